// Lines of the lineage page that go round the tables in their way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curvePieces, pointOn } from '../../../webviews/lineage/layout/curve.ts';
import { detour } from '../../../webviews/lineage/layout/detours.ts';
import type { SceneEdge, SceneTable } from '../../../webviews/lineage/layout/parts.ts';

const [WIDTH, HEIGHT] = [120, 40];

/** Tables as `name x y`, the line from `a` to `b`. */
const CASES: readonly (readonly [name: string, tables: string, detours: number])[] = [
  ['nothing in the way', 'a 0 0; b 400 0', 0],
  ['one in the way', 'a 0 0; c 200 0; b 400 0', 1],
  ['a pile of them', 'a 0 0; c 200 -66; d 200 0; e 200 66; b 400 0', 1],
  ['two behind each other', 'a 0 0; c 200 0; d 380 0; b 600 0', 2],
  ['back to the left', 'b 0 0; c 200 0; a 400 0', 0],
];

for (const [name, text, detours] of CASES)
  test(name, () => {
    const tables = text.split('; ').map((part): SceneTable => {
      const [id = '', x, y] = part.split(' ');
      return {
        node: { id } as SceneTable['node'],
        x: Number(x),
        y: Number(y),
        width: WIDTH,
        height: HEIGHT,
        title: id,
        subtitle: '',
        rows: [],
      };
    });
    const of = (id: string) => tables.find(({ node }) => node.id === id)!;
    const [a, b] = [of('a'), of('b')];
    const edge = {
      edges: [{ source: { node: 'a' }, target: { node: 'b' } }],
      from: { x: a.x + WIDTH, y: a.y + 20 },
      to: { x: b.x, y: b.y + 20 },
      via: [],
    } as unknown as SceneEdge;
    const via = detour(edge, tables);
    assert.equal(via.length, 2 * detours);
    if (edge.to.x < edge.from.x) return;
    for (const piece of curvePieces({ ...edge, via }))
      for (let step = 0; step <= 100; step += 1) {
        const { x, y } = pointOn(piece, step / 100);
        for (const table of tables)
          if (table !== a && table !== b)
            assert.ok(x <= table.x || x >= table.x + WIDTH || y <= table.y || y >= table.y + HEIGHT, `over ${table.title} at ${x}, ${y}`);
      }
  });
