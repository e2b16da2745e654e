import type * as vscode from 'vscode';

/** A query that a person has run. */
export interface PastQuery {
  readonly connection: string;
  readonly sql: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Null while it runs, and where the window was closed meanwhile. */
  readonly outcome: 'done' | 'failed' | 'cancelled' | null;
  readonly milliseconds: number | null;
}

const KEY = 'aetl.queryHistory';
const MOST = 100;
/** Characters of a query that is remembered: whole scripts are in files. */
const LONGEST = 50_000;

/** The last queries of this workspace, in the editor's own storage; results are not kept. */
export class QueryHistory {
  readonly #storage: vscode.Memento;

  constructor(storage: vscode.Memento) {
    this.#storage = storage;
  }

  /** The newest first. */
  get queries(): readonly PastQuery[] {
    return this.#storage.get<readonly PastQuery[]>(KEY, []);
  }

  /** A query that is run again takes the place of its last run. */
  async begin(connection: string, sql: string, at: number): Promise<void> {
    if (sql.length > LONGEST) return;
    const others = this.queries.filter((query) => query.connection !== connection || query.sql !== sql);
    await this.#storage.update(KEY, [{ connection, sql, at, outcome: null, milliseconds: null }, ...others].slice(0, MOST));
  }

  async end(at: number, outcome: PastQuery['outcome'], milliseconds: number): Promise<void> {
    await this.#storage.update(
      KEY,
      this.queries.map((query) => (query.at === at ? { ...query, outcome, milliseconds } : query)),
    );
  }

  async remove(at: number): Promise<void> {
    await this.#storage.update(
      KEY,
      this.queries.filter((query) => query.at !== at),
    );
  }

  async clear(): Promise<void> {
    await this.#storage.update(KEY, undefined);
  }
}
