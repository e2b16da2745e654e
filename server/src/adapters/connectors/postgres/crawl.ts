import { type CancellationToken, saying, throwIfCancelled } from '../../../base/index.ts';
import {
  type CrawlRequest,
  type CrawlStep,
  type DatabaseFailure,
  type DatabaseObject,
  type KnownMarks,
  objectKey,
  patternTest,
} from '../../../metadata/index.ts';
import { databaseCalled } from '../database-called.ts';
import { failure } from '../network-failure.ts';
import { RELATION_MARKS, ROUTINES, SCHEMAS, SEARCH_PATH, SEQUENCES, TRIGGERS, TYPES } from './catalog-queries.ts';
import { postgresFailure } from './failure.ts';
import { inTransaction, type RunCatalogQuery } from './in-transaction.ts';
import { readRelations } from './relations.ts';
import type { Sessions } from './sessions.ts';
import { readType } from './types.ts';

/** Objects of one step. Each step is some queries in a short transaction, so that a crawl of hours holds nothing back on the server. */
const BATCH = 500;

export async function* crawl(
  sessions: Sessions,
  request: CrawlRequest,
  token: CancellationToken,
  since?: KnownMarks,
): AsyncIterable<CrawlStep> {
  throwIfCancelled(token);
  let found: readonly (readonly (string | null)[])[];
  let path: readonly string[];
  try {
    [found, path] = await inTransaction(sessions, token, async (run) => [await run(SCHEMAS), searchPath(await run(SEARCH_PATH))]);
  } catch (error) {
    throwIfCancelled(token);
    yield {
      step: 'missed',
      what: databaseCalled(sessions.settings.database),
      failure: postgresFailure(error, sessions.settings),
    };
    return;
  }
  const usable = new Map(found.map(([name, usage]) => [name ?? '', usage === 't']));
  const wanted = request.schemas.length > 0 ? request.schemas : [...usable.keys()];
  yield {
    step: 'schemas',
    names: wanted.filter((name) => usable.get(name) === true),
    searchPath: path.filter((name) => usable.get(name) === true),
  };
  for (const schema of wanted) {
    if (usable.get(schema) !== true) {
      yield {
        step: 'missed',
        what: saying('schema {0}', schema),
        schema,
        failure: unusable(schema, usable.has(schema), sessions.settings.user),
      };
      continue;
    }
    try {
      yield* schemaObjects(sessions, schema, request, token, since);
    } catch (error) {
      throwIfCancelled(token);
      yield { step: 'missed', what: saying('schema {0}', schema), schema, failure: postgresFailure(error, sessions.settings) };
      continue;
    }
    yield { step: 'schema-done', schema };
  }
}

/** `"$user", public`: a list of names as SQL writes them. */
function searchPath([[text = null, user = null] = []]: readonly (readonly (string | null)[])[]): string[] {
  const names = (text ?? '').match(/"(?:[^"]|"")*"|[^\s,"]+/g) ?? [];
  return names
    .map((name) => (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase()))
    .map((name) => (name === '$user' ? (user ?? name) : name));
}

function unusable(schema: string, exists: boolean, user: string | null): DatabaseFailure {
  if (!exists) return failure('rights', saying('There is no schema {0}, or the account cannot see it.', schema));
  return failure(
    'rights',
    saying(
      'The account may not use the schema {0}: GRANT USAGE ON SCHEMA {1} TO {2} would let it.',
      schema,
      quoted(schema),
      quoted(user ?? ''),
    ),
  );
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function* schemaObjects(
  sessions: Sessions,
  schema: string,
  request: CrawlRequest,
  token: CancellationToken,
  since: KnownMarks | undefined,
): AsyncIterable<CrawlStep> {
  const chosen = patternTest(request);
  const catalog = sessions.settings.database;
  const transaction = <T>(work: (run: RunCatalogQuery) => Promise<T>) => {
    throwIfCancelled(token);
    return inTransaction(sessions, token, work);
  };
  // Marks are read before what they stand for: what changes in between is read again by the next crawl.
  const listed = (await transaction((run) => run(RELATION_MARKS, [schema, request.partitions === true]))).filter(([, name]) =>
    chosen(schema, name ?? ''),
  );
  const known = since === undefined ? new Map<string, string>() : await since.of(schema);
  const relations = listed.map(([oid, name, , mark, rows = null, bytes = null]) => ({
    oid: oid ?? '',
    key: objectKey({ catalog, schema, name: name ?? '', kind: 'table' }),
    mark: mark ?? '',
    rows: rows === null ? null : Number(rows),
    bytes: bytes === null ? null : Number(bytes),
  }));
  const unchanged = relations.filter(({ key, mark }) => known.get(key) === mark);
  if (unchanged.length > 0)
    yield { step: 'unchanged', schema, objects: unchanged.map(({ key, rows, bytes }) => ({ key, estimates: { rows, bytes } })) };
  const changed = relations.filter(({ key, mark }) => known.get(key) !== mark);
  for (let at = 0; at < changed.length; at += BATCH) {
    const some = changed.slice(at, at + BATCH);
    const objects = await transaction((run) =>
      readRelations(
        run,
        { catalog, schema },
        some.map(({ oid }) => oid),
      ),
    );
    if (objects.length > 0) yield { step: 'objects', objects, marks: new Map(some.map(({ key, mark }) => [key, mark])) };
  }
  for (const [sql, read] of OTHERS) {
    for (let after = '0'; ; ) {
      const rows = await transaction((run) => run(sql, [schema, after, BATCH]));
      const objects = rows.map((row) => read({ catalog, schema, name: row[1] ?? '' }, row)).filter(({ name }) => chosen(schema, name));
      if (objects.length > 0) yield { step: 'objects', objects };
      if (rows.length < BATCH) break;
      after = rows.at(-1)?.[0] ?? after;
    }
  }
}

type ReadObject = (
  place: { readonly catalog: string | null; readonly schema: string; readonly name: string },
  row: readonly (string | null)[],
) => DatabaseObject;

const OTHERS: readonly (readonly [sql: string, read: ReadObject])[] = [
  [
    ROUTINES,
    (place, [, , isProcedure, signature, language = null, definition = null, comment = null]) => ({
      ...place,
      kind: isProcedure === 't' ? 'procedure' : 'function',
      signature: signature ?? '',
      language,
      definition,
      comment,
    }),
  ],
  [
    TRIGGERS,
    (place, [, , table, definition = null, comment = null]) => ({
      ...place,
      kind: 'trigger',
      signature: `ON ${table ?? ''}`,
      language: null,
      definition,
      comment,
    }),
  ],
  [SEQUENCES, (place, [, , comment = null]) => ({ ...place, kind: 'sequence', comment })],
  [TYPES, readType],
];
