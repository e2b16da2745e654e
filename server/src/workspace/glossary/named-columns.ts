import { closestNames, say } from '../../base/index.ts';
import type { CatalogTable } from '../../metadata/index.ts';
import { diagnostic, type FileDiagnostic } from '../diagnostics.ts';
import type { ParsedGlossary } from './glossary-file.ts';

/** The tables that a glossary can name. */
export interface NameableTables {
  /** With this last part of their name, in any case, in files and databases. */
  named(name: string): readonly CatalogTable[];
  /** All of them; those of databases without their columns until they are looked at. */
  all(): Iterable<CatalogTable>;
  /** Whether every catalog there is knows all tables of the schema, and none has this one. */
  isAbsent(path: readonly string[]): boolean;
}

/** Tables that `table` or `schema.table` of a glossary means. */
export function tablesAt(tables: NameableTables, path: readonly string[]): readonly CatalogTable[] {
  const [name = '', schema, catalog] = path.toReversed().map((part) => part.toLowerCase());
  return tables
    .named(name)
    .filter(
      (table) =>
        (schema === undefined || table.schema === null || table.schema.toLowerCase() === schema) &&
        (catalog === undefined || table.catalog === null || table.catalog.toLowerCase() === catalog),
    );
}

/** Columns and tables that do not exist. Of tables that are not known to the last column nothing can be said. */
export function missingNames(glossary: ParsedGlossary, tables: NameableTables): readonly FileDiagnostic[] {
  const columns = glossary.columns.flatMap(({ text, range }): FileDiagnostic[] => {
    const path = text.split('.');
    const [owner, column] = [path.slice(0, -1), path.at(-1) ?? ''];
    const found = tablesAt(tables, owner);
    if (found.length === 0) return tables.isAbsent(owner) ? [diagnostic('glossary', 'warning', absent(owner), range)] : [];
    const names = found.flatMap((table) => table.columns.map(({ name }) => name));
    if (found.some((table) => !table.complete) || names.some((name) => name.toLowerCase() === column.toLowerCase())) return [];
    const suggestions = closestNames(column, names).map((name) => [...owner, name].join('.'));
    const guess = suggestions[0]?.split('.').at(-1);
    const message =
      guess === undefined
        ? say('The table has no column “{0}”.', column)
        : say('The table has no column “{0}”. Did you mean “{1}”?', column, guess);
    return [diagnostic('glossary', 'warning', message, range, suggestions)];
  });
  const described = glossary.tables.flatMap(({ text, range }) => {
    const path = text.split('.');
    return tablesAt(tables, path).length === 0 && tables.isAbsent(path) ? [diagnostic('glossary', 'warning', absent(path), range)] : [];
  });
  return [...columns, ...described];
}

const absent = (path: readonly string[]): string => say('There is no table “{0}”.', path.join('.'));
