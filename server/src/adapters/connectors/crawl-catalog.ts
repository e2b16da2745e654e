import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import { type CrawlRequest, type CrawlStep, type DatabaseFailure, type DatabaseObject, patternTest } from '../../metadata/index.ts';
import type { CatalogRow } from './catalog-row.ts';
import { failure } from './network-failure.ts';

/** What the crawl of a schema asks with. `what` is the end of a sentence about what is missing if this cannot be read: `columns`. */
export type ReadCatalog = (what: string, sql: string, parameters: readonly unknown[]) => Promise<readonly CatalogRow[]>;

/** How one kind of database is crawled. */
export interface CatalogPlan {
  /** For messages: `the database shop`. */
  readonly place: string;
  schemas(): Promise<readonly string[]>;
  /** Schemas in which names are looked for that are written without one; null where there are none. */
  readonly searchPath: (() => Promise<readonly string[]>) | null;
  /** Runs a catalog query. What goes wrong is thrown. */
  read(sql: string, parameters: readonly unknown[]): Promise<readonly CatalogRow[]>;
  objects(schema: string, read: ReadCatalog, wants: (name: string) => boolean): AsyncIterable<readonly DatabaseObject[]>;
  failure(error: unknown): DatabaseFailure;
}

/** Goes through the schemas. What cannot be read is missed, and the crawl goes on; only a cancellation is thrown. */
export async function* crawlCatalog(plan: CatalogPlan, request: CrawlRequest, token: CancellationToken): AsyncGenerator<CrawlStep> {
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
      what: `schema ${schema}`,
      failure: failure('rights', `There is no schema ${schema}, or the account cannot see it.`),
    };
  const chosen = patternTest(request);
  for (const schema of found) yield* crawlSchema(plan, schema, (name) => chosen(schema, name), token);
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
  token: CancellationToken,
): AsyncGenerator<CrawlStep> {
  const missed = new Map<string, DatabaseFailure>();
  const read: ReadCatalog = async (what, sql, parameters) => {
    throwIfCancelled(token);
    try {
      return await plan.read(sql, parameters);
    } catch (error) {
      throwIfCancelled(token);
      const reason = plan.failure(error);
      if (!PARTIAL.has(reason.kind)) throw error;
      missed.set(what, missed.get(what) ?? reason);
      return [];
    }
  };
  try {
    for await (const objects of plan.objects(schema, read, wants)) if (objects.length > 0) yield { step: 'objects', objects };
  } catch (error) {
    throwIfCancelled(token);
    yield { step: 'missed', what: `schema ${schema}`, failure: plan.failure(error) };
    return;
  }
  for (const [what, reason] of missed) yield { step: 'missed', what: `${what} of ${schema}`, failure: reason };
  yield { step: 'schema-done', schema };
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
