import { type CancellationToken, saying, throwIfCancelled } from '../../../base/index.ts';
import { type CrawlRequest, type CrawlStep, type DatabaseObject, patternTest } from '../../../metadata/index.ts';
import { brokenViews } from '../broken-views.ts';
import { failure } from '../network-failure.ts';
import { failureOfAny } from './failure.ts';
import { inProcess } from './in-process.ts';
import type { Processes } from './processes.ts';
import { readTables, readTriggers, readViews } from './relations.ts';

/** The name that SQLite itself gives to what is in the file. */
const SCHEMA = 'main';
const CRAWL_MILLISECONDS = 120_000;
const BATCH = 1000;

export async function* crawl(processes: Processes, request: CrawlRequest, token: CancellationToken): AsyncIterable<CrawlStep> {
  throwIfCancelled(token);
  const wanted = request.schemas.length === 0 || request.schemas.includes(SCHEMA);
  const chosen = patternTest(request);
  let objects: readonly DatabaseObject[] = [];
  try {
    objects = await inProcess(processes, { token, budgetMilliseconds: CRAWL_MILLISECONDS }, async (ask) => {
      const run = async (sql: string, parameters: readonly unknown[] = []) => (await ask({ do: 'all', sql, parameters })).rows ?? [];
      return [...(await readTables(run, SCHEMA)), ...(await readViews(run, SCHEMA)), ...(await readTriggers(run, SCHEMA))];
    });
  } catch (error) {
    throwIfCancelled(token);
    yield { step: 'missed', what: saying('the file {0}', processes.settings.path ?? ''), failure: failureOfAny(error) };
    return;
  }
  yield { step: 'schemas', names: wanted ? [SCHEMA] : [], searchPath: [SCHEMA] };
  for (const schema of request.schemas)
    if (schema !== SCHEMA)
      yield {
        step: 'missed',
        what: saying('schema {0}', schema),
        schema,
        failure: failure('rights', saying('An SQLite file has one schema, which is called {0}.', SCHEMA)),
      };
  if (!wanted) return;
  const found = objects.filter(({ name }) => chosen(SCHEMA, name));
  for (let at = 0; at < found.length; at += BATCH) yield { step: 'objects', objects: found.slice(at, at + BATCH) };
  yield* brokenViews(found, SCHEMA);
  yield { step: 'schema-done', schema: SCHEMA };
}
