import { throwIfCancelled } from '../base/index.ts';
import type { Catalog, CatalogTable } from '../metadata/index.ts';
import type { ColumnSource } from '../sql/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { ColumnNeighbours, IdeTable, IdeWorkspace } from './port.ts';

/** The workspace as the editor features see it. */
export function ideWorkspace(workspace: Workspace): IdeWorkspace {
  const visible = new VisibleTables(workspace);
  return {
    async file(uri, token) {
      throwIfCancelled(token);
      return workspace.bound(uri);
    },
    text: async (uri) => workspace.file(uri)?.text ?? null,
    tables: (uri) => visible.from(uri),
    table: (uri, id) => catalogFor(workspace, uri)?.table(id) ?? null,
    filesOf: (_uri, id) => workspace.filesOf(id),
    neighbours: (_uri, column) => neighbours(workspace, column),
    diagnostics: (uri) => workspace.diagnostics(uri),
    allTables: () => [...workspace.tables()].map(({ table }) => table),
  };
}

function catalogFor(workspace: Workspace, uri: string): Catalog | null {
  const file = workspace.file(uri);
  return file && workspace.catalogOf(file);
}

/** Completion asks at every key: the list is put together once a change. */
class VisibleTables {
  readonly #workspace: Workspace;
  #revision = '';
  #known = new Map<Catalog, readonly CatalogTable[]>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  from(uri: string): readonly IdeTable[] {
    const catalog = catalogFor(this.#workspace, uri);
    if (!catalog) return [];
    const { revision } = this.#workspace;
    if (revision !== this.#revision) this.#known = new Map();
    this.#revision = revision;
    const known = this.#known.get(catalog);
    if (known) return known;
    const tables = [...catalog.visibleTables()];
    this.#known.set(catalog, tables);
    return tables;
  }
}

/** Influences on rows are no values: only edges that carry one count. */
function neighbours(workspace: Workspace, { table, column }: ColumnSource): ColumnNeighbours {
  const upstream: ColumnSource[] = [];
  const downstream: ColumnSource[] = [];
  for (const { source, target, kind } of workspace.edgesNear(table)) {
    if (kind === 'join' || kind === 'filter' || kind === 'group' || kind === 'order') continue;
    if (target.node === table && target.column === column) upstream.push({ table: source.node, column: source.column });
    if (source.node === table && source.column === column) downstream.push({ table: target.node, column: target.column });
  }
  return { upstream, downstream };
}
