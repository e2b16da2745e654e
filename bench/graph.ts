import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { NEVER_CANCELLED } from '../server/src/base/index.ts';
import { allPaths, ColumnGraph, reach, shortestPath, type Walk } from '../server/src/lineage/index.ts';
import type { LineageEdge } from '../server/src/protocol/index.ts';
import { type FlowEdge, packEdges } from '../server/src/workspace/index.ts';
import { seeded } from './seeded.ts';
import { showSpread, spread } from './spread.ts';
import { printTable } from './table.ts';

const DEPTH = 20;
const QUESTIONS = 200;
const ASKED_OF_SQL = 50;
const COLUMNS = 20;
const LAYERS = ['raw', 'raw', 'staging', 'staging', 'core', 'core', 'core', 'core', 'core', 'core', 'mart', 'mart', 'report'];

/** How long the graph of an estate of so many column edges takes to build and to ask, and SQLite for the same questions. */
export function benchGraph(edges: number): void {
  const units = [...estate(edges)];
  const total = units.reduce((sum, [, { edges: packed }]) => sum + packed.length / 5, 0);
  const packed = units.reduce((sum, [, unit]) => sum + unit.edges.byteLength + unit.ends.byteLength, 0);
  const before = memory();
  const graph = new ColumnGraph();
  const built = timeOf(() => {
    for (const [name, unit] of units) graph.put(name, unit);
  });
  const used = memory() - before;
  const edits = Array.from({ length: QUESTIONS }, (_, at) => {
    const [name, unit] = units[(at * 7919) % units.length] ?? ['', packEdges([])];
    return timeOf(() => graph.put(name, { ...unit }));
  });
  const { tables, columns } = graph.size;
  printTable(
    `Graph: ${total.toLocaleString('en')} column edges of ${units.length.toLocaleString('en')} files`,
    ['', ''],
    [
      ['tables, columns with edges', [tables, columns].map((n) => n.toLocaleString('en')).join(', ')],
      ['built in', `${Math.round(built)} ms`],
      ['memory of the graph', `${Math.round(used / 1e6)} MB`],
      ['of the edges as files keep them', `${Math.round(packed / 1e6)} MB`],
      ['one file replaced, p50 / p95 / slowest', `${showSpread(spread(edits))} ms`],
    ],
  );
  askBoth(graph, units);
}

type Unit = readonly [name: string, edges: ReturnType<typeof packEdges>];

function askBoth(graph: ColumnGraph, units: readonly Unit[]): void {
  const random = seeded(3);
  const from = (layer: string) => Array.from({ length: QUESTIONS }, () => columnOf(graph, layer, random));
  const [raw, core, report] = [from('raw'), from('core'), from('report')];
  const walk = (column: number, way: Walk, influences: boolean) =>
    reach(graph, { from: [column], walk: way, depth: DEPTH, influences, limit: graph.size.columns, token: NEVER_CANCELLED }).columns.length;
  const path = (index: number) => ({ from: [raw[index] ?? 0], to: [reached(graph, raw[index] ?? 0, random)], token: NEVER_CANCELLED });
  const questions: readonly Question[] = [
    ['upstream of a column of a report', report, (at) => walk(at, 'upstream', false), (sql, at) => sql.walk(at, 'upstream', false)],
    ['downstream of a column of raw', raw, (at) => walk(at, 'downstream', false), (sql, at) => sql.walk(at, 'downstream', false)],
    ['of the most used of raw', hubs(graph), (at) => walk(at, 'downstream', false), (sql, at) => sql.walk(at, 'downstream', false)],
    ['downstream of a column of core', core, (at) => walk(at, 'downstream', false), (sql, at) => sql.walk(at, 'downstream', false)],
    ['impact: with what decides about rows', core, (at) => walk(at, 'downstream', true), (sql, at) => sql.walk(at, 'downstream', true)],
  ];
  const sql = new SqlGraph(graph);
  const rows = questions.map(([name, columns, ask, askSql]) => {
    const sizes: number[] = [];
    const times = columns.map((column) => timeOf(() => sizes.push(ask(column))));
    const some = columns.slice(0, ASKED_OF_SQL);
    const theirs = some.map((column, at) =>
      timeOf(() => {
        const found = askSql(sql, column);
        if (found !== sizes[at]) throw new Error(`${name}: SQLite finds ${found}, the graph ${sizes[at]}`);
      }),
    );
    return [name, String(spread(sizes)[0]), String(spread(sizes)[2]), showSpread(spread(times)), showSpread(spread(theirs))];
  });
  const ends = raw.map((_, index) => path(index));
  const lengths: number[] = [];
  const shortest = ends.map((end) => timeOf(() => lengths.push(shortestPath(graph, { ...end, longest: DEPTH })?.length ?? 0)));
  const theirs = ends.slice(0, ASKED_OF_SQL).map(({ from: [a = 0], to: [b = 0] }, at) =>
    timeOf(() => {
      const found = sql.distance(a, b);
      if (found !== lengths[at]) throw new Error(`path: SQLite finds ${found}, the graph ${lengths[at]}`);
    }),
  );
  rows.push([
    'shortest path (SQL: its length)',
    String(spread(lengths)[0]),
    String(spread(lengths)[2]),
    showSpread(spread(shortest)),
    showSpread(spread(theirs)),
  ]);
  const counts: number[] = [];
  const all = ends.map((end) => timeOf(() => counts.push(allPaths(graph, { ...end, longest: DEPTH, most: 100 }).paths.length)));
  rows.push(['all paths, at most 100', String(spread(counts)[0]), String(spread(counts)[2]), showSpread(spread(all)), '']);
  printTable(
    `Milliseconds of the processor a question to depth ${DEPTH}, p50 / p95 / slowest: the graph over ${QUESTIONS}, recursive SQL on SQLite with indexes over ${ASKED_OF_SQL} (${units.length.toLocaleString('en')} files)`,
    ['question', 'columns, median', 'most', 'graph', 'SQLite'],
    rows,
  );
}

type Question = readonly [
  name: string,
  columns: readonly number[],
  ask: (column: number) => number,
  askSql: (sql: SqlGraph, column: number) => number,
];

/** The edges as rows, as `aetl_lineage_edge` would have them, in memory. */
class SqlGraph {
  readonly #database = new DatabaseSync(':memory:');

  constructor(graph: ColumnGraph) {
    this.#database.exec('CREATE TABLE edge (source INTEGER, target INTEGER, influence INTEGER); BEGIN');
    const insert = this.#database.prepare('INSERT INTO edge VALUES (?, ?, ?)');
    for (let column = 0; column < graph.size.columns; column++)
      for (let edge = graph.firstInto(column); edge >= 0; edge = graph.nextInto(edge))
        insert.run(graph.source(edge), column, graph.isInfluence(edge) ? 1 : 0);
    this.#database.exec(`COMMIT; CREATE INDEX edge_source ON edge (source, influence, target); CREATE INDEX edge_target ON edge (target, influence, source); ANALYZE;
      CREATE TABLE star (any_column INTEGER, same INTEGER); BEGIN`);
    const same = this.#database.prepare('INSERT INTO star VALUES (?, ?)');
    for (const name of graph.tableNames()) {
      const table = graph.table(name);
      const star = graph.column(table, '*');
      for (const column of graph.columnsOf(table)) {
        same.run(column, column);
        if (star >= 0 && column !== star) {
          same.run(column, star);
          same.run(star, column);
        }
      }
    }
    this.#database.exec('COMMIT; CREATE INDEX star_any ON star (any_column, same); ANALYZE');
  }

  walk(column: number, way: Walk, influences: boolean): number {
    const [near, far] = way === 'downstream' ? ['source', 'target'] : ['target', 'source'];
    const kinds = influences ? '' : 'AND edge.influence = 0';
    const row = this.#database
      .prepare(
        `WITH RECURSIVE reach (id, depth) AS (SELECT ?, 0 UNION
           SELECT edge.${far}, reach.depth + 1 FROM reach JOIN star ON star.any_column = reach.id JOIN edge ON edge.${near} = star.same ${kinds}
           WHERE reach.depth < ${DEPTH})
         SELECT count(DISTINCT id) AS n FROM reach`,
      )
      .get(column);
    return Number(row?.['n']);
  }

  distance(from: number, to: number): number {
    const row = this.#database
      .prepare(
        `WITH RECURSIVE reach (id, depth) AS (SELECT ?, 0 UNION
           SELECT edge.target, reach.depth + 1 FROM reach JOIN star ON star.any_column = reach.id JOIN edge ON edge.source = star.same AND edge.influence = 0
           WHERE reach.depth < ${DEPTH})
         SELECT coalesce(min(depth), 0) AS n FROM reach WHERE id IN (SELECT same FROM star WHERE any_column = ?)`,
      )
      .get(from, to);
    return Number(row?.['n']);
  }
}

/** The columns of raw that the most columns are computed from, the most used first. */
function hubs(graph: ColumnGraph): readonly number[] {
  const used = new Map<number, number>();
  for (let column = 0; column < graph.size.columns; column++)
    if (graph.tableName(graph.tableOf(column)).startsWith('raw.')) used.set(column, graph.from(column).length);
  return [...used]
    .sort((a, b) => b[1] - a[1])
    .slice(0, QUESTIONS)
    .map(([column]) => column);
}

/** A column of the layer that somebody uses; a report's is used by people. */
function columnOf(graph: ColumnGraph, layer: string, random: () => number): number {
  for (;;) {
    const column = Math.floor(random() * graph.size.columns);
    const isUsed = layer === 'report' || graph.firstFrom(column) >= 0;
    if (isUsed && graph.tableName(graph.tableOf(column)).startsWith(`${layer}.`) && graph.columnName(column) !== '*') return column;
  }
}

/** Something that a column flows into, however far. */
function reached(graph: ColumnGraph, from: number, random: () => number): number {
  const { columns } = reach(graph, {
    from: [from],
    walk: 'downstream',
    depth: DEPTH,
    influences: false,
    limit: 5000,
    token: NEVER_CANCELLED,
  });
  return columns[Math.floor(random() * columns.length)] ?? from;
}

/**
 * Files that each write one table out of one to six of earlier layers. Some tables are read by thousands (dates, customers), most by few;
 * most columns are copies, some are computed from several, and a star here and there could be any column.
 */
function* estate(edges: number): Generator<Unit> {
  const random = seeded(17);
  const tables = Math.ceil(edges / 39);
  const layers: string[][] = LAYERS.map(() => []);
  for (let made = 0, written = 0; written < edges; made++) {
    const layer = Math.min(LAYERS.length - 1, Math.floor((made / tables) * LAYERS.length));
    const name = `${LAYERS[layer]}.t_${made}`;
    layers[layer]?.push(name);
    if (layer < 2) continue;
    const flows = fileOf(name, sources(layers, layer, random), random);
    written += flows.length;
    yield [`file:///estate/${LAYERS[layer]}/${name}.sql`, packEdges(flows)];
  }
}

function sources(layers: readonly (readonly string[])[], layer: number, random: () => number): readonly string[] {
  const count = 1 + Math.floor(6 * random() ** 2);
  return Array.from({ length: count }, () => {
    const back = random() < 0.75 ? 1 : 1 + Math.floor(random() * layer);
    const from = layers[Math.max(layer - back, 0)] ?? [];
    // A power law: few tables are read by nearly all, most by few.
    return from[Math.floor(from.length * random() ** 4)] ?? 'raw.t_0';
  });
}

function fileOf(name: string, from: readonly string[], random: () => number): readonly FlowEdge[] {
  const edges: FlowEdge[] = [];
  const add = (source: string, column: string, target: string, kind: LineageEdge['kind']) => {
    const start = edges.length * 30;
    edges.push({
      source: { node: source, column },
      target: { node: name, column: target },
      kind,
      uncertain: false,
      expression: null,
      location: null,
      uri: '',
      start,
      end: start + 28,
    });
  };
  const any = () => `c_${Math.floor(random() * COLUMNS)}`;
  const table = () => from[Math.floor(random() * from.length)] ?? 'raw.t_0';
  for (let column = 0; column < COLUMNS; column++) {
    const computed = random();
    const inputs = computed < 0.6 ? 1 : computed < 0.9 ? 2 : 4;
    for (let n = 0; n < inputs; n++)
      add(
        table(),
        computed < 0.6 ? `c_${column}` : any(),
        `c_${column}`,
        computed < 0.6 ? 'copy' : computed < 0.8 ? 'transform' : 'aggregate',
      );
  }
  if (random() < 0.02) add(table(), '*', '*', 'copy');
  for (const source of from) {
    add(source, 'c_0', '*', 'join');
    add(source, any(), '*', 'filter');
  }
  return edges;
}

/** Of the processor, since others may be at work on the machine. */
function timeOf(work: () => unknown): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
