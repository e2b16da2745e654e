import { type Place, placeKey } from '../graph/model.ts';
import { worstOf } from '../graph/problems.ts';
import { middleOf } from '../layout/curve.ts';
import { rowMiddle, TITLE_HEIGHT } from '../layout/geometry.ts';
import { rowId, type Scene, type SceneTable } from '../layout/scene.ts';
import { type Camera, toScreen } from './camera.ts';
import { edgeDiff, edgeIsDimmed, edgeIsOnPath, edgeIsSelected, type Marks, rowIsOnPath, tableIsDimmed } from './marks.ts';
import { buttonsOf } from './paint.ts';

/** What is drawn and where on the canvas: the drawing is a picture, so tests are told what is in it. */
export interface GraphOnScreen {
  readonly zoom: number;
  readonly nodes: readonly NodeOnScreen[];
  readonly edges: readonly EdgeOnScreen[];
}

export interface NodeOnScreen {
  readonly id: string;
  readonly role: 'place' | 'more' | 'expand';
  readonly node: string;
  readonly column: string | null;
  readonly direction: string | null;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly classes: readonly string[];
}

export interface EdgeOnScreen {
  readonly kind: string;
  readonly source: string;
  readonly target: string;
  /** The middle of the line. */
  readonly x: number;
  readonly y: number;
  readonly classes: readonly string[];
}

export interface InspectOptions {
  readonly camera: Camera;
  readonly marks: Marks;
  readonly focus: string | null;
  readonly expandable: boolean;
}

export function inspectScene(scene: Scene, options: InspectOptions): GraphOnScreen {
  const { camera, marks } = options;
  const edges = scene.edges.map((edge): EdgeOnScreen => {
    const [{ source, target }] = edge.edges;
    const flags = {
      [edge.influence ? 'influence' : 'value']: true,
      uncertain: edge.uncertain,
      dimmed: edgeIsDimmed(edge, marks),
      onpath: edgeIsOnPath(edge, marks),
      selected: edgeIsSelected(edge, marks),
      [edgeDiff(edge, marks)]: marks.diff !== null,
    };
    const middle = toScreen(camera, middleOf(edge));
    return {
      kind: edge.kind,
      source: `${source.node}.${source.column}`,
      target: `${target.node}.${target.column}`,
      ...middle,
      classes: named(flags),
    };
  });
  return { zoom: camera.zoom, nodes: scene.tables.flatMap((table) => nodesOf(table, options)), edges };
}

function nodesOf(table: SceneTable, { camera, marks, focus, expandable }: InspectOptions): readonly NodeOnScreen[] {
  const { node, x, y, width, title, rows } = table;
  const dimmed = tableIsDimmed(node.id, marks);
  const at = (middle: number) => toScreen(camera, { x: x + width / 2, y: y + middle });
  const place = { role: 'place' as const, node: node.id, column: null, direction: null };
  const selected = marks.selected?.node === node.id && marks.selected.column === null;
  const diff = marks.diff?.node(node.id) ?? null;
  const tableFlags = {
    table: true,
    [node.kind]: true,
    focus: focus === node.id,
    dimmed,
    pinned: marks.pinned.has(node.id),
    ...problemFlag(marks, { node: node.id, column: null }),
    [diff ?? '']: diff !== null,
  };
  const titleFlags = { line: true, title: true, matched: marks.matches.has(node.id), selected };
  const found: NodeOnScreen[] = [
    { ...place, id: node.id, label: title, ...at(TITLE_HEIGHT / 2), classes: named(tableFlags) },
    { ...place, id: rowId.title(node.id), label: title, ...at(TITLE_HEIGHT / 2), classes: named(titleFlags) },
  ];
  for (const [index, { column, label }] of rows.entries()) {
    const common = { node: node.id, direction: null, label, ...at(rowMiddle(index)) };
    if (column === null) {
      found.push({ ...common, id: rowId.more(node.id), role: 'more', column: null, classes: ['line', 'more'] });
      continue;
    }
    const row = { node: node.id, column };
    const onpath = rowIsOnPath(row, marks);
    const state = marks.diff?.column(row) ?? null;
    const isSelected = marks.selected?.node === node.id && marks.selected.column === column;
    const flags = {
      line: true,
      column: true,
      onpath,
      faded: marks.path !== null && !onpath,
      matched: marks.matches.has(placeKey(row)),
      selected: isSelected,
      ...problemFlag(marks, row),
      [state ?? '']: state !== null,
    };
    found.push({ ...common, id: rowId.column(node.id, column), role: 'place', column, classes: named(flags) });
  }
  if (!expandable) return found;
  for (const { direction, ...point } of buttonsOf(table))
    found.push({
      id: `${direction}\u0000${node.id}`,
      role: 'expand',
      node: node.id,
      column: null,
      direction,
      label: '+',
      ...toScreen(camera, point),
      classes: ['expand'],
    });
  return found;
}

function problemFlag({ problems }: Marks, place: Place): Readonly<Record<string, boolean>> {
  const worst = worstOf(problems.at(place));
  return worst === null ? {} : { [worst]: true };
}

function named(flags: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.entries(flags).flatMap(([name, on]) => (on && name !== '' ? [name] : []));
}
