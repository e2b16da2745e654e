import { type CancellationToken, isCancelled, type Logger, NEVER_CANCELLED, say } from '../base/index.ts';
import type { Workspace } from '../workspace/index.ts';

interface DocumentsOptions {
  readonly workspace: Workspace;
  readonly logger: Logger;
  readonly yield: () => Promise<void>;
  /** Milliseconds. */
  readonly now: () => number;
  /** Reads the roots again, since a project file has changed. */
  readonly reindex: (token: CancellationToken) => Promise<void>;
}

const LOOK_MILLISECONDS = 3000;
const PATIENCE_MILLISECONDS = 300;

/** Documents as the editor holds them. After a change, everybody who depends on it is bound in the background, and told. */
export class Documents {
  readonly #options: DocumentsOptions;
  readonly #listeners: ((uris: readonly string[]) => void)[] = [];
  #settling: Promise<void> | null = null;
  #looked = 0;

  constructor(options: DocumentsOptions) {
    this.#options = options;
  }

  onStale(listener: (uris: readonly string[]) => void): void {
    this.#listeners.push(listener);
  }

  show(uri: string, text: string, version: number): void {
    this.#options.workspace.show(uri, text, version);
    this.#lookForCrawls();
    this.#settle();
  }

  async hide(uri: string): Promise<void> {
    await this.#options.workspace.hide(uri);
    this.#settle();
  }

  async refresh(uris: readonly string[], token: CancellationToken): Promise<void> {
    const { workspace, reindex } = this.#options;
    await workspace.filesChanged(uris);
    const stale = workspace.isStale;
    if (stale) await reindex(token);
    const checked = await workspace.settle(token);
    // Another project file can change what is to be said about every file.
    this.#tell(stale ? [...workspace.files].map((file) => file.uri) : checked);
  }

  /** Waits until the last edit is bound, but not for long: right after a key the edges of its file are not known. */
  async settled(): Promise<void> {
    if (this.#settling === null) return;
    const patience = new AbortController();
    const enough = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PATIENCE_MILLISECONDS);
      patience.signal.addEventListener('abort', () => clearTimeout(timer));
    });
    await Promise.race([this.#settling, enough]);
    patience.abort();
  }

  /** Crawls were finished, so that files of their connections see another database. */
  async crawled(): Promise<void> {
    const { workspace } = this.#options;
    workspace.refreshCrawled();
    this.#tell(await workspace.settle(NEVER_CANCELLED));
    if (workspace.readsDefinitions) await workspace.settleDefinitions(NEVER_CANCELLED);
  }

  chooseDialect(uri: string, dialect: Parameters<Workspace['chooseDialect']>[1]): void {
    this.#options.workspace.chooseDialect(uri, dialect);
    this.#settle();
  }

  /** Another process may have finished a crawl: whoever types finds out before long. */
  #lookForCrawls(): void {
    const now = this.#options.now();
    if (now - this.#looked < LOOK_MILLISECONDS) return;
    this.#looked = now;
    this.#options.workspace.refreshCrawled();
  }

  #settle(): void {
    // The run under way also takes what has become dirty meanwhile.
    this.#settling ??= this.#run();
  }

  async #run(): Promise<void> {
    const { workspace, logger } = this.#options;
    try {
      // What becomes dirty after the last look, and before this run is told of as over, would be nobody's.
      do {
        await this.#options.yield();
        this.#tell(await workspace.settle(NEVER_CANCELLED));
      } while (!workspace.isSettled);
    } catch (error) {
      if (!isCancelled(error)) logger.error(say('binding the dependents of a change failed'), error);
    } finally {
      this.#settling = null;
    }
  }

  #tell(uris: readonly string[]): void {
    if (uris.length > 0) for (const listener of this.#listeners) listener(uris);
  }
}
