import type { Answer, ConnectionSettings, Connector } from '../../../metadata/index.ts';
import { crawl } from './crawl.ts';
import { oracleFailure } from './failure.ts';
import { readQuery } from './query.ts';
import { OracleSessions } from './sessions.ts';
import { executeConfirmed, explain, serverFacts } from './single-statements.ts';

/** A connector that does not look at statements: whoever uses it has to (`../guarded.ts`). */
export function connect(settings: ConnectionSettings): Connector {
  const sessions = new OracleSessions(settings);
  const answer = async <T>(work: Promise<T>): Promise<Answer<T>> => {
    try {
      return { ok: true, value: await work };
    } catch (error) {
      return { ok: false, error: oracleFailure(error, settings) };
    }
  };
  return {
    settings: { name: settings.name, type: settings.type, environment: settings.environment },
    test: (token, milliseconds) => answer(serverFacts(sessions, token, milliseconds)),
    crawl: (request, token, since) => crawl(sessions, request, token, since),
    query: (request, token) => answer(readQuery(sessions, request, token)),
    explain: (sql, token) => answer(explain(sessions, sql, token)),
    executeConfirmed: (statement, token) => answer(executeConfirmed(sessions, statement, token)),
    close: () => sessions.close(),
  };
}
