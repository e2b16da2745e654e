import type { DialectName } from '../../protocol/index.ts';
import { sameName } from '../identifiers.ts';
import type { IdeTable } from '../port.ts';
import { scopesOf } from './columns.ts';
import { type CompletionKind, GROUP, type Proposal } from './item.ts';
import type { Request } from './request.ts';

/** Tables, views and models that FROM can name, CTEs of the statement first. */
export function tableProposals(request: Request): readonly Proposal[] {
  const tables = request.workspace.tables(request.file.uri).filter(({ kind }) => kind !== 'temp');
  const temporary = temporaryTables(request);
  const count = new Map<string, number>();
  for (const { name } of tables) count.set(name.toLowerCase(), (count.get(name.toLowerCase()) ?? 0) + 1);
  const schemas = new Set(tables.map(({ schema }) => schema).filter((schema) => schema !== null));
  return [
    ...cteProposals(request),
    ...temporary,
    ...tables
      .filter(({ id }) => id !== request.file.model)
      .map((table) => tableProposal(request, table, (count.get(table.name.toLowerCase()) ?? 0) > 1)),
    ...[...schemas].map((schema) => schemaProposal(request, schema)),
  ];
}

/** After `schema.`: what that schema holds; also `catalog.schema.`. */
export function qualifiedTableProposals(request: Request): readonly Proposal[] {
  const qualifier = request.context.qualifier.map(({ name }) => name);
  const [last, before] = [qualifier.at(-1), qualifier.at(-2)];
  if (last === undefined) return [];
  const { dialect } = request;
  const is = (name: string | null, wanted: string) => name !== null && sameName(dialect, name, wanted);
  const proposals: Proposal[] = [];
  const schemas = new Set<string>();
  for (const table of request.workspace.tables(request.file.uri)) {
    if (is(table.schema, last) && (before === undefined || is(table.catalog, before)))
      proposals.push({ ...plainTable(table), insert: request.name(table.name) });
    else if (is(table.catalog, last) && table.schema !== null) schemas.add(table.schema);
  }
  return [...proposals, ...[...schemas].map((schema) => schemaProposal(request, schema))];
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
      return [{ kind: 'table' as const, label: name, insert: request.name(name), origin: 'temporary', group: GROUP.cte }];
    }),
  );
}
