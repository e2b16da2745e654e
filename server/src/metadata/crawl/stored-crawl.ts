import { say, throwIfCancelled } from '../../base/index.ts';
import type { Connector, CrawlRequest, DatabaseFailure } from '../database/connector.ts';
import type { CrawledSchemas, MetadataStore, ObjectEntry } from '../store.ts';
import type { Stored } from '../store-failure.ts';

const PAGE = 500;

/** The last crawl of a source in a store, as if its database were crawled: so that one store is copied into another. */
export function storedCrawl(
  store: MetadataStore,
  source: string,
  { schemas, whole, searchPath }: CrawledSchemas,
): { readonly connector: Pick<Connector, 'crawl'>; readonly scope: CrawlRequest } {
  const names = schemas.map(({ name }) => name);
  return {
    // What was not crawled whole is no whole copy either.
    scope: { schemas: whole ? [] : names, include: [], exclude: [] },
    connector: {
      async *crawl(request, token) {
        yield { step: 'schemas', names, searchPath };
        for (const { name, complete } of schemas) {
          if (request.schemas.length > 0 && !request.schemas.includes(name)) continue;
          if (!complete) yield { step: 'missed', what: name, schema: name, failure: failure(say('It was not read whole.')) };
          for (let after: ObjectEntry | null = null; ; ) {
            throwIfCancelled(token);
            const entries: readonly ObjectEntry[] = answer(await store.list({ source, run: null }, { schema: name, after, limit: PAGE }));
            yield { step: 'objects', objects: answer(await store.read(entries)) };
            if (entries.length < PAGE) break;
            after = entries.at(-1) ?? null;
          }
          yield { step: 'schema-done', schema: name };
        }
      },
    },
  };
}

function answer<T>(stored: Stored<T>): T {
  if (stored.ok) return stored.value;
  throw Object.assign(new Error(stored.error.message), { name: 'DatabaseError', failure: failure(stored.error.message) });
}

function failure(message: string): DatabaseFailure {
  return { kind: 'driver', message, code: null, offset: null };
}
