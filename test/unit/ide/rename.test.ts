import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEVER_CANCELLED } from '../../../server/src/base/index.ts';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { openFixture, SHOP } from './fixture.ts';

/** `expected`: the changed files' texts after the rename, or the refusal. */
async function check(
  text: string,
  newName: string,
  expected: Readonly<Record<string, string>> | RegExp,
  dialect?: DialectName,
): Promise<void> {
  const { ide, file, offset, texts } = await openFixture(text, dialect);
  const result = await ide.rename(file, offset, newName, NEVER_CANCELLED);
  if (expected instanceof RegExp) {
    assert.equal(result.ok, false, result.ok ? `renamed ${result.value.length} places` : '');
    assert.match(result.ok ? '' : result.error, expected);
    return;
  }
  assert.ok(result.ok, result.ok ? '' : result.error);
  const changed: Record<string, string> = {};
  for (const { uri, range, newText } of [...result.value].sort((a, b) => b.range.start - a.range.start)) {
    const path = uri.slice('file:///work/'.length);
    const now = changed[path] ?? texts.get(path) ?? '';
    changed[path] = now.slice(0, range.start) + newText + now.slice(range.end);
  }
  for (const path of Object.keys(expected)) assert.equal(changed[path]?.trim(), expected[path]?.trim(), path);
  assert.deepEqual(Object.keys(changed).sort(), Object.keys(expected).sort());
}

const T = '-- file: t.sql\nCREATE TABLE t (id int, amount int);\n';

test('an alias', () =>
  check(`${T}-- file: q.sql\nSELECT $0x.id, x.amount FROM t AS x WHERE x.id > 1`, 'o', {
    'q.sql': 'SELECT o.id, o.amount FROM t AS o WHERE o.id > 1',
  }));

test('a CTE', () =>
  check(`${T}-- file: q.sql\nWITH $0a AS (SELECT id FROM t) SELECT a.id FROM a`, 'b', {
    'q.sql': 'WITH b AS (SELECT id FROM t) SELECT b.id FROM b',
  }));

test('a column of a table, in its DDL and everywhere it is read', () =>
  check(
    `${T}-- file: a.sql\nSELECT amount AS money, t.amount FROM t;\n-- file: b.sql\nWITH c AS (SELECT * FROM t) SELECT c.amount FROM c;\n-- file: q.sql\nUPDATE t SET amount = amount + 1 WHERE $0amount > 1`,
    'total',
    {
      't.sql': 'CREATE TABLE t (id int, total int);',
      'a.sql': 'SELECT total AS money, t.total FROM t;',
      'b.sql': 'WITH c AS (SELECT * FROM t) SELECT c.total FROM c;',
      'q.sql': 'UPDATE t SET total = total + 1 WHERE total > 1',
    },
  ));

test('through a view, but not behind an output alias', () =>
  check(
    `${T}-- file: v.sql\nCREATE VIEW v AS SELECT amount, amount AS other FROM t;\n-- file: w.sql\nSELECT v.amount, v.other FROM v;\n-- file: q.sql\nSELECT $0amount FROM t`,
    'total',
    {
      't.sql': 'CREATE TABLE t (id int, total int);',
      'v.sql': 'CREATE VIEW v AS SELECT total, total AS other FROM t;',
      'w.sql': 'SELECT v.total, v.other FROM v;',
      'q.sql': 'SELECT total FROM t',
    },
  ));

test('from a use of the view back to the table', () =>
  check(`${T}-- file: v.sql\nCREATE VIEW v AS SELECT amount FROM t;\n-- file: q.sql\nSELECT $0amount FROM v`, 'total', {
    't.sql': 'CREATE TABLE t (id int, total int);',
    'v.sql': 'CREATE VIEW v AS SELECT total FROM t;',
    'q.sql': 'SELECT total FROM v',
  }));

test('an output alias of a view, in the files that read it', () =>
  check(`${T}-- file: v.sql\nCREATE VIEW v AS SELECT sum(amount) AS $0s FROM t;\n-- file: q.sql\nSELECT s, v.s FROM v`, 'total', {
    'v.sql': 'CREATE VIEW v AS SELECT sum(amount) AS total FROM t;',
    'q.sql': 'SELECT total, v.total FROM v',
  }));

test('a column of a model, with its YAML', () =>
  check(
    `# file: dbt_project.yml
name: shop
model-paths: [models]
# file: models/schema.yml
version: 2
models:
  - name: stg
    columns:
      - name: amt
-- file: models/stg.sql
select 1 as $0amt
-- file: models/mart.sql
select sum(amt) as total from {{ ref('stg') }}
`,
    'amount',
    {
      'models/schema.yml': 'version: 2\nmodels:\n  - name: stg\n    columns:\n      - name: amount',
      'models/stg.sql': 'select 1 as amount',
      'models/mart.sql': "select sum(amount) as total from {{ ref('stg') }}",
    },
  ));

test('quoted uses stay quoted, in the case that the dialect stores', () =>
  check(
    '-- file: t.sql\nCREATE TABLE t (amount int);\n-- file: q.sql\nSELECT "AMOUNT", $0amount FROM t',
    'Total',
    {
      't.sql': 'CREATE TABLE t (Total int);',
      'q.sql': 'SELECT "TOTAL", Total FROM t',
    },
    'oracle',
  ));

test('a new name that needs quotes gets them', () =>
  check(
    '-- file: t.sql\nCREATE TABLE t (amount int);\n-- file: q.sql\nSELECT $0amount FROM t',
    'group',
    {
      't.sql': 'CREATE TABLE t (`group` int);',
      'q.sql': 'SELECT `group` FROM t',
    },
    'mysql',
  ));

test('refused: the name is taken', () => check(`${T}-- file: q.sql\nSELECT $0amount FROM t`, 'ID', /already has a column `ID`/));

test('refused: the alias is taken', () =>
  check(`${SHOP}-- file: q.sql\nSELECT $0o.id FROM orders o, customers c`, 'c', /already names a relation/));

test('refused: the new name would be ambiguous', () =>
  check(
    `${SHOP}-- file: q.sql\nSELECT $0amount FROM orders o JOIN customers c ON c.id = o.customer_id`,
    'email',
    /would also be found in `c`/,
  ));

test('refused: USING joins it', () =>
  check(
    '-- file: s.sql\nCREATE TABLE a (k int, x int);\nCREATE TABLE b (k int, y int);\n-- file: q.sql\nSELECT a.$0k FROM a JOIN b USING (k)',
    'z',
    /USING/,
  ));

test('refused: a table', () => check(`${T}-- file: q.sql\nSELECT * FROM $0t`, 'u', /not renamed/));

test('refused: an unknown relation', () => check('-- file: q.sql\nSELECT x.$0a FROM nowhere x', 'b', /does not define|no alias/));

test('refused: an empty name', () => check(`${T}-- file: q.sql\nSELECT $0amount FROM t`, ' ', /empty/));

test('the same name changes nothing', () => check(`${T}-- file: q.sql\nSELECT $0amount FROM t`, 'amount', {}));

test('prepare says what would be renamed', async () => {
  const { ide, file, offset } = await openFixture(`${T}-- file: q.sql\nSELECT am$0ount FROM t`);
  const subject = await ide.prepareRename(file, offset, NEVER_CANCELLED);
  assert.deepEqual(subject, { ok: true, value: { range: { start: 7, end: 13 }, placeholder: 'amount' } });
});

test('what one FROM for several inserts names is renamed once', () =>
  check(
    `${T}-- file: q.sql\nFROM (SELECT id, $0amount FROM t) q INSERT INTO a SELECT q.amount INSERT INTO b SELECT amount WHERE amount > 1`,
    'total',
    {
      't.sql': 'CREATE TABLE t (id int, total int);',
      'q.sql': 'FROM (SELECT id, total FROM t) q INSERT INTO a SELECT q.total INSERT INTO b SELECT total WHERE total > 1',
    },
    'spark',
  ));
