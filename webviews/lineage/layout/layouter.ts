import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';

export interface LayoutBox {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Rows at which lines may end, by their distance from the top. */
  readonly ports: readonly { readonly id: string; readonly y: number }[];
}

export interface LayoutLink {
  readonly source: string;
  readonly target: string;
  readonly sourceRow: string;
  readonly targetRow: string;
}

export interface Layouter {
  /** Top left corners by id. Rejects when the worker cannot be started or fails. */
  layout(
    boxes: readonly LayoutBox[],
    links: readonly LayoutLink[],
  ): Promise<ReadonlyMap<string, { readonly x: number; readonly y: number }>>;
}

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'POLYLINE',
  'elk.spacing.nodeNode': '26',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.componentComponent': '40',
  'elk.layered.spacing.nodeNodeBetweenLayers': '110',
  'elk.layered.spacing.edgeNodeBetweenLayers': '20',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '2',
  // ELK's default, which draws straight lines where it can, makes a graph of 200 tables with ports six times as high.
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
};
/** Beyond this the lines between two tables are given to ELK as one: it orders tables as well, in a tenth of the time. */
const MANY_LINKS = 1500;

/** ELK's layered layout in a worker of its own, which is started at the first use and again after it has failed. */
export function createLayouter(workerSource: () => Promise<string>): Layouter {
  let running: Promise<Engine> | null = null;
  return {
    async layout(boxes, links) {
      running ??= startEngine(workerSource);
      try {
        const { elk, failed } = await running;
        const graph = await Promise.race([elk.layout(elkGraph(boxes, links)), failed]);
        return new Map((graph.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
      } catch (error) {
        running = null;
        throw error;
      }
    },
  };
}

interface Engine {
  readonly elk: InstanceType<typeof ELK>;
  /** Never fulfilled; a worker that cannot run says so only by an event. */
  readonly failed: Promise<never>;
}

/** A webview may not start a worker from another origin, but it may from a blob of text that it has fetched. */
async function startEngine(workerSource: () => Promise<string>): Promise<Engine> {
  const url = URL.createObjectURL(new Blob([await workerSource()], { type: 'text/javascript' }));
  const worker = new Worker(url);
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'The layout worker did not start.')));
  });
  // Whoever waits for a layout hears of it; nobody waits between two layouts.
  failed.catch(() => undefined);
  return { elk: new ELK({ workerFactory: () => worker }), failed };
}

function elkGraph(boxes: readonly LayoutBox[], links: readonly LayoutLink[]): ElkNode {
  const simple = links.length > MANY_LINKS;
  const children = boxes.map(({ id, width, height, ports }) => ({
    id,
    width,
    height,
    layoutOptions: { 'elk.portConstraints': simple ? 'FREE' : 'FIXED_POS' },
    ports: simple ? [] : ports.flatMap((port) => [elkPort(port, 'WEST', 0), elkPort(port, 'EAST', width)]),
  }));
  // A table that reads itself must not push its neighbours apart.
  const ends = links.filter(({ source, target }) => source !== target).map((link) => elkEnds(link, simple));
  const unique = new Map(ends.map((pair) => [pair.join('\u0001'), pair]));
  return {
    id: 'root',
    layoutOptions: OPTIONS,
    children,
    edges: [...unique.values()].map(([source, target], index) => ({ id: `e${index}`, sources: [source], targets: [target] })),
  };
}

function elkPort({ id, y }: { readonly id: string; readonly y: number }, side: 'WEST' | 'EAST', x: number) {
  return { id: `${side}\u0000${id}`, x, y, width: 0, height: 0, layoutOptions: { 'elk.port.side': side } };
}

function elkEnds({ source, target, sourceRow, targetRow }: LayoutLink, simple: boolean): readonly [string, string] {
  return simple ? [source, target] : [`EAST\u0000${sourceRow}`, `WEST\u0000${targetRow}`];
}
