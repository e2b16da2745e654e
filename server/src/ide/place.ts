import type { TextRange } from '../base/index.ts';
import type { BoundStatement, Reference, Scope, ScriptStatement, SyntaxNode } from '../sql/index.ts';
import { nodesAt as nodesAtOffset } from '../sql/index.ts';
import type { IdeFile } from './port.ts';

/** One statement of a file, and an offset counted from the statement's start. */
export interface Place {
  readonly file: IdeFile;
  readonly index: number;
  readonly statement: ScriptStatement;
  readonly bound: BoundStatement;
  readonly offset: number;
}

/** The statement at an offset of the file. White space behind a statement that no `;` has ended still belongs to it. */
export function placeAt(file: IdeFile, offset: number): Place | null {
  const { statements } = file.bound.script;
  for (let index = statements.length - 1; index >= 0; index--) {
    const statement = statements[index];
    const bound = file.bound.statements[index];
    if (!statement || !bound || statement.range.start > offset) continue;
    const within = offset <= statement.range.end || file.text.slice(statement.range.end, offset).trim() === '';
    return within ? { file, index, statement, bound, offset: offset - statement.range.start } : null;
  }
  return null;
}

/** The references at the offset, the narrowest first; a USING column has one for each side. */
export function referencesAt(place: Place): readonly Reference[] {
  return place.bound.references
    .filter(({ range }) => range.start <= place.offset && place.offset <= range.end)
    .sort((a, b) => a.range.end - a.range.start - (b.range.end - b.range.start));
}

/** From the root of the statement's tree down to the narrowest node at the offset. */
export function nodesAt(place: Place): readonly SyntaxNode[] {
  return nodesAtOffset(place.statement.tree.root, place.offset);
}

/** The innermost scope at the offset; behind the last one, that one, since the next word will be in it. */
export function scopeAt(place: Place): Scope | null {
  const last = place.bound.scopes.reduce((end, scope) => Math.max(end, scope.range.end), 0);
  const offset = Math.min(place.offset, last);
  let best: Scope | null = null;
  for (const scope of place.bound.scopes) {
    if (scope.range.start > offset || scope.range.end < offset) continue;
    if (!best || scope.range.end - scope.range.start <= best.range.end - best.range.start) best = scope;
  }
  return best;
}

/** The scopes whose names can be used at the offset, the innermost first. A derived table or CTE sees nothing of the query around it. */
export function visibleScopes(place: Place): readonly Scope[] {
  const inner = scopeAt(place);
  if (!inner) return [];
  const walls: SyntaxNode[] = nodesAt(place).filter((node) => node.kind === 'cte' || (node.kind === 'derived' && !node.lateral));
  const around = place.bound.scopes
    .filter((scope) => scope !== inner && scope.range.start <= inner.range.start && inner.range.end <= scope.range.end)
    .filter(({ range }) => !walls.some((wall) => range.start < wall.start && wall.end <= range.end))
    .sort((a, b) => a.range.end - a.range.start - (b.range.end - b.range.start));
  return [inner, ...around];
}

/** A range of the statement as a range of the file. */
export function fileRange(place: { readonly statement: ScriptStatement }, range: TextRange): TextRange {
  return { start: place.statement.range.start + range.start, end: place.statement.range.start + range.end };
}

export function textOf(place: { readonly statement: ScriptStatement }, range: TextRange): string {
  return place.statement.text.slice(range.start, range.end);
}
