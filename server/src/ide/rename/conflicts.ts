import type { DialectName } from '../../protocol/index.ts';
import type { BoundStatement, Reference, Relation, Scope } from '../../sql/index.ts';
import { sameName } from '../identifiers.ts';
import { fileName } from '../markdown.ts';
import type { IdeFile } from '../port.ts';
import type { Occurrence, Occurrences, SearchSession, Target } from '../references/index.ts';

/** Why the new name would change what code means; null when it would not. */
export function refusal(session: SearchSession, target: Target, found: Occurrences, newName: string): string | null {
  return target.kind === 'relation' ? relationRefusal(target, newName) : columnRefusal(session, found, newName);
}

function relationRefusal(target: Target & { readonly kind: 'relation' }, newName: string): string | null {
  const bound = target.file.bound.statements[target.index];
  if (!bound) return null;
  const { dialect } = target.file.bound.script;
  const homes = bound.scopes.filter(
    ({ entries, ctes }) => entries.some(({ relation }) => relation === target.relation) || ctes.includes(target.relation),
  );
  for (const scope of bound.scopes) {
    if (!homes.some((home) => overlap(home, scope))) continue;
    const alias = scope.entries.some(
      (entry) => entry.relation !== target.relation && entry.alias !== null && sameName(dialect, entry.alias, newName),
    );
    const cte = scope.ctes.some((relation) => relation !== target.relation && sameName(dialect, relation.name, newName));
    if (alias || cte) return `\`${newName}\` already names ${cte ? 'a CTE' : 'a relation'} here.`;
  }
  const captured = bound.references.some(
    (reference) =>
      reference.kind === 'table' &&
      reference.name.parts.length === 1 &&
      reference.name.parts.some(({ name }) => sameName(dialect, name, newName)),
  );
  return captured && target.relation.kind === 'cte'
    ? `The statement reads a table \`${newName}\`, which a CTE of that name would hide.`
    : null;
}

function overlap(a: Scope, b: Scope): boolean {
  return a.range.start < b.range.end && b.range.start < a.range.end;
}

function columnRefusal(session: SearchSession, found: Occurrences, newName: string): string | null {
  for (const { table } of found.columns) {
    const known = session.workspace.table(session.start.uri, table);
    const dialect = known?.dialect ?? session.start.bound.script.dialect;
    if (known?.columns.some(({ name }) => sameName(dialect, name, newName))) return `\`${table}\` already has a column \`${newName}\`.`;
  }
  for (const place of found.places) {
    const reason = placeRefusal(session, found, place, newName);
    if (reason !== null) return reason;
  }
  return null;
}

function placeRefusal(session: SearchSession, found: Occurrences, { code }: Occurrence, newName: string): string | null {
  if (code?.reference?.kind !== 'column') return null;
  const { file, index, reference } = code;
  const bound = file.bound.statements[index];
  const statement = file.bound.script.statements[index];
  if (!bound || !statement) return null;
  const { dialect } = file.bound.script;
  const where = `${fileName(file.uri)}, line ${lineOf(file, statement.range.start + reference.range.start)}`;
  if (statement.tree.errors.length > 0)
    return `A statement that uses the column has a syntax error (${where}): correct it first, so that no use is missed.`;
  if (mergedWithOther(session, file, index, bound, reference))
    return `USING joins the column with one of the same name in another table (${where}): write ON instead, or rename both.`;
  if (hasColumn(dialect, reference.relation, newName))
    return `\`${reference.relation.name || 'The subquery'}\` already has a column \`${newName}\` (${where}).`;
  const isQualified = statement.text.slice(0, reference.range.start).trimEnd().endsWith('.');
  const rival = isQualified ? null : rivalFor(dialect, bound, reference, newName);
  return rival === null ? null : `\`${newName}\` would also be found in \`${rival}\` (${where}): qualify \`${found.name}\` there first.`;
}

/** USING has one place for the columns of both sides. */
function mergedWithOther(
  session: SearchSession,
  file: IdeFile,
  index: number,
  bound: BoundStatement,
  reference: Reference & { readonly kind: 'column' },
): boolean {
  const names = session.names(file, index);
  const root = names?.rootOf(reference.column);
  return bound.references.some((other) => {
    if (
      other.kind !== 'column' ||
      other === reference ||
      other.range.start !== reference.range.start ||
      other.range.end !== reference.range.end
    )
      return false;
    const otherRoot = names?.rootOf(other.column);
    return (
      other.relation !== reference.relation &&
      root?.kind === 'table-column' &&
      otherRoot?.kind === 'table-column' &&
      root.table !== otherRoot.table
    );
  });
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

function lineOf(file: IdeFile, offset: number): number {
  return file.text.slice(0, offset).split('\n').length;
}
