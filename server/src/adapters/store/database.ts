import type { Kysely } from 'kysely';
import type { Backend } from './backend.ts';
import type { StoreTables } from './schema.ts';

/** An open database with all that the parts of the store need to know of it. */
export interface StoreDatabase {
  readonly db: Kysely<StoreTables>;
  readonly backend: Backend;
  /** For messages. */
  readonly where: string;
  readonly now: () => number;
  /** Something in it was found to be damaged. */
  readonly onCorrupt: () => void;
  /** Holds a lock of the database's own for as long as the process lives; null when somebody else has it. */
  readonly lock: (name: string) => Promise<Lock | null>;
}

export interface Lock {
  release(): Promise<void>;
}
