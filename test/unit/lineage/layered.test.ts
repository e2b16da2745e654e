// The layout of the lineage page, without a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LayoutCorner, type LayoutLink, layered } from '../../../server/src/protocol/index.ts';
import { placeAround } from '../../../webviews/lineage/layout/around.ts';

const BOX = { width: 100, height: 60 };

/** `a>b b>c`: boxes by the order in which they are named. */
function drawing(text: string): { readonly names: readonly string[]; readonly links: readonly LayoutLink[] } {
  const names = [...new Set(text.split(/[ >]/).filter(Boolean))];
  const links = text
    .split(' ')
    .filter((word) => word.includes('>'))
    .map((word) => word.split('>').map((name) => names.indexOf(name)))
    .map(([source = 0, target = 0]) => ({ source, target, sourceY: 12, targetY: 12 }));
  return { names, links };
}

const CASES: readonly (readonly [name: string, graph: string, leftToRight: readonly string[]])[] = [
  ['a chain', 'a>b b>c', ['a', 'b', 'c']],
  ['a diamond', 'a>b a>c b>d c>d', ['a', 'b', 'd']],
  ['a line over several layers', 'a>b b>c c>d a>d', ['a', 'b', 'c', 'd']],
  ['a cycle is entered where it is reached from outside', 'x>a a>b b>c c>a', ['x', 'a', 'b', 'c']],
  ['a table that reads itself', 'a>a a>b', ['a', 'b']],
];

for (const [name, graph, wanted] of CASES) {
  test(name, () => {
    const { names, links } = drawing(graph);
    const corners = layered(
      names.map(() => BOX),
      links,
    );
    const lefts = wanted.map((one) => corners[names.indexOf(one)]?.x ?? Number.NaN);
    assert.deepEqual(
      lefts,
      [...lefts].sort((a, b) => a - b),
    );
    assert.equal(new Set(lefts).size, lefts.length);
    assertApart(corners);
  });
}

test('a source stands right before what uses it, not at the far left', () => {
  const { names, links } = drawing('a>b b>c c>d late>d');
  const corners = layered(
    names.map(() => BOX),
    links,
  );
  assert.equal(corners[names.indexOf('late')]?.x, corners[names.indexOf('c')]?.x);
});

test('two crossing lines are uncrossed', () => {
  const { names, links } = drawing('a>y b>x');
  const more = drawing('r>a r>b a>y b>x').links;
  assert.equal(links.length, 2);
  const order = drawing('r>a r>b a>y b>x').names;
  const corners = layered(
    order.map(() => BOX),
    more,
  );
  const y = (name: string): number => corners[order.indexOf(name)]?.y ?? 0;
  assert.equal(y('a') < y('b'), y('y') < y('x'));
  assert.ok(names.length === 4);
});

test('what is linked to nothing stands below, in rows', () => {
  const corners = layered(
    Array.from({ length: 12 }, () => BOX),
    [{ source: 0, target: 1, sourceY: 0, targetY: 0 }],
  );
  assertApart(corners);
  assert.ok(corners.slice(2).every(({ y }) => y > (corners[0]?.y ?? 0)));
  assert.ok(new Set(corners.slice(2).map(({ x }) => x)).size > 1);
});

test('the same graph of two thousand tables is drawn the same way, and none lies on another', () => {
  const boxes = Array.from({ length: 2000 }, () => BOX);
  const links = Array.from({ length: 5000 }, (_, index) => {
    const target = 20 + ((index * 7919) % 1980);
    return { source: Math.max(0, target - 1 - ((index * 31) % 400)), target, sourceY: 12, targetY: 12 };
  });
  const corners = layered(boxes, links);
  assert.deepEqual(layered(boxes, links), corners);
  assertApart(corners);
});

test('what has a place keeps it; what is new goes beside what it comes from', () => {
  const { links } = drawing('a>b a>c');
  const known: readonly (LayoutCorner | null)[] = [{ x: 0, y: 0 }, { x: 300, y: 0 }, null];
  const corners = placeAround(known, [BOX, BOX, BOX], links);
  assert.ok(corners);
  assert.deepEqual(corners.slice(0, 2), known.slice(0, 2));
  assert.equal(corners[2]?.x, 210);
  assertApart(corners);
});

test('a table that has grown pushes down what is below it', () => {
  const corners = placeAround(
    [
      { x: 0, y: 0 },
      { x: 0, y: 80 },
      { x: 400, y: 80 },
    ],
    [{ width: 100, height: 200 }, BOX, BOX],
    [],
  );
  assert.deepEqual(corners, [
    { x: 0, y: 0 },
    { x: 0, y: 226 },
    { x: 400, y: 80 },
  ]);
});

test('too much that is new is drawn anew', () => {
  assert.equal(placeAround([{ x: 0, y: 0 }, null, null], [BOX, BOX, BOX], []), null);
});

function assertApart(corners: readonly LayoutCorner[]): void {
  for (const [index, a] of corners.entries())
    for (const b of corners.slice(index + 1))
      assert.ok(Math.abs(a.x - b.x) >= BOX.width || Math.abs(a.y - b.y) >= BOX.height, `${JSON.stringify(a)} lies on ${JSON.stringify(b)}`);
}
