import { say } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { sameName } from '../identifiers.ts';
import type { IdeTable } from '../port.ts';
import { scopesOf } from './columns.ts';
import { type CompletionKind, GROUP, type Proposal } from './item.ts';
import { LIMIT, matchScore } from './rank.ts';
import type { Request } from './request.ts';

/** Tables, views and models that FROM can name, CTEs of the statement first. */
export function tableProposals(request: Request): readonly Proposal[] {
  const { workspace, file } = request;
  const all = workspace.tables(file.uri);
  const own = likely(request, all, ({ kind, id }) => kind !== 'temp' && id !== file.model);
  const tables = [...own, ...workspace.databaseTables(file.uri, request.prefix, null, LIMIT + 1)];
  return [
    ...cteProposals(request),
    ...temporaryTables(request),
    ...tables.map((table) => tableProposal(request, table, workspace.tablesNamed(file.uri, table.name).length > 1)),
    ...[...new Set([...schemasOf(all), ...workspace.databaseSchemas(file.uri)])].map((schema) => schemaProposal(request, schema)),
  ];
}

/** After `schema.`: what that schema holds; also `catalog.schema.`. */
export function qualifiedTableProposals(request: Request): readonly Proposal[] {
  const { workspace, file, dialect } = request;
  const qualifier = request.context.qualifier.map(({ name }) => name);
  const [last, before] = [qualifier.at(-1), qualifier.at(-2)];
  // Most names before a dot are aliases, and there can be very many tables.
  if (last === undefined || !workspace.isQualifier(file.uri, last)) return [];
  const is = (name: string | null, wanted: string) => name !== null && (name === wanted || sameName(dialect, name, wanted));
  const all = workspace.tables(file.uri);
  const fits = (table: IdeTable) => is(table.schema, last) && (before === undefined || is(table.catalog, before));
  const inSchema = [...likely(request, all, fits), ...workspace.databaseTables(file.uri, request.prefix, last, LIMIT + 1).filter(fits)];
  const schemas = new Set<string>();
  for (const { catalog, schema } of all) if (catalog !== null && schema !== null && is(catalog, last)) schemas.add(schema);
  return [
    ...inSchema.map((table) => ({ ...plainTable(table), insert: request.name(table.name) })),
    ...[...schemas].map((schema) => schemaProposal(request, schema)),
  ];
}

/**
 * The tables that the typed prefix leaves; without one, as many as a list shows and one more, which tells that there are more.
 * There can be a hundred thousand tables, so that making proposals of all would take longer than a key.
 */
function likely(request: Request, tables: readonly IdeTable[], fits: (table: IdeTable) => boolean): readonly IdeTable[] {
  const wanted = request.prefix.toLowerCase();
  const found: IdeTable[] = [];
  for (const table of tables) {
    if (wanted === '' && found.length > LIMIT) break;
    if (mayMatch(table, wanted) && fits(table)) found.push(table);
  }
  return found;
}

function mayMatch(table: IdeTable, wanted: string): boolean {
  if (wanted === '' || table.jinja !== null) return true;
  let text = searchTexts.get(table);
  if (text === undefined) {
    text = `${table.name} ${table.schema ?? ''}.${table.name}`.toLowerCase();
    searchTexts.set(table, text);
  }
  return matchScore(text, wanted) !== null;
}

const searchTexts = new WeakMap<IdeTable, string>();

const schemasByTables = new WeakMap<readonly IdeTable[], readonly string[]>();

/** Counted once as long as the tables stay the same. */
function schemasOf(tables: readonly IdeTable[]): readonly string[] {
  const known = schemasByTables.get(tables);
  if (known !== undefined) return known;
  const schemas = new Set<string>();
  for (const { schema, kind } of tables) if (schema !== null && kind !== 'temp') schemas.add(schema);
  const list = [...schemas];
  schemasByTables.set(tables, list);
  return list;
}

export function cteProposals(request: Request): readonly Proposal[] {
  const proposals: Proposal[] = [];
  for (const { ctes } of scopesOf(request))
    for (const cte of ctes)
      proposals.push({ kind: 'cte', label: cte.name, insert: request.name(cte.name), origin: 'CTE', group: GROUP.cte });
  return proposals;
}

/** Where the name stands for the table in code: `{{ ref('orders') }}` in dbt, else the name with as much of its schema as it needs. */
export function tableCode(request: Request, table: IdeTable, qualify: boolean): string {
  const inDbt = request.file.model !== null;
  if (inDbt && table.jinja) return `{{ ${table.jinja.function}(${table.jinja.args.map((arg) => `'${arg}'`).join(', ')}) }}`;
  const name = request.name(table.name);
  if (table.schema === null || !(qualify || isFarSchema(request, table.schema))) return name;
  return `${request.name(table.schema)}.${name}`;
}

function tableProposal(request: Request, table: IdeTable, ambiguous: boolean): Proposal {
  const insert = tableCode(request, table, ambiguous);
  const otherDialect = table.dialect !== null && table.dialect !== request.dialect;
  return {
    ...plainTable(table),
    insert,
    match: `${table.name} ${insert}`,
    group: otherDialect ? GROUP.farTable : GROUP.table,
  };
}

function plainTable(table: IdeTable): Omit<Proposal, 'insert'> {
  return {
    kind: kindOf(table),
    label: table.name,
    detail: null,
    origin: table.schema,
    group: GROUP.table,
    subject: { kind: 'table', table: table.id },
  };
}

function kindOf(table: IdeTable): CompletionKind {
  if (table.kind === 'view' || table.kind === 'model' || table.kind === 'source') return table.kind;
  return 'table';
}

function schemaProposal(request: Request, schema: string): Proposal {
  return { kind: 'schema', label: schema, insert: request.name(schema), group: GROUP.schema };
}

/** Schemas that are searched without being named. */
function isFarSchema(request: Request, schema: string): boolean {
  return !(DEFAULT_SCHEMAS[request.dialect] ?? []).includes(schema.toLowerCase());
}

const DEFAULT_SCHEMAS: Partial<Record<DialectName, readonly string[]>> = {
  postgres: ['public'],
  redshift: ['public'],
  tsql: ['dbo'],
  sqlite: ['main'],
  duckdb: ['main'],
  snowflake: ['public'],
};

/** Temp tables that earlier statements of the script make. */
function temporaryTables(request: Request): readonly Proposal[] {
  return request.file.bound.statements.slice(0, request.place.index).flatMap(({ definitions }) =>
    definitions.flatMap((definition) => {
      if (definition.action !== 'create' || !definition.temporary) return [];
      const name = definition.name.parts.at(-1)?.name ?? definition.table.id;
      return [{ kind: 'table' as const, label: name, insert: request.name(name), origin: say('temporary'), group: GROUP.cte }];
    }),
  );
}
