import { type Logger, NEVER_CANCELLED } from '../../base/index.ts';
import type { MetadataStore } from '../../metadata/index.ts';
import { crawledEvent, recordImpact } from './crawl-impact.ts';
import type { ImpactSurroundings } from './impact-report.ts';
import type { CrawledEvent } from './model.ts';
import { dialectOf } from './schema-history.ts';

/** Which crawl of each connection is known, and who is told of the next one. */
export class CrawlWatch {
  readonly #around: ImpactSurroundings;
  readonly #logger: Logger;
  readonly #known = new Map<string, number | null>();
  readonly #listeners: ((event: CrawledEvent) => void)[] = [];

  constructor(around: ImpactSurroundings, logger: Logger) {
    this.#around = around;
    this.#logger = logger;
  }

  onCrawled(listener: (event: CrawledEvent) => void): void {
    this.#listeners.push(listener);
  }

  /** A crawl of this process is no news to itself. */
  ours(connection: string, run: number): void {
    this.#known.set(connection, run);
  }

  /** The last crawl of a connection, when another process has made it since the last look. Of what was there at the first look, nobody is told. */
  async news(store: MetadataStore, connection: string): Promise<number | null> {
    const sources = await store.sources();
    if (!sources.ok) return null;
    const run = sources.value.find(({ name }) => name === connection)?.currentRun ?? null;
    const before = this.#known.get(connection);
    this.#known.set(connection, run);
    return before === undefined || run === before ? null : run;
  }

  async tell(store: MetadataStore, connection: string, run: number): Promise<void> {
    const event = await crawledEvent(store, { connection, run });
    if (!event.ok) return this.#logger.warn(event.error.message);
    for (const listener of this.#listeners) listener(event.value);
  }

  /** Whoever has crawled may be counting still what it breaks, or have had no files to count in. */
  async tellOfOthers(store: MetadataStore, connection: string, run: number): Promise<void> {
    const newest = await store.history({ source: connection, run, limit: 1 });
    const dialect = await dialectOf(store, connection);
    if (newest.ok && newest.value[0]?.impact === null && dialect.ok) {
      const recorded = await recordImpact({ ...this.#around, store }, { connection, run, dialect: dialect.value }, NEVER_CANCELLED);
      if (!recorded.ok) this.#logger.warn(recorded.error.message);
    }
    await this.tell(store, connection, run);
  }
}
