import type { TextRange } from '../base/index.ts';
import type { FromItem, Scope, ScopeEntry, Select, Star } from '../sql/index.ts';
import { namedColumns } from './columns.ts';
import { sameName, writeIdentifier } from './identifiers.ts';
import { fileRange, nodesAt, type Place, scopeAt, textOf } from './place.ts';

/** A `*` of a select list and the columns that it stands for, as code; null when they are not all known. */
export function expandStarAt(place: Place): { readonly range: TextRange; readonly text: string } | null {
  const nodes = nodesAt(place);
  const star = nodes.findLast((node): node is Star => node.kind === 'star');
  const select = nodes.findLast((node): node is Select => node.kind === 'select');
  if (!star || !select || star.base || star.partial || star.replace.length > 0 || star.rename.length > 0) return null;
  const scope = scopeAt({ ...place, offset: star.start });
  const columns = scope && starColumns(place, star, select, scope);
  if (!columns || columns.length === 0) return null;
  const indent = listIndent(place, star);
  return { range: fileRange(place, star), text: columns.join(indent === null ? ', ' : `,\n${indent}`) };
}

function starColumns(place: Place, star: Star, select: Select, scope: Scope): readonly string[] | null {
  const { dialect } = place.file.bound.script;
  const entries = qualifiedEntries(place, star, scope);
  if (entries.length === 0 || entries.some(({ relation }) => !relation.complete)) return null;
  const using = star.qualifier.length > 0 ? [] : usingNames(select);
  if (using === null) return null;
  const single = scope.entries.length === 1;
  const excepted = (name: string) => star.except.some((except) => sameName(dialect, except.name, name));
  const columns = using.filter((name) => !excepted(name)).map((name) => writeIdentifier(dialect, name));
  for (const { alias, relation } of entries) {
    if (relation.columns.some(({ name }) => name === '')) return null;
    for (const { name } of namedColumns(relation)) {
      if (excepted(name) || using.some((used) => sameName(dialect, used, name))) continue;
      const column = writeIdentifier(dialect, name);
      columns.push(alias === null || (single && star.qualifier.length === 0) ? column : `${writeIdentifier(dialect, alias)}.${column}`);
    }
  }
  return columns;
}

function qualifiedEntries(place: Place, star: Star, scope: Scope): readonly ScopeEntry[] {
  const qualifier = star.qualifier.at(-1);
  if (!qualifier) return scope.entries;
  const { dialect } = place.file.bound.script;
  const entry = scope.entries.find(({ alias }) => alias !== null && sameName(dialect, alias, qualifier.name));
  return entry ? [entry] : [];
}

/** The columns that USING merges, in order; null where NATURAL leaves that to the tables. */
function usingNames(select: Select): readonly string[] | null {
  const names = new Set<string>();
  const visit = (item: FromItem): boolean => {
    if (item.kind === 'paren-from') return visit(item.inner);
    if (item.kind !== 'join') return true;
    for (const { name } of item.using) names.add(name);
    return !item.natural && visit(item.left) && visit(item.right);
  };
  return select.from.every(visit) ? [...names] : null;
}

/** The white space before the star if it begins a line: the columns then get a line each. */
function listIndent(place: Place, star: Star): string | null {
  const line = textOf(place, { start: place.statement.text.lastIndexOf('\n', star.start) + 1, end: star.start });
  return line.trim() === '' && line !== '' ? line : null;
}
