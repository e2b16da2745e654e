import { droppedFrom, missingFrom } from './described-source.ts';
import type { CatalogColumn, CatalogTable, ChangeFact, ColumnFact, DuplicateDefinition, NamePart, TableFact } from './model.ts';

/** Resolves the table that a foreign key names to its id; null when the catalog does not know it. */
export type ResolveReference = (parts: readonly NamePart[]) => string | null;

/** One table out of everything that is said about it. `facts` come best first and are not empty. */
export function mergeFacts(
  id: string,
  facts: readonly [TableFact, ...TableFact[]],
  changes: readonly ChangeFact[],
  resolve: ResolveReference,
): CatalogTable {
  const [best] = facts;
  const definitions = facts.filter((fact) => isDefinition(fact));
  const named = facts.reduce((longest, fact) => (fact.parts.length > longest.parts.length ? fact : longest), best);
  const shape = mergeColumns(facts, definitions, resolve);
  const changed = changes.reduce((table, { change }) => applyChange(table, change, resolve), {
    ...shape,
    description: facts.find((fact) => fact.description !== null)?.description ?? null,
  });
  const sourced = facts
    .filter(({ role }) => role === 'source')
    .flatMap(({ columns }) => columns.map((column) => fromFact(column, resolve)));
  const described = { columns: sourced };
  const [defined] = definitions;
  const gone =
    sourced.length === 0 || defined === undefined
      ? {}
      : changed.complete
        ? missingFrom(described, changed.columns, defined.site.uri)
        : droppedFrom(described, changed.columns, changes);
  return {
    id,
    kind: best.kind,
    columns: changed.columns,
    complete: changed.complete,
    catalog: named.parts.at(-3)?.text ?? null,
    schema: named.parts.at(-2)?.text ?? null,
    name: named.parts.at(-1)?.text ?? id,
    dialect: best.dialect,
    description: changed.description,
    sites: facts.map((fact) => fact.site),
    jinja: facts.find((fact) => fact.jinja !== null)?.jinja ?? null,
    ...gone,
  };
}

/** The definitions beyond the first that nobody meant; null when there is one, or when they may stand several times. */
export function findDuplicates(id: string, facts: readonly TableFact[]): DuplicateDefinition | null {
  const definitions = facts.filter((fact) => isDefinition(fact));
  const [first, ...rest] = definitions;
  if (first === undefined || rest.length === 0) return null;
  const equal = rest.every((fact) => sameColumns(first, fact));
  if (equal && definitions.every((fact) => fact.repeatable)) return null;
  return { id, first: first.site, sites: rest.map((fact) => fact.site), equal };
}

function isDefinition(fact: TableFact): boolean {
  return fact.role === 'declared' || fact.role === 'derived';
}

interface Shape {
  readonly columns: readonly CatalogColumn[];
  readonly complete: boolean;
  readonly description: string | null;
}

function mergeColumns(
  facts: readonly TableFact[],
  definitions: readonly TableFact[],
  resolve: ResolveReference,
): { readonly columns: readonly CatalogColumn[]; readonly complete: boolean } {
  const base = definitions.length > 0 ? definitions : facts;
  const [first, ...rest] = base;
  const agree = first !== undefined && rest.every((fact) => !isDefinition(fact) || sameColumns(first, fact));
  const complete = agree && (definitions.length > 0 ? base.every((fact) => fact.complete) : base.some((fact) => fact.complete));
  const columns = new Map<string, CatalogColumn>();
  for (const fact of facts) {
    // What YAML says of a table whose columns are known may describe them; it does not make new ones.
    const mayAdd = base.includes(fact) || !complete;
    for (const column of fact.columns) {
      const key = column.name.toLowerCase();
      const known = columns.get(key);
      if (known !== undefined) columns.set(key, enrich(known, column, { resolve, defines: isDefinition(fact) }));
      else if (mayAdd) columns.set(key, fromFact(column, resolve));
    }
  }
  return { columns: [...columns.values()], complete };
}

function sameColumns(a: TableFact, b: TableFact): boolean {
  const names = (fact: TableFact) =>
    fact.columns.map((column) => `${column.name.toLowerCase()} ${column.type?.toLowerCase() ?? ''}`).join(',');
  return names(a) === names(b);
}

function fromFact(column: ColumnFact, resolve: ResolveReference): CatalogColumn {
  return {
    name: column.name,
    type: column.type,
    nullable: column.nullable,
    description: column.description,
    primaryKey: column.primaryKey,
    references: resolveReference(column, resolve),
    tests: column.tests,
    sites: column.site === null ? [] : [column.site],
    ...(column.filled !== undefined && { filled: column.filled }),
    ...(column.unwritable !== undefined && { unwritable: column.unwritable }),
  };
}

function enrich(
  known: CatalogColumn,
  column: ColumnFact,
  { resolve, defines }: { readonly resolve: ResolveReference; readonly defines: boolean },
): CatalogColumn {
  // Where definitions disagree nobody can say that a value is refused.
  const isUnwritable = known.unwritable !== undefined && (!defines || column.unwritable === known.unwritable);
  return {
    name: known.name,
    type: known.type ?? column.type,
    nullable: known.nullable ?? column.nullable,
    description: known.description ?? column.description,
    primaryKey: known.primaryKey || column.primaryKey,
    references: known.references ?? resolveReference(column, resolve),
    tests: [...new Set([...known.tests, ...column.tests])],
    sites: column.site === null ? known.sites : [...known.sites, column.site],
    ...(known.filled !== undefined && { filled: known.filled }),
    ...(isUnwritable && { unwritable: known.unwritable }),
  };
}

function resolveReference(column: ColumnFact, resolve: ResolveReference): CatalogColumn['references'] {
  if (column.references === null) return null;
  const table = resolve(column.references.parts);
  return table === null ? null : { table, column: column.references.column ?? column.name };
}

function withoutUnwritable({ unwritable: _, ...column }: CatalogColumn): CatalogColumn {
  return column;
}

function applyChange(table: Shape, change: ChangeFact['change'], resolve: ResolveReference): Shape {
  const edit = (names: readonly string[], to: (column: CatalogColumn, index: number) => CatalogColumn): Shape => {
    const wanted = names.map((name) => name.toLowerCase());
    const columns = table.columns.map((column) => {
      const index = wanted.indexOf(column.name.toLowerCase());
      return index < 0 ? column : to(column, index);
    });
    return { ...table, columns };
  };
  switch (change.change) {
    case 'add-column': {
      const known = table.columns.some((column) => column.name.toLowerCase() === change.column.name.toLowerCase());
      return known ? table : { ...table, columns: [...table.columns, fromFact(change.column, resolve)] };
    }
    // Scripts that ran before the change may still use the old name, so the list is no longer held against anyone.
    case 'drop-column':
      return {
        ...table,
        complete: false,
        columns: table.columns.filter((column) => column.name.toLowerCase() !== change.column.toLowerCase()),
      };
    case 'rename-column':
      return { ...edit([change.column], (column) => ({ ...column, name: change.to })), complete: false };
    case 'change-type':
      return edit([change.column], (column) => ({ ...withoutUnwritable(column), type: change.type }));
    case 'alter-generated':
      return { ...table, columns: table.columns.map(withoutUnwritable) };
    case 'primary-key':
      return edit(change.columns, (column) => ({ ...column, primaryKey: true, nullable: false }));
    case 'reference': {
      const target = resolve(change.parts);
      if (target === null) return table;
      return edit(change.columns, (column, index) => ({
        ...column,
        references: column.references ?? { table: target, column: change.toColumns[index] ?? column.name },
      }));
    }
    case 'comment-table':
      return { ...table, description: change.text };
    case 'comment-column':
      return edit([change.column], (column) => ({ ...column, description: change.text }));
  }
}
