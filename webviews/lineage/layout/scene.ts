import { isInfluence, type LineageEdge, type LineageNode } from '../../../server/src/protocol/index.ts';
import { type GraphModel, placeKey } from '../graph/model.ts';
import { type Fold, rowsOf } from '../graph/rows.ts';
import type { EdgeKind } from '../view/kinds.ts';
import { rowMiddle, TITLE_HEIGHT, tableHeight } from './geometry.ts';
import type { Layouter } from './layouter.ts';

export interface SceneRow {
  /** Null for the row that stands for hidden columns. */
  readonly column: string | null;
  readonly label: string;
}

export interface SceneTable {
  readonly node: LineageNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly subtitle: string;
  readonly rows: readonly SceneRow[];
}

export interface ScenePoint {
  readonly x: number;
  readonly y: number;
}

/** One line. Lines that end at the same rows and have one kind are one, so that a folded table keeps its picture simple. */
export interface SceneEdge {
  readonly id: string;
  readonly kind: EdgeKind;
  readonly influence: boolean;
  readonly edges: readonly LineageEdge[];
  readonly sourceRow: string;
  readonly targetRow: string;
  readonly from: ScenePoint;
  readonly to: ScenePoint;
}

/** The picture as plain numbers: what cytoscape draws and what the SVG file holds. */
export interface Scene {
  readonly tables: readonly SceneTable[];
  readonly edges: readonly SceneEdge[];
}

export interface SceneText {
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

export async function layOut(model: GraphModel, fold: (node: string) => Fold, text: SceneText, layouter: Layouter): Promise<Scene> {
  const drafts = [...model.nodes.values()].map((node) => draft(model, node, fold(node.id), text));
  const rows = new Map(drafts.map((table) => [table.node.id, rowPositions(table)]));
  const joined = joinEdges(model, rows);
  const positions = await layouter.layout(
    drafts.map(({ node, width, height }) => ({
      id: node.id,
      width,
      height,
      ports: [...(rows.get(node.id) ?? [])].map(([id, y]) => ({ id, y })),
    })),
    joined.map(({ edges, sourceRow, targetRow }) => ({ source: edges[0].source.node, target: edges[0].target.node, sourceRow, targetRow })),
  );
  const tables = drafts.map((table) => ({ ...table, ...(positions.get(table.node.id) ?? { x: 0, y: 0 }) }));
  const byId = new Map(tables.map((table) => [table.node.id, table]));
  const edges = joined.flatMap((edge) => {
    const source = byId.get(edge.edges[0].source.node);
    const target = byId.get(edge.edges[0].target.node);
    if (source === undefined || target === undefined) return [];
    const from = { x: source.x + source.width, y: source.y + (rows.get(source.node.id)?.get(edge.sourceRow) ?? 0) };
    const to = { x: target.x, y: target.y + (rows.get(target.node.id)?.get(edge.targetRow) ?? 0) };
    return [{ ...edge, from, to }];
  });
  return { tables, edges };
}

type Draft = Omit<SceneTable, 'x' | 'y'>;
type JoinedEdge = Omit<SceneEdge, 'from' | 'to' | 'edges'> & { readonly edges: [LineageEdge, ...LineageEdge[]] };

function draft(model: GraphModel, node: LineageNode, fold: Fold, text: SceneText): Draft {
  const { columns, hidden } = rowsOf(model, node.id, fold);
  const rows: SceneRow[] = columns.map(({ name }) => ({ column: name, label: name }));
  if (hidden > 0) rows.push({ column: null, label: text.more(hidden) });
  const subtitle = text.subtitle(node);
  const width = text.width(
    node.name,
    subtitle,
    rows.map(({ label }) => label),
  );
  return { node, width, height: tableHeight(rows.length), title: node.name, subtitle, rows };
}

function rowPositions({ node, rows }: Draft): ReadonlyMap<string, number> {
  const positions = new Map([[rowId.title(node.id), TITLE_HEIGHT / 2]]);
  for (const [index, { column }] of rows.entries())
    positions.set(column === null ? rowId.more(node.id) : rowId.column(node.id, column), rowMiddle(index));
  return positions;
}

function joinEdges(model: GraphModel, rows: ReadonlyMap<string, ReadonlyMap<string, number>>): readonly JoinedEdge[] {
  const joined = new Map<string, JoinedEdge>();
  const rowOf = (node: string, column: string): string => {
    const visible = rows.get(node);
    for (const id of [rowId.column(node, column), rowId.more(node)]) if (visible?.has(id)) return id;
    return rowId.title(node);
  };
  for (const edge of model.edges) {
    const influence = isInfluence(edge);
    const sourceRow = rowOf(edge.source.node, edge.source.column);
    const targetRow = influence ? rowId.title(edge.target.node) : rowOf(edge.target.node, edge.target.column);
    const id = `edge\u0000${edge.kind}\u0000${influence}\u0000${sourceRow}\u0000${targetRow}`;
    const known = joined.get(id);
    if (known === undefined) joined.set(id, { id, kind: edge.kind, influence, edges: [edge], sourceRow, targetRow });
    else known.edges.push(edge);
  }
  return [...joined.values()];
}
