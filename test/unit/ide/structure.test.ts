import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEVER_CANCELLED } from '../../../server/src/base/index.ts';
import { openFixture, SHOP } from './fixture.ts';

test('outline: tables with columns, views with outputs, CTEs', async () => {
  const { ide, file } = await openFixture(
    'CREATE TABLE t (a int, b text);\nCREATE VIEW v AS WITH c AS (SELECT a FROM t) SELECT a AS x FROM c;\nINSERT INTO t SELECT 1, 2;\n',
  );
  const outline = ide
    .documentSymbols(file)
    .map(({ kind, name, children }) => [kind, name, children.map((child) => `${child.kind} ${child.name}`)]);
  assert.deepEqual(outline, [
    ['table', 't', ['column a', 'column b']],
    ['view', 'v', ['cte c', 'column x']],
    ['statement', 'insert into t', []],
  ]);
});

test('outline: names lie inside their symbols', async () => {
  const { ide, file } = await openFixture(`${SHOP}-- file: q.sql\n  WITH a AS (SELECT 1 AS b) SELECT b FROM a;\nDELETE FROM orders;`);
  const inside = (symbols: ReturnType<typeof ide.documentSymbols>): boolean =>
    symbols.every(({ range, selection, children }) => range.start <= selection.start && selection.end <= range.end && inside(children));
  assert.ok(inside(ide.documentSymbols(file)));
});

test('workspace symbols: tables before columns', async () => {
  const { ide } = await openFixture(SHOP);
  const names = ide.workspaceSymbols('order', NEVER_CANCELLED).map(({ kind, name }) => `${kind} ${name}`);
  assert.deepEqual(names.slice(0, 3), ['table order_items', 'table orders', 'column order_id']);
});

test('folding: statements, brackets, CASE, comments, regions, Jinja', async () => {
  const text = `/* a
b */
-- one
-- two
SELECT (
  1
), CASE
  WHEN true THEN 1
END
FROM t;
-- region x
SELECT 1;
-- endregion
{% if x %}
SELECT 2
{% endif %}
`;
  const { ide, file } = await openFixture(text);
  const line = (offset: number) => text.slice(0, offset).split('\n').length;
  const folds = ide.foldingRanges(file).map(({ start, end, kind }) => `${line(start)}-${line(end)}${kind ? ` ${kind}` : ''}`);
  for (const fold of ['1-2 comment', '3-4 comment', '5-7', '7-9', '5-10', '11-13 region', '14-16'])
    assert.ok(folds.includes(fold), `${fold} of ${folds.join(', ')}`);
});

test('semantic tokens are in order and do not overlap', async () => {
  const { ide, file } = await openFixture(
    `${SHOP}-- file: q.sql\nWITH r AS (SELECT id, sum(amount) AS s FROM orders o GROUP BY id) SELECT r.s FROM r WHERE r.id = $1`,
  );
  const tokens = ide.semanticTokens(file).map(({ start, end, type }) => `${file.text.slice(start, end)}:${type}`);
  for (const token of ['orders:class', 'sum:function', 'amount:property', 'o:variable', 'r:type'])
    assert.ok(tokens.includes(token), `${token} of ${tokens.join(' ')}`);
  const all = ide.semanticTokens(file);
  assert.ok(all.every(({ start }, index) => index === 0 || start >= (all[index - 1]?.end ?? 0)));
  const part = ide.semanticTokens(file, { start: 0, end: 20 });
  assert.ok(part.length < all.length);
});

test('selection grows from the name to the file', async () => {
  const { ide, file, offset } = await openFixture(`${SHOP}-- file: q.sql\nSELECT o.am$0ount + 1 AS x FROM orders o; SELECT 2`);
  const texts = ide.selectionRanges(file, offset).map(({ start, end }) => file.text.slice(start, end));
  assert.ok(texts.includes('amount'), texts.join(' | '));
  assert.ok(texts.includes('o.amount'));
  assert.ok(texts.includes('o.amount + 1'));
  assert.equal(texts.at(-1), file.text);
});

test('signature help: which argument, which column of VALUES', async () => {
  const call = await openFixture(`${SHOP}-- file: q.sql\nSELECT coalesce(amount, $0`);
  const help = call.ide.signatureHelp(call.file, call.offset);
  assert.match(help?.signatures[0]?.label ?? '', /coalesce/i);
  assert.equal(help?.activeParameter === 1 || help?.activeParameter === 0, true);
  const insert = await openFixture(`${SHOP}-- file: q.sql\nINSERT INTO customers (id, name, email) VALUES (1, $0`);
  const values = insert.ide.signatureHelp(insert.file, insert.offset);
  assert.deepEqual(
    values?.signatures[0]?.parameters.map((parameter) => parameter.split(' ')[0]),
    ['id', 'name', 'email'],
  );
  assert.equal(values?.activeParameter, 1);
});
