import type { BatchResult } from './crawl-write.ts';

/** Rows that a crawl found to hold, for the schemas that are not done yet. */
export class SeenObjects {
  readonly #bySchema = new Map<string, SeenIds>();

  add({ seenTables, seenOthers }: Pick<BatchResult, 'seenTables' | 'seenOthers'>): void {
    for (const { schema, id } of seenTables) this.#idsOf(schema).tables.add(id);
    for (const { schema, id } of seenOthers) this.#idsOf(schema).others.add(id);
  }

  of(schema: string): SeenIds {
    return this.#bySchema.get(schema) ?? { tables: new Set(), others: new Set() };
  }

  forget(schema: string): void {
    this.#bySchema.delete(schema);
  }

  #idsOf(schema: string): SeenIds {
    const ids = this.#bySchema.get(schema) ?? { tables: new Set(), others: new Set() };
    this.#bySchema.set(schema, ids);
    return ids;
  }
}

export interface SeenIds {
  readonly tables: Set<number>;
  readonly others: Set<number>;
}
