import type { ConnectionSettings, Connector } from '../../../metadata/index.ts';
import { connectorOn } from '../connector-on.ts';
import { crawl } from './crawl.ts';
import { postgresFailure } from './failure.ts';
import { readQuery } from './query.ts';
import { serverFacts } from './server-facts.ts';
import { Sessions } from './sessions.ts';
import { executeConfirmed, explain } from './single-statements.ts';

/** A connector that does not look at statements: whoever uses it has to (`../guarded.ts`). */
export function connect(settings: ConnectionSettings): Connector {
  const driver = { facts: serverFacts, crawl, query: readQuery, explain, executeConfirmed, failure: postgresFailure };
  return connectorOn(settings, new Sessions(settings), driver);
}
