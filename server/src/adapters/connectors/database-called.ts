import { type Saying, saying } from '../../base/index.ts';

/** A database as a crawl names it. */
export function databaseCalled(name: string | null): Saying {
  return name === null || name === '' ? saying('the database') : saying('the database {0}', name);
}
