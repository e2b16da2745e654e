import { type CancellationToken, say } from '../../base/index.ts';
import type { DatabaseFailure } from '../../metadata/index.ts';

/** How soon a cancelled token is seen: tokens are asked, they do not call. */
const EVERY_MILLISECONDS = 40;
/** How long a server may take to end what it was told to end; after that the connection is given up. */
export const GRACE_MILLISECONDS = 5000;

export interface WatchOptions {
  readonly token: CancellationToken;
  /** Time that the database may use, not counting the time in which nobody waits for it. */
  readonly budgetMilliseconds: number;
  /** Tells the server to end the statement that runs. */
  interrupt(): Promise<void>;
  /** Closes the connection, whatever it is doing. */
  abandon(): void;
}

/** Waits for a database on behalf of somebody who may lose interest, and no longer than is allowed. The server's own time-out is another layer. */
export class Watch {
  readonly #options: WatchOptions;
  #left: number;
  #ended: 'timeout' | 'cancelled' | null = null;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#left = options.budgetMilliseconds;
  }

  /** Why the statement was ended from here; null while it was not. */
  get ended(): 'timeout' | 'cancelled' | null {
    return this.#ended;
  }

  get leftMilliseconds(): number {
    return Math.max(1, Math.ceil(this.#left));
  }

  wait<T>(work: Promise<T>): Promise<T> {
    const started = performance.now();
    const { token } = this.#options;
    return new Promise<T>((resolve, reject) => {
      let endedAt: number | null = null;
      const look = () => {
        const now = performance.now();
        if (endedAt === null) {
          if (token.isCancellationRequested) this.#ended = 'cancelled';
          else if (now - started >= this.#left) this.#ended = 'timeout';
          else return;
          endedAt = now;
          this.#options.interrupt().catch(() => this.#options.abandon());
        } else if (now - endedAt > GRACE_MILLISECONDS) {
          this.#options.abandon();
          finish(() => reject(new Error('the server did not end the statement')));
        }
      };
      const timer = setInterval(look, EVERY_MILLISECONDS);
      const finish = (settle: () => void) => {
        clearInterval(timer);
        this.#left -= performance.now() - started;
        settle();
      };
      work.then(
        // Some statements end well when they are told to end, such as SLEEP of MySQL.
        (value) => finish(() => (this.#ended === null ? resolve(value) : reject(new Error('the statement was ended')))),
        (error: unknown) => finish(() => reject(error)),
      );
      if (token.isCancellationRequested) look();
    });
  }
}

export function endedFailure(ended: 'timeout' | 'cancelled', budgetMilliseconds: number): DatabaseFailure {
  const message =
    ended === 'cancelled'
      ? say('The query was cancelled.')
      : say('The query took longer than {0} s and was ended. Ask for less, or allow more time.', budgetMilliseconds / 1000);
  return { kind: ended, message, code: null, offset: null };
}
