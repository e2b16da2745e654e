import { ColumnGraph, type LineageQuestion } from '../../lineage/index.ts';
import type { KeptEdge, RecordedLineage } from '../../metadata/index.ts';
import type { LineageEdge } from '../../protocol/index.ts';
import { type FlowEdge, kindNamed, packEdges } from '../../workspace/index.ts';
import { findNode, type NamedNode, namesLike } from '../lineage-names.ts';

type Described = ReturnType<LineageQuestion['describe']>;

/** A graph of what was recorded, with all that is asked of one. */
export interface PastGraph {
  readonly graph: ColumnGraph;
  /** All edges, in the order of units. */
  readonly edges: readonly FlowEdge[];
  find(name: string): NamedNode;
  namesLike(name: string): readonly string[];
  /** Columns as they were; of a table that is there today too, what is known of it today. */
  describe(node: string): Described;
  locate(edge: LineageEdge): LineageEdge;
}

export function pastGraph({ units, relations }: RecordedLineage, describeNow: (node: string) => Described): PastGraph {
  const graph = new ColumnGraph();
  const all: FlowEdge[] = [];
  const ran = jobsByUnit(relations);
  // Statements of one file that several jobs run, each its own.
  const mixed = new Set(units.filter(({ edges }) => new Set(edges.map(({ jobs }) => jobs.join('\n'))).size > 1).map(({ name }) => name));
  const kept = new Map<string, readonly KeptEdge[]>();
  for (const { name, edges } of units) {
    kept.set(name, edges);
    const flows = edges.map((edge, at) => flowEdge(edge, name, at));
    all.push(...flows);
    graph.put(name, packEdges(flows));
  }
  const columnsOf = (node: string) => {
    const table = graph.table(node);
    return table < 0 ? [] : Array.from(graph.columnsOf(table), (column) => graph.columnName(column)).filter((name) => name !== '*');
  };
  const lookup = { ending: (part: string) => graph.tablesEnding(part).map((table) => graph.tableName(table)), columnsOf };
  return {
    graph,
    edges: all,
    find: (name) => findNode(name, lookup),
    namesLike: (name) => namesLike(name, graph.tableNames(), lookup),
    describe(node) {
      const today = describeNow(node);
      const types = new Map(today.columns.map((column) => [column.name, column]));
      const columns = columnsOf(node).map((name) => types.get(name) ?? { name, type: null, description: null });
      return { ...today, columns, location: null };
    },
    locate(edge) {
      if (!isFlow(edge)) return edge;
      const { source, target, kind, uncertain, uri, start } = edge;
      const known = kept.get(uri)?.[start];
      return {
        source,
        target,
        kind,
        uncertain,
        expression: known?.expression ?? null,
        location: known === undefined ? null : { uri, range: known.range },
        ...jobsThen(known?.jobs ?? [], ran.get(uri), mixed.has(uri)),
      };
    },
  };
}

/** Which jobs ran the files and routines then, by the names of units. */
function jobsByUnit(relations: readonly KeptEdge[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { source, type, target } of relations) {
    if (type !== 'RUNS') continue;
    const unit = target.table.replace(/^(?:file|routine):/, '');
    found.set(unit, [...(found.get(unit) ?? []), source.table.replace(/^job:/, '')]);
  }
  return found;
}

/** Those who ran its file then. An edge says who ran it last, which tells the statements of one file apart. */
function jobsThen(last: readonly string[], then: readonly string[] | undefined, mixed: boolean): Pick<LineageEdge, 'jobs'> {
  const both = then === undefined ? last : mixed ? last.filter((job) => then.includes(job)) : then;
  const jobs = both.length === 0 ? (then ?? []) : both;
  return jobs.length === 0 ? {} : { jobs: [...jobs].sort() };
}

/** What the edge was is found again by its number in its unit, which stands where a file would have an offset. */
function flowEdge({ source, target, kind, uncertain }: KeptEdge, unit: string, at: number): FlowEdge {
  return {
    source: { node: source.table, column: source.column },
    target: { node: target.table, column: target.column },
    kind: kindNamed(kind),
    uncertain,
    expression: null,
    location: null,
    uri: unit,
    start: at,
    end: at,
  };
}

function isFlow(edge: LineageEdge): edge is FlowEdge {
  return 'uri' in edge;
}
