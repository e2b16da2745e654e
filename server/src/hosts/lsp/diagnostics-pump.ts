import { type CancellationToken, CancelledError, type Logger } from '../../base/index.ts';

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
  readonly #waiting = new Set<string>();
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
      // Set order is the order of work: the newest request of a file counts.
      this.#waiting.delete(uri);
      this.#waiting.add(uri);
      if (this.#running?.uri === uri && this.#running.mayCancel) this.#running.token.isCancellationRequested = true;
    }
    this.#start();
  }

  forget(uri: string): void {
    this.#waiting.delete(uri);
    if (this.#running?.uri === uri) this.#running.token.isCancellationRequested = true;
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
    while (!this.#paused && this.#waiting.size > 0) {
      const uri = this.#next();
      this.#waiting.delete(uri);
      const token = { isCancellationRequested: false };
      this.#running = { uri, token, mayCancel: this.#cancelledLast !== uri };
      await this.#check(uri, token);
      this.#cancelledLast = token.isCancellationRequested ? uri : null;
      this.#running = null;
    }
    this.#looping = false;
  }

  #next(): string {
    const waiting = [...this.#waiting].reverse();
    return waiting.find(this.#options.isOpen) ?? waiting.at(-1) ?? '';
  }

  async #check(uri: string, token: CancellationToken): Promise<void> {
    const { publish, breathe, logger } = this.#options;
    try {
      await breathe();
      if (!token.isCancellationRequested) await publish(uri, token);
    } catch (error) {
      if (!(error instanceof CancelledError)) logger.error(`checking ${uri} failed`, error);
    }
  }
}
