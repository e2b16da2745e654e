import { fileName, say } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { type BoundStatement, type Reference, type Relation, type Scope, type ScopeEntry, walk } from '../../sql/index.ts';
import { sameName } from '../identifiers.ts';
import type { IdeFile } from '../port.ts';
import { type Occurrence, type Occurrences, type SearchSession, sameRange, type Target } from '../references/index.ts';

/** Why the new name would change what code means; null when it would not. */
export function refusal(session: SearchSession, target: Target, found: Occurrences, newName: string): string | null {
  return target.kind === 'relation' ? relationRefusal(target, newName) : columnRefusal(session, found, newName);
}

function relationRefusal({ file, index, name }: Target & { readonly kind: 'relation' }, newName: string): string | null {
  const bound = file.bound.statements[index];
  if (!bound || name.kind === 'table') return null;
  const { dialect } = file.bound.script;
  const isOwn = (entry: ScopeEntry) => (name.kind === 'alias' ? sameRange(entry.range, name.item) : entry.relation === name.relation);
  const homes = bound.scopes.filter(({ entries, ctes }) => entries.some(isOwn) || (name.kind === 'cte' && ctes.includes(name.relation)));
  for (const scope of bound.scopes) {
    if (!homes.some((home) => overlap(home, scope))) continue;
    if (scope.entries.some((entry) => !isOwn(entry) && entry.alias !== null && sameName(dialect, entry.alias, newName)))
      return say('`{0}` already names a relation here.', newName);
    if (scope.ctes.some((relation) => sameName(dialect, relation.name, newName))) return say('`{0}` already names a CTE here.', newName);
  }
  const isHidden = (reference: Reference) =>
    reference.kind === 'table' &&
    reference.name.parts.length === 1 &&
    reference.name.parts.some((part) => sameName(dialect, part.name, newName));
  return name.kind === 'cte' && bound.references.some(isHidden)
    ? say('The statement reads a table `{0}`, which a CTE of that name would hide.', newName)
    : null;
}

function overlap(a: Scope, b: Scope): boolean {
  return a.range.start < b.range.end && b.range.start < a.range.end;
}

function columnRefusal(session: SearchSession, found: Occurrences, newName: string): string | null {
  for (const { table } of found.columns) {
    const known = session.workspace.table(session.start.uri, table);
    const dialect = known?.dialect ?? session.start.bound.script.dialect;
    if (known?.columns.some(({ name }) => sameName(dialect, name, newName)))
      return say('`{0}` already has a column `{1}`.', table, newName);
  }
  for (const { file, index } of found.statements) {
    const reason = statementRefusal(file, index, found.name);
    if (reason !== null) return reason;
  }
  for (const place of found.places) {
    const reason = placeRefusal(found, place, newName);
    if (reason !== null) return reason;
  }
  return null;
}

/** Why a statement that reads the table stands in the way, even if it does not name the column. */
function statementRefusal(file: IdeFile, index: number, name: string): string | null {
  const statement = file.bound.script.statements[index];
  if (!statement) return null;
  const where = placeName(file, statement.range.start);
  if (statement.tree.errors.length > 0)
    return say('A statement that reads the table has a syntax error ({0}): correct it first, so that no use is missed.', where);
  let merged = false;
  walk(statement.tree.root, (node) => {
    if (node.kind === 'join') merged ||= node.natural || node.using.some((used) => sameName(file.bound.script.dialect, used.name, name));
  });
  return merged
    ? say(
        'A join merges columns of the same name by USING or NATURAL ({0}): write ON instead, or rename the columns of both tables.',
        where,
      )
    : null;
}

function placeRefusal(found: Occurrences, { code }: Occurrence, newName: string): string | null {
  if (code?.reference?.kind !== 'column') return null;
  const { file, index, reference } = code;
  const bound = file.bound.statements[index];
  const statement = file.bound.script.statements[index];
  if (!bound || !statement) return null;
  const { dialect } = file.bound.script;
  const where = placeName(file, statement.range.start + reference.range.start);
  if (hasColumn(dialect, reference.relation, newName))
    return say('`{0}` already has a column `{1}` ({2}).', reference.relation.name || say('The subquery'), newName, where);
  const isQualified = statement.text.slice(0, reference.range.start).trimEnd().endsWith('.');
  const rival = isQualified ? null : rivalFor(dialect, bound, reference, newName);
  return rival === null
    ? null
    : say('`{0}` would also be found in `{1}` ({2}): qualify `{3}` there first.', newName, rival, where, found.name);
}

/** Another relation of the scope that would offer a column of the new name. */
function rivalFor(dialect: DialectName, bound: BoundStatement, { range, relation }: Reference, newName: string): string | null {
  for (const scope of bound.scopes) {
    if (scope.range.start > range.start || range.end > scope.range.end) continue;
    if (!scope.entries.some((entry) => entry.relation === relation)) continue;
    const rival = scope.entries.find((entry) => entry.relation !== relation && hasColumn(dialect, entry.relation, newName));
    if (rival) return rival.alias ?? rival.relation.name;
  }
  return null;
}

function hasColumn(dialect: DialectName, relation: Relation, wanted: string): boolean {
  return relation.columns.some(({ name }) => sameName(dialect, name, wanted));
}

/** `orders.sql, line 3`. */
function placeName(file: IdeFile, offset: number): string {
  return say('{0}, line {1}', fileName(file.uri), file.text.slice(0, offset).split('\n').length);
}
