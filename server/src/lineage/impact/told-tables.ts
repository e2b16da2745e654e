import { rangeContains, type TextRange } from '../../base/index.ts';
import type { FlowEdge, Workspace } from '../../workspace/index.ts';
import type { AffectedPlace } from './affected.ts';

/**
 * The tables that places tell of: what their statements write. A model, and whatever has no statements to look at, is told as a whole; another
 * file may make several views, of which only those are told whose statement has a place.
 */
export class ToldTables {
  /** Things that are told as a whole. */
  readonly #groups = new Set<string>();
  /** Files of several statements, with the tables that are told. */
  readonly #tables = new Map<string, Set<string>>();

  constructor(workspace: Workspace, places: readonly AffectedPlace[]) {
    const files = new Map<string, FileParts>();
    for (const { uri, range, group, table } of places) {
      if (group.kind === 'file' && !files.has(uri)) files.set(uri, partsOf(workspace, uri));
      const written = writtenAt(files.get(uri), range.start);
      if (written === null) this.#groups.add(group.name);
      else this.#of(uri, [...written, ...(table === null ? [] : [table])]);
    }
  }

  has({ uri, group, table }: Pick<AffectedPlace, 'uri' | 'group' | 'table'>): boolean {
    if (this.#groups.has(group.name)) return true;
    return table !== null && this.#tables.get(uri)?.has(table) === true;
  }

  #of(uri: string, tables: readonly string[]): void {
    const known = this.#tables.get(uri) ?? new Set();
    for (const table of tables) known.add(table);
    this.#tables.set(uri, known);
  }
}

interface FileParts {
  readonly statements: readonly TextRange[];
  readonly edges: readonly FlowEdge[];
}

function partsOf(workspace: Workspace, uri: string): FileParts {
  const statements = workspace.bound(uri)?.bound.script.statements ?? [];
  return { statements: statements.map(({ range }) => range), edges: [...workspace.flow.of(uri)] };
}

/** Nodes of the graph that the statement at an offset writes; null where the file has none there. */
function writtenAt(file: FileParts | undefined, offset: number): readonly string[] | null {
  const statement = file?.statements.find((range) => rangeContains(range, offset));
  if (file === undefined || statement === undefined) return null;
  const { start, end } = statement;
  return file.edges.filter((edge) => edge.start >= start && edge.end <= end).map(({ target }) => target.node);
}
