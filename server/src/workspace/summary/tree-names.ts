import type { DialectName } from '../../protocol/index.ts';
import type { CreateTable, CreateView, ObjectName, Select, SyntaxTree, With } from '../../sql/index.ts';

/** What one statement's tree says about tables, without knowing what any of them is. */
export interface TreeNames {
  /** Every table that is named, CTEs apart. */
  readonly tables: readonly ObjectName[];
  readonly creates: readonly (CreateTable | CreateView)[];
  /** SELECT … INTO table. */
  readonly selectsInto: readonly ObjectName[];
}

/** Dialects in which a CTE sees itself without RECURSIVE. */
const SELF_VISIBLE: ReadonlySet<DialectName> = new Set(['oracle', 'tsql']);

/** Collects table names with an explicit stack, since trees can be as deep as their text is long. */
export function collectNames(tree: SyntaxTree, dialect: DialectName): TreeNames {
  const found = { tables: [] as ObjectName[], creates: [] as (CreateTable | CreateView)[], selectsInto: [] as ObjectName[] };
  const stack: Item[] = [{ node: tree.root, shadows: NOTHING }];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { node, shadows } = item;
    if (Array.isArray(node)) {
      for (const child of node) if (typeof child === 'object' && child !== null) stack.push({ node: child, shadows });
      continue;
    }
    const object = node as TreeObject;
    if (LEAVES.has(object['kind'])) continue;
    let visible = shadows;
    if (isWith(object['with'])) visible = pushCtes(object['with'], shadows, dialect, stack);
    switch (object['kind']) {
      case 'table':
        if (isName(object['name']) && !isShadowed(object['name'], shadows)) found.tables.push(object['name']);
        break;
      case 'create-table': {
        const create = node as CreateTable;
        found.creates.push(create);
        found.tables.push(...create.like);
        break;
      }
      case 'create-view':
        found.creates.push(node as CreateView);
        break;
      case 'select': {
        const { into } = node as Select;
        if (into !== null) found.selectsInto.push(into);
      }
    }
    pushChildren(object, visible, stack);
  }
  return found;
}

type Shadows = ReadonlySet<string>;
type TreeObject = Readonly<Record<string, unknown>>;

interface Item {
  readonly node: object;
  readonly shadows: Shadows;
}

const NOTHING: Shadows = new Set();
const LEAVES: ReadonlySet<unknown> = new Set(['identifier', 'name', 'literal', 'parameter', 'column', 'type', 'missing', 'jinja']);

function isWith(value: unknown): value is With {
  return typeof value === 'object' && value !== null && (value as TreeObject)['kind'] === 'with';
}

function isName(value: unknown): value is ObjectName {
  return typeof value === 'object' && value !== null && (value as TreeObject)['kind'] === 'name';
}

function isShadowed(name: ObjectName, shadows: Shadows): boolean {
  const [only, ...rest] = name.parts;
  return name.jinja === null && only !== undefined && rest.length === 0 && shadows.has(only.name.toLowerCase());
}

function pushCtes(clause: With, outer: Shadows, dialect: DialectName, stack: Item[]): Shadows {
  const all = new Set(outer);
  for (const cte of clause.ctes) all.add(cte.name.name.toLowerCase());
  const before = new Set(outer);
  for (const cte of clause.ctes) {
    const name = cte.name.name.toLowerCase();
    let visible: Shadows = clause.recursive ? all : new Set(before);
    if (!clause.recursive && SELF_VISIBLE.has(dialect)) visible = new Set([...before, name]);
    stack.push({ node: cte.query, shadows: visible });
    before.add(name);
  }
  for (const routine of clause.routines) stack.push({ node: routine, shadows: outer });
  return all;
}

function pushChildren(node: TreeObject, shadows: Shadows, stack: Item[]): void {
  for (const key in node) {
    const child = node[key];
    if (typeof child === 'object' && child !== null && key !== 'with' && key !== 'name' && key !== 'jinja')
      stack.push({ node: child, shadows });
  }
}
