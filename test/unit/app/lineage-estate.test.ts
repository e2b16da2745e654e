// The whole workspace from above, and lineage as it was before what is not saved yet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Aetl, createAetl } from '../../../server/src/app/index.ts';
import { CancelledError, NEVER_CANCELLED } from '../../../server/src/base/index.ts';
import type { LineageGraph } from '../../../server/src/protocol/index.ts';
import { filesOf, MemoryFiles } from '../workspace/fixture.ts';

const SHOP = `-- file: aetl.yaml
version: 1
dialect: postgres
-- file: schema.sql
create table raw.orders (id int primary key, amount numeric, day date);
create table raw.lines (order_id int, price numeric);
create table raw.unused (id int);
-- file: staging/orders.sql
create view staging.orders as
select o.id, o.day, o.amount * 2 as amount from raw.orders o join raw.lines l on l.order_id = o.id;
-- file: marts/daily.sql
create view marts.daily as
select o.day, sum(o.amount) as total from staging.orders o group by o.day;
-- file: report.sql
select total from marts.daily where total > 0;
`;
const DAILY = 'file:///marts/daily.sql';
const DAILY_TEXT = filesOf(SHOP).get('/marts/daily.sql') ?? '';

async function openShop(): Promise<Aetl> {
  const aetl = createAetl({
    logger: { info() {}, warn() {}, error: (message, cause) => assert.fail(`${message}: ${cause}`) },
    fs: new MemoryFiles(filesOf(SHOP)),
    yield: async () => {},
  });
  await aetl.setRoots(['file:///'], () => {}, NEVER_CANCELLED);
  return aetl;
}

test('closed, an estate is its schemas with one line for all that goes from one to another', async () => {
  const aetl = await openShop();
  const graph = await aetl.estateLineage({ open: [] }, NEVER_CANCELLED);
  assert.deepEqual(nodesOf(graph), ['#local (1)', 'marts (1)', 'raw (3)', 'staging (1)']);
  assert.deepEqual(linesOf(graph), [
    'schema:marts > schema:#local: copy 1',
    'schema:marts > schema:#local: filter 1',
    'schema:raw > schema:staging: copy 2, transform 1',
    'schema:raw > schema:staging: join 2',
    'schema:staging > schema:marts: copy 1, aggregate 1',
    'schema:staging > schema:marts: group 1',
  ]);
});

test('the tables of an open schema are drawn, with lines to the schemas that are closed', async () => {
  const aetl = await openShop();
  const graph = await aetl.estateLineage({ open: ['raw', 'no such schema'] }, NEVER_CANCELLED);
  assert.deepEqual(nodesOf(graph), ['#local (1)', 'lines', 'marts (1)', 'orders', 'staging (1)', 'unused']);
  assert.ok(linesOf(graph).includes('raw.orders > schema:staging: copy 2, transform 1'));
  assert.ok(graph.nodes.every(({ columns }) => columns.length === 0));
});

test('an estate is worked out anew after an edit, and can be cancelled', async () => {
  const aetl = await openShop();
  await aetl.estateLineage({ open: [] }, NEVER_CANCELLED);
  aetl.showDocument('file:///report.sql', 'create table extra.ids as select id from raw.unused;', 1);
  const graph = await aetl.estateLineage({ open: [] }, NEVER_CANCELLED);
  assert.ok(linesOf(graph).includes('schema:raw > schema:extra: copy 1'));
  aetl.showDocument('file:///report.sql', 'create table extra.ids as select id as other from raw.unused;', 2);
  await settled();
  const cancelled = { isCancellationRequested: true, onCancellationRequested: () => ({ dispose() {} }) };
  await assert.rejects(aetl.estateLineage({ open: [] }, cancelled as never), CancelledError);
});

test('what is saved is told beside what is typed, until it is saved', async () => {
  const aetl = await openShop();
  const total = (saved: boolean) =>
    aetl
      .queryLineage({ name: 'marts.daily.total', direction: 'upstream', depth: 1, saved }, NEVER_CANCELLED)
      .then((graph) => expressionsOf(graph));
  assert.deepEqual(await total(true), ['sum(o.amount)']);
  aetl.showDocument(DAILY, DAILY_TEXT, 1);
  aetl.showDocument(DAILY, `-- a line more\n${DAILY_TEXT.replace('sum', 'max')}`, 2);
  assert.deepEqual([await total(true), await total(false)], [['sum(o.amount)'], ['max(o.amount)']]);
  // Several edits: what is saved stays the same.
  aetl.showDocument(DAILY, DAILY_TEXT.replace('sum', 'min'), 3);
  assert.deepEqual([await total(true), await total(false)], [['sum(o.amount)'], ['min(o.amount)']]);
  aetl.savedDocument(DAILY);
  assert.deepEqual(await total(true), ['min(o.amount)']);
});

test('an edit that is taken back leaves nothing to compare', async () => {
  const aetl = await openShop();
  aetl.showDocument(DAILY, DAILY_TEXT, 1);
  aetl.showDocument(DAILY, '', 2);
  aetl.showDocument(DAILY, DAILY_TEXT, 3);
  await settled();
  aetl.showDocument('file:///report.sql', 'select 1;', 1);
  const before = await aetl.queryLineage({ name: 'marts.daily', direction: 'both', depth: 1, saved: true }, NEVER_CANCELLED);
  assert.ok(
    before?.nodes.some(({ id }) => id === 'report.sql:1'),
    'the report as it is saved reads marts.daily',
  );
});

/** Whoever depends on an edit is bound in the background. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}

function nodesOf({ nodes }: LineageGraph): readonly string[] {
  return nodes.map(({ name, tables }) => (tables === undefined ? name : `${name} (${tables})`)).sort();
}

function linesOf({ edges }: LineageGraph): readonly string[] {
  return edges
    .map(({ source, target, bundle }) => {
      const kinds = Object.entries(bundle?.kinds ?? {}).map(([kind, count]) => `${kind} ${count}`);
      return `${source.node} > ${target.node}: ${kinds.join(', ')}`;
    })
    .sort();
}

function expressionsOf(graph: LineageGraph | null): readonly (string | null)[] {
  return (graph?.edges ?? [])
    .filter(({ target, kind }) => target.column === 'total' && kind !== 'group')
    .map(({ expression }) => expression);
}

test('what is written of a filtered estate is what is seen of it, with the tables of its schemas', async () => {
  const aetl = await openShop();
  const all = await aetl.interchange.wholeLineage(NEVER_CANCELLED);
  const part = await aetl.interchange.wholeLineage(NEVER_CANCELLED, {
    nodes: ['schema:staging', 'raw.orders'],
    edgeKinds: ['join'],
    nodeKinds: [],
    job: null,
  });
  assert.ok(all.nodes.some(({ id }) => id === 'marts.daily') && all.edges.some(({ kind }) => kind === 'join'));
  assert.deepEqual(part.nodes.map(({ id }) => id).sort(), ['raw.orders', 'staging.orders']);
  assert.deepEqual(
    part.edges.map(({ source, target, kind }) => `${source.node}.${source.column} > ${target.node}.${target.column} ${kind}`),
    [
      'raw.orders.id > staging.orders.id copy',
      'raw.orders.day > staging.orders.day copy',
      'raw.orders.amount > staging.orders.amount transform',
    ],
  );
  const events = (await aetl.interchange.writeLineage([part], 'openlineage')).trim().split('\n');
  assert.deepEqual(
    events.flatMap((event) => JSON.parse(event).dataset?.name ?? []),
    part.nodes.map(({ id }) => id),
  );
});
