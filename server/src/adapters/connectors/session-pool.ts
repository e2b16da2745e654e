import type { ConnectionSettings } from '../../metadata/index.ts';
import { connecting, type Patience } from './connecting.ts';

export interface PooledSession {
  /** False once the connection was lost or closed. */
  readonly usable: boolean;
  close(): Promise<void>;
}

/** Connections that are kept for the next use. A lost one is forgotten, and the next use connects anew. */
export class SessionPool<S extends PooledSession> {
  readonly #settings: ConnectionSettings;
  readonly #open: (milliseconds: number | undefined) => Promise<S>;
  readonly #idle: S[] = [];
  readonly #busy = new Set<S>();
  #closed = false;

  /** `open` gets the time that there is for all that the connection is needed for. */
  constructor(settings: ConnectionSettings, open: (milliseconds: number | undefined) => Promise<S>) {
    this.#settings = settings;
    this.#open = open;
  }

  async take(patience: Patience): Promise<S> {
    let session = this.#idle.pop();
    while (session !== undefined && !session.usable) session = this.#idle.pop();
    session ??= await this.open(patience);
    this.#busy.add(session);
    if (this.#closed) await this.discard(session);
    return session;
  }

  /** One that is in no pool. */
  open(patience: Patience, open: (milliseconds: number | undefined) => Promise<S> = this.#open): Promise<S> {
    const late = (unwanted: S) => void unwanted.close();
    return connecting(open(patience.milliseconds), { settings: this.#settings, patience, late });
  }

  /** Takes a session back that is as it was. */
  async give(session: S): Promise<void> {
    if (!session.usable || this.#closed || this.#idle.length >= MOST_IDLE) return this.discard(session);
    this.#busy.delete(session);
    this.#idle.push(session);
  }

  /** For sessions of which nobody knows in what state they are: the server undoes and forgets what they did. */
  async discard(session: S): Promise<void> {
    this.#busy.delete(session);
    await session.close();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((session) => session.close()));
    this.#busy.clear();
  }
}

const MOST_IDLE = 2;
