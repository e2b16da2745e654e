import { groupOf, type LineageGraph } from '../../../server/src/protocol/index.ts';
import { toggled, type View } from '../graph/view.ts';
import { groupName, type StringKey, type Translate } from '../strings/index.ts';
import { EDGE_KINDS } from '../view/kinds.ts';

/** One list of boxes in the filters: what there is to choose from in a graph, and what a box does to the view. */
export interface Choices {
  readonly id: string;
  readonly title: StringKey;
  /** With fewer values there is nothing to choose. */
  readonly fewest: number;
  values(graph: LineageGraph): readonly string[];
  label(value: string, t: Translate): string;
  isChecked(view: View, value: string): boolean;
  toggled(view: View, value: string): View;
}

/** In the order of the page. Another filter is another set of the view (graph/view.ts), and a record here. */
export const CHOICES: readonly Choices[] = [
  {
    ...leftOut('edgeKinds'),
    id: 'edge',
    title: 'filters.edges',
    values: ({ edges }) => EDGE_KINDS.filter((kind) => edges.some((edge) => edge.kind === kind || edge.bundle?.kinds[kind] !== undefined)),
    label: (kind, t) => t(`kind.${kind}` as StringKey),
  },
  {
    ...leftOut('nodeKinds'),
    id: 'node',
    title: 'filters.nodes',
    values: ({ nodes }) => sorted(nodes.map(({ kind }) => kind).filter((kind) => kind !== 'schema')),
    label: (kind, t) => t(`node.${kind}` as StringKey),
  },
  { ...leftOut('schemas'), id: 'schema', title: 'filters.schemas', values: ({ nodes }) => sorted(nodes.map(groupOf)), label: groupName },
  {
    id: 'closed',
    title: 'filters.closed',
    fewest: 1,
    values: ({ nodes }) => sorted(nodes.filter(({ kind }) => kind !== 'schema').map(groupOf)),
    label: groupName,
    // Checked for schemas that are drawn as one; the other boxes are for what is shown.
    isChecked: ({ closed }, group) => closed.has(group),
    toggled: (view, group) => ({ ...view, closed: toggled(view.closed, group) }),
  },
  {
    ...leftOut('files'),
    id: 'file',
    title: 'filters.files',
    values: ({ edges }) => sorted(edges.flatMap(({ location }) => location?.uri ?? [])),
    label: fileName,
  },
];

/** A set of the view that holds what is not shown. */
function leftOut(set: 'edgeKinds' | 'nodeKinds' | 'schemas' | 'files'): Pick<Choices, 'fewest' | 'isChecked' | 'toggled'> {
  const of = (view: View): ReadonlySet<string> => view[set];
  return {
    fewest: 2,
    isChecked: (view, value) => !of(view).has(value),
    toggled: (view, value) => ({ ...view, [set]: toggled(of(view), value) }),
  };
}

function sorted(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}

function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
