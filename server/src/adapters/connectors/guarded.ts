import { type CancellationToken, type Redactor, type Saying, say } from '../../base/index.ts';
import {
  type Answer,
  type ConnectionSettings,
  type Connector,
  DatabaseError,
  type DatabaseFailure,
  type DatabaseType,
  failureOf,
  type QueryRows,
} from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { checkExplainable, checkReadOnly, checkValuesGiven, type ReadOnlyCheck } from '../../sql/index.ts';

const DIALECTS: Readonly<Record<DatabaseType, DialectName>> = {
  postgres: 'postgres',
  mysql: 'mysql',
  sqlite: 'sqlite',
  tsql: 'tsql',
  oracle: 'oracle',
  bigquery: 'bigquery',
};

/** The outermost layer of every connector: statements that are not known to read are refused before the driver sees them, and no failure names a secret. */
export function guarded(inner: Connector, settings: ConnectionSettings, redactor: Redactor): Connector {
  const clean = (failure: DatabaseFailure): DatabaseFailure => ({
    ...failure,
    message: redactor.redact(failure.message),
    ...(failure.said && { said: redacted(failure.said, redactor) }),
  });
  const cleanAnswer = <T>(answer: Answer<T>): Answer<T> => (answer.ok ? answer : { ok: false, error: clean(answer.error) });
  let known: DialectName | null = settings.type === 'mysql' ? null : DIALECTS[settings.type];
  /** MySQL and MariaDB part ways in a few words; the server says which of them it is. */
  const dialect = async (token: CancellationToken, milliseconds?: number): Promise<Answer<DialectName>> => {
    if (known === null) {
      const facts = await inner.test(token, milliseconds);
      if (!facts.ok) return facts;
      known = facts.value.dialect;
    }
    return { ok: true, value: known };
  };

  return Object.freeze<Connector>({
    settings: inner.settings,
    test: async (token, milliseconds) => cleanAnswer(await inner.test(token, milliseconds)),
    async *crawl(request, token, since) {
      for await (const step of cleanErrors(inner.crawl(request, token, since), clean))
        yield step.step === 'missed' ? { ...step, failure: clean(step.failure) } : step;
    },
    async query(request, token) {
      const spoken = await dialect(token, request.timeoutMilliseconds);
      if (!spoken.ok) return cleanAnswer(spoken);
      const check = checkReadOnly(request.sql, spoken.value);
      if (!check.reads) return refusal(check);
      const given = request.parameters === undefined ? checkValuesGiven(request.sql, spoken.value) : check;
      if (!given.reads) return refusal(given);
      const answer = cleanAnswer(await inner.query(request, token));
      return answer.ok ? { ok: true, value: cleanRows(answer.value, clean) } : answer;
    },
    async explain(sql, token) {
      const spoken = await dialect(token);
      if (!spoken.ok) return cleanAnswer(spoken);
      const check = checkExplainable(sql, spoken.value);
      return check.reads ? cleanAnswer(await inner.explain(sql, token)) : refusal(check);
    },
    async executeConfirmed(statement, token) {
      if (statement.connection !== settings.name || statement.environment !== settings.environment)
        return { ok: false, error: unlike(say('This was confirmed for {0}, which is not this connection.', statement.connection)) };
      return cleanAnswer(await inner.executeConfirmed(statement, token));
    },
    close: () => inner.close(),
  });
}

function refusal(check: ReadOnlyCheck & { readonly reads: false }): { readonly ok: false; readonly error: DatabaseFailure } {
  return { ok: false, error: { ...unlike(say('Not run: {0}', check.reason)), offset: check.range.start } };
}

function unlike(message: string): DatabaseFailure {
  return { kind: 'refused', message, code: null, offset: null };
}

function redacted({ sentence, values }: Saying, redactor: Redactor): Saying {
  const clean = (value: Saying['values'][number]) =>
    typeof value === 'string' ? redactor.redact(value) : typeof value === 'number' ? value : redacted(value, redactor);
  return { sentence, values: values.map(clean) };
}

function cleanRows(rows: QueryRows, clean: (failure: DatabaseFailure) => DatabaseFailure): QueryRows {
  return { ...rows, batches: cleanErrors(rows.batches, clean) };
}

async function* cleanErrors<T>(items: AsyncIterable<T>, clean: (failure: DatabaseFailure) => DatabaseFailure): AsyncIterable<T> {
  try {
    yield* items;
  } catch (error) {
    const failure = failureOf(error);
    throw failure === null ? error : new DatabaseError(clean(failure));
  }
}
