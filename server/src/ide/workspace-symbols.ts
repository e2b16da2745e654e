import { type CancellationToken, throwIfCancelled } from '../base/index.ts';
import type { SymbolKind } from './document-symbols.ts';
import type { FileRange, IdeTable, IdeWorkspace } from './port.ts';

export interface WorkspaceSymbol extends FileRange {
  readonly kind: SymbolKind;
  readonly name: string;
  /** The table of a column, the schema of a table. */
  readonly container: string | null;
}

const LIMIT = 300;

/** Tables, views and models, then columns, whose names hold the query's letters in order; best matches first. */
export function workspaceSymbols(workspace: IdeWorkspace, query: string, token: CancellationToken): readonly WorkspaceSymbol[] {
  const wanted = query.toLowerCase();
  const found: { readonly symbol: WorkspaceSymbol; readonly score: number }[] = [];
  for (const table of workspace.allTables()) {
    throwIfCancelled(token);
    const score = matchScore(table.name.toLowerCase(), wanted);
    const [site] = table.sites;
    if (site && score !== null) found.push({ symbol: { ...site, kind: kindOf(table), name: table.name, container: table.schema }, score });
    if (wanted === '') continue;
    for (const { name, sites } of table.columns) {
      const columnScore = matchScore(name.toLowerCase(), wanted);
      const [columnSite] = sites;
      if (columnSite && columnScore !== null)
        found.push({ symbol: { ...columnSite, kind: 'column', name, container: table.id }, score: columnScore + 1 });
    }
  }
  return found
    .sort((a, b) => a.score - b.score || (a.symbol.name < b.symbol.name ? -1 : 1))
    .slice(0, LIMIT)
    .map(({ symbol }) => symbol);
}

function kindOf({ kind }: IdeTable): SymbolKind {
  return kind === 'view' || kind === 'model' ? kind : 'table';
}

/** Lower is better; columns count one worse than tables. */
function matchScore(name: string, wanted: string): number | null {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 2;
  if (name.includes(wanted)) return 4;
  let at = 0;
  for (const letter of wanted) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return null;
  }
  return 6;
}
