import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exactIdentifier, exactName, previewSql, querySql } from '../../../server/src/app/database-tree/table-sql.ts';
import type { DialectName } from '../../../server/src/protocol/index.ts';

describe('names of a catalog', () => {
  for (const [dialect, name, written] of [
    ['postgres', 'orders', 'orders'],
    ['postgres', 'Orders', '"Orders"'],
    // It would be folded to lower case, which is another table.
    ['postgres', 'ORDERS', '"ORDERS"'],
    ['postgres', 'user', '"user"'],
    ['postgres', 'a"b', '"a""b"'],
    ['postgres', '주문', '주문'],
    ['postgres', 'order 💰', '"order 💰"'],
    ['oracle', 'ORDERS', 'ORDERS'],
    ['oracle', 'orders', '"orders"'],
    ['oracle', 'DATE', '"DATE"'],
    ['mysql', 'Orders', 'Orders'],
    ['mysql', 'order', '`order`'],
    ['mysql', 'a`b', '`a``b`'],
    ['tsql', 'Orders', 'Orders'],
    ['tsql', 'order', '[order]'],
    ['tsql', 'a]b', '[a]]b]'],
    ['sqlite', 'e mail', '"e mail"'],
    ['bigquery', 'my-table', '`my-table`'],
  ] as const satisfies readonly (readonly [DialectName, string, string])[])
    it(`${name} of ${dialect} is written ${written}`, () => assert.equal(exactIdentifier(dialect, name), written));

  it('have a catalog where the dialect has one', () => {
    const place = { catalog: 'dw', schema: 'dbo', name: 'Order Lines' };
    assert.equal(exactName('tsql', place), 'dw.dbo.[Order Lines]');
    assert.equal(exactName('postgres', place), 'dbo."Order Lines"');
    assert.equal(exactName('sqlite', { catalog: null, schema: null, name: 't' }), 't');
  });
});

describe('statements that read a table', () => {
  const place = { catalog: null, schema: 'S', name: 'a" --' };
  for (const [dialect, sql] of [
    ['postgres', 'SELECT "x" FROM "S"."a"" --" LIMIT 5'],
    ['mysql', 'SELECT `x` FROM `S`.`a" --` LIMIT 5'],
    ['tsql', 'SELECT TOP (5) [x] FROM [S].[a" --]'],
    ['oracle', 'SELECT "x" FROM "S"."a"" --" FETCH FIRST 5 ROWS ONLY'],
  ] as const)
    it(`preview with a limit in ${dialect}`, () => assert.equal(previewSql(dialect, place, ['x'], 5), sql));

  it('have a star where no column is known', () => {
    assert.equal(querySql('postgres', { catalog: null, schema: 'public', name: 't' }, []), 'SELECT\n  *\nFROM public.t;\n');
  });
});
