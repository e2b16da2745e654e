import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { openFixture, SHOP } from './fixture.ts';

/** The file's text after the action whose title matches. */
async function check(text: string, title: RegExp, expected: string | null, dialect?: DialectName): Promise<void> {
  const { ide, file, offset } = await openFixture(text, dialect);
  const actions = ide.codeActions(file, { start: offset, end: offset });
  const action = actions.find((candidate) => title.test(candidate.title));
  if (expected === null) {
    assert.equal(action, undefined);
    return;
  }
  assert.ok(action, `no ${title} among ${actions.map((candidate) => candidate.title).join(', ')}`);
  let now = file.text;
  for (const { range, newText } of [...action.edits].sort((a, b) => b.range.start - a.range.start))
    now = now.slice(0, range.start) + newText + now.slice(range.end);
  assert.equal(now.trim(), expected);
}

test('did you mean: a column', () =>
  check(`${SHOP}-- file: q.sql\nSELECT o.amuont$0 FROM orders o`, /^Change to amount$/, 'SELECT o.amount FROM orders o'));

test('did you mean: a table', () =>
  check(`${SHOP}-- file: q.sql\nSELECT 1 FROM custmers$0`, /^Change to customers$/, 'SELECT 1 FROM customers'));

test('all names with one suggestion', () =>
  check(
    `${SHOP}-- file: q.sql\nSELECT o.amuont, c.emial$0 FROM orders o JOIN customers c ON c.id = o.customer_id`,
    /^Correct all/,
    'SELECT o.amount, c.email FROM orders o JOIN customers c ON c.id = o.customer_id',
  ));

test('expand a star', () => check(`${SHOP}-- file: q.sql\nSELECT $0* FROM customers`, /^Expand/, 'SELECT id, name, email FROM customers'));

test('expand a qualified star', () =>
  check(
    `${SHOP}-- file: q.sql\nSELECT c.$0*, o.id FROM customers c, orders o`,
    /^Expand/,
    'SELECT c.id, c.name, c.email, o.id FROM customers c, orders o',
  ));

test('no expansion where columns are not known', () => check('SELECT $0* FROM nowhere', /^Expand/, null));

test('qualify one column, and all', async () => {
  const text = `${SHOP}-- file: q.sql\nSELECT $0amount, name FROM orders o JOIN customers c ON c.id = o.customer_id`;
  await check(text, /^Qualify as/, 'SELECT o.amount, name FROM orders o JOIN customers c ON c.id = o.customer_id');
  await check(text, /^Qualify all/, 'SELECT o.amount, c.name FROM orders o JOIN customers c ON c.id = o.customer_id');
});

test('name an expression', () =>
  check(`${SHOP}-- file: q.sql\nselect $0sum(amount) from orders`, /^Name the column/, 'select sum(amount) as sum_amount from orders'));

test('give a table an alias', () =>
  check(`${SHOP}-- file: q.sql\nSELECT * FROM $0order_items`, /^Add alias oi/, 'SELECT * FROM order_items oi'));
