import { say } from '../../base/index.ts';
import type { Relation, RelationColumn } from '../../sql/index.ts';
import { namedColumns } from '../columns.ts';
import { sameName, unquote } from '../identifiers.ts';
import { GROUP, type Proposal } from './item.ts';
import type { Request } from './request.ts';

/** Inside `INSERT INTO t (…)`: the columns that are not yet listed, and all of them at once; null anywhere else. */
export function insertColumnProposals(request: Request): readonly Proposal[] | null {
  const target = insertTarget(request);
  if (!target) return null;
  const { dialect } = request;
  const columns = namedColumns(target.relation).filter(({ name }) => !target.listed.some((listed) => sameName(dialect, listed, name)));
  const single = columns.map((column) => columnOf(request, target.relation, column));
  if (columns.length < 2) return single;
  const all = columns.map(({ name }) => request.name(name)).join(', ');
  const label = target.listed.length === 0 ? say('all columns') : say('all other columns');
  return [{ kind: 'snippet', label, insert: all, detail: all, match: `${label} ${all}`, group: GROUP.insertColumns }, ...single];
}

function columnOf(request: Request, { name, table }: Relation, column: RelationColumn): Proposal {
  return {
    kind: 'column',
    label: column.name,
    insert: request.name(column.name),
    detail: column.type,
    origin: name,
    group: GROUP.localColumn,
    ...(table ? { subject: { kind: 'column', table: table.id, column: column.name } } : {}),
  };
}

/** After `UPDATE t SET`: the columns of what is written to. */
export function assignedColumnProposals(request: Request): readonly Proposal[] {
  const written = request.bound.references.find((reference) => reference.kind === 'table' && reference.access === 'write');
  return written ? namedColumns(written.relation).map((column) => columnOf(request, written.relation, column)) : [];
}

/** The relation written to, when only its name, `(` and names stand before the cursor. */
function insertTarget(request: Request): { readonly relation: Relation; readonly listed: readonly string[] } | null {
  const written = request.bound.references.find((reference) => reference.kind === 'table' && reference.access === 'write');
  if (written?.kind !== 'table') return null;
  const texts = request.before.filter(({ start }) => start >= written.range.end).map(({ start, end }) => request.text.slice(start, end));
  const head = request.before
    .filter(({ end }) => end <= written.range.start)
    .map(({ start, end }) => request.text.slice(start, end).toUpperCase());
  if (!head.some((word) => word === 'INSERT' || word === 'REPLACE') || texts[0] !== '(' || texts.includes(')')) return null;
  if (texts.some((text) => /^(SELECT|WITH|VALUES)$/i.test(text))) return null;
  const listed = texts
    .slice(1)
    .filter((text) => text !== ',')
    .map((text) => unquote(text).name);
  return { relation: written.relation, listed };
}
