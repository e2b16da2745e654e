import { type CancellationToken, type Saying, saying, throwIfCancelled } from '../../base/index.ts';
import {
  type CrawlRequest,
  type CrawlStep,
  type DatabaseFailure,
  type DatabaseObject,
  type KnownMarks,
  objectKey,
  patternTest,
  type UnchangedObject,
} from '../../metadata/index.ts';
import type { CatalogRow } from './catalog-row.ts';
import { failure } from './network-failure.ts';

/** What the crawl of a schema asks with. `what` is the end of a sentence about what is missing if this cannot be read: `columns`. */
export type ReadCatalog = (what: Saying, sql: string, parameters: readonly unknown[]) => Promise<readonly CatalogRow[]>;

/** How one kind of database is crawled. */
export interface CatalogPlan {
  /** For messages: `the database shop`. */
  readonly place: Saying;
  schemas(): Promise<readonly string[]>;
  /** Schemas in which names are looked for that are written without one; null where there are none. */
  readonly searchPath: (() => Promise<readonly string[]>) | null;
  /** Runs a catalog query. What goes wrong is thrown. */
  read(sql: string, parameters: readonly unknown[]): Promise<readonly CatalogRow[]>;
  objects(
    schema: string,
    read: ReadCatalog,
    wants: (name: string) => boolean,
    marked: MarkedRows,
  ): AsyncIterable<readonly DatabaseObject[]>;
  failure(error: unknown): DatabaseFailure;
}

/** Leaves of the rows of a schema's tables those that have changed since the last crawl, and remembers their marks for the next one. */
export type MarkedRows = (rows: readonly CatalogRow[], catalog: string | null) => readonly CatalogRow[];

/** Goes through the schemas. What cannot be read is missed, and the crawl goes on; only a cancellation is thrown. */
export async function* crawlCatalog(
  plan: CatalogPlan,
  request: CrawlRequest,
  token: CancellationToken,
  since: KnownMarks | undefined,
): AsyncGenerator<CrawlStep> {
  throwIfCancelled(token);
  let listed: readonly string[];
  try {
    listed = await plan.schemas();
  } catch (error) {
    throwIfCancelled(token);
    yield { step: 'missed', what: plan.place, failure: plan.failure(error) };
    return;
  }
  const { found, unknown } = asked(request.schemas, listed);
  yield { step: 'schemas', names: found, searchPath: await pathOf(plan, token) };
  for (const schema of unknown)
    yield {
      step: 'missed',
      what: saying('schema {0}', schema),
      failure: failure('rights', saying('There is no schema {0}, or the account cannot see it.', schema)),
    };
  const chosen = patternTest(request);
  for (const schema of found)
    yield* crawlSchema(plan, schema, (name) => chosen(schema, name), { token, known: since === undefined ? NONE : await since.of(schema) });
}

/** Without it names are found too, as long as there is one of each. */
async function pathOf({ searchPath }: CatalogPlan, token: CancellationToken): Promise<readonly string[]> {
  try {
    return searchPath === null ? [] : await searchPath();
  } catch {
    throwIfCancelled(token);
    return [];
  }
}

async function* crawlSchema(
  plan: CatalogPlan,
  schema: string,
  wants: (name: string) => boolean,
  { token, known }: { readonly token: CancellationToken; readonly known: ReadonlyMap<string, string> },
): AsyncGenerator<CrawlStep> {
  const marks = new Map<string, string>();
  const unchanged: UnchangedObject[] = [];
  const marked: MarkedRows = (rows, catalog) =>
    rows.filter((row) => {
      const [key, mark] = [objectKey({ catalog, schema, name: row.text('name'), kind: 'table' }), row.textOrNull('mark')];
      if (mark !== null) marks.set(key, mark);
      if (mark === null || known.get(key) !== mark) return true;
      unchanged.push({ key, estimates: null });
      return false;
    });
  const missed = new Map<string, { readonly what: Saying; readonly reason: DatabaseFailure }>();
  const read: ReadCatalog = async (what, sql, parameters) => {
    throwIfCancelled(token);
    try {
      return await plan.read(sql, parameters);
    } catch (error) {
      throwIfCancelled(token);
      const reason = plan.failure(error);
      if (!PARTIAL.has(reason.kind)) throw error;
      if (!missed.has(what.sentence)) missed.set(what.sentence, { what, reason });
      return [];
    }
  };
  try {
    for await (const objects of plan.objects(schema, read, wants, marked)) {
      if (objects.length === 0) continue;
      // What was read in part has to be read again.
      const known = missed.size > 0 ? NONE : marks;
      yield { step: 'objects', objects, marks: new Map(objects.map(objectKey).flatMap((key) => markOf(known, key))) };
    }
    if (unchanged.length > 0) yield { step: 'unchanged', schema, objects: unchanged };
  } catch (error) {
    throwIfCancelled(token);
    yield { step: 'missed', what: saying('schema {0}', schema), failure: plan.failure(error) };
    return;
  }
  for (const { what, reason } of missed.values()) yield { step: 'missed', what: saying('{0} of {1}', what, schema), failure: reason };
  yield { step: 'schema-done', schema };
}

const NONE: ReadonlyMap<string, string> = new Map();

function markOf(marks: ReadonlyMap<string, string>, key: string): [string, string][] {
  const mark = marks.get(key);
  return mark === undefined ? [] : [[key, mark]];
}

/** Failures after which the other queries of a schema may still be answered. */
const PARTIAL: ReadonlySet<DatabaseFailure['kind']> = new Set(['rights', 'statement', 'timeout']);

/** Names are compared as they are spelt first, without case second. */
function asked(
  names: readonly string[],
  listed: readonly string[],
): { readonly found: readonly string[]; readonly unknown: readonly string[] } {
  if (names.length === 0) return { found: listed, unknown: [] };
  const exact = new Set(listed);
  const folded = new Map(listed.map((name) => [name.toLowerCase(), name]));
  const matches = names.map((name) => (exact.has(name) ? name : (folded.get(name.toLowerCase()) ?? null)));
  return {
    found: [...new Set(matches.filter((name) => name !== null))],
    unknown: names.filter((_, index) => matches[index] === null),
  };
}
