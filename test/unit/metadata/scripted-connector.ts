import {
  type Connector,
  type CrawlStep,
  type DatabaseFailure,
  type DatabaseObject,
  scopeTest,
} from '../../../server/src/metadata/index.ts';

export const LOST: DatabaseFailure = { kind: 'connection-lost', message: 'The connection was lost.', code: null, offset: null };

/** A database that is a list of objects; `fail` says before which object the connection is lost. */
export function scriptedConnector(
  objects: readonly DatabaseObject[],
  fail: (object: DatabaseObject) => boolean = () => false,
): Pick<Connector, 'crawl'> & { readonly crawled: string[] } {
  const crawled: string[] = [];
  return {
    crawled,
    async *crawl(request): AsyncGenerator<CrawlStep> {
      const names = [...new Set(objects.map(({ schema }) => schema ?? ''))].filter(
        (name) => request.schemas.length === 0 || request.schemas.includes(name),
      );
      yield { step: 'schemas', names };
      const covers = scopeTest(request);
      for (const schema of names) {
        crawled.push(schema);
        for (const object of objects) {
          if ((object.schema ?? '') !== schema || !covers(schema, object.name)) continue;
          if (fail(object)) throw Object.assign(new Error(LOST.message), { name: 'DatabaseError', failure: LOST });
          yield { step: 'objects', objects: [object] };
        }
        yield { step: 'schema-done', schema };
      }
    },
  };
}
