import type { CancellationToken } from '../../../base/index.ts';
import type { ConfirmedStatement, DatabaseFailure, ServerFacts } from '../../../metadata/index.ts';
import { watched } from '../watched.ts';
import { FACTS } from './catalog-queries.ts';
import { tsqlFailure } from './failure.ts';
import { TsqlSession } from './session.ts';
import type { TsqlSessions } from './sessions.ts';

const SHORT_MILLISECONDS = 30_000;

export async function serverFacts(
  sessions: TsqlSessions,
  token: CancellationToken,
  milliseconds = SHORT_MILLISECONDS,
): Promise<ServerFacts> {
  const session = await sessions.take({ token, milliseconds });
  try {
    const [facts] = await watched(session, { token, milliseconds, failure: failureOf(sessions, null) }, () => session.rows(FACTS));
    return {
      product: `SQL Server ${facts?.text('version') ?? ''} ${facts?.text('edition') ?? ''}`.trim(),
      dialect: 'tsql',
      user: facts?.text('user_name') ?? '',
      database: facts?.textOrNull('database_name') ?? null,
      canWrite: facts?.flag('can_write') ?? null,
      encrypted: sessions.settings.tls !== 'off',
    };
  } finally {
    await sessions.give(session);
  }
}

/** With SHOWPLAN_XML on, the server runs nothing on this connection; which is not used for anything else. */
export async function explain(sessions: TsqlSessions, sql: string, token: CancellationToken): Promise<string> {
  const session = await sessions.take({ token, milliseconds: SHORT_MILLISECONDS });
  try {
    return await watched(session, { token, milliseconds: SHORT_MILLISECONDS, failure: failureOf(sessions, sql) }, async () => {
      await session.batchRows('SET SHOWPLAN_XML ON');
      const [plan] = await session.batchRows(sql);
      return plan?.only() ?? '';
    });
  } finally {
    await sessions.discard(session);
  }
}

/** On a connection of its own that says nothing of reading only. */
export async function executeConfirmed(
  sessions: TsqlSessions,
  statement: ConfirmedStatement,
  token: CancellationToken,
): Promise<number | null> {
  const { sql, timeoutMilliseconds: milliseconds } = statement;
  const session = await sessions.open({ token, milliseconds }, (most) => TsqlSession.open(sessions.settings, false, most));
  try {
    return await watched(session, { token, milliseconds, failure: failureOf(sessions, sql) }, () => session.execute(sql));
  } finally {
    await session.close();
  }
}

function failureOf(sessions: TsqlSessions, sql: string | null): (error: unknown) => DatabaseFailure {
  return (error) => tsqlFailure(error, sessions.settings, sql);
}
