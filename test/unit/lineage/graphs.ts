// Graphs that exports are tried on.
import { readFileSync } from 'node:fs';
import type { LineageGraph } from '../../../server/src/protocol/index.ts';

export const shop = JSON.parse(readFileSync(new URL('../../fixtures/lineage/shop.json', import.meta.url), 'utf8')) as LineageGraph;

/** Names that try to be markup, an identifier of the format, or more than one line. */
export const HOSTILE: LineageGraph = {
  ...shop,
  nodes: ['a"b', 'c</script><b>', '`md` | [x] {y}', 'end\nsubgraph', '주문'].map((id) => ({
    id,
    name: id,
    schema: null,
    kind: 'table',
    dialect: null,
    description: '<!-- -->',
    columns: [{ name: 'x"]; click', type: null, description: null }],
    location: null,
    moreUpstream: false,
    moreDownstream: false,
  })),
  edges: [
    {
      source: { node: 'a"b', column: 'x"]; click' },
      target: { node: '주문', column: '금액 & 합계' },
      kind: 'transform',
      expression: '$&',
      location: null,
      uncertain: true,
    },
    {
      source: { node: 'c</script><b>', column: '' },
      target: { node: '`md` | [x] {y}', column: '*' },
      kind: 'join',
      expression: null,
      location: null,
      uncertain: false,
    },
    {
      source: { node: 'not there', column: 'x' },
      target: { node: '주문', column: 'y' },
      kind: 'copy',
      expression: null,
      location: null,
      uncertain: false,
    },
  ],
  focus: null,
};

/** What flows through jobs, files of several kinds, a routine of a database, events and a report; with names that try to be markup. */
export const ESTATE: LineageGraph = {
  nodes: [
    node('raw.주문', 'table', 'amount'),
    node('stage.orders', 'table', 'amount'),
    node('marts.daily', 'model', 'total'),
    node('marts.copied', 'table', 'total'),
    node('marts.by_routine', 'table', 'total'),
    node('lake.orders', 'source', 'amount'),
    node('exposure:"board" <b>', 'report', '*'),
    node('q.sql:1', 'query', 'total'),
  ],
  edges: [
    edge('lake.orders.amount', 'raw.주문.amount', 'events/run.ndjson', ['spark]ingest']),
    edge('raw.주문.amount', 'stage.orders.amount', 'load/"1".sql', ['nightly', 'hourly']),
    edge('stage.orders.amount', 'marts.daily.total', 'models/daily.sql', ['dbt shop']),
    edge('marts.daily.total', 'marts.copied.total', 'load/"1".sql', ['nightly', 'hourly']),
    edge('stage.orders.amount', 'marts.by_routine.total', 'aetl-database:/dw/sales/fill.sql?procedure='),
    edge('marts.daily.total', 'marts.copied.total', 'aetl-database:/dw/marts/copied.sql'),
    edge('marts.daily.*', 'exposure:"board" <b>.*', 'models/exposures.yml'),
    edge('marts.daily.total', 'q.sql:1.total', 'q.sql'),
  ],
  focus: null,
  direction: 'both',
  depth: 0,
  warnings: [],
  jobs: [
    { name: 'nightly', kind: 'cron', schedule: '0 3 * * *' },
    { name: 'spark]ingest', kind: 'openlineage', schedule: null },
    { name: 'dbt shop', kind: 'dbt', schedule: null },
  ],
};

function node(id: string, kind: LineageGraph['nodes'][number]['kind'], column: string): LineageGraph['nodes'][number] {
  const columns = column === '*' ? [] : [{ name: column, type: 'int', description: null }];
  const schema = id.includes(':') ? null : id.slice(0, id.indexOf('.'));
  const name = schema === null ? id : id.slice(id.indexOf('.') + 1);
  return { id, name, schema, kind, dialect: null, description: null, columns, location: null, moreUpstream: false, moreDownstream: false };
}

function edge(from: string, to: string, uri: string, jobs?: readonly string[]): LineageGraph['edges'][number] {
  const end = (text: string) => ({ node: text.slice(0, text.lastIndexOf('.')), column: text.slice(text.lastIndexOf('.') + 1) });
  const range = { start: { line: 0, character: 7 }, end: { line: 0, character: 13 } };
  const common = { kind: 'copy', expression: null, uncertain: false, location: { uri, range } } as const;
  return { source: end(from), target: end(to), ...common, ...(jobs === undefined ? {} : { jobs }) };
}
