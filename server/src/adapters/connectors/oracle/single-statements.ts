import { randomBytes } from 'node:crypto';
import type { CancellationToken } from '../../../base/index.ts';
import type { ConfirmedStatement, DatabaseFailure, ServerFacts } from '../../../metadata/index.ts';
import { watched } from '../watched.ts';
import { FACTS } from './catalog-queries.ts';
import { oracleFailure, type SentStatement } from './failure.ts';
import type { OracleSessions } from './sessions.ts';
import { withoutTerminator } from './statement-form.ts';

const SHORT_MILLISECONDS = 30_000;

export async function serverFacts(
  sessions: OracleSessions,
  token: CancellationToken,
  milliseconds = SHORT_MILLISECONDS,
): Promise<ServerFacts> {
  const session = await sessions.take({ token, milliseconds });
  try {
    const [facts] = await watched(session, { token, milliseconds, failure: failureOf(sessions, null) }, () => session.rows(FACTS));
    return {
      product: `Oracle Database ${session.version}`,
      dialect: 'oracle',
      user: facts?.text('user_name') ?? '',
      database: facts?.textOrNull('database_name') ?? null,
      canWrite: facts?.flag('can_write') ?? null,
      encrypted: sessions.settings.tls !== 'off',
    };
  } finally {
    await sessions.give(session);
  }
}

const PLAN = "SELECT DBMS_XPLAN.DISPLAY_PLAN('PLAN_TABLE', :1, 'ALL', NULL, 'XML') AS plan FROM DUAL";

/** EXPLAIN PLAN runs nothing, but writes into PLAN_TABLE: it has a transaction of its own, which is rolled back with the connection's end. */
export async function explain(sessions: OracleSessions, sql: string, token: CancellationToken): Promise<string> {
  const session = await sessions.take({ token, milliseconds: SHORT_MILLISECONDS });
  const id = `aetl${randomBytes(8).toString('hex')}`;
  const prefix = `EXPLAIN PLAN SET STATEMENT_ID = '${id}' FOR `;
  const limits = { token, milliseconds: SHORT_MILLISECONDS, failure: failureOf(sessions, { sql, prefix: prefix.length }) };
  try {
    return await watched(session, limits, async () => {
      await session.run(prefix + withoutTerminator(sql));
      const [plan] = await session.rows(PLAN, [id]);
      await session.rollback();
      return plan?.only() ?? '';
    });
  } finally {
    await sessions.discard(session);
  }
}

/** On a connection of its own. */
export async function executeConfirmed(
  sessions: OracleSessions,
  statement: ConfirmedStatement,
  token: CancellationToken,
): Promise<number | null> {
  const { sql, timeoutMilliseconds: milliseconds } = statement;
  const session = await sessions.open({ token, milliseconds });
  try {
    return await watched(session, { token, milliseconds, failure: failureOf(sessions, { sql, prefix: 0 }) }, () =>
      session.run(withoutTerminator(sql), true),
    );
  } finally {
    await session.close();
  }
}

function failureOf(sessions: OracleSessions, sent: SentStatement | null): (error: unknown) => DatabaseFailure {
  return (error) => oracleFailure(error, sessions.settings, sent);
}
