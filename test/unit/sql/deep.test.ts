import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bindScript, parseScript } from '../../../server/src/sql/index.ts';
import { schemaOf } from './schema.ts';
import { SHOP } from './shop.ts';
import { assertSound } from './sound.ts';

const many = (count: number, text: (index: number) => string, separator: string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(separator);

/** Size and depth that no person writes, but generators and hostile files do: no throw, and one statement. */
const CASES: readonly (readonly [name: string, sql: string])[] = [
  ['200 nested subqueries', `${'select * from ('.repeat(200)}select id from orders${') x'.repeat(200)}`],
  ['200 nested scalar subqueries', `${'select ('.repeat(200)}select 1${')'.repeat(200)}`],
  ['200 nested CTEs', `${'with c as ('.repeat(200)}select id from orders${') select * from c'.repeat(200)}`],
  ['5,000 ORs', `select id from orders where ${many(5000, (i) => `id = ${i}`, ' or ')}`],
  ['5,000 additions', `select ${many(5000, (i) => `${i}`, ' + ')} as x from orders`],
  ['5,000 NOTs', `select id from orders where ${'not '.repeat(5000)} true`],
  ['3,000 UNION ALLs', many(3000, () => 'select id from orders', ' union all ')],
  ['2,000 joins', `select o.id from orders o ${many(2000, (i) => `join lines l${i} on l${i}.order_id = o.id`, ' ')}`],
  ['10,000 nested parentheses', `select ${'('.repeat(10000)}1${')'.repeat(10000)}`],
  ['10,000 open parentheses', `select ${'('.repeat(10000)}`],
  ['10,000 brackets', `select a${'['.repeat(10000)}`],
  ['3,000 nested calls', `select ${'abs('.repeat(3000)}id${')'.repeat(3000)} from orders`],
  ['2,000 nested CASEs', `select ${'case when true then '.repeat(2000)}1${' end'.repeat(2000)} from orders`],
  [
    '1,000 columns and rows',
    `insert into t (${many(1000, (i) => `c${i}`, ', ')}) values ${many(100, () => `(${many(1000, (i) => `${i}`, ', ')})`, ', ')}`,
  ],
  ['1,000 nested joins', `select 1 from ${'('.repeat(1000)}orders${many(1000, (i) => ` cross join customers c${i})`, '')}`],
];

describe('deep and long', () => {
  for (const [name, sql] of CASES) {
    test(name, () => {
      const script = parseScript(sql, 'postgres');
      assert.equal(script.statements.length, 1);
      assertSound(script);
      assert.ok(bindScript(script, schemaOf(SHOP)).edges.length >= 0);
    });
  }

  test('20,000 statements', () => {
    assert.equal(parseScript('select id from orders;\n'.repeat(20000), 'postgres').statements.length, 20000);
  });

  for (const [dialect, sql] of [
    ['snowflake', 'explain\n'.repeat(40)],
    ['snowflake', 'create task t as '.repeat(40)],
    ['oracle', 'explain plan for\n'.repeat(40)],
    ['bigquery', `select ${'with(a as '.repeat(200)}`],
    ['spark', `select * from ${'stream '.repeat(500)}`],
  ] as const) {
    test(`${dialect}: ${sql.slice(0, 30)}… again and again`, () => assertSound(parseScript(sql, dialect)));
  }

  test('a statement deep in blocks', () => {
    const sql = `create procedure p as begin ${'if 1 = 1 begin '.repeat(500)}select 1${' end'.repeat(500)} end`;
    const script = parseScript(sql, 'tsql');
    assertSound(script);
    bindScript(script, schemaOf(SHOP));
  });
});
