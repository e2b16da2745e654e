import type { DatabaseObject } from '../database/objects.ts';
import type { CrawledName, CrawledSource } from './crawled-source.ts';
import { objectsSource } from './objects-source.ts';

/** A crawl in which some objects are as they were at another time, by name; what is asked for otherwise is as it is. */
export function overlaidSource(base: CrawledSource, objects: readonly DatabaseObject[]): CrawledSource {
  const overlay = objectsSource(objects, base.dialect);
  const keyOf = ({ schema, name }: Pick<CrawledName, 'schema' | 'name'>) => JSON.stringify([schema, name]);
  const replaced = new Set(objects.map(keyOf));
  // Rows are counted from one, so that what is below is free.
  return {
    dialect: base.dialect,
    revision: base.revision,
    schemas: base.schemas,
    whole: base.whole,
    searchPath: base.searchPath,
    tables: () => base.tables(),
    page: (after, count) => base.page(after, count),
    like: (wanted, schema, limit) => base.like(wanted, schema, limit),
    namesOfLength: (least, most, schema) => base.namesOfLength(least, most, schema),
    definitions: (after, limit) => base.definitions(after, limit),
    definitionsNamed: (bucket) => base.definitionsNamed(bucket),
    definition: (name) => base.definition(name),
    named: (bucket) => [
      ...base.named(bucket).filter((object) => !replaced.has(keyOf(object))),
      ...overlay.named(bucket).map((object) => ({ ...object, id: -1 - object.id })),
    ],
    columns: (id) => (id < 0 ? overlay.columns(-1 - id) : base.columns(id)),
  };
}
