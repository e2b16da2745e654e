import { throwIfCancelled } from '../base/index.ts';
import type { IdeFile, IdeTable, IdeWorkspace } from '../ide/index.ts';
import type { CatalogTable } from '../metadata/index.ts';
import { isInfluence } from '../protocol/index.ts';
import type { ColumnSource } from '../sql/index.ts';
import { isSql, type Workspace } from '../workspace/index.ts';

/** The workspace as the editor features see it. */
export function ideWorkspace(workspace: Workspace): IdeWorkspace {
  const tables = new TableViews();
  const visible = (uri: string) => {
    const file = workspace.file(uri);
    return file === null ? null : workspace.catalogOf(file);
  };
  return {
    async file(uri, token): Promise<IdeFile | null> {
      throwIfCancelled(token);
      return workspace.bound(uri);
    },
    async text(uri) {
      return workspace.file(uri)?.text ?? null;
    },
    tables: (uri) => [...(visible(uri)?.visibleTables() ?? [])].map((table) => tables.of(table)),
    table(uri, id) {
      const table = visible(uri)?.table(id);
      return table ? tables.of(table) : null;
    },
    filesOf: (_uri, id) =>
      workspace.filesOf(id).filter((file) => {
        const known = workspace.file(file);
        return known !== null && isSql(known);
      }),
    neighbours: (_uri, column) => neighbours(workspace, column),
    diagnostics: (uri) => workspace.diagnostics(uri),
    allTables: () => [...workspace.tables()].map(({ table }) => tables.of(table)),
  };
}

/** Tables of the catalog are values that stay the same until something about them changes; so do their views. */
class TableViews {
  readonly #views = new WeakMap<CatalogTable, IdeTable>();

  of(table: CatalogTable): IdeTable {
    const known = this.#views.get(table);
    if (known !== undefined) return known;
    const { id, kind, catalog, schema, name, dialect, description, columns, complete, sites, jinja } = table;
    const view: IdeTable = { id, kind, catalog, schema, name, dialect, description, columns, complete, sites, jinja };
    this.#views.set(table, view);
    return view;
  }
}

function neighbours(workspace: Workspace, { table, column }: ColumnSource): { upstream: ColumnSource[]; downstream: ColumnSource[] } {
  const upstream = new Map<string, ColumnSource>();
  const downstream = new Map<string, ColumnSource>();
  const add = (to: Map<string, ColumnSource>, end: { readonly node: string; readonly column: string }) => {
    to.set(`${end.node}\n${end.column}`, { table: end.node, column: end.column });
  };
  for (const edge of workspace.edgesNear(table)) {
    if (isInfluence(edge)) continue;
    if (edge.target.node === table && edge.target.column === column) add(upstream, edge.source);
    if (edge.source.node === table && edge.source.column === column) add(downstream, edge.target);
  }
  return { upstream: [...upstream.values()], downstream: [...downstream.values()] };
}
