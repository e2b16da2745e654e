import { type Erd, type ErdLayout, erdBox } from '../../protocol/index.ts';

/** What lays graphs out: ELK's own JSON in, the same with places out. */
export type GraphLayouter = (graph: LayoutGraph) => Promise<LayoutGraph>;

export interface LayoutGraph {
  readonly id: string;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly layoutOptions?: Readonly<Record<string, string>>;
  readonly children?: readonly LayoutGraph[];
  readonly edges?: readonly LayoutEdge[];
}

interface LayoutEdge {
  readonly id: string;
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  readonly sections?: readonly {
    readonly startPoint: LayoutPoint;
    readonly endPoint: LayoutPoint;
    readonly bendPoints?: readonly LayoutPoint[];
  }[];
}

interface LayoutPoint {
  readonly x: number;
  readonly y: number;
}

/** What is referred to stands before what refers to it; parts that have nothing to do with each other are packed beside each other. */
const OPTIONS: Readonly<Record<string, string>> = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.aspectRatio': '1.6',
  'elk.padding': '[top=24,left=24,bottom=24,right=24]',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.componentComponent': '36',
  'elk.layered.spacing.nodeNodeBetweenLayers': '70',
  'elk.layered.spacing.edgeNodeBetweenLayers': '26',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
};

/** Tables that refer to nothing and are referred to by nothing stand in rows below, so that they do not push the others apart. */
export async function layoutErd(erd: Erd, layouter: GraphLayouter): Promise<ErdLayout> {
  const ids = new Map(erd.tables.map(({ id }, index) => [id, `t${index}`]));
  const related = new Set(erd.relations.flatMap(({ from, to }) => [from.table, to.table]));
  const graph: LayoutGraph = {
    id: 'erd',
    children: erd.tables.flatMap((table) => {
      const { width, height } = erdBox(table);
      return related.has(table.id) ? [{ id: ids.get(table.id) ?? '', width, height }] : [];
    }),
    edges: erd.relations.flatMap(({ from, to }, index) => {
      const [source, target] = [ids.get(to.table), ids.get(from.table)];
      return source === undefined || target === undefined ? [] : [{ id: `r${index}`, sources: [source], targets: [target] }];
    }),
  };
  const drawn = await betterOf(graph, layouter);
  const places = new Map(drawn.children?.map((child) => [child.id, child]));
  const boxes = new Map<string, { x: number; y: number; width: number; height: number }>();
  for (const table of erd.tables) {
    const place = places.get(ids.get(table.id) ?? '');
    if (place !== undefined) boxes.set(table.id, { x: place.x ?? 0, y: place.y ?? 0, ...erdBox(table) });
  }
  const lines = new Map<number, readonly LayoutPoint[]>();
  for (const { id, sections } of drawn.edges ?? []) {
    const [section] = sections ?? [];
    if (section !== undefined)
      lines.set(Number(id.slice(1)), [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].toReversed());
  }
  const alone = erd.tables.filter(({ id }) => !related.has(id));
  const size = { width: related.size === 0 ? 0 : (drawn.width ?? 0), height: related.size === 0 ? 0 : (drawn.height ?? 0) };
  return { ...shelves(alone, size, boxes), boxes, lines };
}

/** To the right or down: whichever fits a screen better. */
async function betterOf(graph: LayoutGraph, layouter: GraphLayouter): Promise<LayoutGraph> {
  const drawn: LayoutGraph[] = [];
  for (const direction of ['RIGHT', 'DOWN'])
    drawn.push(await layouter({ ...graph, layoutOptions: { ...OPTIONS, 'elk.direction': direction } }));
  const misfit = ({ width = 1, height = 1 }: LayoutGraph) => Math.abs(Math.log(width / height / 1.6));
  const [first = graph, second = graph] = drawn;
  return misfit(second) < misfit(first) ? second : first;
}

const GAP = 28;

/** Puts boxes side by side in rows as wide as the picture, each row as high as its highest. */
function shelves(
  tables: Erd['tables'],
  above: { readonly width: number; readonly height: number },
  boxes: Map<string, { x: number; y: number; width: number; height: number }>,
): { readonly width: number; readonly height: number } {
  const sizes = tables
    .map((table) => ({ table, ...erdBox(table) }))
    .sort((a, b) => b.height - a.height || (a.table.id < b.table.id ? -1 : 1));
  const area = sizes.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0);
  const wide = Math.max(above.width, Math.sqrt(area * 1.6), 320);
  let [x, y, high, right] = [24, above.height === 0 ? 24 : above.height + 8, 0, above.width];
  for (const { table, width, height } of sizes) {
    if (x > 24 && x + width + 24 > wide) {
      x = 24;
      y += high + GAP;
      high = 0;
    }
    boxes.set(table.id, { x, y, width, height });
    x += width + GAP;
    right = Math.max(right, x);
    high = Math.max(high, height);
  }
  return { width: Math.max(right, 120), height: tables.length === 0 ? above.height : y + high + 24 };
}
