import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSql, lineageOfSql, parseSql } from '../../../server/src/app/index.ts';

const DAILY = 'insert into public.daily select o.day, sum(o.amount) as total from orders o group by o.day';
const schema = { 'public.orders': { day: 'date', amount: 'numeric' }, 'public.daily': { day: 'date', total: 'numeric' } };

describe('a batch answer', () => {
  it('to parse', () => {
    const sql = 'select 1;\ninsert into t values (1);';
    assert.deepEqual(
      parseSql({ sql, dialect: 'postgres' }).statements.map(({ kind, opaque, errors }) => ({ kind, opaque, errors })),
      [
        { kind: 'select', opaque: false, errors: [] },
        { kind: 'insert', opaque: false, errors: [] },
      ],
    );
  });

  it('to lineage', () => {
    const { statements, edges } = lineageOfSql({ sql: DAILY, dialect: 'postgres', schema });
    assert.equal(statements.length, 1);
    const [insert] = statements;
    assert.deepEqual(
      [insert?.kind, insert?.target, insert?.sources, insert?.uncertain, insert?.errors],
      ['insert', 'public.daily', ['public.orders'], false, []],
    );
    const total = insert?.columns.find(({ target }) => target.column === 'total');
    assert.deepEqual(total?.sources, [{ table: 'public.orders', column: 'amount' }]);
    assert.deepEqual([total?.target.table, total?.kind, total?.expression], ['public.daily', 'aggregate', 'sum(o.amount)']);
    assert.equal(DAILY.slice(...(total?.range ?? [0, 0])), 'sum(o.amount)');
    assert.deepEqual(insert?.influences, [{ table: 'public.orders', column: 'day', kind: 'group' }]);
    assert.deepEqual(
      edges.map(({ source, target, kind }) => `${source.table}.${source.column} ${kind} ${target.table}.${target.column}`).sort(),
      ['public.orders.amount aggregate public.daily.total', 'public.orders.day copy public.daily.day'],
    );
  });

  it('to check', () => {
    const sql = 'select 1;\nselect amonut from orders';
    const { diagnostics } = checkSql({ sql, dialect: 'postgres', schema });
    assert.deepEqual(
      diagnostics.map(({ code, severity, range, suggestions }) => [code, severity, sql.slice(...range), suggestions]),
      [['unknown-column', 'error', 'amonut', ['amount']]],
    );
  });

  it('says nothing of tables when no schema is given', () => {
    assert.deepEqual(checkSql({ sql: 'select x from nowhere', dialect: 'postgres', schema: {} }).diagnostics, []);
  });
});
