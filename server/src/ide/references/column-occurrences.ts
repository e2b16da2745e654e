import { throwIfCancelled } from '../../base/index.ts';
import { type ColumnName, sameColumnName } from '../columns.ts';
import { fold, unquote } from '../identifiers.ts';
import { fileRange } from '../place.ts';
import type { IdeFile, TableColumn } from '../port.ts';
import { columnNamed, namedByQuery } from './defines.ts';
import { type Occurrence, type Occurrences, occurrence, sitePlace, statementOf, unique } from './occurrence.ts';
import { columnKey, filesOfTable, type SearchSession } from './session.ts';
import type { Target } from './target.ts';

type FoundColumn = TableColumn & { readonly temporary: boolean };

/** All places of a column's name: in the statement that makes it, and in every file that reads a table which takes the name over. */
export async function columnOccurrences(
  session: SearchSession,
  target: Target & { readonly kind: 'column' | 'local' },
): Promise<Occurrences> {
  const search = new ColumnSearch(session);
  if (target.kind === 'column') search.add(target);
  else search.visit(target.file, target.index, target);
  const home = target.kind === 'local' ? target.file : session.start;
  for (let next = search.next(); next; next = search.next()) {
    const name: ColumnName = { ...next, kind: 'table-column' };
    for (const file of next.temporary ? [home] : await filesOfTable(session, next.table)) {
      throwIfCancelled(session.token);
      for (let index = 0; index < file.bound.statements.length; index++) search.visit(file, index, name);
    }
    search.places.push(...(await siteOccurrences(session, next)));
  }
  const name = target.kind === 'column' ? target.column : target.column.name;
  return { places: unique(search.places), columns: search.columns, statements: search.statements, name };
}

/** The work list: columns of tables that have the name because of each other, and what was found so far. */
class ColumnSearch {
  readonly places: Occurrence[] = [];
  readonly statements: { readonly file: IdeFile; readonly index: number }[] = [];
  readonly #session: SearchSession;
  readonly #columns = new Map<string, FoundColumn>();
  readonly #queue: FoundColumn[] = [];

  constructor(session: SearchSession) {
    this.#session = session;
  }

  get columns(): readonly TableColumn[] {
    return [...this.#columns.values()];
  }

  next(): FoundColumn | undefined {
    return this.#queue.shift();
  }

  add({ table, column, temporary }: FoundColumn): void {
    const found = { table, column, temporary };
    if (this.#columns.has(columnKey(found))) return;
    this.#columns.set(columnKey(found), found);
    this.#queue.push(found);
  }

  /** Collects the places of one statement, and the tables that take the name over from it. */
  visit(file: IdeFile, index: number, name: ColumnName): void {
    const names = this.#session.names(file, index);
    const bound = file.bound.statements[index];
    if (!names || !bound) return;
    if (name.kind === 'table-column' && !bound.references.some(({ relation }) => relation.table?.id === name.table)) return;
    this.statements.push({ file, index });
    for (const reference of bound.references)
      if (reference.kind === 'column' && sameColumnName(names.rootOf(reference.column), name))
        this.places.push(occurrence(file, index, reference));
    if (name.kind === 'local' && name.column.declaration && names.isWritten(name.column.declaration)) {
      const range = fileRange({ statement: statementOf(file, index) }, name.column.declaration);
      this.places.push({ uri: file.uri, range, declaration: true, write: false, code: { file, index, reference: null } });
    }
    this.#addTables(file, index, name);
  }

  #addTables(file: IdeFile, index: number, name: ColumnName): void {
    const names = this.#session.names(file, index);
    const definitions = file.bound.statements[index]?.definitions ?? [];
    for (const { table, columns } of namedByQuery(file, index)) {
      const definition = definitions.find((candidate) => candidate.action === 'create' && candidate.table.id === table);
      const temporary = definition?.action === 'create' && definition.temporary;
      const known = temporary ? [] : (this.#session.workspace.table(file.uri, table)?.columns.map((column) => column.name) ?? []);
      for (const output of columns)
        if (names && sameColumnName(names.rootOf(output), name)) this.add({ table, column: columnNamed(file, known, output), temporary });
    }
  }
}

/** What the catalog knows of declarations, as far as the name really stands there: a star has none. */
async function siteOccurrences(session: SearchSession, { table, column }: TableColumn): Promise<readonly Occurrence[]> {
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
