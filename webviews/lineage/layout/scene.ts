import { edgeEnd, isInfluence, type LayoutCorner, type LineageEdge, type LineageNode } from '../../../server/src/protocol/index.ts';
import { type GraphModel, type Place, placeKey } from '../graph/model.ts';
import { type Fold, rowsOf } from '../graph/rows.ts';
import { lineKind } from '../view/kinds.ts';
import { placeAround } from './around.ts';
import { detour, withDetours } from './detours.ts';
import { rowMiddle, TITLE_HEIGHT, tableHeight } from './geometry.ts';
import type { Layouter } from './layouter.ts';
import type { Scene, SceneEdge, ScenePoint, SceneRow, SceneTable } from './parts.ts';

export type { Scene, SceneEdge, ScenePoint, SceneRow, SceneTable } from './parts.ts';

export function boundsOf({ tables }: Scene): {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
} {
  if (tables.length === 0) return { left: 0, top: 0, right: 1, bottom: 1 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of tables) {
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + width), Math.max(bottom, y + height)];
  }
  return { left, top, right, bottom };
}

export interface SceneText {
  title(node: LineageNode): string;
  subtitle(node: LineageNode): string;
  more(hidden: number): string;
  width(title: string, subtitle: string, rows: readonly string[]): number;
}

/** An element's id: a table, its title, a row of it, or the row for what is hidden. */
export const rowId = {
  title: (node: string): string => `title\u0000${node}`,
  column: (node: string, column: string): string => `row\u0000${placeKey({ node, column })}`,
  more: (node: string): string => `more\u0000${node}`,
};

/** Where tables stood before, for those that shall stay there. */
export type KnownCorners = ReadonlyMap<string, LayoutCorner>;

/** Null when a newer layout has overtaken this one. */
export async function layOut(
  model: GraphModel,
  fold: (node: string) => Fold,
  text: SceneText,
  layouter: Layouter,
  known: KnownCorners,
): Promise<Scene | null> {
  const drafts = [...model.nodes.values()].map((node) => draft(model, node, fold(node.id), text));
  const rows = new Map(drafts.map((table) => [table.node.id, rowPositions(table)]));
  const joined = joinEdges(model, rows);
  const numbers = new Map(drafts.map(({ node }, index) => [node.id, index]));
  const links = joined.map(({ edges: [{ source, target }], sourceRow, targetRow }) => ({
    source: numbers.get(source.node) ?? 0,
    target: numbers.get(target.node) ?? 0,
    sourceY: rows.get(source.node)?.get(sourceRow) ?? 0,
    targetY: rows.get(target.node)?.get(targetRow) ?? 0,
  }));
  const boxes = drafts.map(({ width, height }) => ({ width, height }));
  const around =
    known.size === 0
      ? null
      : placeAround(
          drafts.map(({ node }) => known.get(node.id) ?? null),
          boxes,
          links,
          // Jobs come and go between tables that stay.
          drafts.filter(({ node }) => node.kind === 'job' && !known.has(node.id)).length,
        );
  const corners = around ?? (await layouter.layout(boxes, links));
  if (corners === null) return null;
  return withDetours(withCorners(drafts, joined, rows, corners));
}

/** The same picture with a table elsewhere. */
export function movedTable(scene: Scene, node: string, corner: LayoutCorner): Scene {
  const before = scene.tables.find((table) => table.node.id === node);
  if (before === undefined) return scene;
  const [dx, dy] = [corner.x - before.x, corner.y - before.y];
  const shift = ({ x, y }: ScenePoint): ScenePoint => ({ x: x + dx, y: y + dy });
  const tables = scene.tables.map((table) => (table === before ? { ...table, ...corner } : table));
  const follow = (edge: SceneEdge): SceneEdge => {
    const [{ source, target }] = edge.edges;
    if (source.node !== node && target.node !== node) return edge;
    const moved = {
      ...edge,
      from: source.node === node ? shift(edge.from) : edge.from,
      to: target.node === node ? shift(edge.to) : edge.to,
    };
    return { ...moved, via: detour(moved, tables) };
  };
  return { tables, edges: scene.edges.map(follow), bundles: scene.bundles.map(follow) };
}

function withCorners(
  drafts: readonly Draft[],
  joined: readonly JoinedEdge[],
  rows: ReadonlyMap<string, ReadonlyMap<string, number>>,
  corners: readonly LayoutCorner[],
): Scene {
  const tables = drafts.map((table, index) => ({ ...table, ...(corners[index] ?? { x: 0, y: 0 }) }));
  const byId = new Map(tables.map((table) => [table.node.id, table]));
  const edges = joined.flatMap((edge) => {
    const source = byId.get(edge.edges[0].source.node);
    const target = byId.get(edge.edges[0].target.node);
    if (source === undefined || target === undefined) return [];
    const from = { x: source.x + source.width, y: source.y + (rows.get(source.node.id)?.get(edge.sourceRow) ?? 0) };
    const to = { x: target.x, y: target.y + (rows.get(target.node.id)?.get(edge.targetRow) ?? 0) };
    return [{ ...edge, ...summary(edge.edges), from, to, via: [] }];
  });
  return { tables, edges, bundles: bundled(edges, byId) };
}

function summary(edges: readonly LineageEdge[]): Pick<SceneEdge, 'uncertain' | 'count'> {
  return { uncertain: edges.every(({ uncertain }) => uncertain), count: edges.reduce((sum, { bundle }) => sum + (bundle?.count ?? 1), 0) };
}

/** Values and influences apart; the line looks like the first kind of the two tables. */
function bundled(edges: readonly SceneEdge[], tables: ReadonlyMap<string, SceneTable>): readonly SceneEdge[] {
  const pairs = new Map<string, [SceneEdge, ...SceneEdge[]]>();
  for (const edge of edges) {
    const [{ source, target }] = edge.edges;
    const key = JSON.stringify([source.node, target.node, edge.influence]);
    const known = pairs.get(key);
    if (known === undefined) pairs.set(key, [edge]);
    else known.push(edge);
  }
  return [...pairs.values()].flatMap(([first, ...others]) => {
    const [source, target] = [tables.get(first.edges[0].source.node), tables.get(first.edges[0].target.node)];
    if (source === undefined || target === undefined) return [];
    const all: [LineageEdge, ...LineageEdge[]] = [...first.edges];
    for (const { edges: more } of others) all.push(...more);
    const from = { x: source.x + source.width, y: source.y + source.height / 2 };
    return [
      {
        ...first,
        id: `bundle\u0000${first.id}`,
        edges: all,
        ...summary(all),
        from,
        to: { x: target.x, y: target.y + target.height / 2 },
        via: [],
      },
    ];
  });
}

type Draft = Omit<SceneTable, 'x' | 'y'>;
type JoinedEdge = Omit<SceneEdge, 'from' | 'to' | 'via' | 'edges' | 'uncertain' | 'count'> & {
  readonly edges: [LineageEdge, ...LineageEdge[]];
};

function draft(model: GraphModel, node: LineageNode, fold: Fold, text: SceneText): Draft {
  const { columns, hidden } = rowsOf(model, node.id, fold);
  const rows: SceneRow[] = columns.map(({ name }) => ({ column: name, label: name }));
  if (hidden > 0) rows.push({ column: null, label: text.more(hidden) });
  const [title, subtitle] = [text.title(node), text.subtitle(node)];
  const width = text.width(
    title,
    subtitle,
    rows.map(({ label }) => label),
  );
  return { node, width, height: tableHeight(rows.length), title, subtitle, rows };
}

function rowPositions({ node, rows }: Draft): ReadonlyMap<string, number> {
  const positions = new Map([[rowId.title(node.id), TITLE_HEIGHT / 2]]);
  for (const [index, { column }] of rows.entries())
    positions.set(column === null ? rowId.more(node.id) : rowId.column(node.id, column), rowMiddle(index));
  return positions;
}

function joinEdges(model: GraphModel, rows: ReadonlyMap<string, ReadonlyMap<string, number>>): readonly JoinedEdge[] {
  const joined = new Map<string, JoinedEdge>();
  const rowOf = ({ node, column }: Place): string => {
    const visible = rows.get(node);
    if (column === null) return rowId.title(node);
    for (const id of [rowId.column(node, column), rowId.more(node)]) if (visible?.has(id)) return id;
    return rowId.title(node);
  };
  for (const edge of model.edges) {
    const kind = lineKind(edge);
    const influence = kind !== 'job' && isInfluence(edge);
    const sourceRow = rowOf(edgeEnd(edge, 'source'));
    const targetRow = rowOf(edgeEnd(edge, 'target'));
    const id = `edge\u0000${kind}\u0000${influence}\u0000${sourceRow}\u0000${targetRow}`;
    const known = joined.get(id);
    if (known === undefined) joined.set(id, { id, kind, influence, edges: [edge], sourceRow, targetRow });
    else known.edges.push(edge);
  }
  return [...joined.values()];
}
