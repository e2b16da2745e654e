import { type CancellationToken, isCancelled, type Logger } from '../../base/index.ts';

export interface PumpOptions {
  /** Checks one file and shows what is wrong. */
  readonly publish: (uri: string, token: CancellationToken) => Promise<void>;
  readonly isOpen: (uri: string) => boolean;
  /** Gives messages that have arrived meanwhile their turn. */
  readonly breathe: () => Promise<void>;
  readonly logger: Logger;
}

/**
 * Checks files one after the other, those that are open first, the last edited one before all. There is no waiting for
 * quiet: a check starts at once, and an edit cancels the check of the old text. But not two in a row: while somebody
 * types faster than a check takes, every second check still finishes, so that findings keep coming.
 */
export class DiagnosticsPump {
  readonly #options: PumpOptions;
  /** Files that the editor shows, the last edited at the end; and all others. */
  readonly #open = new Set<string>();
  readonly #closed = new Set<string>();
  #running: { readonly uri: string; readonly token: { isCancellationRequested: boolean }; readonly mayCancel: boolean } | null = null;
  #cancelledLast: string | null = null;
  #paused = true;
  #looping = false;
  #idle: Promise<void> = Promise.resolve();

  constructor(options: PumpOptions) {
    this.#options = options;
  }

  /** Findings wait until the index is complete: before, every table would be unknown. */
  resume(): void {
    this.#paused = false;
    this.#start();
  }

  pause(): void {
    this.#paused = true;
  }

  request(uris: Iterable<string>): void {
    for (const uri of uris) {
      this.#drop(uri);
      (this.#options.isOpen(uri) ? this.#open : this.#closed).add(uri);
      if (this.#running?.uri === uri && this.#running.mayCancel) this.#running.token.isCancellationRequested = true;
    }
    this.#start();
  }

  /** Resolves when nothing is left to check. */
  get idle(): Promise<void> {
    return this.#idle;
  }

  #start(): void {
    if (this.#looping) return;
    this.#looping = true;
    this.#idle = this.#loop();
  }

  async #loop(): Promise<void> {
    for (let uri = this.#next(); uri !== null; uri = this.#next()) {
      this.#drop(uri);
      const token = { isCancellationRequested: false };
      this.#running = { uri, token, mayCancel: this.#cancelledLast !== uri };
      await this.#check(uri, token);
      this.#cancelledLast = token.isCancellationRequested ? uri : null;
      this.#running = null;
    }
    this.#looping = false;
  }

  #next(): string | null {
    if (this.#paused) return null;
    const [closed] = this.#closed;
    return [...this.#open].at(-1) ?? closed ?? null;
  }

  #drop(uri: string): void {
    this.#open.delete(uri);
    this.#closed.delete(uri);
  }

  async #check(uri: string, token: CancellationToken): Promise<void> {
    const { publish, breathe, logger } = this.#options;
    try {
      await breathe();
      if (!token.isCancellationRequested) await publish(uri, token);
    } catch (error) {
      if (!isCancelled(error)) logger.error(`checking ${uri} failed`, error);
    }
  }
}
