import { ColumnGraph, type LineageQuestion } from '../../lineage/index.ts';
import type { KeptEdge, RecordedLineage } from '../../metadata/index.ts';
import type { LineageEdge } from '../../protocol/index.ts';
import { type FlowEdge, kindNamed, packEdges } from '../../workspace/index.ts';
import { findNode, type NamedNode, namesOfNodes } from '../lineage-names.ts';

type Described = ReturnType<LineageQuestion['describe']>;

/** A graph of what was recorded, with all that is asked of one. */
export interface PastGraph {
  readonly graph: ColumnGraph;
  find(name: string): NamedNode;
  names(): Iterable<string>;
  /** Columns as they were; of a table that is there today too, what is known of it today. */
  describe(node: string): Described;
  locate(edge: LineageEdge): LineageEdge;
}

export function pastGraph({ units }: RecordedLineage, describeNow: (node: string) => Described): PastGraph {
  const graph = new ColumnGraph();
  const kept = new Map<string, readonly KeptEdge[]>();
  for (const { name, edges } of units) {
    kept.set(name, edges);
    graph.put(name, packEdges(edges.map((edge, at) => flowEdge(edge, name, at))));
  }
  const columnsOf = (node: string) => {
    const table = graph.table(node);
    return table < 0 ? [] : Array.from(graph.columnsOf(table), (column) => graph.columnName(column)).filter((name) => name !== '*');
  };
  return {
    graph,
    find: (name) => findNode(name, { ending: (part) => graph.tablesEnding(part).map((table) => graph.tableName(table)), columnsOf }),
    names: () => new Set(namesOfNodes(graph.tableNames())),
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
        ...(known === undefined || known.jobs.length === 0 ? {} : { jobs: known.jobs }),
      };
    },
  };
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
