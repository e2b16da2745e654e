import type { ChangeFact, NamePart, TableFact } from '../../metadata/index.ts';
import type { SchemaTable } from '../../sql/index.ts';
import type { TableChange } from './amendment.ts';

/** What a place would say of a table if the change were made there as well; null when it would say nothing. */
export function amendFact(fact: TableFact, change: TableChange): TableFact | null {
  switch (change.change) {
    case 'drop-table':
      return null;
    case 'rename-table':
      return { ...fact, parts: renamed(fact.parts, change.to), jinja: fact.jinja && renamedJinja(fact.jinja, change.to) };
    default:
      return { ...fact, columns: amendColumns(fact.columns, change) };
  }
}

/** The same for what ALTER and COMMENT say. */
export function amendChange(fact: ChangeFact, change: TableChange): ChangeFact | null {
  const { change: said } = fact;
  if (change.change === 'drop-table') return null;
  if (change.change === 'rename-table') return { ...fact, parts: renamed(fact.parts, change.to) };
  if (said.change === 'add-column') {
    const [column] = amendColumns([said.column], change);
    return column === undefined ? null : { ...fact, change: { ...said, column } };
  }
  if (!('column' in said) || !sameName(said.column, change.column)) return fact;
  if (change.change === 'rename-column') return { ...fact, change: { ...said, column: change.to } };
  if (change.change === 'drop-column' && said.change !== 'drop-column') return null;
  return said.change === 'change-type' && change.change === 'change-type' ? { ...fact, change: { ...said, type: change.type } } : fact;
}

/** The same for a table that a statement makes. */
export function amendTable(table: SchemaTable, change: TableChange): SchemaTable | null {
  if (change.change === 'drop-table') return null;
  if (change.change === 'rename-table') return { ...table, id: renamedId(table.id, change.to) };
  return { ...table, columns: amendColumns(table.columns, change) };
}

type ColumnChange = Exclude<TableChange, { readonly change: 'drop-table' | 'rename-table' }>;

interface AnyColumn {
  readonly name: string;
  readonly type: string | null;
  readonly nullable: boolean | null;
}

export function amendColumns<Column extends AnyColumn>(columns: readonly Column[], change: ColumnChange): readonly Column[] {
  if (change.change === 'drop-column') return columns.filter(({ name }) => !sameName(name, change.column));
  return columns.map((column) => (sameName(column.name, change.column) ? { ...column, ...amendedColumn(change) } : column));
}

function amendedColumn(change: Exclude<ColumnChange, { readonly change: 'drop-column' }>): Partial<AnyColumn> {
  switch (change.change) {
    case 'rename-column':
      return { name: change.to };
    case 'change-type':
      return { type: change.type };
    case 'change-nullability':
      return { nullable: change.nullable };
  }
}

export function renamedId(id: string, to: string): string {
  return id.slice(0, id.lastIndexOf('.') + 1) + to;
}

function renamed(parts: readonly NamePart[], to: string): readonly NamePart[] {
  return [...parts.slice(0, -1), { text: to, folded: to }];
}

function renamedJinja(jinja: NonNullable<TableFact['jinja']>, to: string): TableFact['jinja'] {
  return { ...jinja, args: [...jinja.args.slice(0, -1), to] };
}

export function sameName(a: string, b: string): boolean {
  return a === b || a.toLowerCase() === b.toLowerCase();
}
