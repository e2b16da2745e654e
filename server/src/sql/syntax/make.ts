import type { Alias, Call, ColumnDefinition, DataType, Expression, Identifier, ObjectName, Star, TableRef } from './nodes.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A name as it stands in the text, of these parts. */
export function objectName(parts: readonly Identifier[], { start, end }: Span): ObjectName {
  return { kind: 'name', start, end, parts, jinja: null, link: null };
}

/** A name that is missing: no width, one empty part. */
export function noName(at: number): ObjectName {
  const part: Identifier = { kind: 'identifier', start: at, end: at, name: '', quoted: false, dynamic: false };
  return objectName([part], { start: at, end: at });
}

/** A relation that stands where a table does but has no name: an inline view, a remote source, nothing at all. */
export function unnamedTable({ start, end }: Span, alias: Alias | null = null): TableRef {
  return { kind: 'table', start, end, name: noName(end), alias, extra: [] };
}

/** A call without anything but its arguments; `bare` where it has no parentheses. */
export function plainCall(name: ObjectName, { start, end }: Span, args: readonly Expression[], bare: boolean): Call {
  return { kind: 'call', start, end, name, args, distinct: false, orderBy: [], filter: null, withinGroup: [], over: null, extra: [], bare };
}

/** A column with a name and a type and no options. */
export function plainColumn(
  name: Identifier,
  type: DataType | null,
  { start, end }: Span,
  expressions: readonly Expression[] = [],
): ColumnDefinition {
  return {
    kind: 'column-definition',
    start,
    end,
    name,
    type,
    notNull: false,
    primaryKey: false,
    unique: false,
    references: null,
    comment: null,
    filled: null,
    unwritable: null,
    expressions,
  };
}

/** `*`, or `q.*` with a qualifier, without EXCEPT and its kin. */
export function plainStar({ start, end }: Span, qualifier: readonly Identifier[] = []): Star {
  return { kind: 'star', start, end, qualifier, except: [], replace: [], rename: [], base: null, partial: false };
}
