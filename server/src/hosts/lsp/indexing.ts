import type { Connection } from 'vscode-languageserver';
import type { Aetl } from '../../app/index.ts';
import { type CancellationToken, CancelledError, isCancelled, type Logger, say } from '../../base/index.ts';
import { AETL_METHODS, type IndexProgressParams } from '../../protocol/index.ts';
import type { Phase, Phases } from './serve.ts';

export interface IndexingOptions {
  readonly connection: Connection;
  readonly aetl: Aetl;
  readonly logger: Logger;
  /** The editor can show a progress bar that the server starts. */
  readonly progressSupport: boolean;
  readonly onReady: () => void;
}

/** Reads the roots, tells the editor how far it is, and lets handlers wait for the end. */
export class Indexing implements Phases {
  readonly #options: IndexingOptions;
  #begin = () => {};
  /** The run that was asked for last; before the first one, a promise that ends when that begins. */
  #current: Promise<void> = new Promise((resolve) => {
    this.#begin = resolve;
  });
  #started = false;
  #token = { isCancellationRequested: false };

  constructor(options: IndexingOptions) {
    this.#options = options;
  }

  /** Indexes these roots; a run over other roots that has not ended yet is given up. */
  run(roots: readonly string[]): void {
    this.#token.isCancellationRequested = true;
    const token = { isCancellationRequested: false };
    this.#token = token;
    const before = this.#started ? this.#current : Promise.resolve();
    this.#started = true;
    this.#current = before.then(() => this.#index(roots, token));
    this.#begin();
  }

  async reach(phase: Phase, token: CancellationToken): Promise<void> {
    if (phase === 'none') return;
    const cancelled = token as CancellationToken & { onCancellationRequested?: (listener: () => void) => { dispose(): void } };
    for (let current: Promise<void> | null = this.#current; current; current = this.#current === current ? null : this.#current) {
      let subscription: { dispose(): void } | undefined;
      const interest = new Promise<void>((_, reject) => {
        subscription = cancelled.onCancellationRequested?.(() => reject(new CancelledError()));
      });
      try {
        await Promise.race([current, interest]);
      } finally {
        subscription?.dispose();
      }
    }
  }

  async #index(roots: readonly string[], token: CancellationToken): Promise<void> {
    const { connection, aetl, logger, onReady } = this.#options;
    if (token.isCancellationRequested) return;
    const progress = await this.#showProgress();
    try {
      const summary = await aetl.setRoots(roots, (params) => progress.report(params), token);
      if (token.isCancellationRequested) return;
      onReady();
      await connection.sendNotification(AETL_METHODS.indexReady, summary);
      for (const problem of await aetl.databases.catchUp()) logger.warn(problem);
      // Nobody waits for it: hovers know more when it is done, and questions about lineage wait by themselves.
      aetl.readDefinitions(token).catch((error: unknown) => {
        if (!isCancelled(error)) logger.error('reading the definitions of databases failed', error);
      });
    } catch (error) {
      if (!isCancelled(error)) logger.error('indexing failed', error);
    } finally {
      progress.done();
    }
  }

  async #showProgress(): Promise<{ report(params: IndexProgressParams): void; done(): void }> {
    const { connection, progressSupport } = this.#options;
    const bar = progressSupport ? await connection.window.createWorkDoneProgress().catch(() => null) : null;
    bar?.begin('AETL', 0, say('reading SQL files'), false);
    let last = -1;
    return {
      report: (params) => {
        const percent = params.total === 0 ? 100 : Math.floor((100 * params.done) / params.total);
        if (percent === last) return;
        last = percent;
        void connection.sendNotification(AETL_METHODS.indexProgress, params);
        bar?.report(percent, say('{0} of {1} files', params.done, params.total));
      },
      done: () => bar?.done(),
    };
  }
}
