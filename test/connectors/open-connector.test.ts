import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openConnector } from '../../server/src/adapters/connectors/index.ts';
import { Redactor } from '../../server/src/base/index.ts';
import { bigquery } from './bigquery-harness.ts';
import { oracle } from './oracle-harness.ts';
import { all, failureIn, NEVER, refusedBy } from './queries.ts';
import { tsql } from './tsql-harness.ts';

/** For each database, what may look like a query and is none. */
const REFUSED = {
  tsql: [
    'SELECT * INTO copy FROM shop.orders',
    'SELECT 1 DELETE FROM shop.orders',
    'WITH x AS (SELECT 1 AS a) DELETE FROM x',
    'EXEC shop.close_month',
    'SELECT NEXT VALUE FOR shop.ticket',
    'SELECT 1; COMMIT',
  ],
  oracle: [
    'SELECT shop.ticket.NEXTVAL FROM dual',
    'SELECT * FROM shop.orders FOR UPDATE',
    'BEGIN COMMIT; END;',
    'MERGE INTO a USING b ON (a.x = b.x) WHEN MATCHED THEN UPDATE SET a.y = 1',
  ],
  bigquery: [
    'EXPORT DATA OPTIONS (uri = "gs://a/*") AS SELECT 1',
    'CREATE TABLE shop.x AS SELECT 1',
    'SELECT 1; DROP TABLE shop.orders',
    'CALL shop.close_month()',
  ],
} as const;

describe('connectors as AETL opens them', () => {
  for (const [type, harness] of [
    ['tsql', tsql],
    ['oracle', oracle],
    ['bigquery', bigquery],
  ] as const)
    it(`${type}: only queries reach the driver, and no message holds the password`, async () => {
      const database = await harness.start();
      const redactor = new Redactor();
      const opened = await openConnector(database.reader, { redactor });
      assert.ok(opened.ok, JSON.stringify(opened));
      for (const sql of REFUSED[type]) {
        const failure = await failureIn(opened.value, { sql });
        assert.equal(failure.kind, 'refused', sql);
        assert.match(failure.message, /^Not run: /, sql);
      }
      const [, sql, row] = database.expected.values[0] ?? ['', '', []];
      assert.deepEqual((await all(opened.value, { sql })).rows, [row]);
      await database.stop();
      const failure = await refusedBy(opened.value.test(NEVER));
      assert.ok(!JSON.stringify(failure).includes(database.reader.password ?? ''));
      await opened.value.close();
    });
});
