import type { TextRange } from '../../base/index.ts';
import type { Reference } from '../../sql/index.ts';
import { fileRange } from '../place.ts';
import type { FileRange, IdeFile, TableColumn } from '../port.ts';

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
  readonly columns: readonly TableColumn[];
  /** The statements that read those tables, whether they name the column or not. */
  readonly statements: readonly { readonly file: IdeFile; readonly index: number }[];
  /** The name that stands there now. */
  readonly name: string;
}

/** The place of a reference in code. */
export function occurrence(file: IdeFile, index: number, reference: Reference): Occurrence {
  return {
    uri: file.uri,
    range: fileRange({ statement: statementOf(file, index) }, reference.range),
    declaration: reference.kind === 'table' ? reference.access === 'define' : reference.declaration,
    write: reference.kind !== 'relation' && reference.access !== 'read',
    code: { file, index, reference },
  };
}

/** A place that the catalog knows. */
export function sitePlace({ uri, range }: FileRange): Occurrence {
  return { uri, range, declaration: true, write: false, code: null };
}

export function statementOf(file: IdeFile, index: number): IdeFile['bound']['script']['statements'][number] {
  const statement = file.bound.script.statements[index];
  if (!statement) throw new RangeError(`no statement ${index} in ${file.uri}`);
  return statement;
}

/** The first of the places with one range; code says more than the catalog does, so it comes first. */
export function unique(places: readonly Occurrence[]): readonly Occurrence[] {
  const key = (uri: string, { start, end }: TextRange) => `${uri}#${start}-${end}`;
  const byKey = new Map<string, Occurrence>();
  for (const place of places) if (!byKey.has(key(place.uri, place.range))) byKey.set(key(place.uri, place.range), place);
  return [...byKey.values()].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.range.start - b.range.start));
}
