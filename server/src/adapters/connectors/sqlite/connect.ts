import type { Answer, ConnectionSettings, Connector } from '../../../metadata/index.ts';
import { crawl } from './crawl.ts';
import { failureOfAny } from './failure.ts';
import { fileFacts } from './file-facts.ts';
import { Processes } from './processes.ts';
import { readQuery } from './query.ts';
import { executeConfirmed, explain } from './single-statements.ts';

/** A connector that does not look at statements: whoever uses it has to (`../guarded.ts`). */
export function connect(settings: ConnectionSettings): Connector {
  const processes = new Processes(settings);
  const answer = async <T>(work: Promise<T>): Promise<Answer<T>> => {
    try {
      return { ok: true, value: await work };
    } catch (error) {
      return { ok: false, error: failureOfAny(error) };
    }
  };
  return {
    settings: { name: settings.name, type: settings.type, environment: settings.environment },
    test: (token) => answer(fileFacts(processes, token)),
    crawl: (request, token) => crawl(processes, request, token),
    query: (request, token) => answer(readQuery(processes, request, token)),
    explain: (sql, token) => answer(explain(processes, sql, token)),
    executeConfirmed: (statement, token) => answer(executeConfirmed(processes, statement, token)),
    close: () => processes.close(),
  };
}
