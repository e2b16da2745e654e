import { edgeEnd } from '../../../server/src/protocol/index.ts';
import type { GraphModel, Place } from '../graph/model.ts';
import type { Problems } from '../graph/problems.ts';
import { nameOf, placeName, type Translate } from '../strings/index.ts';

/** More names than this are counted instead of read out. */
const READ_OUT = 4;

/** What a screen reader says of a place: what it is, where it comes from, where it goes. */
export function spokenPlace(model: GraphModel, place: Place, problems: Problems, t: Translate): string {
  const node = model.nodes.get(place.node);
  if (node === undefined) return '';
  const what =
    node.kind === 'job'
      ? t('spoken.job', node.name, node.description ?? t('details.none'))
      : place.column === null
        ? node.tables === undefined
          ? t('spoken.table', node.id, t(`node.${node.kind}`), model.columns(node.id).length)
          : `${nameOf(node, t)}, ${t('node.tables', node.tables)}.`
        : t('spoken.column', place.column, node.id);
  const found = problems.at(place);
  return [
    what,
    ...(found.length === 0 ? [] : [t('spoken.problems', found.length)]),
    t('spoken.upstream', names(model, place, 'target', 'source', t)),
    t('spoken.downstream', names(model, place, 'source', 'target', t)),
  ].join(' ');
}

function names(model: GraphModel, place: Place, near: 'source' | 'target', far: 'source' | 'target', t: Translate): string {
  const edges = place.column === null ? model.tableEdges(place.node, near) : model.edgesAt(place, near);
  const found = edges.map((edge) => {
    const end = edgeEnd(edge, far);
    return placeName(place.column === null ? { ...end, column: null } : end, t);
  });
  const unique = [...new Set(found)];
  if (unique.length === 0) return t('details.none');
  const rest = unique.length - READ_OUT;
  return [...unique.slice(0, READ_OUT), ...(rest > 0 ? [t('more', rest)] : [])].join(', ');
}
