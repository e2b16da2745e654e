import { throwIfCancelled } from '../base/index.ts';
import type { CatalogTable, CatalogView } from '../metadata/index.ts';
import { isInfluence } from '../protocol/index.ts';
import type { SchemaLookup } from '../sql/index.ts';
import { domainOf, isSql, type Workspace } from '../workspace/index.ts';
import { macroQuestions } from './jinja/index.ts';
import type { ColumnMeaning, ColumnNeighbours, IdeColumn, IdeTable, IdeWorkspace, TableColumn } from './port.ts';

/** The workspace as the editor features see it. */
export function ideWorkspace(workspace: Workspace): IdeWorkspace {
  const visible = new VisibleTables(workspace);
  return {
    async file(uri, token) {
      throwIfCancelled(token);
      return workspace.bound(uri);
    },
    text: async (uri) => workspace.file(uri)?.text ?? null,
    lookup: (uri) => lookup(workspace, uri),
    tables: (uri) => visible.from(uri),
    databaseTables: (uri, wanted, schema, limit) => catalogFor(workspace, uri)?.databaseTables(wanted, schema, limit) ?? [],
    databaseSchemas: (uri) => catalogFor(workspace, uri)?.databaseSchemas() ?? [],
    tablesNamed: (uri, name) => [...(catalogFor(workspace, uri)?.tablesNamed(name) ?? [])],
    isQualifier: (uri, name) => catalogFor(workspace, uri)?.hasQualifier(name) ?? false,
    table: (uri, id) => catalogFor(workspace, uri)?.table(id) ?? null,
    meaning: (uri, table, column) => meaning(workspace, uri, table, column),
    filesOf: (_uri, id) => workspace.filesOf(id).filter((uri) => isSqlFile(workspace, uri)),
    neighbours: (_uri, column) => neighbours(workspace, column),
    ...macroQuestions(workspace),
    diagnostics: (uri) => workspace.diagnostics(uri),
    allTables: () => [...workspace.tables()].map(({ table }) => table),
  };
}

function catalogFor(workspace: Workspace, uri: string): CatalogView | null {
  const file = workspace.file(uri);
  return file && workspace.catalogOf(file);
}

function lookup(workspace: Workspace, uri: string): SchemaLookup | null {
  const [bound, file] = [workspace.bound(uri), workspace.file(uri)];
  const source = file && (workspace.sourceOf(file)?.name ?? null);
  return bound && (catalogFor(workspace, uri)?.lookup({ dialect: bound.bound.script.dialect, self: bound.model, source }) ?? null);
}

function meaning(workspace: Workspace, uri: string, table: IdeTable, column: IdeColumn): ColumnMeaning | null {
  const project = workspace.file(uri)?.project;
  if (project === undefined) return null;
  const place = { catalog: table.catalog, schema: table.schema, table: table.name, column: column.name };
  const { terms, described } = workspace.glossaries(project).meaningOf(place);
  return { terms, description: described?.description ?? null, ...domainOf(table.name, column, described) };
}

function isSqlFile(workspace: Workspace, uri: string): boolean {
  const file = workspace.file(uri);
  return file !== null && isSql(file);
}

/** Completion asks at every key: the list is put together once a change. */
class VisibleTables {
  readonly #workspace: Workspace;
  #revision = '';
  #known = new Map<CatalogView, readonly CatalogTable[]>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  from(uri: string): readonly IdeTable[] {
    const catalog = catalogFor(this.#workspace, uri);
    if (!catalog) return [];
    const { catalogRevision: revision } = this.#workspace;
    if (revision !== this.#revision) this.#known = new Map();
    this.#revision = revision;
    const known = this.#known.get(catalog);
    if (known) return known;
    const tables = catalog.visibleTables();
    this.#known.set(catalog, tables);
    return tables;
  }
}

function neighbours(workspace: Workspace, { table, column }: TableColumn): ColumnNeighbours {
  const upstream = new Map<string, TableColumn>();
  const downstream = new Map<string, TableColumn>();
  const add = (to: Map<string, TableColumn>, end: { readonly node: string; readonly column: string }) => {
    to.set(`${end.node}\n${end.column}`, { table: end.node, column: end.column });
  };
  for (const edge of workspace.flow.near(table)) {
    if (isInfluence(edge)) continue;
    if (edge.target.node === table && edge.target.column === column) add(upstream, edge.source);
    if (edge.source.node === table && edge.source.column === column) add(downstream, edge.target);
  }
  return { upstream: [...upstream.values()], downstream: [...downstream.values()] };
}
