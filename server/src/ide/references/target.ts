import type { Reference, Relation, RelationColumn } from '../../sql/index.ts';
import { sameName } from '../identifiers.ts';
import { type Place, placeAt, referencesAt } from '../place.ts';
import type { IdeFile } from '../port.ts';
import { columnNamed, namedByQuery } from './defines.ts';
import { type RelationName, relationName } from './relation-name.ts';
import type { SearchSession } from './session.ts';

/** What a name stands for, independent of where it was asked. */
export type Target =
  | { readonly kind: 'table'; readonly relation: Relation }
  | { readonly kind: 'relation'; readonly file: IdeFile; readonly index: number; readonly name: RelationName }
  /** A column of a table whose name is not made in the workspace's queries: DDL or unknown. */
  | { readonly kind: 'column'; readonly table: string; readonly column: string; readonly temporary: boolean }
  /** A name that a statement makes: an output alias, an entry of a column list. */
  | { readonly kind: 'local'; readonly file: IdeFile; readonly index: number; readonly column: RelationColumn }
  | { readonly kind: 'unknown'; readonly relation: Relation };

export interface TargetAt {
  readonly place: Place;
  readonly reference: Reference;
  readonly target: Target;
}

/** What the name at the offset stands for. Column names are followed to where they are made: through CTEs, views and models. */
export async function targetAt(session: SearchSession, offset: number): Promise<TargetAt | null> {
  const place = placeAt(session.start, offset);
  const reference = place && referencesAt(place)[0];
  if (!place || !reference) return null;
  return { place, reference, target: await targetOf(session, place, reference) };
}

async function targetOf(session: SearchSession, place: Place, reference: Reference): Promise<Target> {
  const { file, index } = place;
  switch (reference.kind) {
    case 'table':
      return { kind: 'table', relation: reference.relation };
    case 'relation': {
      const name = relationName({ ...place, dialect: file.bound.script.dialect }, reference);
      return name.kind === 'table' ? { kind: 'table', relation: name.relation } : { kind: 'relation', file, index, name };
    }
    case 'column':
      return columnTarget(session, file, index, reference.column, reference.relation);
  }
}

async function columnTarget(
  session: SearchSession,
  file: IdeFile,
  index: number,
  column: RelationColumn,
  relation: Relation,
): Promise<Target> {
  const names = session.names(file, index);
  const root = names?.rootOf(column);
  if (!root) return { kind: 'unknown', relation };
  if (root.kind === 'table-column') return madeIn(session, root);
  const owner = names?.ownerOf(root.column) ?? relation;
  if (owner.kind === 'unknown' || (owner.kind === 'table' && !owner.table)) return { kind: 'unknown', relation: owner };
  return { kind: 'local', file, index, column: root.column };
}

/** Follows a column of a view or model into the query that makes its name. */
async function madeIn(
  session: SearchSession,
  start: { readonly table: string; readonly column: string; readonly temporary: boolean },
): Promise<Target> {
  let current = start;
  const seen = new Set<string>();
  for (;;) {
    const asTarget = { ...current, kind: 'column' } as const;
    if (seen.has(current.table)) return asTarget;
    seen.add(current.table);
    const query = await definingQuery(session, current);
    if (!query) return asTarget;
    const { file, index, column } = query;
    const root = session.names(file, index)?.rootOf(column);
    if (!root) return asTarget;
    if (root.kind === 'local') return { kind: 'local', file, index, column: root.column };
    current = root;
  }
}

async function definingQuery(
  session: SearchSession,
  { table, column, temporary }: { readonly table: string; readonly column: string; readonly temporary: boolean },
): Promise<{ readonly file: IdeFile; readonly index: number; readonly column: RelationColumn } | null> {
  const sites = temporary ? [] : (session.workspace.table(session.start.uri, table)?.sites ?? []);
  for (const uri of new Set([...sites.map((site) => site.uri), ...(temporary ? [session.start.uri] : [])])) {
    const file = await session.file(uri);
    if (!file) continue;
    for (let index = 0; index < file.bound.statements.length; index++) {
      const made = namedByQuery(file, index).find((candidate) => candidate.table === table);
      const output = made?.columns.find((candidate) => sameName(file.bound.script.dialect, columnNamed(file, [column], candidate), column));
      if (output) return { file, index, column: output };
    }
  }
  return null;
}
