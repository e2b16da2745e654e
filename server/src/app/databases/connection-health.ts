import { fail, type Result, say } from '../../base/index.ts';
import type { Databases } from './model.ts';

/** How it stands with a connection in this process. */
export interface ConnectionHealth {
  readonly crawling: boolean;
  /** Why the last crawl or test failed; null when it did not. */
  readonly failure: string | null;
}

/** What has become of the last crawl or test of each connection. */
export class HealthBook {
  readonly #crawling = new Set<string>();
  readonly #failures = new Map<string, string>();

  of(connection: string): ConnectionHealth {
    return { crawling: this.#crawling.has(connection), failure: this.#failures.get(connection) ?? null };
  }

  /** `failure` is a sentence without secrets; null when all went well. */
  note(connection: string, failure: string | null): void {
    if (failure === null) this.#failures.delete(connection);
    else this.#failures.set(connection, failure);
  }

  /** The same databases, each crawled by one at a time, with what became of it noted. */
  watch(databases: Databases): Databases {
    return {
      ...databases,
      crawl: async (name, scope, onProgress, token) => {
        if (this.#crawling.has(name)) return alreadyCrawling(name);
        this.#crawling.add(name);
        try {
          const crawled = await databases.crawl(name, scope, onProgress, token);
          this.note(name, crawled.ok ? null : crawled.error.message);
          return crawled;
        } finally {
          this.#crawling.delete(name);
        }
      },
    };
  }
}

function alreadyCrawling(name: string): Result<never, { readonly fault: 'usage'; readonly message: string }> {
  return fail({ fault: 'usage', message: say('{0} is being crawled already; wait for it, or cancel it', name) });
}
