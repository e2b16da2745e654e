import type { ConnectionSettings, Connector } from '../../../metadata/index.ts';
import { connectorOn } from '../connector-on.ts';
import { crawl } from './crawl.ts';
import { oracleFailure } from './failure.ts';
import { readQuery } from './query.ts';
import { OracleSessions } from './sessions.ts';
import { executeConfirmed, explain, serverFacts } from './single-statements.ts';

/** A connector that does not look at statements: whoever uses it has to (`../guarded.ts`). */
export function connect(settings: ConnectionSettings): Connector {
  const driver = { facts: serverFacts, crawl, query: readQuery, explain, executeConfirmed, failure: oracleFailure };
  return connectorOn(settings, new OracleSessions(settings), driver);
}
