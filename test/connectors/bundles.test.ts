import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { ConnectorModule } from '../../server/src/adapters/connectors/open-connector.ts';
import { bigquery } from './bigquery-harness.ts';
import type { Harness } from './harness.ts';
import { oracle } from './oracle-harness.ts';
import { all, failureIn } from './queries.ts';
import { tsql } from './tsql-harness.ts';

const FOLDER = 'dist/connectors';
/** Megabytes that a driver may have when it is not minified. */
const MOST = 4;

describe('drivers, bundled as they are shipped', () => {
  const harnesses: readonly (readonly [string, Harness])[] = [
    ['tsql', tsql],
    ['oracle', oracle],
    ['bigquery', bigquery],
  ];
  for (const [name, harness] of harnesses)
    it(`${name} keeps every value, and is cancelled in time`, async () => {
      const { connect } = (await import(pathToFileURL(`${FOLDER}/${name}.cjs`).href)) as ConnectorModule;
      const database = await harness.start();
      const connector = connect(database.reader);
      for (const [what, sql, row] of database.expected.values) assert.deepEqual((await all(connector, { sql })).rows, [row], what);
      assert.equal((await failureIn(connector, { sql: database.expected.slow, timeoutMilliseconds: 200 })).kind, 'timeout');
      await connector.close();
      await database.stop();
    });

  it('are small', () => {
    for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.cjs')))
      assert.ok(statSync(`${FOLDER}/${name}`).size < MOST * 1e6, `${name}: ${statSync(`${FOLDER}/${name}`).size} bytes`);
  });
});
