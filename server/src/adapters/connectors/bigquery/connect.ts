import type { Answer, ConnectionSettings, Connector } from '../../../metadata/index.ts';
import { BigQueryClient } from './client.ts';
import { crawl } from './crawl.ts';
import { bigQueryFailure } from './failure.ts';
import { readQuery } from './query.ts';
import { serverFacts } from './server-facts.ts';
import { executeConfirmed, explain } from './single-statements.ts';

/** A connector that does not look at statements: whoever uses it has to (`../guarded.ts`). */
export function connect(settings: ConnectionSettings): Connector {
  const client = new BigQueryClient(settings);
  const answer = async <T>(work: Promise<T>): Promise<Answer<T>> => {
    try {
      return { ok: true, value: await work };
    } catch (error) {
      return { ok: false, error: bigQueryFailure(error, settings) };
    }
  };
  return {
    settings: { name: settings.name, type: settings.type, environment: settings.environment },
    test: (token, milliseconds) => answer(serverFacts(client, token, milliseconds)),
    crawl: (request, token, since) => crawl(client, request, token, since),
    query: (request, token) => answer(readQuery(client, request, token)),
    explain: (sql, token) => answer(explain(client, sql, token)),
    executeConfirmed: (statement, token) => answer(executeConfirmed(client, statement, token)),
    close: async () => {},
  };
}
