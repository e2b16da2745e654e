import * as vscode from 'vscode';
import {
  AETL_METHODS,
  type CatalogSearchHit,
  type FromPanelMessage,
  groupOf,
  type PanelFound,
  type ToPanelMessage,
} from '../../../server/src/protocol/index.ts';
import type { ServerConnection } from '../server/index.ts';

type Search = Extract<FromPanelMessage, { readonly type: 'search' }>;
type Found = Extract<ToPanelMessage, { readonly type: 'found' }>;

const LIMIT = 40;
/** As long as the index is being built, the same words are asked for again. */
const AGAIN_MILLISECONDS = 400;

/** The searches of one page over everything that has a name. A newer one cancels the one before. */
export class PanelSearch {
  readonly #server: ServerConnection;
  readonly #answer: (found: Found) => void;
  #running: vscode.CancellationTokenSource | null = null;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(server: ServerConnection, answer: (found: Found) => void) {
    this.#server = server;
    this.#answer = answer;
  }

  async search({ id, text }: Search): Promise<void> {
    this.cancel();
    if (text.trim() === '') return;
    const running = new vscode.CancellationTokenSource();
    this.#running = running;
    try {
      const { hits, complete } = await this.#server.request(AETL_METHODS.catalogSearch, { query: text, limit: LIMIT }, running.token);
      if (running.token.isCancellationRequested) return;
      this.#answer({ type: 'found', id, found: hits.flatMap(placeOf), complete, error: null });
      if (!complete) this.#again = setTimeout(() => void this.search({ type: 'search', id, text }), AGAIN_MILLISECONDS);
    } catch (error) {
      if (running.token.isCancellationRequested) return;
      this.#answer({ type: 'found', id, found: [], complete: true, error: error instanceof Error ? error.message : String(error) });
    }
  }

  cancel(): void {
    clearTimeout(this.#again);
    this.#running?.cancel();
    this.#running?.dispose();
    this.#running = null;
  }
}

/** Terms of glossaries have no place in a picture. */
function placeOf({ lineageName, table, column, description }: CatalogSearchHit): readonly PanelFound[] {
  if (lineageName === null || table === null) return [];
  const node = column === null ? lineageName : lineageName.slice(0, -(column.length + 1));
  return [{ node, column, group: groupOf({ id: node, name: table.name, schema: table.schema, kind: 'table' }), description }];
}
