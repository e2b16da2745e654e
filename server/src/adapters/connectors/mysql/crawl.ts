import { type CancellationToken, saying, throwIfCancelled } from '../../../base/index.ts';
import { type CrawlRequest, type CrawlStep, patternTest, type TableObject } from '../../../metadata/index.ts';
import { brokenViews } from '../broken-views.ts';
import { failure } from '../network-failure.ts';
import { CURRENT_DATABASE, SCHEMAS, TABLES } from './catalog-queries.ts';
import { mysqlFailure } from './failure.ts';
import { inSession, type PrepareQuery, type RunCatalogQuery } from './in-session.ts';
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
    yield { step: 'missed', what: saying('the databases of the server'), failure: mysqlFailure(error, sessions.settings) };
    return;
  }
  const wanted = request.schemas.length > 0 ? request.schemas : found;
  yield { step: 'schemas', names: wanted.filter((name) => found.includes(name)), searchPath: current };
  for (const schema of wanted) {
    if (!found.includes(schema)) {
      // MySQL shows nobody what he has no rights on.
      yield {
        step: 'missed',
        what: saying('schema {0}', schema),
        schema,
        failure: failure('rights', saying('There is no database {0}, or the account has no rights on it.', schema)),
      };
      continue;
    }
    try {
      for await (const step of schemaSteps(sessions, schema, request, token))
        if (step.step !== 'objects' || step.objects.length > 0) yield step;
    } catch (error) {
      throwIfCancelled(token);
      yield { step: 'missed', what: saying('schema {0}', schema), schema, failure: mysqlFailure(error, sessions.settings) };
      continue;
    }
    yield { step: 'schema-done', schema };
  }
}

function texts(rows: readonly (readonly unknown[])[]): string[] {
  return rows.flatMap(([name]) => (name === null || name === undefined ? [] : [String(name)]));
}

async function* schemaSteps(sessions: Sessions, schema: string, request: CrawlRequest, token: CancellationToken): AsyncIterable<CrawlStep> {
  const chosen = patternTest(request);
  const ask = <T>(work: (run: RunCatalogQuery, session: Session, prepare: PrepareQuery) => Promise<T>) => {
    throwIfCancelled(token);
    return inSession(sessions, token, work);
  };
  const listed = (await ask((run) => run(TABLES, [schema]))).map(listedTable).filter(({ name }) => chosen(schema, name));
  const isSequence = ({ type }: ListedTable) => type === 'SEQUENCE';
  const tables = listed.filter((table) => !isSequence(table));
  for (let at = 0; at < tables.length; at += BATCH) {
    const part = tables.slice(at, at + BATCH);
    const read = await ask((run, { isMariaDb }, prepare) => readTables({ run, prepare }, schema, part, isMariaDb));
    yield { step: 'objects', objects: read.filter((table) => !isHidden(table)) };
    const [first, ...others] = read.filter(isHidden);
    if (first !== undefined) yield hidden(schema, first.name, others.length);
    yield* brokenViews(read, schema);
  }
  const sequences = listed
    .filter(isSequence)
    .map(({ name, comment }) => ({ kind: 'sequence' as const, catalog: null, schema, name, comment }));
  yield { step: 'objects', objects: sequences };
  yield { step: 'objects', objects: (await ask((run) => readRoutines(run, schema))).filter(({ name }) => chosen(schema, name)) };
  yield { step: 'objects', objects: (await ask((run) => readTriggers(run, schema))).filter(({ name }) => chosen(schema, name)) };
}

/** The server lists a table on which the account has any right, and of its columns those that it may read: a table without columns there is none. */
function isHidden({ columns, definition }: TableObject): boolean {
  return columns.length === 0 && definition === null;
}

function hidden(schema: string, first: string, others: number): CrawlStep {
  const name = `${schema}.${first}`;
  const what =
    others === 0
      ? saying('the columns of {0}', name)
      : others === 1
        ? saying('the columns of {0} and another table', name)
        : saying('the columns of {0} and {1} other tables', name, others);
  return { step: 'missed', what, schema, failure: failure('rights', saying('The account may not see them: GRANT SELECT would let it.')) };
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
