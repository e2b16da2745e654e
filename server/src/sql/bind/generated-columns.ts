import { say, type TextRange } from '../../base/index.ts';
import type { Assignment, Expression, Identifier, Insert } from '../syntax/nodes.ts';
import type { Binder } from './binder.ts';
import type { RelationColumn } from './model.ts';
import type { BoundRelation } from './relation.ts';

/** The columns that an INSERT without a list of them gives values, in their order. */
export function listedColumns(b: Binder, { table, columns }: BoundRelation): readonly RelationColumn[] {
  const { listSkips } = b.dialect.binding;
  if (table === null || listSkips.size === 0) return columns;
  const left = new Set(table.columns.flatMap(({ name, filled }) => (filled !== undefined && listSkips.has(filled) ? [name] : [])));
  return left.size === 0 ? columns : columns.filter(({ name }) => !left.has(name));
}

/** Reports columns that an INSERT gives a value though the database lets nobody: it computes them, or numbers its rows always. DEFAULT is no value. */
export function checkGenerated(b: Binder, insert: Insert, target: BoundRelation, names: readonly (string | null)[]): void {
  const own = target.table?.columns ?? [];
  const { source } = insert;
  if (source === null || insert.byName || own.every(({ unwritable }) => unwritable === undefined)) return;
  const overrides = /\boverriding\b/i.test(b.textOf({ start: insert.columns.at(-1)?.end ?? insert.target.end, end: source.start }));
  const isNamed = insert.columns.length > 0;
  const written = isNamed ? names : target.complete ? listedColumns(b, target).map(({ name }) => name) : [];
  for (const [at, name] of written.entries()) {
    const column = own.find((one) => one.name === name);
    if (column?.unwritable === undefined || !b.dialect.binding.refusesValues.has(column.unwritable)) continue;
    if (column.unwritable === 'identity' && overrides) continue;
    const place = givenAt(b, insert, at);
    const range = isNamed ? (insert.columns[at] ?? place) : place;
    if (place !== null && range !== null) report(b, range, { table: target.name, column: column.name }, column.unwritable, 'insert');
  }
}

/** Where a value for a column stands; null where there is none but DEFAULT. */
function givenAt(b: Binder, { source }: Insert, at: number): TextRange | null {
  if (source === null) return null;
  if (source.body.kind === 'select') {
    const { items } = source.body;
    return items.slice(0, at + 1).some(({ expression }) => expression.kind === 'star') ? null : (items[at] ?? null);
  }
  if (source.body.kind !== 'values') return null;
  return source.body.rows.map((row) => row[at]).find((value) => value !== undefined && !isDefault(b, value)) ?? null;
}

/** Reports an assignment of UPDATE to such a column. */
export function checkGeneratedAssignment(b: Binder, { targets, value }: Assignment, target: BoundRelation, name: string): void {
  const column = target.table?.columns.find((one) => one.name === name);
  const [ref] = targets;
  if (ref === undefined || column?.unwritable === undefined || isDefault(b, value)) return;
  if (!b.dialect.binding.refusesValues.has(column.unwritable)) return;
  const last: Identifier | undefined = ref.parts.at(-1);
  report(b, last ?? ref, { table: target.name, column: name }, column.unwritable, 'update');
}

function isDefault(b: Binder, value: Expression): boolean {
  return value.kind === 'literal' && value.type === 'other' && /^default$/i.test(b.textOf(value));
}

function report(
  b: Binder,
  range: TextRange,
  { table, column }: { readonly table: string; readonly column: string },
  why: 'computed' | 'identity',
  verb: 'insert' | 'update',
): void {
  if (why === 'computed') {
    b.report('generated-column', range, say('{0} of {1} is computed by the database: leave it out, or write DEFAULT', column, table));
    return;
  }
  const message =
    verb === 'insert' && !b.dialect.binding.overridesIdentity
      ? say('{0} of {1} is GENERATED ALWAYS AS IDENTITY: leave it out, or write DEFAULT', column, table)
      : verb === 'insert'
        ? say('{0} of {1} is GENERATED ALWAYS AS IDENTITY: leave it out, or write OVERRIDING SYSTEM VALUE before the values', column, table)
        : say('{0} of {1} is GENERATED ALWAYS AS IDENTITY: it can only be set to DEFAULT', column, table);
  b.report('generated-column', range, message);
}
