import { type TextRange, throwIfCancelled } from '../../base/index.ts';
import type { ColumnSource, Reference, Relation } from '../../sql/index.ts';
import { type ColumnName, sameColumnName } from '../columns.ts';
import { fold, unquote } from '../identifiers.ts';
import { fileRange } from '../place.ts';
import type { FileRange, IdeFile } from '../port.ts';
import { columnNamed, namedByQuery } from './defines.ts';
import { columnKey, filesOfTable, type SearchSession } from './session.ts';
import type { Target } from './target.ts';

/** A place where the name stands. */
export interface Occurrence extends FileRange {
  readonly declaration: boolean;
  readonly write: boolean;
  /** Where in code it stands; null in YAML. */
  readonly code: { readonly file: IdeFile; readonly index: number; readonly reference: Reference | null } | null;
}

export interface Occurrences {
  readonly places: readonly Occurrence[];
  /** All columns of tables that have this name because of each other. */
  readonly columns: readonly ColumnSource[];
  /** The name that stands there now. */
  readonly name: string;
}

/** All places where the target's name stands: in this statement, or in all files, through CTEs, views and models. */
export async function occurrences(session: SearchSession, target: Target): Promise<Occurrences> {
  switch (target.kind) {
    case 'relation':
      return { places: relationPlaces(target.file, target.index, target.relation), columns: [], name: target.relation.name };
    case 'table':
    case 'unknown':
      return { places: await tablePlaces(session, target.relation), columns: [], name: target.relation.name };
    case 'column':
    case 'local':
      return columnPlaces(session, target);
  }
}

function relationPlaces(file: IdeFile, index: number, relation: Relation): readonly Occurrence[] {
  const references = file.bound.statements[index]?.references ?? [];
  return references
    .filter((reference) => reference.kind !== 'column' && reference.relation === relation)
    .map((reference) => occurrence(file, index, reference));
}

async function tablePlaces(session: SearchSession, relation: Relation): Promise<readonly Occurrence[]> {
  const id = relation.table?.id;
  const files = id === undefined ? [session.start] : await filesOfTable(session, id);
  const places: Occurrence[] = [];
  for (const file of files) {
    file.bound.statements.forEach(({ references }, index) => {
      for (const reference of references) {
        const same =
          id === undefined ? reference.relation.name === relation.name && !reference.relation.table : reference.relation.table?.id === id;
        if (reference.kind === 'table' && same) places.push(occurrence(file, index, reference));
      }
    });
  }
  const sites = id === undefined ? [] : (session.workspace.table(session.start.uri, id)?.sites ?? []);
  return unique([...places, ...sites.map(sitePlace)]);
}

async function columnPlaces(session: SearchSession, target: Target & { readonly kind: 'column' | 'local' }): Promise<Occurrences> {
  const places: Occurrence[] = [];
  const columns = new Map<string, ColumnSource>();
  const queue: (ColumnSource & { readonly temporary: boolean })[] = [];
  const push = (column: ColumnSource & { readonly temporary: boolean }) => {
    if (columns.has(columnKey(column))) return;
    columns.set(columnKey(column), { table: column.table, column: column.column });
    queue.push(column);
  };
  if (target.kind === 'column') push(target);
  else visit(session, target.file, target.index, target, places, push);
  for (let next = queue.shift(); next; next = queue.shift()) {
    const name: ColumnName = { kind: 'table-column', ...next };
    for (const file of next.temporary ? [target.kind === 'local' ? target.file : session.start] : await filesOfTable(session, next.table)) {
      throwIfCancelled(session.token);
      for (let index = 0; index < file.bound.statements.length; index++) visit(session, file, index, name, places, push);
    }
    places.push(...(await siteOccurrences(session, next)));
  }
  return { places: unique(places), columns: [...columns.values()], name: target.kind === 'column' ? target.column : target.column.name };
}

/** Collects the places of one statement, and the tables that take the name over from it. */
function visit(
  session: SearchSession,
  file: IdeFile,
  index: number,
  name: ColumnName,
  places: Occurrence[],
  push: (column: ColumnSource & { readonly temporary: boolean }) => void,
): void {
  const names = session.names(file, index);
  const bound = file.bound.statements[index];
  if (!names || !bound) return;
  let touched = false;
  for (const reference of bound.references) {
    if (reference.kind !== 'column' || !sameColumnName(names.rootOf(reference.column), name)) continue;
    touched = true;
    places.push(occurrence(file, index, reference));
  }
  if (name.kind === 'local' && name.column.declaration && names.isWritten(name.column.declaration))
    places.push({
      uri: file.uri,
      range: fileRange({ statement: statementOf(file, index) }, name.column.declaration),
      declaration: true,
      write: false,
      code: { file, index, reference: null },
    });
  if (!touched && name.kind === 'table-column' && !readsTable(file, index, name.table)) return;
  for (const { table, columns } of namedByQuery(file, index)) {
    const definition = bound.definitions.find((candidate) => candidate.action === 'create' && candidate.table.id === table);
    const temporary = definition?.action === 'create' && definition.temporary;
    const known = temporary ? [] : (session.workspace.table(file.uri, table)?.columns.map((column) => column.name) ?? []);
    for (const output of columns)
      if (sameColumnName(names.rootOf(output), name)) push({ table, column: columnNamed(file, known, output), temporary });
  }
}

function readsTable(file: IdeFile, index: number, table: string): boolean {
  return file.bound.statements[index]?.references.some(({ relation }) => relation.table?.id === table) ?? false;
}

/** What the catalog knows of declarations, as far as the name really stands there: a star has none. */
async function siteOccurrences(session: SearchSession, { table, column }: ColumnSource): Promise<readonly Occurrence[]> {
  const known = session.workspace.table(session.start.uri, table);
  const places: Occurrence[] = [];
  for (const site of known?.columns.find(({ name }) => name === column)?.sites ?? []) {
    const text = await session.workspace.text(site.uri, session.token);
    throwIfCancelled(session.token);
    const written = unquote(text?.slice(site.range.start, site.range.end) ?? '').name.replace(/^'(.*)'$/, '$1');
    const dialect = known?.dialect ?? session.start.bound.script.dialect;
    if (fold(dialect, written) === fold(dialect, column)) places.push(sitePlace(site));
  }
  return places;
}

function occurrence(file: IdeFile, index: number, reference: Reference): Occurrence {
  return {
    uri: file.uri,
    range: fileRange({ statement: statementOf(file, index) }, reference.range),
    declaration: reference.kind === 'table' ? reference.access === 'define' : reference.declaration,
    write: reference.kind !== 'relation' && reference.access !== 'read',
    code: { file, index, reference },
  };
}

function sitePlace({ uri, range }: FileRange): Occurrence {
  return { uri, range, declaration: true, write: false, code: null };
}

function statementOf(file: IdeFile, index: number): IdeFile['bound']['script']['statements'][number] {
  const statement = file.bound.script.statements[index];
  if (!statement) throw new RangeError(`no statement ${index} in ${file.uri}`);
  return statement;
}

/** The first of the places with one range; code says more than the catalog does, so it comes first. */
function unique(places: readonly Occurrence[]): readonly Occurrence[] {
  const key = (uri: string, { start, end }: TextRange) => `${uri}#${start}-${end}`;
  const byKey = new Map<string, Occurrence>();
  for (const place of places) if (!byKey.has(key(place.uri, place.range))) byKey.set(key(place.uri, place.range), place);
  return [...byKey.values()].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.range.start - b.range.start));
}
