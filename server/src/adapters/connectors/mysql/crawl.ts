import { type CancellationToken, throwIfCancelled } from '../../../base/index.ts';
import { type CrawlRequest, type CrawlStep, type DatabaseObject, patternTest } from '../../../metadata/index.ts';
import { failure } from '../network-failure.ts';
import { CURRENT_DATABASE, SCHEMAS, TABLES } from './catalog-queries.ts';
import { mysqlFailure } from './failure.ts';
import { inSession, type RunCatalogQuery } from './in-session.ts';
import { readRoutines, readTriggers } from './routines.ts';
import type { Session, Sessions } from './sessions.ts';
import { type ListedTable, readTables } from './tables.ts';

/** Tables of one step. Each query makes the server look at every table it names, so that few queries with many tables are best. */
const BATCH = 5000;

export async function* crawl(sessions: Sessions, request: CrawlRequest, token: CancellationToken): AsyncIterable<CrawlStep> {
  throwIfCancelled(token);
  let found: readonly string[];
  let current: readonly string[];
  try {
    [found, current] = await inSession(sessions, token, async (run) => [texts(await run(SCHEMAS)), texts(await run(CURRENT_DATABASE))]);
  } catch (error) {
    throwIfCancelled(token);
    yield { step: 'missed', what: 'the databases of the server', failure: mysqlFailure(error, sessions.settings) };
    return;
  }
  const wanted = request.schemas.length > 0 ? request.schemas : found;
  yield { step: 'schemas', names: wanted.filter((name) => found.includes(name)), searchPath: current };
  for (const schema of wanted) {
    if (!found.includes(schema)) {
      // MySQL shows nobody what he has no rights on.
      yield {
        step: 'missed',
        what: `schema ${schema}`,
        schema,
        failure: failure('rights', `There is no database ${schema}, or the account has no rights on it.`),
      };
      continue;
    }
    try {
      for await (const objects of schemaObjects(sessions, schema, request, token))
        if (objects.length > 0) yield { step: 'objects', objects };
    } catch (error) {
      throwIfCancelled(token);
      yield { step: 'missed', what: `schema ${schema}`, schema, failure: mysqlFailure(error, sessions.settings) };
      continue;
    }
    yield { step: 'schema-done', schema };
  }
}

function texts(rows: readonly (readonly unknown[])[]): string[] {
  return rows.flatMap(([name]) => (name === null || name === undefined ? [] : [String(name)]));
}

async function* schemaObjects(
  sessions: Sessions,
  schema: string,
  request: CrawlRequest,
  token: CancellationToken,
): AsyncIterable<readonly DatabaseObject[]> {
  const chosen = patternTest(request);
  const ask = <T>(work: (run: RunCatalogQuery, session: Session) => Promise<T>) => {
    throwIfCancelled(token);
    return inSession(sessions, token, work);
  };
  const listed = (await ask((run) => run(TABLES, [schema]))).map(listedTable).filter(({ name }) => chosen(schema, name));
  const isSequence = ({ type }: ListedTable) => type === 'SEQUENCE';
  const tables = listed.filter((table) => !isSequence(table));
  for (let at = 0; at < tables.length; at += BATCH) {
    const part = tables.slice(at, at + BATCH);
    yield await ask((run, { isMariaDb }) => readTables(run, schema, part, isMariaDb));
  }
  yield listed.filter(isSequence).map(({ name, comment }) => ({ kind: 'sequence' as const, catalog: null, schema, name, comment }));
  yield (await ask((run) => readRoutines(run, schema))).filter(({ name }) => chosen(schema, name));
  yield (await ask((run) => readTriggers(run, schema))).filter(({ name }) => chosen(schema, name));
}

function listedTable([name, type, comment, rows, bytes]: readonly unknown[]): ListedTable {
  const isView = type === 'VIEW' || type === 'SYSTEM VIEW';
  return {
    name: String(name),
    type: String(type),
    comment: isView || comment === null || comment === '' ? null : String(comment),
    rows: isView || rows === null ? null : Number(rows),
    bytes: isView || bytes === null ? null : Number(bytes),
  };
}
