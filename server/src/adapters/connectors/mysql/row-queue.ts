import type { EventEmitter } from 'node:events';
import type { FieldPacket } from 'mysql2';
import { sizeOfRow } from '../start-rows.ts';
import type { Session } from './sessions.ts';

/** What is read ahead; beyond this the socket is paused, so that the server waits. */
const MOST_ROWS = 2000;
const MOST_BYTES = 1 << 20;

/** Rows of a running statement. The driver's own stream is paused every few rows and does not hear of a connection that is lost. */
export class RowQueue {
  readonly #session: Session;
  #rows: (readonly unknown[])[] = [];
  #bytes = 0;
  #fields: readonly FieldPacket[] = [];
  #end: { readonly error: unknown } | null = null;
  #wake: (() => void) | null = null;

  constructor(command: EventEmitter, session: Session) {
    this.#session = session;
    command.on('fields', (fields: readonly FieldPacket[]) => {
      this.#fields = fields;
    });
    command.on('result', (row: unknown) => this.#add(row));
    command.on('end', () => this.#finish(null));
    command.on('error', (error: unknown) => this.#finish(error));
    session.onLost((error) => this.#finish(error));
  }

  get fields(): readonly FieldPacket[] {
    return this.#fields;
  }

  /** Whether the server has sent everything. */
  get isDone(): boolean {
    return this.#end !== null;
  }

  /** Waits until there are rows, and gives up to so many of them; none when there are no more. */
  async take(most: number): Promise<readonly (readonly unknown[])[]> {
    while (this.#rows.length === 0 && this.#end === null) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#session.connection.resume();
      await woken;
    }
    if (this.#rows.length === 0 && this.#end !== null && this.#end.error !== null) throw this.#end.error;
    const taken = this.#rows.splice(0, most);
    for (const row of taken) this.#bytes -= sizeOfRow(row);
    return taken;
  }

  #add(row: unknown): void {
    // What comes instead of rows when there are none is no list.
    if (!Array.isArray(row)) return;
    this.#rows.push(row);
    this.#bytes += sizeOfRow(row);
    if (this.#rows.length >= MOST_ROWS || this.#bytes >= MOST_BYTES) this.#session.connection.pause();
    this.#wake?.();
  }

  #finish(error: unknown): void {
    this.#end ??= { error };
    this.#wake?.();
  }
}
