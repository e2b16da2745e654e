import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { NEVER_CANCELLED } from '../../../server/src/base/index.ts';
import { allPaths, ColumnGraph, countTables, originsOf, reach, shortestPath } from '../../../server/src/lineage/index.ts';
import type { LineageEdge } from '../../../server/src/protocol/index.ts';
import { type FlowEdge, packEdges } from '../../../server/src/workspace/index.ts';
import { CountingGraph } from './counting-graph.ts';

/** `a.x > b.y kind`, one edge a line. */
function unit(text: string) {
  return packEdges(
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line, at): FlowEdge => {
        const [, source = '', x = '', target = '', y = '', kind = 'copy'] = /^\s*(\w+)\.(\S+) > (\w+)\.(\S+) ?(\w+)?$/.exec(line) ?? [];
        return {
          source: { node: source, column: x },
          target: { node: target, column: y },
          kind: kind as LineageEdge['kind'],
          expression: null,
          location: null,
          uncertain: false,
          uri: '',
          start: at,
          end: at + 1,
        };
      }),
  );
}

function columns(graph: ColumnGraph, names: string): number[] {
  return names.split(' ').map((name) => graph.column(graph.table(name.split('.')[0] ?? ''), name.split('.')[1] ?? ''));
}

function printed(graph: ColumnGraph, column: number): string {
  return `${graph.tableName(graph.tableOf(column))}.${graph.columnName(column)}`;
}

function allEdges(graph: ColumnGraph): string[] {
  const edges: string[] = [];
  for (const name of graph.tableNames())
    for (const column of graph.columnsOf(graph.table(name)))
      for (const edge of graph.into(column)) {
        const { source, target, kind, uri, start } = graph.edge(edge);
        edges.push(`${source.node}.${source.column}>${target.node}.${target.column} ${kind} ${uri}:${start}`);
      }
  return edges.sort();
}

suite('a graph that is edited', () => {
  test('has what a new one has, after every kind of change', () => {
    let state = 11;
    const random = (below: number) => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return (state >> 8) % below;
    };
    const graph = new ColumnGraph();
    const units = new Map<string, string>();
    for (let round = 0; round < 3000; round++) {
      const name = `f${random(20)}`;
      if (random(5) === 0) {
        graph.remove(name);
        units.delete(name);
      } else {
        const text = Array.from({ length: random(12) }, () => `t${random(9)}.c${random(4)} > t${random(9)}.${random(3) === 0 ? '*' : 'd'}`);
        units.set(name, text.join('\n'));
        graph.put(name, unit(text.join('\n')));
      }
      if (round % 250 !== 0) continue;
      const fresh = new ColumnGraph();
      for (const [key, text] of units) fresh.put(key, unit(text));
      assert.deepEqual(allEdges(graph), allEdges(fresh));
      assert.deepEqual([...graph.tableNames()].sort(), [...fresh.tableNames()].sort());
      assert.equal(graph.size.edges, fresh.size.edges);
    }
  });

  test('lets a unit keep its place', () => {
    const graph = new ColumnGraph();
    graph.put('one', unit('a.x > z.y'));
    graph.put('two', unit('b.x > z.y'));
    graph.put('one', unit('c.x > z.y\nd.x > z.y'));
    const [y = -1] = columns(graph, 'z.y');
    assert.deepEqual(
      graph.into(y).map((edge) => graph.edge(edge).source.node),
      ['c', 'd', 'b'],
    );
    assert.equal(graph.table('a'), -1);
  });

  test('finds tables by the end of their name', () => {
    const graph = new ColumnGraph();
    graph.put('one', unit('a.x > b.y'));
    assert.deepEqual(
      graph.tablesEnding('a').map((table) => graph.tableName(table)),
      ['a'],
    );
    graph.remove('one');
    assert.deepEqual(graph.tablesEnding('a'), []);
  });
});

const DIAMOND = `
a.x > b.x
a.x > c.x
b.x > d.x transform
c.x > d.x aggregate
d.x > e.x
a.x > e.* filter
e.x > a.y
`;

suite('questions', () => {
  const graph = new ColumnGraph();
  graph.put('f', unit(DIAMOND));
  const ask = (from: string, walk: 'upstream' | 'downstream', depth = 20, influences = false, limit = 100) =>
    reach(graph, { from: columns(graph, from), walk, depth, influences, limit, token: NEVER_CANCELLED });
  const names = (found: ReturnType<typeof ask>) =>
    Array.from(found.columns, (column, at) => `${printed(graph, column)}@${found.steps[at]}`).join(' ');

  test('downstream, nearest first', () => assert.equal(names(ask('a.x', 'downstream')), 'a.x@0 b.x@1 c.x@1 d.x@2 e.x@3 a.y@4'));
  test('no further than asked', () => assert.equal(names(ask('a.x', 'downstream', 2)), 'a.x@0 b.x@1 c.x@1 d.x@2'));
  test('upstream', () => assert.equal(names(ask('e.x', 'upstream')), 'e.x@0 d.x@1 b.x@2 c.x@2 a.x@3'));
  test('with what decides about rows', () => assert.match(names(ask('a.x', 'downstream', 1, true)), /e\.\*@1/));
  test('a limit is said', () => {
    const found = ask('a.x', 'downstream', 20, false, 2);
    assert.equal(names(found), 'a.x@0 b.x@1 c.x@1');
    assert.equal(found.truncated, true);
  });
  test('cancelled', () =>
    assert.throws(() =>
      reach(graph, {
        from: columns(graph, 'a.x'),
        walk: 'upstream',
        depth: 9,
        influences: true,
        limit: 9,
        token: { isCancellationRequested: true },
      }),
    ));

  const path = (from: string, to: string, longest = 20, most = 10) => ({
    from: columns(graph, from),
    to: columns(graph, to),
    longest,
    most,
    token: NEVER_CANCELLED,
  });
  const way = (edges: readonly number[] | null) => edges?.map((edge) => printed(graph, graph.target(edge))).join(' ') ?? null;

  test('the shortest path, the first of equals', () => assert.equal(way(shortestPath(graph, path('a.x', 'e.x'))), 'b.x d.x e.x'));
  test('no path against the flow', () => assert.equal(shortestPath(graph, path('e.x', 'b.x')), null));
  test('no path that is too long', () => assert.equal(shortestPath(graph, path('a.x', 'e.x', 2)), null));
  test('all paths', () => {
    assert.deepEqual(allPaths(graph, path('a.x', 'e.x')).paths.map(way), ['b.x d.x e.x', 'c.x d.x e.x']);
    const one = allPaths(graph, path('a.x', 'e.x', 20, 1));
    assert.equal(one.truncated, true);
    assert.deepEqual(one.paths.map(way), ['b.x d.x e.x']);
  });
});

test('a star may be any column, at either end and on the way', () => {
  const graph = new ColumnGraph();
  graph.put('f', unit('a.* > b.*\na.x > z.x\nb.y > c.*\nc.z > d.z'));
  const path = (from: string, to: string) =>
    shortestPath(graph, { from: columns(graph, from), to: columns(graph, to), longest: 9, token: NEVER_CANCELLED })?.map((edge) =>
      printed(graph, graph.target(edge)),
    );
  assert.deepEqual(path('a.x', 'd.z'), ['b.*', 'c.*', 'd.z']);
  assert.deepEqual(path('a.x', 'b.y'), ['b.*']);
  assert.deepEqual(path('b.y', 'c.z'), ['c.*']);
});

test('of a ladder with millions of ways up only some are looked at', () => {
  const rungs = Array.from({ length: 40 }, (_, n) => ['a', 'b'].flatMap((x) => ['a', 'b'].map((y) => `t${n}.${x} > t${n + 1}.${y}`)));
  const graph = new CountingGraph();
  graph.put('f', unit(rungs.flat().join('\n')));
  const found = allPaths(graph, {
    from: columns(graph, 't0.a'),
    to: columns(graph, 't40.a'),
    longest: 60,
    most: 50,
    token: NEVER_CANCELLED,
  });
  assert.equal(found.paths.length, 50);
  assert.equal(found.truncated, true);
  assert.ok(graph.looks < 5_000, `${graph.looks} looks at edges`);
});

suite('questions of code', () => {
  const graph = new ColumnGraph();
  graph.put(
    'file',
    unit(`
      raw.a > stage.a
      raw.b > stage.b
      side.k > stage.* filter
      stage.* > wide.*
      wide.a > mart.total
      other.x > mart.total
      mart.total > mart.total
      loop.x > ring.x
      ring.x > loop.x
    `),
  );
  const count = (table: string, walk: 'upstream' | 'downstream', most = 100) =>
    countTables(graph, graph.table(table), walk, most, NEVER_CANCELLED);
  const origins = (column: string, limit = 100) => {
    const { columns: found, longest, truncated } = originsOf(graph, columns(graph, column)[0] ?? -1, limit, NEVER_CANCELLED);
    const names = (list: readonly number[]) => list.map((at) => printed(graph, at));
    return { origins: names(found).sort(), longest: names(longest), truncated };
  };

  test('tables around a table, each once, itself not, with those that decide about rows', () => {
    assert.deepEqual(count('mart', 'upstream'), { tables: 5, truncated: false });
    assert.deepEqual(count('side', 'downstream'), { tables: 3, truncated: false });
    assert.deepEqual(count('ring', 'upstream'), { tables: 1, truncated: false });
    assert.deepEqual(count('nowhere', 'upstream'), { tables: 0, truncated: false });
    assert.deepEqual(count('mart', 'upstream', 2), { tables: 2, truncated: true });
  });

  test('origins of a column, through stars, and the way from the farthest', () => {
    const { origins: found, longest } = origins('mart.total');
    assert.deepEqual(found, ['other.x', 'raw.a', 'raw.b']);
    assert.match(longest.join(' '), /^raw\.[ab] stage\.[ab*] wide\.[a*] mart\.total$/);
    assert.deepEqual(origins('raw.a'), { origins: ['raw.a'], longest: ['raw.a'], truncated: false });
  });

  test('columns that only come from each other have no origin', () => {
    assert.deepEqual(origins('ring.x'), { origins: [], longest: ['ring.x'], truncated: false });
  });
});
