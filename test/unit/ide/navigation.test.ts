import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEVER_CANCELLED } from '../../../server/src/base/index.ts';
import { openFixture, SHOP, spanOf } from './fixture.ts';

async function checkDefinition(text: string, expected: readonly string[]): Promise<void> {
  const fixture = await openFixture(text);
  const found = fixture.ide.definition(fixture.file, fixture.offset);
  assert.deepEqual(
    found.map(({ uri, range }) => spanOf(fixture, uri, range)),
    expected,
  );
}

async function checkReferences(text: string, expected: readonly string[]): Promise<void> {
  const fixture = await openFixture(text);
  const found = await fixture.ide.references(fixture.file, fixture.offset, { includeDeclaration: true }, NEVER_CANCELLED);
  assert.deepEqual(found.map(({ uri, range }) => spanOf(fixture, uri, range)).sort(), [...expected].sort());
}

test('definition of a table in another file', () =>
  checkDefinition(`${SHOP}-- file: q.sql\nSELECT * FROM ord$0ers`, ['schema.sql:6:orders']));

test('definition of a column in another file', () =>
  checkDefinition(`${SHOP}-- file: q.sql\nSELECT o.am$0ount FROM orders o`, ['schema.sql:9:amount']));

test('definition of an alias and of a CTE', async () => {
  await checkDefinition(`${SHOP}-- file: q.sql\nSELECT $0o.amount FROM orders o`, ['q.sql:1:o']);
  await checkDefinition(`${SHOP}-- file: q.sql\nWITH t AS (SELECT 1 AS a)\nSELECT a FROM $0t`, ['q.sql:1:t']);
});

test('definition of a column of a CTE', () =>
  checkDefinition(`${SHOP}-- file: q.sql\nWITH t AS (SELECT amount * 2 AS twice FROM orders)\nSELECT t.$0twice FROM t`, ['q.sql:1:twice']));

test('definition of a column that a star hands on', () =>
  checkDefinition(`${SHOP}-- file: q.sql\nWITH t AS (SELECT * FROM orders)\nSELECT t.$0amount FROM t`, ['schema.sql:9:amount']));

test('definition of a temp table', () =>
  checkDefinition('-- file: q.sql\nCREATE TEMP TABLE x AS SELECT 1 AS a;\nSELECT a FROM $0x', ['q.sql:1:x']));

test('references of a column: files, CTEs, views', () =>
  checkReferences(
    `${SHOP}-- file: v.sql
CREATE VIEW v AS SELECT amount FROM orders;
-- file: w.sql
WITH t AS (SELECT * FROM orders)
SELECT t.amount AS total FROM t WHERE amount > 1;
-- file: x.sql
SELECT v.amount FROM v;
SELECT amount AS id FROM orders;
-- file: q.sql
SELECT $0amount FROM orders`,
    ['schema.sql:9:amount', 'v.sql:1:amount', 'w.sql:2:amount', 'w.sql:2:amount', 'x.sql:1:amount', 'x.sql:2:amount', 'q.sql:1:amount'],
  ));

test('references of an output alias end where another alias hides it', () =>
  checkReferences(
    `${SHOP}-- file: q.sql
WITH t AS (SELECT sum(amount) AS $0total FROM orders)
SELECT t.total AS grand FROM t ORDER BY total`,
    ['q.sql:1:total', 'q.sql:2:total', 'q.sql:2:total'],
  ));

test('references of a table', () =>
  checkReferences(`${SHOP}-- file: a.sql\nINSERT INTO orders (id) VALUES (1);\n-- file: q.sql\nSELECT * FROM ord$0ers`, [
    'schema.sql:6:orders',
    'schema.sql:13:orders',
    'a.sql:1:orders',
    'q.sql:1:orders',
  ]));

test('references of an alias stay in the statement', () =>
  checkReferences(`${SHOP}-- file: q.sql\nSELECT $0o.id FROM orders o WHERE o.amount > 1; SELECT o.id FROM customers o`, [
    'q.sql:1:o',
    'q.sql:1:o',
    'q.sql:1:o',
  ]));

test('highlights stay in the file', async () => {
  const { ide, file, offset } = await openFixture(`${SHOP}-- file: q.sql\nSELECT amo$0unt FROM orders WHERE amount > 1`);
  assert.equal((await ide.highlights(file, offset, NEVER_CANCELLED)).length, 2);
});

test('a link from ref to the model', async () => {
  const fixture = await openFixture(`# file: dbt_project.yml
name: shop
model-paths: [models]
-- file: models/stg_orders.sql
select 1 as id
-- file: models/daily.sql
select * from {{ ref('stg_orders') }}`);
  const links = fixture.ide.documentLinks(fixture.file);
  assert.deepEqual(
    links.map(({ range, target }) => [spanOf(fixture, fixture.file.uri, range), target.uri]),
    [['models/daily.sql:1:stg_orders', 'file:///work/models/stg_orders.sql']],
  );
});
