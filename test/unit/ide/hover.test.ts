import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { openFixture, SHOP } from './fixture.ts';

/** `expected`: what the card must hold; null for no card. */
async function check(fixture: string, expected: readonly RegExp[] | null, dialect?: DialectName): Promise<void> {
  const { ide, file, offset } = await openFixture(fixture, dialect);
  const markdown = ide.hover(file, offset)?.markdown ?? null;
  if (expected === null) assert.equal(markdown, null);
  for (const pattern of expected ?? []) assert.match(markdown ?? '(nothing)', pattern);
}

test('a table: kind, columns with types and keys, where it is defined', () =>
  check(`${SHOP}-- file: q.sql\nSELECT * FROM ord$0ers`, [
    /\*\*orders\*\* · table `/,
    /\| customer\\_id \| `integer` \| → .*customers\\\.id/,
    /\| id \| `integer` \| PK/,
    /Defined in \[schema\\\.sql\]\(file:\/\/\/work\/schema\.sql\)/,
  ]));

test('a column: type, where it comes from, what uses it', () =>
  check(
    `${SHOP}-- file: v.sql\nCREATE VIEW totals AS SELECT customer_id, sum(amount) AS total FROM orders GROUP BY customer_id;\n-- file: q.sql\nSELECT o.am$0ount FROM orders o`,
    [/\*\*amount\*\* `numeric\(10, 2\)` · column of table `/, /Used by: `.*totals\.total`/],
  ));

test('a column of a view: lineage', () =>
  check(
    `${SHOP}-- file: v.sql\nCREATE VIEW totals AS SELECT customer_id, sum(amount) AS total FROM orders GROUP BY customer_id;\n-- file: q.sql\nSELECT to$0tal FROM totals`,
    [/Comes from: `.*orders\.amount`/],
  ));

test('a column of a CTE: its expression and sources', () =>
  check(`${SHOP}-- file: q.sql\nWITH t AS (SELECT sum(amount) AS total FROM orders) SELECT t.to$0tal FROM t`, [
    /\*\*total\*\*/,
    /```sql\nsum\(amount\) AS total\n```/,
    /Comes from: `.*orders\.amount`/,
  ]));

test('a column that the statement makes: its type', async () => {
  await check(`${SHOP}-- file: q.sql\nWITH t AS (SELECT sum(amount) AS total FROM orders) SELECT t.to$0tal FROM t`, [
    /\*\*total\*\* `numeric`/,
  ]);
  await check(`${SHOP}-- file: q.sql\nSELECT amount > 1 AS is_$0large FROM orders`, [/\*\*is\\_large\*\* `boolean`/]);
  await check(`${SHOP}-- file: v.sql\nCREATE VIEW v AS SELECT count(*) AS n FROM orders;\n-- file: q.sql\nSELECT $0n FROM v`, [
    /\*\*n\*\* `bigint`/,
  ]);
});

test('a CTE: its columns', () =>
  check(`${SHOP}-- file: q.sql\nWITH t AS (SELECT id, amount FROM orders) SELECT * FROM $0t`, [/\*\*t\*\* · CTE/, /\| amount \|/]));

test('an alias says what it stands for', () =>
  check(`${SHOP}-- file: q.sql\nSELECT $0o.amount FROM orders o`, [/`o` is an alias of/, /\*\*orders\*\*/]));

test('a function: signature', () => check(`${SHOP}-- file: q.sql\nSELECT coal$0esce(amount, 0) FROM orders`, [/```sql\n/, /coalesce/i]));

test('names are escaped', () =>
  check('-- file: s.sql\nCREATE TABLE "a<b>|*c*" (x int);\n-- file: q.sql\nSELECT * FROM $0"a<b>|*c*"', [
    /\*\*a&lt;b&gt;\\\|\\\*c\\\*\*\*/,
  ]));

test('nothing on a keyword', () => check(`${SHOP}-- file: q.sql\nSEL$0ECT 1`, null));
