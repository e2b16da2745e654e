import { type Result, writtenParts } from '../../base/index.ts';
import { type ProfileEntry, splitLabel, type TableProfile } from '../../metadata/index.ts';
import type { Profiles } from './profiles.ts';

/** What other processes have kept meanwhile is seen after this time. */
const FRESH_MILLISECONDS = 5_000;
/** Whoever hovers waits no longer than this; what comes later is there the next time. */
const PATIENCE_MILLISECONDS = 60;
const MOST_PROFILES = 30;

/** The last profiles of tables for whoever cannot wait: out of the store, through a memory, and not at all if it takes too long. */
export class Glances {
  readonly #profiles: Pick<Profiles, 'newest' | 'read'>;
  readonly #now: () => number;
  readonly #newest = new Map<string, { readonly at: number; readonly entries: ReturnType<Profiles['newest']> }>();
  readonly #read = new Map<string, Promise<TableProfile | null>>();

  constructor(profiles: Pick<Profiles, 'newest' | 'read'>, now: () => number) {
    this.#profiles = profiles;
    this.#now = now;
  }

  /** Of a table by its name, `schema.table` or `table`; null where none is kept, two tables may be meant, or it is not at hand. */
  async of(connection: string, table: string): Promise<TableProfile | null> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), PATIENCE_MILLISECONDS);
    });
    try {
      return await Promise.race([this.#find(connection, table), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** A profile was kept. */
  forget(connection: string): void {
    this.#newest.delete(connection);
  }

  async #find(connection: string, table: string): Promise<TableProfile | null> {
    const entries = await this.#entries(connection);
    const entry = entries.ok ? named(entries.value, table) : null;
    return entry === null ? null : this.#profile(connection, entry.id);
  }

  #entries(connection: string): Promise<Result<readonly ProfileEntry[], unknown>> {
    const known = this.#newest.get(connection);
    if (known !== undefined && this.#now() - known.at < FRESH_MILLISECONDS) return known.entries;
    const entries = this.#profiles.newest(connection);
    this.#newest.set(connection, { at: this.#now(), entries });
    return entries;
  }

  async #profile(connection: string, id: number): Promise<TableProfile | null> {
    const key = `${connection}\0${id}`;
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const reading = this.#profiles.read(connection, id).then((read) => (read.ok ? read.value : null));
    this.#read.set(key, reading);
    for (const oldest of this.#read.keys()) {
      if (this.#read.size <= MOST_PROFILES) break;
      this.#read.delete(oldest);
    }
    return reading;
  }
}

function named(entries: readonly ProfileEntry[], table: string): ProfileEntry | null {
  const parts = writtenParts(splitLabel(table).plain.toLowerCase());
  const [schema, name] = [parts.at(-2)?.text, parts.at(-1)?.text];
  const found = entries.filter(
    (entry) => entry.table.name.toLowerCase() === name && (schema === undefined || (entry.table.schema ?? '').toLowerCase() === schema),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}
