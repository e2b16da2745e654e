import { type Erd, type ErdLayout, erdBox, erdRowMiddle, routed } from '../../protocol/index.ts';

const MARGIN = 24;
/** Room for the marks of cardinality at both ends of a line. */
const ENDS = 26;
/** Room for what is written beside an inferred reference. */
const LABEL = 34;

/** What is referred to stands left of what refers to it; lines run from row to row, and tables without relations stand in rows below. */
export function layoutErd({ tables, relations }: Erd): ErdLayout {
  const numbers = new Map(tables.map(({ id }, index) => [id, index]));
  const drawn = relations.flatMap((relation, index) => {
    const [source, target] = [numbers.get(relation.to.table), numbers.get(relation.from.table)];
    return source === undefined || target === undefined ? [] : [{ relation, index, source, target }];
  });
  const boxes = tables.map((table) => erdBox(table));
  const links = drawn.map(({ relation: { from, to }, source, target }) => ({
    source,
    target,
    sourceY: erdRowMiddle(boxes[source]?.rows ?? [], to.columns[0]),
    targetY: erdRowMiddle(boxes[target]?.rows ?? [], from.columns[0]),
  }));
  const { width, height, corners, lines } = routed(boxes, links, {
    ends: ENDS,
    label: (link) => (drawn[link]?.relation.inferred ? LABEL : 0),
  });
  const shifted = ({ x, y }: { readonly x: number; readonly y: number }) => ({ x: x + MARGIN, y: y + MARGIN });
  return {
    width: width + 2 * MARGIN,
    height: height + 2 * MARGIN,
    boxes: new Map(
      tables.map(({ id }, index) => {
        const { width: wide, height: high } = boxes[index] ?? { width: 0, height: 0 };
        return [id, { ...shifted(corners[index] ?? { x: 0, y: 0 }), width: wide, height: high }];
      }),
    ),
    // From the table that refers to the other.
    lines: new Map(drawn.map(({ index }, at) => [index, (lines[at] ?? []).map(shifted).reverse()])),
  };
}
