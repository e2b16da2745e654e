import type { Expression } from '../syntax/nodes.ts';
import type { ColumnSource, RelationColumn } from './model.ts';
import { keyOf } from './names.ts';
import type { QueryResult } from './query-result.ts';
import { column, composeKinds } from './relation.ts';
import { addSources, CONSTANT, type Value } from './value.ts';

/** What a variable of a script or routine holds at the place at hand. */
export interface Variable {
  /** Everything that may have been assigned to it. */
  readonly value: Value;
  /** Of a record, a loop's row, or a cursor: the columns of a row. */
  readonly row: QueryResult | null;
  /** Its text, where that is a constant: dynamic SQL. */
  readonly text: string | null;
  /** Why its value is not known; null when it is. */
  readonly unknown: string | null;
}

const UNSET: Variable = { value: CONSTANT, row: null, text: null, unknown: null };

/** Declared, and nothing more. */
export function isUnset(variable: Variable): boolean {
  return variable === UNSET;
}

/** Variables by name, whatever the case; `:v` is `v`. */
export class Variables {
  readonly #byName = new Map<string, Variable>();

  has(name: string): boolean {
    return this.#byName.has(variableKey(name));
  }

  get(name: string): Variable | undefined {
    return this.#byName.get(variableKey(name));
  }

  add(name: string): void {
    this.#byName.set(variableKey(name), UNSET);
  }

  set(name: string, variable: Variable): void {
    this.#byName.set(variableKey(name), variable);
  }

  delete(name: string): void {
    this.#byName.delete(variableKey(name));
  }

  names(): string[] {
    return [...this.#byName.keys()];
  }
}

function variableKey(name: string): string {
  return keyOf(name.startsWith(':') ? name.slice(1) : name);
}

/** The variable and the field that an assignment writes to: `v`, `@v`, `r.field`, `list(i).field`; null for what is none. */
export function assigned(target: Expression): { readonly name: string; readonly field: string | null } | null {
  switch (target.kind) {
    case 'parameter':
      return { name: target.name, field: null };
    case 'column':
      return { name: target.parts[0]?.name ?? '', field: target.parts[1]?.name ?? null };
    case 'call':
      return { name: target.name.parts[0]?.name ?? '', field: null };
    case 'field': {
      const base = assigned(target.base);
      return base === null ? null : { name: base.name, field: target.name.name };
    }
    case 'operation':
      return target.op === '[]' && target.operands[0] !== undefined ? assigned(target.operands[0]) : null;
    default:
      return null;
  }
}

/** The variable after an assignment; `may`: in a branch or loop, so that what it held before may still be there. */
export function afterAssignment(before: Variable | undefined, field: string | null, given: Partial<Variable>, may: boolean): Variable {
  const old = before ?? UNSET;
  if (field !== null)
    return { ...old, row: withField(old.row, field, given.value ?? CONSTANT, may), unknown: given.unknown ?? old.unknown };
  const next: Variable = { ...UNSET, ...given };
  if (!may) return next;
  return {
    value: union(old.value, next.value),
    row: next.row === null ? old.row : old.row === null ? next.row : unionRows(old.row, next.row),
    text: old === UNSET || before === undefined ? next.text : null,
    unknown: old.unknown ?? next.unknown,
  };
}

function union(a: Value, b: Value): Value {
  const sources: ColumnSource[] = [...a.sources];
  addSources(sources, b.sources);
  return { kind: composeKinds(a.kind, b.kind), sources, column: null, type: a.type ?? b.type };
}

function withField(row: QueryResult | null, field: string, value: Value, may: boolean): QueryResult {
  const columns = row?.columns ?? [];
  const old = columns.find((c) => keyOf(c.name) === keyOf(field));
  const sources = [...value.sources];
  if (may && old !== undefined) addSources(sources, old.sources);
  const made = column(old?.name ?? field, sources, may && old !== undefined ? composeKinds(old.kind, value.kind) : value.kind, null);
  return { columns: [...columns.filter((c) => c !== old), made], complete: row?.complete ?? false };
}

function unionRows(a: QueryResult, b: QueryResult): QueryResult {
  if (a.columns.length !== b.columns.length) return { columns: [...a.columns, ...b.columns], complete: false };
  const columns = a.columns.map((c, i) => {
    const other = b.columns[i] as RelationColumn;
    const sources = [...c.sources];
    addSources(sources, other.sources);
    return column(c.name, sources, composeKinds(c.kind, other.kind), c.declaration, c.type);
  });
  return { columns, complete: a.complete && b.complete };
}

/** The field of a row; of one with unknown columns, a column of the table behind it. */
export function fieldOf(row: QueryResult, name: string): Value | null {
  const found = row.columns.find((c) => keyOf(c.name) === keyOf(name));
  if (found !== undefined) return { kind: found.kind, sources: found.sources, column: null, type: found.type };
  if (row.complete) return null;
  const stars = row.columns.filter((c) => c.name === '*').flatMap((c) => c.sources);
  const sources = stars.map((source) => ({ table: source.table, column: name }));
  return { kind: 'copy', sources, column: null, type: null };
}

/** A whole row as a value: all its columns. */
export function rowValue(row: QueryResult): Value {
  const sources: ColumnSource[] = [];
  for (const c of row.columns) addSources(sources, c.sources);
  return { kind: 'transform', sources, column: null, type: null };
}
