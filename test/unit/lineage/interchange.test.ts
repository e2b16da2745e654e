// What is written for other programs: goldens, and each read again by a reader of its own.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { test } from 'node:test';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {
  graphThings,
  type LineageGraph,
  lineageToCsv,
  lineageToDot,
  lineageToGraphml,
  lineageToMermaid,
  lineageToNeo4j,
  lineageToOpenLineage,
  type OpenLineageContext,
} from '../../../server/src/protocol/index.ts';
import { ESTATE, HOSTILE, shop } from './graphs.ts';

const FIXTURES = new URL('../../fixtures/lineage/', import.meta.url);

const CONTEXT: OpenLineageContext = {
  dataset: ({ id }) => ({ namespace: 'postgres://db.example.com:5432', name: `dw.${id}` }),
  job: ({ location }) => ({ namespace: 'aetl:shop', name: location?.uri.replace(/^.*\/shop\//, '') ?? 'unknown' }),
  eventTime: '2026-01-02T03:04:05.000Z',
  runId: null,
};
const RUNS: OpenLineageContext = { ...CONTEXT, runId: () => '5ab6b3c4-9d0e-4f6a-8b0c-1d2e3f4a5b6c' };

const THINGS = graphThings(ESTATE, { connectionsOf: ({ schema }) => (schema === 'raw' || schema === 'stage' ? ['dw'] : []) });

const GOLDENS: readonly (readonly [file: string, text: string])[] = [
  ['shop.csv', lineageToCsv(shop)],
  ['shop.graphml', lineageToGraphml(shop)],
  ['shop.nodes.csv', lineageToNeo4j(shop)['nodes.csv']],
  ['shop.relationships.csv', lineageToNeo4j(shop)['relationships.csv']],
  ['shop.ndjson', lineageToOpenLineage(shop, CONTEXT)],
  ['shop-runs.ndjson', lineageToOpenLineage(shop, RUNS)],
  ['hostile.csv', lineageToCsv(HOSTILE)],
  ['hostile.graphml', lineageToGraphml(HOSTILE)],
  ['hostile.nodes.csv', lineageToNeo4j(HOSTILE)['nodes.csv']],
  ['hostile.relationships.csv', lineageToNeo4j(HOSTILE)['relationships.csv']],
  ['estate.csv', lineageToCsv(ESTATE, THINGS)],
  ['estate.graphml', lineageToGraphml(ESTATE, THINGS)],
  ['estate.nodes.csv', lineageToNeo4j(ESTATE, THINGS)['nodes.csv']],
  ['estate.relationships.csv', lineageToNeo4j(ESTATE, THINGS)['relationships.csv']],
  ['estate.dot', lineageToDot(ESTATE, THINGS)],
  ['estate.mmd', lineageToMermaid(ESTATE, THINGS)],
];

for (const [file, actual] of GOLDENS) {
  test(file, () => {
    if (process.env['UPDATE_GOLDENS']) writeFileSync(new URL(file, FIXTURES), actual);
    assert.equal(actual, readFileSync(new URL(file, FIXTURES), 'utf8'));
  });
}

const ajv = new Ajv2020({ allErrors: true, strictRequired: false, strictTypes: false });
addFormats(ajv);
const isEvent = ajv.compile(JSON.parse(readFileSync(new URL('open-lineage.schema.json', FIXTURES), 'utf8')));

for (const [name, text, kinds] of [
  ['jobs', lineageToOpenLineage(shop, CONTEXT), 2],
  ['runs', lineageToOpenLineage(shop, RUNS), 1],
  ['hostile names', lineageToOpenLineage(HOSTILE, CONTEXT), 2],
] as const) {
  test(`events are OpenLineage: ${name}`, () => {
    const events = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const event of events) assert.ok(isEvent(event), ajv.errorsText(isEvent.errors));
    assert.equal(new Set(events.map(({ schemaURL }) => schemaURL)).size, kinds);
  });
}

test('the schema refuses what is no event', () => {
  const [first = '{}'] = lineageToOpenLineage(shop, CONTEXT).split('\n');
  const event = JSON.parse(first) as object;
  assert.ok(isEvent(event));
  for (const wrong of [
    { ...event, eventTime: 'yesterday' },
    { ...event, dataset: { name: 'x' } },
    { ...event, job: { namespace: 'a', name: 'b' } },
    {},
  ])
    assert.ok(!isEvent(wrong), JSON.stringify(wrong).slice(0, 80));
});

test('every edge is in the events, once', () => {
  const fields = lineageToOpenLineage(shop, CONTEXT)
    .trimEnd()
    .split('\n')
    .flatMap((line) => JSON.parse(line).outputs ?? [])
    .flatMap(({ facets }) => {
      const { fields: values, dataset = [] } = facets.columnLineage;
      return [...Object.values<{ inputFields: unknown[] }>(values).flatMap(({ inputFields }) => inputFields), ...dataset];
    }) as { transformations: unknown[] }[];
  assert.equal(
    fields.reduce((sum, { transformations }) => sum + transformations.length, 0),
    shop.edges.length,
  );
});

for (const [name, graph] of [
  ['shop', shop],
  ['hostile names', HOSTILE],
] as const) {
  test(`Graphviz draws ${name}`, async () => {
    const graphviz = await Graphviz.load();
    const svg = graphviz.dot(lineageToDot(graph), 'svg');
    assert.equal([...svg.matchAll(/class="node"/g)].length, graph.nodes.length);
    assert.equal([...svg.matchAll(/class="edge"/g)].length, drawn(graph));
  });
}

test('jobs run files, files read and write tables, and whoever moves no data is no thing', () => {
  assert.deepEqual(THINGS.things.map(({ id, kind, detail }) => `${kind} ${id}${detail === null ? '' : ` (${detail})`}`).sort(), [
    'connection connection:dw',
    'exposure exposure:"board" <b>',
    'file file:load/"1".sql',
    'file file:q.sql',
    'job job:dbt shop (dbt)',
    'job job:hourly',
    'job job:nightly (cron, 0 3 * * *)',
    'job job:spark]ingest (openlineage)',
    'model file:models/daily.sql',
    'routine routine:sales.fill',
  ]);
  assert.deepEqual(THINGS.relations.map(({ source, kind, target }) => `${source} ${kind} ${target}`).sort(), [
    'connection:dw HOLDS raw.주문',
    'connection:dw HOLDS stage.orders',
    'exposure:"board" <b> READS marts.daily',
    'file:load/"1".sql READS marts.daily',
    'file:load/"1".sql READS raw.주문',
    'file:load/"1".sql WRITES marts.copied',
    'file:load/"1".sql WRITES stage.orders',
    'file:models/daily.sql READS stage.orders',
    'file:models/daily.sql WRITES marts.daily',
    'file:q.sql READS marts.daily',
    'job:dbt shop RUNS file:models/daily.sql',
    'job:hourly RUNS file:load/"1".sql',
    'job:nightly RUNS file:load/"1".sql',
    'job:spark]ingest READS lake.orders',
    'job:spark]ingest WRITES raw.주문',
    'routine:sales.fill READS stage.orders',
    'routine:sales.fill WRITES marts.by_routine',
  ]);
});

test('Graphviz draws jobs and files between the tables', async () => {
  const svg = (await Graphviz.load()).dot(lineageToDot(ESTATE, THINGS), 'svg');
  // The exposure is there as a table is.
  assert.equal([...svg.matchAll(/class="node"/g)].length, ESTATE.nodes.length + THINGS.things.length - 1);
  assert.equal([...svg.matchAll(/class="edge"/g)].length, drawn(ESTATE) + THINGS.relations.length);
});

/** Edges of the picture: those with both ends, each kind once between two columns. */
function drawn(graph: LineageGraph): number {
  const ids = new Set(graph.nodes.map(({ id }) => id));
  const edges = graph.edges.filter(({ source, target }) => ids.has(source.node) && ids.has(target.node));
  return new Set(edges.map(({ source, target, kind }) => JSON.stringify([source, target, kind]))).size;
}

test('Neo4j finds the two ends of every relationship', () => {
  for (const graph of [shop, HOSTILE, ESTATE]) {
    const { 'nodes.csv': nodes, 'relationships.csv': relationships } = lineageToNeo4j(graph);
    const ids = new Set(records(nodes).map(([id]) => id));
    assert.equal(ids.size, records(nodes).length);
    for (const [start, end] of records(relationships)) assert.ok(ids.has(start) && ids.has(end), `${start} to ${end}`);
  }
});

/** The records of a CSV without line ends in fields, without its header. */
function records(csv: string): string[][] {
  const lines = csv.trimEnd().split('\n').slice(1);
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''),
  );
}
