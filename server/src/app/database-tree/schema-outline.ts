import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import type { BrowsedList, BrowsedName, CrawledBrowser } from '../../metadata/index.ts';
import type { DatabaseObjectKind } from '../../protocol/index.ts';

/** The objects of a schema by kind: ids in the order of names, so that any page of them is read by its keys. */
export type SchemaOutline = ReadonlyMap<DatabaseObjectKind, readonly number[]>;

/** Objects of a slice: some milliseconds. */
const SLICE = 2_000;
/** Outlines that are kept. */
const KEPT = 50;

/** Outlines of schemas, each made when its schema is first opened after a crawl. */
export class SchemaOutlines {
  readonly #breathe: () => Promise<void>;
  readonly #known = new Map<string, SchemaOutline>();

  constructor(breathe: () => Promise<void>) {
    this.#breathe = breathe;
  }

  async of(browser: CrawledBrowser, schema: string, token: CancellationToken): Promise<SchemaOutline> {
    const key = `${browser.revision}\n${schema}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const outline = new Map<DatabaseObjectKind, number[]>();
    for (const list of ['tables', 'others'] as const) await this.#read(browser, list, schema, outline, token);
    this.#known.set(key, outline);
    const [oldest] = this.#known.keys();
    if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest);
    return outline;
  }

  async #read(
    browser: CrawledBrowser,
    list: BrowsedList,
    schema: string,
    outline: Map<DatabaseObjectKind, number[]>,
    token: CancellationToken,
  ): Promise<void> {
    for (let after: BrowsedName | null = null; ; ) {
      const names: readonly BrowsedName[] = browser.names(list, schema, after, SLICE);
      for (const { kind, id } of names) {
        const ids = outline.get(kind);
        if (ids === undefined) outline.set(kind, [id]);
        else ids.push(id);
      }
      after = names.at(-1) ?? null;
      if (names.length < SLICE) return;
      await this.#breathe();
      throwIfCancelled(token);
    }
  }
}
