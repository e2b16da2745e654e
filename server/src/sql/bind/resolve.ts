import { closestNames, say, sayAll } from '../../base/index.ts';
import type { ColumnEdgeKind } from '../../protocol/index.ts';
import type { ColumnRef, Identifier } from '../syntax/nodes.ts';
import type { Binder } from './binder.ts';
import type { ColumnSource, RelationColumn } from './model.ts';
import { keyOf } from './names.ts';
import { type BoundRelation, OUTPUT } from './relation.ts';
import type { Entry, MergedColumn, SelectScope } from './scope.ts';
import { fieldOf } from './variables.ts';

/** What a column reference came to. */
export interface Resolved {
  readonly relation: BoundRelation | null;
  readonly column: RelationColumn | null;
  readonly sources: readonly ColumnSource[];
  /** Of a variable's value: how it was made. */
  readonly kind?: ColumnEdgeKind;
  /** What follows the column in the path: fields of its value. */
  readonly fields?: readonly Identifier[];
}

const NOTHING: Resolved = { relation: null, column: null, sources: [] };

/** Which clause asks: some let a select list's aliases be seen. */
export type Clause = 'select' | 'where' | 'group' | 'having' | 'order' | 'order-expression' | 'on' | 'qualify' | 'values';

export function resolveColumn(b: Binder, scope: SelectScope, ref: ColumnRef, clause: Clause): Resolved {
  const { parts } = ref;
  if (parts.some((part) => part.dynamic || part.name === '')) return dynamicColumn(b, scope, parts);
  const first = parts[0] as Identifier;
  if (parts.length === 1) return resolveName(b, scope, first, clause);
  return resolvePath(b, scope, parts, clause);
}

/** Part of the name is only known at run time. */
function dynamicColumn(b: Binder, scope: SelectScope, parts: readonly Identifier[]): Resolved {
  b.uncertain(say('a column name is made at run time'));
  const first = parts[0];
  if (parts.length > 1 && first !== undefined && !first.dynamic) {
    const entry = findEntry(scope, parts.slice(0, -1));
    if (entry !== null) b.referToRelation(first, entry.relation, false);
  }
  return NOTHING;
}

// ---- unqualified names

interface Match {
  readonly entry: Entry | null;
  readonly relation: BoundRelation;
  readonly column: RelationColumn;
  readonly made: boolean;
}

function resolveName(b: Binder, scope: SelectScope, name: Identifier, clause: Clause): Resolved {
  const key = keyOf(name.name);
  if (clause === 'order' || clause === 'order-expression' || clause === 'group' || clause === 'having' || clause === 'qualify') {
    const output = aliasVisible(b, scope, clause, name);
    if (output !== null) return output;
  }
  let guess: { scope: SelectScope; matches: Match[] } | null = null;
  for (let at: SelectScope | null = scope; at !== null; at = at.correlated ? at.parent : null) {
    const merged = at.merged.get(key);
    if (merged !== undefined) {
      reportBesideMerged(b, at, name, merged);
      return take(b, name, merged.relation, merged.column);
    }
    const matches = matchesIn(at, name.name);
    const sure = matches.filter((m) => !m.made);
    if (sure.length === 1) return take(b, name, (sure[0] as Match).relation, (sure[0] as Match).column);
    if (sure.length > 1) {
      const [one] = sure as [Match, ...Match[]];
      const labels = sure.map((m) => m.entry?.label ?? m.relation.name);
      // The same name twice from one relation, or tables of guessed shape: no report.
      if (new Set(sure.map((m) => m.relation)).size > 1 && sure.every((m) => m.relation.complete) && !b.isVariable(name.name)) {
        b.report(
          'ambiguous-column',
          name,
          say('The column {0} is in {1}: say which one is meant', name.name, list(labels)),
          labels.map((label) => `${label}.${name.name}`),
        );
      }
      b.uncertain(say('{0} could be a column of {1}', name.name, list(labels)));
      return take(b, name, one.relation, one.column);
    }
    if (matches.length > 0 && guess === null) guess = { scope: at, matches };
  }
  const isPseudo = b.dialect.pseudoColumns.has(name.name.toUpperCase()) || b.dialect.systemNames.has(name.name.toUpperCase());
  if (isPseudo && !name.quoted) return NOTHING;
  const whole = b.dialect.binding.wholeRows !== false ? wholeRow(scope, key) : null;
  if (whole !== null && guess === null) {
    b.referToRelation(name, whole.relation, false);
    return { relation: whole.relation, column: null, sources: whole.relation.columns.flatMap((c) => c.sources) };
  }
  const lateral = aliasVisible(b, scope, clause, name);
  if (lateral !== null) return lateral;
  if (b.isVariable(name.name)) return variableValue(b, name.name, null);
  if (whole !== null && (guess === null || b.dialect.binding.wholeRows === true)) {
    if (guess !== null) b.uncertain(say('{0} could be a column as well as the whole row', name.name));
    b.referToRelation(name, whole.relation, false);
    return { relation: whole.relation, column: null, sources: whole.relation.columns.flatMap((c) => c.sources) };
  }
  if (guess !== null) return takeGuess(b, name, guess.matches);
  const maybe = b.dialect.binding.aliasesMaybeSeenIn.has(clause) ? scope.outputs.get(key) : undefined;
  if (maybe !== undefined) {
    b.referToColumn(name, OUTPUT, maybe);
    return { relation: null, column: maybe, sources: maybe.sources };
  }
  const around = b.dialect.binding.aliasesSeenIn.has('having') ? outerAlias(scope, key) : null;
  if (around !== null) {
    b.referToColumn(name, OUTPUT, around);
    return { relation: null, column: around, sources: around.sources };
  }
  if (isQuiet(b, scope, name, clause)) return NOTHING;
  b.reportUnknownColumn(name, describeScope(scope), scope.columnNames());
  return NOTHING;
}

function variableValue(b: Binder, name: string, field: string | null): Resolved {
  const variable = b.variable(name);
  if (variable === undefined) return NOTHING;
  if (variable.unknown !== null) b.uncertain(variable.unknown);
  const value = field === null || variable.row === null ? variable.value : fieldOf(variable.row, field);
  return value === null ? NOTHING : { relation: null, column: null, sources: value.sources, kind: value.kind };
}

/** A subquery in HAVING, ORDER BY or, in some dialects, WHERE sees the aliases of the query around it. */
function outerAlias(scope: SelectScope, key: string): RelationColumn | null {
  for (let at = scope.correlated ? scope.parent : null; at !== null; at = at.correlated ? at.parent : null) {
    const output = at.outputs.get(key);
    if (output !== undefined) return output;
  }
  return null;
}

function matchesIn(scope: SelectScope, name: string): Match[] {
  const matches: Match[] = [];
  for (const entry of scope.entries) {
    const found = entry.relation.find(name);
    if (found !== null) matches.push({ entry, relation: entry.relation, ...found });
  }
  return matches;
}

function take(b: Binder, name: Identifier, relation: BoundRelation, column: RelationColumn): Resolved {
  if (relation.isTwice(name.name) && column.name.toLowerCase() === keyOf(name.name) && !b.dialect.binding.firstOfTwins && !name.quoted) {
    const message =
      relation.name === ''
        ? say('Two columns of the subquery are called {0}', name.name)
        : say('Two columns of {0} are called {1}', relation.name, name.name);
    b.report('ambiguous-column', name, message);
    b.uncertain(say('two columns of {0} are called {1}', relation.name, name.name));
  }
  b.referToColumn(name, relation, column);
  return { relation, column, sources: column.sources };
}

/** The merged column of USING is one name; the same name of a relation that is not part of it is another. */
function reportBesideMerged(b: Binder, scope: SelectScope, name: Identifier, merged: MergedColumn): void {
  const other = scope.entries.find(
    (entry) => !merged.sides.includes(entry.relation) && entry.relation.complete && entry.relation.find(name.name) !== null,
  );
  if (other === undefined || b.isVariable(name.name)) return;
  b.report(
    'ambiguous-column',
    name,
    say('The column {0} is in {1} as well as in the tables joined by USING: say which one is meant', name.name, other.label),
  );
}

/** No known relation has the column; of those whose shape is unknown, one or several may. */
function takeGuess(b: Binder, name: Identifier, matches: readonly Match[]): Resolved {
  const [one] = matches as [Match, ...Match[]];
  if (matches.length === 1) return take(b, name, one.relation, one.column);
  const labels = matches.map((m) => m.entry?.label ?? m.relation.name);
  b.uncertain(say('{0} could be a column of {1}, whose columns are not known', name.name, list(labels)));
  return { relation: null, column: null, sources: [{ table: null, column: name.name }] };
}

/** A table's name where a value is expected: the whole row (PostgreSQL, BigQuery). */
function wholeRow(scope: SelectScope, key: string): Entry | null {
  for (let at: SelectScope | null = scope; at !== null; at = at.correlated ? at.parent : null) {
    const entry = at.entries.find((e) => e.alias === key);
    if (entry !== undefined) return entry;
  }
  return null;
}

/** Aliases of the select list: ORDER BY sees them everywhere, GROUP BY and HAVING in most dialects, other clauses in a few. */
function aliasVisible(b: Binder, scope: SelectScope, clause: Clause, identifier: Identifier): Resolved | null {
  const key = keyOf(identifier.name);
  const output = scope.outputs.get(key);
  if (output === undefined) return null;
  const isVisible =
    clause === 'order' ||
    clause === 'qualify' ||
    (clause === 'order-expression' && b.dialect.binding.aliasesInOrderExpressions) ||
    b.dialect.binding.aliasesSeenIn.has(clause);
  if (!isVisible) return null;
  // A real column of that name wins in GROUP BY (PostgreSQL) and everywhere but ORDER BY.
  if (clause !== 'order' && clause !== 'order-expression')
    for (const entry of scope.entries) if (entry.relation.find(key)?.made === false) return null;
  b.referToColumn(identifier, OUTPUT, output);
  return { relation: null, column: output, sources: output.sources };
}

/** Reasons not to say that a name does not exist. */
function isQuiet(b: Binder, scope: SelectScope, name: Identifier, clause: Clause): boolean {
  if (scope.isOpen()) return true;
  if (b.silentNames > 0) return true;
  // A number that the scanner took for a word: T-SQL's empty 0x.
  if (!name.quoted && /^\d/.test(name.name)) return true;
  // SQLite and MySQL read an unknown "name" as a string.
  if (name.quoted && b.dialect.binding.quotedNamesMayBeStrings) return true;
  if (clause === 'values') return false;
  return scope.entries.length === 0 && !hasEntries(scope) && b.dialect.features.procedural === 'plsql';
}

function hasEntries(scope: SelectScope): boolean {
  for (let at: SelectScope | null = scope; at !== null; at = at.correlated ? at.parent : null)
    if (at.entries.some((entry) => entry.alias !== 'dual')) return true;
  return false;
}

function describeScope(scope: SelectScope): string | null {
  const labels = scope.entries.map((entry) => entry.label).filter((label) => label !== '');
  return labels.length === 0 ? null : list(labels);
}

function list(labels: readonly string[]): string {
  return sayAll(labels.length > 4 ? [...labels.slice(0, 3), say('{0} others', labels.length - 3)] : labels);
}

// ---- qualified names

/** Finds the relation that `parts` qualify: an alias, a table's name, or a table's name with its schema. */
export function findEntry(scope: SelectScope, parts: readonly Identifier[]): Entry | null {
  const names = parts.map((part) => keyOf(part.name));
  const last = names[names.length - 1];
  const path = names.slice(0, -1);
  for (let at: SelectScope | null = scope; at !== null; at = at.correlated ? at.parent : null) {
    for (const entry of at.aliased(last)) if (isPathOf(path, entry)) return entry;
    const row = path.length === 0 ? at.rows.find((entry) => entry.alias === last) : undefined;
    if (row !== undefined) return row;
  }
  return null;
}

/** Whether `schema.` or `catalog.schema.` may stand before the name of this FROM item: what both say must agree. */
function isPathOf(path: readonly string[], entry: Entry): boolean {
  if (path.length === 0) return true;
  const isOwnName = entry.relation.kind === 'table' && keyOf(entry.relation.name).endsWith(entry.alias ?? '');
  const shared = Math.min(path.length, entry.path.length);
  if (shared < path.length && !(isOwnName && entry.isNamed)) return false;
  for (let i = 1; i <= shared; i++) if (path[path.length - i] !== entry.path[entry.path.length - i]) return false;
  return true;
}

/** A table named by its own name although it has an alias: every engine refuses it, what is meant is plain. */
export function findHidden(b: Binder, scope: SelectScope, name: Identifier): Entry | null {
  const key = keyOf(name.name);
  for (let at: SelectScope | null = scope; at !== null; at = at.correlated ? at.parent : null) {
    for (const entry of at.entries) {
      const own = entry.relation.kind === 'table' || entry.relation.kind === 'cte' ? keyOf(entry.relation.name) : '';
      if (own === '' || entry.alias === null || (own !== key && !own.endsWith(`.${key}`))) continue;
      b.report('unknown-alias', name, say('{0} has the alias {1} in this query and must be named by it', name.name, entry.label), [
        entry.label,
      ]);
      return entry;
    }
  }
  return null;
}

function resolvePath(b: Binder, scope: SelectScope, parts: readonly Identifier[], clause: Clause): Resolved {
  for (let length = Math.min(parts.length - 1, 4); length >= 1; length--) {
    const qualifier = parts.slice(0, length);
    const entry = findEntry(scope, qualifier);
    if (entry !== null) return columnOf(b, entry, qualifier, parts.slice(length));
  }
  const first = parts[0] as Identifier;
  const record = b.variable(first.name);
  if (record !== undefined && record.row !== null) return variableValue(b, first.name, (parts[1] as Identifier).name);
  const listed = listedField(b, scope, parts);
  if (listed !== null) return listed;
  // `a.b` may be a field of the column a, or of a record variable.
  const asColumn = structColumn(b, scope, first);
  if (asColumn !== null) return { ...asColumn, fields: parts.slice(1) };
  if (b.isVariable(first.name) || b.silentNames > 0 || SPECIAL_ROWS.has(keyOf(first.name))) return NOTHING;
  if (b.dialect.pseudoColumns.has(first.name.toUpperCase()) && !first.quoted) return NOTHING;
  // `sequence.NEXTVAL`, `package.constant`: Oracle gives no way to tell them from columns.
  const last = parts[parts.length - 1] as Identifier;
  if (SEQUENCE_COLUMNS.has(keyOf(last.name))) return NOTHING;
  if (b.dialect.binding.fieldsOfUnknown && scope.isOpen() && findHiddenSilently(scope, parts) === null)
    return clause === 'values' ? NOTHING : structGuess(b, scope, parts);
  if (b.dialect.binding.packages && !hasEntries(scope)) return NOTHING;
  const owner = parts[parts.length - 2] as Identifier;
  const hidden = findHidden(b, scope, owner);
  if (hidden !== null) {
    const found = hidden.relation.find(last.name);
    return found === null ? NOTHING : take(b, last, hidden.relation, found.column);
  }
  b.report(
    'unknown-alias',
    parts.length === 2 ? first : { start: first.start, end: owner.end },
    say(
      'There is no table or alias {0} in this query',
      parts
        .slice(0, -1)
        .map((part) => part.name)
        .join('.'),
    ),
    closestNames(owner.name, scope.aliases()),
  );
  return NOTHING;
}

/** Rows that exist without being named in FROM. */
const SPECIAL_ROWS: ReadonlySet<string> = new Set(['new', 'old', 'inserted', 'deleted', 'excluded']);
const SEQUENCE_COLUMNS: ReadonlySet<string> = new Set(['nextval', 'currval']);

/** Some catalogs list the fields of a column as columns with dots in their names: the longest that is meant is the one. */
function findPath(relation: BoundRelation, parts: readonly Identifier[]): ReturnType<BoundRelation['find']> {
  for (let length = parts.length; length > 1; length--) {
    const found = relation.find(
      parts
        .slice(0, length)
        .map((part) => part.name)
        .join('.'),
    );
    if (found?.made === false) return found;
  }
  return null;
}

function listedField(b: Binder, scope: SelectScope, parts: readonly Identifier[]): Resolved | null {
  for (let at: SelectScope | null = scope; at !== null; at = at.correlated ? at.parent : null) {
    for (const entry of at.entries) {
      const found = findPath(entry.relation, parts);
      if (found !== null) return take(b, parts[parts.length - 1] as Identifier, entry.relation, found.column);
    }
  }
  return null;
}

function columnOf(b: Binder, entry: Entry, qualifier: readonly Identifier[], fields: readonly Identifier[]): Resolved {
  const name = fields[0] as Identifier;
  const rest = fields.length - 1;
  b.referToRelation(qualifier[qualifier.length - 1] as Identifier, entry.relation, false);
  const listed = findPath(entry.relation, fields);
  if (listed !== null) return take(b, name, entry.relation, listed.column);
  const found = entry.relation.find(name.name);
  if (found !== null) return { ...take(b, name, entry.relation, found.column), fields: fields.slice(1) };
  const upper = name.name.toUpperCase();
  if (b.dialect.pseudoColumns.has(upper) && !name.quoted) return NOTHING;
  if (SEQUENCE_COLUMNS.has(keyOf(name.name))) return NOTHING;
  if (rest > 0 && mayNest(b)) {
    // t.column.field was tried as t.column; what is left can be a schema-qualified name of another table.
    b.uncertain(say('{0} is not a column of {1}', name.name, entry.label));
  }
  const columns = entry.relation.columns.map((c) => c.name).filter((n) => n !== '*' && n !== '');
  b.reportUnknownColumn(name, entry.label, columns);
  return NOTHING;
}

function findHiddenSilently(scope: SelectScope, parts: readonly Identifier[]): Entry | null {
  const key = keyOf((parts[parts.length - 2] as Identifier).name);
  return (
    scope.entries.find(
      (entry) => entry.relation.kind === 'table' && keyOf(entry.relation.name.slice(entry.relation.name.lastIndexOf('.') + 1)) === key,
    ) ?? null
  );
}

function mayNest(b: Binder): boolean {
  return b.dialect.features.structLiterals || b.dialect.features.colonPaths;
}

function structColumn(b: Binder, scope: SelectScope, first: Identifier): Resolved | null {
  if (!b.dialect.binding.fieldsOfColumns) return null;
  for (let at: SelectScope | null = scope; at !== null; at = at.correlated ? at.parent : null) {
    const sure = matchesIn(at, first.name).filter((m) => !m.made);
    if (sure.length > 0) return take(b, first, (sure[0] as Match).relation, (sure[0] as Match).column);
  }
  return null;
}

/** An unknown qualifier over relations of unknown shape: a struct column of one of them, if there is only one. */
function structGuess(b: Binder, scope: SelectScope, parts: readonly Identifier[]): Resolved {
  const first = parts[0] as Identifier;
  const open = scope.entries.filter((entry) => !entry.relation.complete);
  b.uncertain(say('{0} is neither a table nor an alias here: taken for a column with fields', first.name));
  const only = open[0];
  if (open.length !== 1 || only === undefined || !mayNest(b))
    return { relation: null, column: null, sources: [{ table: null, column: first.name }] };
  const found = only.relation.find(first.name);
  return found === null ? NOTHING : { ...take(b, first, only.relation, found.column), fields: parts.slice(1) };
}
