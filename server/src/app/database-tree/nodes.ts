import {
  type BrowsedObject,
  type ColumnObject,
  type CrawledBrowser,
  type KeyObject,
  OverlaidCatalog,
  type TableObject,
  typeText,
} from '../../metadata/index.ts';
import type {
  ColumnNode,
  DatabaseNode,
  DatabaseObjectKind,
  FolderNode,
  NoteNode,
  ObjectNode,
  PartNode,
  RangeNode,
  SchemaNode,
} from '../../protocol/index.ts';
import { writeNodeId } from './node-id.ts';
import { exactIdentifier, exactName } from './table-sql.ts';

/** Where the nodes of a crawl belong. */
export interface NodePlace {
  readonly connection: string;
  readonly browser: CrawledBrowser;
  /** What lineage calls a table of the connection, by the name that its database gives it. */
  readonly lineageName: (id: string) => string;
}

/** Objects of a page. */
export const PAGE = 500;
/** Pages of a folder; of a longer one the pages are longer. */
const MOST_PAGES = 500;

/** Kinds in the order in which people look for them. */
export const KINDS: readonly DatabaseObjectKind[] = [
  'table',
  'external-table',
  'view',
  'materialized-view',
  'procedure',
  'function',
  'package',
  'trigger',
  'sequence',
  'synonym',
  'type',
];
const TABLES: ReadonlySet<DatabaseObjectKind> = new Set(['table', 'external-table', 'view', 'materialized-view']);

export function schemaNode({ connection, browser }: NodePlace, schema: string): SchemaNode {
  const complete = browser.schemas.find(({ name }) => name === schema)?.complete ?? false;
  const id = writeNodeId({ at: 'schema', connection, schema });
  return { origin: 'database', kind: 'schema', id, connection, label: schema, hasChildren: true, complete };
}

export function folderNode({ connection }: NodePlace, schema: string, of: DatabaseObjectKind, count: number): FolderNode {
  const id = writeNodeId({ at: 'folder', connection, schema, of });
  return { origin: 'database', kind: 'folder', id, connection, label: of, hasChildren: true, of, count };
}

/** The pages of a folder that is too long to be looked through. */
export function rangeNodes(
  { connection, browser }: NodePlace,
  schema: string,
  of: DatabaseObjectKind,
  ids: readonly number[],
): readonly RangeNode[] {
  const size = Math.max(PAGE, Math.ceil(ids.length / MOST_PAGES));
  const starts = Array.from({ length: Math.ceil(ids.length / size) }, (_, at) => at * size);
  const edges = starts.map((from) => [from, Math.min(from + size, ids.length)] as const);
  const list = TABLES.has(of) ? 'tables' : 'others';
  const wanted = edges.flatMap(([from, to]) => [ids[from] ?? 0, ids[to - 1] ?? 0]);
  const names = new Map(browser.listed(list, wanted).map(({ id, name }) => [id, name]));
  return edges.map(([from, to]) => {
    const [first, last] = [names.get(ids[from] ?? 0) ?? '', names.get(ids[to - 1] ?? 0) ?? ''];
    const id = writeNodeId({ at: 'range', connection, schema, of, from, to });
    const label = `${first} … ${last}`;
    return { origin: 'database', kind: 'range', id, connection, label, hasChildren: true, of, first, last, count: to - from };
  });
}

export function objectNode({ connection, browser, lineageName }: NodePlace, object: BrowsedObject): ObjectNode {
  const { kind, catalog, schema, name, signature } = object;
  const isTable = TABLES.has(kind);
  return {
    origin: 'database',
    kind,
    id: writeNodeId({ at: 'object', connection, schema: schema ?? '', kind, name, signature }),
    connection,
    label: name,
    hasChildren: isTable,
    address: { connection, catalog, schema, name, column: null },
    signature,
    sqlName: exactName(browser.dialect, object),
    comment: object.comment,
    rows: object.rows,
    bytes: object.bytes,
    profile: object.profiledAt === null ? null : { profiledAt: object.profiledAt },
    target: object.target,
    broken: object.broken,
    detail: object.shape === null ? '' : typeText(object.shape),
    hasDefinition: object.hasDefinition,
    lineageName: isTable ? lineageName(OverlaidCatalog.idOf(object, browser.dialect)) : null,
  };
}

/** Columns first: they are what people look for. */
export function tableParts(place: NodePlace, table: TableObject): readonly DatabaseNode[] {
  const { connection } = place;
  const folder = (of: PartNode['kind'], count: number): readonly FolderNode[] => {
    if (count === 0) return [];
    const id = writeNodeId({ at: 'parts', connection, schema: table.schema ?? '', name: table.name, of });
    return [{ origin: 'database', kind: 'folder', id, connection, label: of, hasChildren: true, of, count }];
  };
  return [
    ...table.columns.map((column) => columnNode(place, table, column)),
    ...folder('key', table.keys.length),
    ...folder('index', table.indexes.length),
    ...folder('parent', table.inherits?.length ?? 0),
    ...folder('partition', table.partitions?.partitions.length ?? 0),
  ];
}

function columnNode({ connection, browser, lineageName }: NodePlace, table: TableObject, column: ColumnObject): ColumnNode {
  const { catalog, schema, name } = table;
  const id = lineageName(OverlaidCatalog.idOf(table, browser.dialect));
  return {
    origin: 'database',
    kind: 'column',
    id: writeNodeId({ at: 'leaf', connection, path: [schema ?? '', name, 'column', column.name] }),
    connection,
    label: column.name,
    hasChildren: false,
    address: { connection, catalog, schema, name, column: column.name },
    sqlName: exactIdentifier(browser.dialect, column.name),
    type: column.type,
    nullable: column.nullable,
    primaryKey: table.keys.some((key) => key.kind === 'primary' && key.columns.includes(column.name)),
    references: referenceOf(table.keys, column.name),
    filled: filledBy(column),
    inherited: column.inherited === true,
    comment: column.comment,
    lineageName: `${id}.${OverlaidCatalog.idOf({ catalog: null, schema: null, name: column.name }, browser.dialect)}`,
  };
}

function filledBy({ generated, computed, identity, numbered }: ColumnObject): string {
  if (generated !== null) return `generated always as (${generated})${computed === undefined ? '' : ` ${computed}`}`;
  return identity && numbered !== undefined ? `generated ${numbered} as identity` : '';
}

function referenceOf(keys: readonly KeyObject[], column: string): string | null {
  for (const key of keys) {
    const at = key.kind === 'foreign' ? key.columns.indexOf(column) : -1;
    if (key.kind === 'foreign' && at >= 0)
      return [key.references.schema, key.references.name, key.referencedColumns[at]].filter(Boolean).join('.');
  }
  return null;
}

export function partNodes({ connection, browser }: NodePlace, table: TableObject, of: PartNode['kind']): readonly PartNode[] {
  const node = (label: string, detail: string, unique = false): PartNode => {
    const id = writeNodeId({ at: 'leaf', connection, path: [table.schema ?? '', table.name, of, label] });
    return { origin: 'database', kind: of, id, connection, label, hasChildren: false, detail, unique };
  };
  switch (of) {
    case 'key':
      return table.keys.map((key) => node(key.name, keyText(key), key.kind === 'primary' || key.kind === 'unique'));
    case 'index':
      return table.indexes.map(({ name, parts, method, condition, unique }) => {
        const text = `${unique ? 'unique ' : ''}(${parts.join(', ')})${method === null ? '' : ` ${method}`}`;
        return node(name, condition === null ? text : `${text} where ${condition}`, unique);
      });
    case 'parent':
      return (table.inherits ?? []).map(({ schema, name }) => node([schema, name].filter(Boolean).join('.'), ''));
    case 'partition':
      return (table.partitions?.partitions ?? []).map(({ name, bound }) => {
        const part = node(name, bound ?? '');
        // Elsewhere partitions are no tables.
        if (browser.dialect !== 'postgres') return part;
        const place = { catalog: table.catalog, ...partitionPlace(name, table.schema, browser) };
        const address = { connection, ...place, column: null, partOf: { schema: table.schema, name: table.name } };
        return { ...part, address, sqlName: exactName(browser.dialect, place) };
      });
  }
}

/** One in another schema than its table is listed with it. */
function partitionPlace(
  name: string,
  schema: string | null,
  { schemas }: CrawledBrowser,
): { readonly schema: string | null; readonly name: string } {
  const other = schemas.find((one) => one.name !== schema && name.startsWith(`${one.name}.`))?.name;
  return other === undefined ? { schema, name } : { schema: other, name: name.slice(other.length + 1) };
}

function keyText(key: KeyObject): string {
  switch (key.kind) {
    case 'check':
      return `check ${key.expression}`;
    case 'foreign': {
      const table = [key.references.schema, key.references.name].filter(Boolean).join('.');
      return `(${key.columns.join(', ')}) → ${table}(${key.referencedColumns.join(', ')})${lateText(key.deferrable)}`;
    }
    default:
      return `${key.kind} (${key.columns.join(', ')})${lateText(key.deferrable)}`;
  }
}

function lateText(deferrable: 'immediate' | 'deferred' | undefined): string {
  if (deferrable === undefined) return '';
  return deferrable === 'deferred' ? ' deferrable initially deferred' : ' deferrable';
}

export function noteNode(connection: string, note: NoteNode['note'], message: string | null = null): NoteNode {
  const id = writeNodeId({ at: 'leaf', connection, path: ['note', note] });
  return { origin: 'database', kind: 'note', id, connection, label: note, hasChildren: false, note, message };
}
