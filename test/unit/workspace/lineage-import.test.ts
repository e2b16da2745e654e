// Lineage that other programs have written: what of it becomes edges, and between which tables.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pathToUri } from '../../../server/src/workspace/index.ts';
import { open } from './fixture.ts';

const PROJECT = `-- file: aetl.yaml
version: 1
dialect: postgres
connections:
  dw: { type: postgres, host: db.example.com, database: dw }
lineage: { import: ["events/*.ndjson"] }
-- file: schema.sql
create table raw.orders (id int, amount numeric);
`;

interface Column {
  readonly namespace: string;
  readonly name: string;
  readonly field: string;
  readonly transformations?: readonly object[];
}

const orders = { namespace: 'postgres://db.example.com:5432', name: 'dw.raw.orders' };
const daily = { namespace: 'postgres://db.example.com', name: 'dw.mart.daily' };

function run(
  output: object,
  fields: Readonly<Record<string, readonly Column[]>> | null,
  more: Readonly<Record<string, unknown>> & { readonly dataset?: readonly Column[] } = {},
): string {
  const { dataset, ...event } = more;
  const inputFields = Object.fromEntries(Object.entries(fields ?? {}).map(([name, columns]) => [name, { inputFields: columns }]));
  const columnLineage = { _producer: 'urn:x', _schemaURL: 'urn:y', fields: inputFields, ...(dataset ? { dataset } : {}) };
  return JSON.stringify({
    eventTime: '2026-01-01T00:00:00Z',
    eventType: 'COMPLETE',
    run: { runId: '00000000-0000-0000-0000-000000000000' },
    job: { namespace: 'airflow', name: 'load' },
    producer: 'urn:x',
    inputs: [orders],
    outputs: [{ ...output, facets: fields === null ? {} : { columnLineage } }],
    ...event,
  });
}

/** Edges as `a.x -> b.y kind`, with a `?` for those that are uncertain. */
async function edgesOf(events: readonly string[], project = PROJECT): Promise<string[]> {
  const { workspace } = await open(`${project}-- file: events/1.ndjson\n${events.join('\n')}\n`);
  return [...workspace.flow.edges()].map(
    ({ source, target, kind, uncertain }) =>
      `${source.node}.${source.column} -> ${target.node}.${target.column} ${kind}${uncertain ? ' ?' : ''}`,
  );
}

const step = (type: string, subtype: string, description = '') => ({ type, subtype, description, masking: false });
const amount: Column = { ...orders, field: 'amount' };

describe('OpenLineage events', () => {
  it('of one job in many files are those of the newest one, as files come and go', async () => {
    const event = (hour: number, column: string) =>
      run(daily, { total: [{ ...orders, field: column }] }, { eventTime: `2026-01-01T0${hour}:00:00+09:00` });
    const opened = await open(
      `${PROJECT}-- file: events/1.ndjson\n${event(2, 'amount')}\n-- file: events/2.ndjson\n${event(1, 'id')}\n-- file: events/3.ndjson\n${event(2, 'amount')}\n`,
    );
    const { workspace, files } = opened;
    const edges = () =>
      [...workspace.flow.edges()].map(({ source, target, uri }) => `${source.column} -> ${target.column} ${uri.slice(-8)}`);
    const reread = async (name: string) => {
      await workspace.filesChanged([pathToUri(`/events/${name}`)]);
      await workspace.settle();
    };
    assert.deepEqual(edges(), ['amount -> total 1.ndjson']);
    files.put('/events/2.ndjson', event(3, 'id'));
    await reread('2.ndjson');
    assert.deepEqual(edges(), ['id -> total 2.ndjson']);
    files.contents.delete('/events/2.ndjson');
    await reread('2.ndjson');
    assert.deepEqual(edges(), ['amount -> total 1.ndjson']);
    files.put('/events/1.ndjson', '');
    await reread('1.ndjson');
    assert.deepEqual(edges(), ['amount -> total 3.ndjson']);
  });

  it('are edges between the tables of the workspace, by the connection on their server', async () => {
    const event = run(
      daily,
      { total: [{ ...amount, transformations: [step('DIRECT', 'AGGREGATION', 'sum("amount")')] }] },
      { dataset: [{ ...orders, field: 'id', transformations: [step('INDIRECT', 'FILTER')] }] },
    );
    assert.deepEqual(await edgesOf([event]), ['raw.orders.amount -> mart.daily.total aggregate', 'raw.orders.id -> mart.daily.* filter']);
  });

  it('in their older forms too', async () => {
    const event = run(daily, {
      total: [amount, { ...orders, field: 'id', transformations: [step('INDIRECT', 'SORT')] }],
    });
    assert.deepEqual(await edgesOf([event]), ['raw.orders.amount -> mart.daily.total transform', 'raw.orders.id -> mart.daily.* order']);
  });

  it('without column lineage link whole tables, uncertain', async () => {
    assert.deepEqual(await edgesOf([run(daily, null)]), ['raw.orders.* -> mart.daily.* transform ?']);
  });

  it('are guesses where no connection is on their server', async () => {
    const away = { namespace: 'postgres://elsewhere:5432', name: 'dw.raw.orders' };
    const event = run(daily, { total: [{ ...away, field: 'amount' }] }, { inputs: [away] });
    assert.deepEqual(await edgesOf([event]), ['raw.orders.amount -> mart.daily.total transform ?']);
  });

  it('of another database of the same server are of another table', async () => {
    const other = { ...orders, name: 'archive.raw.orders' };
    const event = run(daily, { total: [{ ...other, field: 'amount' }] }, { inputs: [other] });
    const [edge = ''] = await edgesOf([event]);
    assert.match(edge, /^archive\.raw\.orders\.amount -> mart\.daily\.total transform$/);
  });

  it('of a job hold until it speaks again, and not when it fails', async () => {
    const first = run(daily, { total: [amount] });
    const second = run(daily, { total: [{ ...orders, field: 'id' }] }, { eventTime: '2026-02-01T00:00:00Z' });
    const failed = run(daily, { other: [amount] }, { eventTime: '2026-03-01T00:00:00Z', eventType: 'FAIL' });
    assert.deepEqual(await edgesOf([failed, second, first]), ['raw.orders.id -> mart.daily.total transform']);
  });

  it('tell columns of tables', async () => {
    const schema = { _producer: 'urn:x', _schemaURL: 'urn:y', fields: [{ name: 'day', type: 'date' }, { name: 'total' }] };
    const event = JSON.stringify({ eventTime: '2026-01-01T00:00:00Z', producer: 'urn:x', dataset: { ...daily, facets: { schema } } });
    const { workspace } = await open(`${PROJECT}-- file: events/1.ndjson\n${event}\n`);
    const [catalog] = workspace.catalogs.values();
    assert.deepEqual(
      catalog?.table('mart.daily')?.columns.map(({ name, type }) => [name, type]),
      [
        ['day', 'date'],
        ['total', null],
      ],
    );
  });

  it('that are none are said, and the others count', async () => {
    const fixture = `${PROJECT}-- file: events/1.ndjson\n{"half":\n${run(daily, null)}\n-- file: events/2.ndjson\n{"a":1}\n-- file: events/3.ndjson\nnot json\n`;
    const { workspace, problems } = await open(fixture);
    assert.equal([...workspace.flow.edges()].length, 1);
    assert.deepEqual(problems(), [
      '/events/1.ndjson:1 lineage-import {"half":',
      '/events/2.ndjson:1 lineage-import {',
      '/events/3.ndjson:1 lineage-import n',
    ]);
  });

  it('of any shape are read without harm', async () => {
    const shapes = [null, 1, 'x', [], { eventTime: 'x', job: null }, { eventTime: 'x', job: {}, outputs: [null, {}, 3], inputs: {} }];
    const events = shapes.map((shape) => JSON.stringify(shape));
    const odd = run(daily, { __proto__: [amount], constructor: [amount] });
    assert.deepEqual(await edgesOf([...events, odd]), ['raw.orders.amount -> mart.daily.constructor transform']);
  });
});

describe('artifacts of dbt', () => {
  const manifest = {
    metadata: { dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json', adapter_type: 'postgres' },
    nodes: {
      'model.shop.totals': {
        resource_type: 'model',
        database: 'dw',
        schema: 'mart',
        name: 'totals',
        depends_on: { nodes: ['model.shop.stg'] },
        compiled_code: 'select sum(amount) as total from "dw"."staging"."stg"',
        columns: {},
      },
      'model.shop.stg': {
        resource_type: 'model',
        database: 'dw',
        schema: 'staging',
        name: 'stg',
        depends_on: { nodes: ['source.shop.raw.orders'] },
        compiled_code: 'select * from "dw"."raw"."orders"',
        columns: {},
      },
      'model.shop.dark': {
        resource_type: 'model',
        schema: 'mart',
        name: 'dark',
        depends_on: { nodes: ['model.shop.totals', 'model.other.gone'] },
        columns: {},
      },
    },
    sources: {
      'source.shop.raw.orders': {
        resource_type: 'source',
        database: 'dw',
        schema: 'raw',
        name: 'orders',
        identifier: 'orders',
        columns: { id: { name: 'id', data_type: 'int' }, amount: { name: 'amount', data_type: 'numeric' } },
      },
    },
    exposures: { 'exposure.shop.board': { name: 'board', depends_on: { nodes: ['model.shop.totals', 'model.other.gone'] } } },
  };

  it('that are cut off are told of once, where they break', async () => {
    const text = JSON.stringify(manifest, null, 2).slice(0, 400);
    const project = 'version: 1\ndialect: postgres\nlineage: { import: ["*.json"] }\n';
    const { workspace } = await open(`-- file: aetl.yaml\n${project}-- file: manifest.json\n${text}`);
    const [only, ...others] = workspace.diagnostics('file:///manifest.json');
    assert.match(only?.message ?? '', /^Nothing of this file is read, since it is not valid JSON; write it anew: .+ at position \d+\.$/);
    assert.deepEqual([only?.range, others], [{ start: 399, end: 400 }, []]);
  });

  it('give column edges where models were compiled, and links where they were not', async () => {
    const project = 'version: 1\ndialect: postgres\nlineage: { import: [other/target/manifest.json] }\n';
    const { workspace } = await open(`-- file: aetl.yaml\n${project}-- file: other/target/manifest.json\n${JSON.stringify(manifest)}\n`);
    const edges = [...workspace.flow.edges()].map(
      ({ source, target, kind }) => `${source.node}.${source.column} -> ${target.node}.${target.column} ${kind}`,
    );
    assert.deepEqual(edges.sort(), [
      'mart.totals.* -> exposure:board.* transform',
      'mart.totals.* -> mart.dark.* transform',
      'raw.orders.amount -> staging.stg.amount copy',
      'raw.orders.id -> staging.stg.id copy',
      'staging.stg.amount -> mart.totals.total aggregate',
    ]);
  });
});
