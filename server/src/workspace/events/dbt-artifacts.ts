import { type SchemaObject, schemaObjectLookup, textParts } from '../../metadata/index.ts';
import { type DialectName, dialectNamed, type LineageEdge } from '../../protocol/index.ts';
import { bindScript, parseScript } from '../../sql/index.ts';
import type { DatasetTable } from './dataset-tables.ts';
import type { ColumnFlow, FlowTable } from './flow.ts';
import { entriesOf, field, listOf, textOf } from './json-values.ts';
import type { DatasetFacts } from './open-lineage.ts';
import { reportTable } from './own-tables.ts';

/** Whether a value is `manifest.json` or `catalog.json` of some dbt project. */
export function isDbtArtifact(value: unknown): boolean {
  return /\/dbt\/(manifest|catalog)\//.test(textOf(field(value, 'metadata'), 'dbt_schema_version') ?? '');
}

/**
 * Tables and flows of a dbt project of which only the artifacts are here. Models are bound in the order in which they depend on each other, each with the
 * columns that those before it were found to have; one that was not compiled gets an edge from each that it depends on as a whole.
 */
export function readDbtArtifact(
  value: unknown,
  { text, dialect: usual }: { readonly text: string; readonly dialect: DialectName },
): { readonly datasets: readonly DatasetFacts[]; readonly flows: readonly ColumnFlow[] } {
  const adapter = textOf(field(value, 'metadata'), 'adapter_type');
  const dialect = (adapter === null ? null : dialectNamed(adapter)) ?? usual;
  const nodes = [...entriesOf(value, 'nodes'), ...entriesOf(value, 'sources')].flatMap(([id, node]) => nodeOf(id, node, { text, dialect }));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const schema: Record<string, Record<string, string>> = {};
  for (const { printed, columns } of nodes)
    schema[printed] = Object.fromEntries(columns.map(({ name, type }) => [name, type ?? 'unknown']));
  const flows: ColumnFlow[] = [];
  for (const node of inOrder(nodes, byId)) flows.push(...flowsOf(node, byId, schema, dialect));
  for (const [id, exposure] of entriesOf(value, 'exposures')) flows.push(...exposureFlows(id, exposure, byId, { text, dialect }));
  return { datasets: nodes.map(({ table, columns, description, range }) => ({ table, columns, description, range })), flows };
}

interface DbtNode extends DatasetFacts {
  readonly id: string;
  readonly printed: string;
  readonly compiled: string | null;
  readonly needs: readonly string[];
}

const KINDS: Readonly<Record<string, DatasetTable['kind']>> = { model: 'model', seed: 'seed', snapshot: 'model', source: 'source' };

function nodeOf(id: string, node: unknown, { text, dialect }: { readonly text: string; readonly dialect: DialectName }): DbtNode[] {
  const [type = ''] = id.split('.');
  const kind = KINDS[textOf(node, 'resource_type') ?? type];
  const metadata = field(node, 'metadata');
  const schema = textOf(node, 'schema') ?? textOf(metadata, 'schema');
  const name = textOf(node, 'alias') ?? textOf(node, 'identifier') ?? textOf(node, 'name') ?? textOf(metadata, 'name');
  if (kind === undefined || name === null) return [];
  const printed = schema === null ? name : `${schema}.${name}`;
  const table: DatasetTable = { parts: textParts(dialect, printed), dialect, guessed: true, local: false, kind };
  const columns = entriesOf(node, 'columns').map(([key, column]) => ({
    name: textOf(column, 'name') ?? key,
    type: textOf(column, 'data_type') ?? textOf(column, 'type'),
    description: textOf(column, 'description') ?? textOf(column, 'comment'),
  }));
  const at = Math.max(0, text.indexOf(JSON.stringify(id)));
  return [
    {
      id,
      printed,
      table,
      columns,
      description: textOf(node, 'description') ?? textOf(metadata, 'comment'),
      range: { start: at, end: at },
      compiled: textOf(node, 'compiled_code') ?? textOf(node, 'compiled_sql'),
      needs: listOf(field(node, 'depends_on'), 'nodes').filter((need) => typeof need === 'string'),
    },
  ];
}

/** What others need first. Members of a circle stand in the order of the file. */
function inOrder(nodes: readonly DbtNode[], byId: ReadonlyMap<string, DbtNode>): readonly DbtNode[] {
  const done = new Set<string>();
  const sorted: DbtNode[] = [];
  for (const start of nodes) {
    const path = [start];
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const first = !done.has(node.id);
      done.add(node.id);
      const open = first ? node.needs.flatMap((need) => (done.has(need) ? [] : (byId.get(need) ?? []))) : [];
      if (open.length > 0) path.push(...open);
      else {
        path.pop();
        if (!sorted.includes(node)) sorted.push(node);
      }
    }
  }
  return sorted;
}

function flowsOf(
  node: DbtNode,
  byId: ReadonlyMap<string, DbtNode>,
  schema: Record<string, Record<string, string>>,
  dialect: DialectName,
): ColumnFlow[] {
  const place = { start: node.range.start, end: node.range.start };
  const whole = node.needs.flatMap((need): ColumnFlow[] => {
    const from = byId.get(need);
    if (from === undefined) return [];
    return [
      {
        source: from.table,
        sourceColumn: '*',
        target: node.table,
        targetColumn: '*',
        kind: 'transform',
        uncertain: true,
        claim: null,
        ...place,
      },
    ];
  });
  const bound = node.compiled === null ? null : bindQuery(node.compiled, schema, dialect);
  if (bound === null) return whole;
  const tables = new Map([...byId.values()].map((other) => [other.printed, other.table]));
  const flows = bound.flows.flatMap(({ table, column, target, kind, uncertain }): ColumnFlow[] => {
    const source = tables.get(table) ?? {
      parts: textParts(dialect, table),
      dialect,
      guessed: true,
    };
    return [{ source, sourceColumn: column, target: node.table, targetColumn: target, kind, uncertain, claim: null, ...place }];
  });
  const known = schema[node.printed] ?? {};
  // What the query yields counts where nobody has described it.
  if (bound.columns.length > 0 && !bound.columns.includes('*'))
    schema[node.printed] = Object.fromEntries(bound.columns.map((column) => [column, known[column] ?? 'unknown']));
  return flows.length > 0 ? flows : whole;
}

/** What an exposure depends on, as a whole: nobody knows which columns it shows. */
function exposureFlows(
  id: string,
  exposure: unknown,
  byId: ReadonlyMap<string, DbtNode>,
  { text, dialect }: { readonly text: string; readonly dialect: DialectName },
): ColumnFlow[] {
  const named = reportTable(textOf(exposure, 'name') ?? id.slice(id.lastIndexOf('.') + 1)).id;
  const target: FlowTable = { parts: [{ text: named, folded: named }], dialect, guessed: false };
  const at = Math.max(0, text.indexOf(JSON.stringify(id)));
  return listOf(field(exposure, 'depends_on'), 'nodes').flatMap((need): ColumnFlow[] => {
    const source = typeof need === 'string' ? byId.get(need)?.table : undefined;
    if (source === undefined) return [];
    return [{ source, sourceColumn: '*', target, targetColumn: '*', kind: 'transform', uncertain: true, claim: null, start: at, end: at }];
  });
}

interface BoundFlow {
  readonly table: string;
  readonly column: string;
  readonly target: string;
  readonly kind: LineageEdge['kind'];
  readonly uncertain: boolean;
}

function bindQuery(
  compiled: string,
  schema: SchemaObject,
  dialect: DialectName,
): { readonly flows: readonly BoundFlow[]; readonly columns: readonly string[] } | null {
  const script = parseScript(compiled, dialect);
  // Tables without columns are tables of which nothing is known.
  const described = Object.fromEntries(Object.entries(schema).filter(([, columns]) => Object.keys(columns).length > 0));
  const statement = bindScript(script, schemaObjectLookup(described, dialect)).statements.find(({ lineage }) => lineage.length > 0);
  if (statement === undefined) return null;
  const flows = statement.lineage.flatMap(({ columns, influences, uncertain }): BoundFlow[] => [
    ...columns.flatMap(({ target, sources, kind }) =>
      sources.flatMap(({ table, column }) =>
        table === null ? [] : [{ table: lastTwo(table), column, target: target.column, kind, uncertain }],
      ),
    ),
    ...influences.flatMap(({ table, column, kind }) =>
      table === null ? [] : [{ table: lastTwo(table), column, target: '*', kind, uncertain }],
    ),
  ]);
  return { flows, columns: statement.lineage.flatMap(({ columns }) => columns.map(({ target }) => target.column)) };
}

/** dbt writes the database before them. */
function lastTwo(name: string): string {
  return name.split('.').slice(-2).join('.');
}
