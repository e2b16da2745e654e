import type { DialectName } from '../../protocol/index.ts';
import { isTable } from '../database/object-identity.ts';
import type { DatabaseObject } from '../database/objects.ts';
import type { CrawledName, CrawledSource } from './crawled-source.ts';

/** A few objects that are at hand, as if a crawl had found them and nothing else. It says of nothing that it does not exist. */
export function objectsSource(objects: readonly DatabaseObject[], dialect: DialectName): CrawledSource {
  const names = objects.map(
    (object, id): CrawledName => ({
      id,
      kind: object.kind,
      catalog: object.catalog,
      schema: object.schema,
      name: object.name,
      comment: object.kind === 'synonym' ? null : object.comment,
      target: object.kind === 'synonym' ? object.target : null,
      broken: isTable(object) ? (object.broken ?? null) : null,
      hash: '',
    }),
  );
  return {
    dialect,
    revision: '',
    schemas: [],
    whole: false,
    searchPath: [],
    named: (bucket) => names.filter(({ name }) => name.toLowerCase() === bucket),
    tables: () => names,
    page: (after, count) => names.slice(after + 1, after + 1 + count),
    like: () => [],
    namesOfLength: () => [],
    definitions: () => [],
    definitionsNamed: () => [],
    definition: () => null,
    columns(id) {
      const object = objects[id];
      if (object === undefined || !isTable(object)) return [];
      return object.columns.map(({ name, type, base, nullable, comment }) => ({
        name,
        type,
        ...(base !== undefined && { base }),
        nullable,
        description: comment,
        primaryKey: false,
        references: null,
        tests: [],
        sites: [],
      }));
    },
  };
}
