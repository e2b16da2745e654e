import type { CrawledSchemas, CrawlRequest } from '../../metadata/index.ts';
import { announcedOf } from './announced.ts';
import type { MissedPart } from './missed-part.ts';
import type { Flag, Json } from './schema.ts';
import { flagValue, jsonValue } from './values.ts';

export interface CrawledSchemaRow {
  readonly schema_name: string;
  readonly is_complete: Flag;
  readonly run_id: number;
  readonly scope_json: Json;
  readonly missed_json: Json;
  readonly schemas_json: Json;
}

/**
 * The schemas that finished crawls have read, by their rows in the order of the crawls. A crawl of chosen schemas leaves the others as the
 * crawls before it found them.
 */
export function schemasOf(rows: readonly CrawledSchemaRow[]): CrawledSchemas {
  const schemas = new Map<string, boolean>();
  let seen = 0;
  let whole = false;
  for (const row of rows) {
    const missed = jsonValue<readonly MissedPart[]>(row.missed_json);
    if (row.run_id !== seen && jsonValue<CrawlRequest>(row.scope_json).schemas.length === 0) {
      schemas.clear();
      whole = missed.every(({ came }) => came);
    }
    seen = row.run_id;
    schemas.set(row.schema_name, flagValue(row.is_complete) && !missed.some(({ schema }) => schema === null));
  }
  const list = [...schemas].map(([name, complete]) => ({ name, complete })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const { searchPath } = announcedOf(rows.at(-1)?.schemas_json ?? null);
  return { schemas: list, whole: whole && list.every(({ complete }) => complete), searchPath };
}
