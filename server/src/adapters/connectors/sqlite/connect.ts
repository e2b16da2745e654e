import type { ConnectionSettings, Connector } from '../../../metadata/index.ts';
import { connectorOn } from '../connector-on.ts';
import { crawl } from './crawl.ts';
import { failureOfAny } from './failure.ts';
import { fileFacts } from './file-facts.ts';
import { Processes } from './processes.ts';
import { readQuery } from './query.ts';
import { executeConfirmed, explain } from './single-statements.ts';

/** A connector that does not look at statements: whoever uses it has to (`../guarded.ts`). */
export function connect(settings: ConnectionSettings): Connector {
  const driver = { facts: fileFacts, crawl, query: readQuery, explain, executeConfirmed, failure: failureOfAny };
  return connectorOn(settings, new Processes(settings), driver);
}
