import type { LineageEdge } from '../../protocol/index.ts';
import type { FlowEdge } from './lineage-edges.ts';

/**
 * The column edges of one file as two tables of numbers and one of names. There can be millions of edges, and most are never looked at:
 * like this one takes 20 bytes, and a whole file is written and read in one go.
 */
export interface PackedEdges {
  readonly names: readonly string[];
  /** Two numbers an end: the names of its node and of its column. */
  readonly ends: Int32Array;
  /** Five numbers an edge: source, target, kind and certainty, start, end. */
  readonly edges: Int32Array;
}

const KINDS: readonly LineageEdge['kind'][] = ['copy', 'transform', 'aggregate', 'window', 'constant', 'join', 'filter', 'group', 'order'];
const EDGE_WIDTH = 5;
const UNCERTAIN = 32;

export const NO_EDGES: PackedEdges = { names: [], ends: new Int32Array(), edges: new Int32Array() };

export function packEdges(edges: readonly FlowEdge[]): PackedEdges {
  if (edges.length === 0) return NO_EDGES;
  const names = new Numbering<string>();
  const ends = new Numbering<LineageEdge['source']>();
  const packed = new Int32Array(edges.length * EDGE_WIDTH);
  let at = 0;
  for (const { source, target, kind, uncertain, start, end } of edges) {
    packed[at++] = ends.of(source);
    packed[at++] = ends.of(target);
    packed[at++] = KINDS.indexOf(kind) + (uncertain ? UNCERTAIN : 0);
    packed[at++] = start;
    packed[at++] = end;
  }
  const pairs = Int32Array.from(ends.values.flatMap(({ node, column }) => [names.of(node), names.of(column)]));
  return { names: names.values, ends: pairs, edges: packed };
}

export function* unpackEdges({ names, ends: pairs, edges }: PackedEdges, uri: string): Generator<FlowEdge> {
  const name = (at: number): string => names[pairs[at] ?? -1] ?? '';
  const ends = Array.from({ length: pairs.length / 2 }, (_, index) => ({ node: name(index * 2), column: name(index * 2 + 1) }));
  const number = (at: number): number => edges[at] ?? 0;
  for (let at = 0; at < edges.length; at += EDGE_WIDTH) {
    const [source, target] = [ends[number(at)], ends[number(at + 1)]];
    const { kind, uncertain } = kindOf(number(at + 2));
    if (source === undefined || target === undefined) continue;
    yield { source, target, kind, uncertain, expression: null, location: null, uri, start: number(at + 3), end: number(at + 4) };
  }
}

/** The same edges between nodes of other names; the very same ones when none has another. */
export function renameNodes(packed: PackedEdges, rename: (node: string) => string): PackedEdges {
  const { names, ends, edges } = packed;
  let all: string[] | null = null;
  let pairs = ends;
  const numbers = new Map<number, number>();
  for (let at = 0; at < ends.length; at += 2) {
    const old = ends[at] ?? 0;
    let number = numbers.get(old);
    if (number === undefined) {
      const name = names[old] ?? '';
      const renamed = rename(name);
      number = old;
      if (renamed !== name) {
        all ??= [...names];
        number = all.push(renamed) - 1;
        if (pairs === ends) pairs = ends.slice();
      }
      numbers.set(old, number);
    }
    if (number !== old) pairs[at] = number;
  }
  return all === null ? packed : { names: all, ends: pairs, edges };
}

/** The nodes that edges touch. */
export function nodesOf({ names, ends }: PackedEdges): ReadonlySet<string> {
  const nodes = new Set<string>();
  for (let at = 0; at < ends.length; at += 2) nodes.add(names[ends[at] ?? -1] ?? '');
  return nodes;
}

/** As JSON holds them. */
export type EdgesJson = readonly [names: readonly string[], ends: readonly number[], edges: readonly number[]];

export function edgesToJson({ names, ends, edges }: PackedEdges): EdgesJson {
  return [names, [...ends], [...edges]];
}

export function edgesFromJson([names, ends, edges]: EdgesJson): PackedEdges {
  return { names, ends: Int32Array.from(ends), edges: Int32Array.from(edges) };
}

/** Whoever keeps millions of edges keeps their numbers, and unpacks one when somebody looks at it. */
export function packedEdge({ names, ends, edges }: PackedEdges, index: number, uri: string): FlowEdge {
  const number = (field: number): number => edges[index * EDGE_WIDTH + field] ?? 0;
  const end = (at: number): LineageEdge['source'] => ({
    node: names[ends[at * 2] ?? -1] ?? '',
    column: names[ends[at * 2 + 1] ?? -1] ?? '',
  });
  const { kind, uncertain } = kindOf(number(2));
  return {
    source: end(number(0)),
    target: end(number(1)),
    kind,
    uncertain,
    expression: null,
    location: null,
    uri,
    start: number(3),
    end: number(4),
  };
}

export function packedCount({ edges }: PackedEdges): number {
  return edges.length / EDGE_WIDTH;
}

/** The ends of an edge, as numbers into `ends`, and what kind of edge it is. */
export function packedEnds(
  { edges }: PackedEdges,
  index: number,
): { readonly source: number; readonly target: number; readonly kind: number } {
  const at = index * EDGE_WIDTH;
  return { source: edges[at] ?? 0, target: edges[at + 1] ?? 0, kind: edges[at + 2] ?? 0 };
}

/** A kind by its name; what a later version may have written is at least something. */
export function kindNamed(name: string): LineageEdge['kind'] {
  return KINDS.find((kind) => kind === name) ?? 'transform';
}

/** What the number says that stands for the kind of an edge. */
export function kindOf(number: number): Pick<LineageEdge, 'kind' | 'uncertain'> {
  return { kind: KINDS[number % UNCERTAIN] ?? 'transform', uncertain: number >= UNCERTAIN };
}

/** Numbers things in the order in which they are first asked about. */
class Numbering<Thing> {
  readonly values: Thing[] = [];
  readonly #numbers = new Map<Thing, number>();

  of(thing: Thing): number {
    let number = this.#numbers.get(thing);
    if (number === undefined) {
      number = this.values.push(thing) - 1;
      this.#numbers.set(thing, number);
    }
    return number;
  }
}
