import type { TextRange } from '../../base/index.ts';
import type { ColumnEdgeKind } from '../../protocol/index.ts';
import type { ColumnSource, Relation, RelationColumn, RelationKind, SchemaTable } from './model.ts';
import { keyOf } from './names.ts';

/** A relation while a statement is bound: with an index by name, and columns made on demand where the shape is not known. */
export interface BoundRelation extends Relation {
  /** Finds a column. For relations of unknown shape one is made up, with `made: true`. */
  find(name: string): { readonly column: RelationColumn; readonly made: boolean } | null;
  /** Whether two of the relation's columns have this name, so that it says nothing which one is meant. */
  isTwice(name: string): boolean;
}

/** Composes how an outer expression over an inner value acts: the stronger of the two. */
export function composeKinds(outer: ColumnEdgeKind, inner: ColumnEdgeKind): ColumnEdgeKind {
  return STRENGTH[outer] >= STRENGTH[inner] ? outer : inner;
}

const STRENGTH: Readonly<Record<ColumnEdgeKind, number>> = { constant: 0, copy: 1, transform: 2, window: 3, aggregate: 4 };

export function column(
  name: string,
  sources: readonly ColumnSource[],
  kind: ColumnEdgeKind,
  declaration: TextRange | null,
  type: string | null = null,
  origin: RelationColumn | null = null,
): RelationColumn {
  return { name, type, declaration, kind, sources, origin };
}

interface Options {
  readonly kind: RelationKind;
  readonly name: string;
  readonly table?: SchemaTable | null;
  readonly columns: readonly RelationColumn[];
  readonly complete: boolean;
  readonly declaration: TextRange | null;
  /** Of what columns that are not listed would be: the table's name, or none when several could give them. */
  readonly openTable?: string | null;
}

export function relation(options: Options): BoundRelation {
  const { kind, name, columns, complete, declaration } = options;
  let index: Map<string, RelationColumn> | null = null;
  const made = new Map<string, RelationColumn>();
  let twice: ReadonlySet<string> | null = null;
  const openTable = options.openTable !== undefined ? options.openTable : openTableOf(columns);
  return {
    kind,
    name,
    table: options.table ?? null,
    columns,
    complete,
    declaration,
    isTwice(wanted) {
      if (!complete || (kind !== 'cte' && kind !== 'subquery')) return false;
      twice ??= namesTwice(columns);
      return twice.has(keyOf(wanted));
    },
    find(wanted) {
      index ??= indexOf(columns);
      const found = index.get(wanted) ?? index.get(keyOf(wanted));
      if (found !== undefined) return { column: found, made: false };
      if (complete) return null;
      const key = keyOf(wanted);
      let guess = made.get(key);
      if (guess === undefined) {
        guess = column(wanted, [{ table: openTable, column: wanted }], 'copy', null);
        made.set(key, guess);
      }
      return { column: guess, made: true };
    },
  };
}

/** Exact spellings and folded keys; the first of two columns that fold alike keeps the key. */
function indexOf(columns: readonly RelationColumn[]): Map<string, RelationColumn> {
  const index = new Map<string, RelationColumn>();
  for (const item of columns) {
    if (item.name === '' || item.name === '*') continue;
    if (!index.has(item.name)) index.set(item.name, item);
    const key = keyOf(item.name);
    if (!index.has(key)) index.set(key, item);
  }
  return index;
}

/** The same column taken twice is one to some engines, so it does not count. */
function namesTwice(columns: readonly RelationColumn[]): ReadonlySet<string> {
  const seen = new Map<string, RelationColumn>();
  const twice = new Set<string>();
  for (const item of columns) {
    const key = keyOf(item.name);
    const before = seen.get(key);
    if (before !== undefined && (before.origin === null || before.origin !== item.origin)) twice.add(key);
    seen.set(key, item);
  }
  return twice;
}

/** The one table behind the relation's unexpanded stars. */
function openTableOf(columns: readonly RelationColumn[]): string | null {
  const tables = new Set<string | null>();
  for (const item of columns) if (item.name === '*') for (const source of item.sources) tables.add(source.table);
  const only = [...tables];
  return only.length === 1 ? (only[0] ?? null) : null;
}

/** Stands for the select list itself, whose columns are declared by aliases and belong to no relation yet. */
export const OUTPUT: BoundRelation = relation({
  kind: 'subquery',
  name: '',
  columns: [],
  complete: false,
  declaration: null,
  openTable: null,
});

/** Relations of catalog tables are the same for every statement that reads the table as it is now. */
const ofTables = new WeakMap<SchemaTable, BoundRelation>();

export function relationOfTable(table: SchemaTable): BoundRelation {
  let bound = ofTables.get(table);
  if (bound === undefined) {
    const columns = table.columns.map((c) => column(c.name, [{ table: table.id, column: c.name }], 'copy', null, c.type));
    if (!table.complete) columns.push(column('*', [{ table: table.id, column: '*' }], 'copy', null));
    bound = relation({ kind: 'table', name: table.id, table, columns, complete: table.complete, declaration: null, openTable: table.id });
    ofTables.set(table, bound);
  }
  return bound;
}

/** A table that no catalog knows: any column may be in it. */
export function unknownTable(name: string): BoundRelation {
  return relation({
    kind: 'table',
    name,
    columns: [column('*', [{ table: name, column: '*' }], 'copy', null)],
    complete: false,
    declaration: null,
    openTable: name,
  });
}

/** The same relation under an alias: a symbol of its own, with the same columns. */
export function withDeclaration(bound: BoundRelation, declaration: TextRange | null): BoundRelation {
  return { ...bound, declaration };
}

/** A relation that nothing is known of, not even a table's name. */
export function unknownRelation(name: string, declaration: TextRange | null, sources: readonly ColumnSource[] = []): BoundRelation {
  return relation({ kind: 'unknown', name, columns: [column('*', sources, 'transform', null)], complete: false, declaration });
}
