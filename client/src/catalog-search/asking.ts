import * as vscode from 'vscode';
import { AETL_METHODS, type CatalogSearchResult } from '../../../server/src/protocol/index.ts';
import type { ServerConnection } from '../server/index.ts';

/** As long as the index is being built, the same words are asked for again. */
const AGAIN_MILLISECONDS = 400;

/** One question at a time: the next one cancels it. */
export class Asking {
  readonly #server: ServerConnection;
  readonly #answered: (answer: CatalogSearchResult) => void;
  #running: vscode.CancellationTokenSource | null = null;
  #again: NodeJS.Timeout | null = null;

  constructor(server: ServerConnection, answered: (answer: CatalogSearchResult) => void) {
    this.#server = server;
    this.#answered = answered;
  }

  async ask(query: string): Promise<void> {
    this.dispose();
    const source = new vscode.CancellationTokenSource();
    this.#running = source;
    await this.#server.ready();
    if (source.token.isCancellationRequested) return;
    try {
      const answer = await this.#server.request(AETL_METHODS.catalogSearch, { query }, source.token);
      if (source.token.isCancellationRequested) return;
      this.#answered(answer);
      if (!answer.complete) this.#again = setTimeout(() => void this.ask(query).catch(() => {}), AGAIN_MILLISECONDS);
    } catch (error) {
      if (!source.token.isCancellationRequested) throw error;
    }
  }

  dispose(): void {
    this.#running?.cancel();
    this.#running?.dispose();
    this.#running = null;
    if (this.#again !== null) clearTimeout(this.#again);
    this.#again = null;
  }
}
