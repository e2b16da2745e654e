import type { TextRange } from '../base/index.ts';
import { type BoundStatement, type Reference, type ScriptStatement, type SyntaxNode, walk } from '../sql/index.ts';
import type { IdeFile } from './port.ts';

export const SEMANTIC_TYPES = ['namespace', 'class', 'type', 'variable', 'property', 'function', 'parameter'] as const;
export const SEMANTIC_MODIFIERS = ['declaration', 'modification', 'unknown'] as const;

export interface SemanticToken extends TextRange {
  readonly type: (typeof SEMANTIC_TYPES)[number];
  readonly modifiers: readonly (typeof SEMANTIC_MODIFIERS)[number][];
}

/** What names mean, for colours that a grammar cannot know; in order, without overlaps, within `range` if given. */
export function semanticTokens(file: IdeFile, range?: TextRange): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  file.bound.script.statements.forEach((statement, index) => {
    const bound = file.bound.statements[index];
    if (!bound || (range && (statement.range.end < range.start || range.end < statement.range.start))) return;
    for (const { start, end, ...token } of statementTokens(statement, bound))
      if (end > start) tokens.push({ ...token, start: start + statement.range.start, end: end + statement.range.start });
  });
  const sorted = tokens.sort((a, b) => a.start - b.start || a.end - b.end);
  let last = -1;
  return sorted.filter(({ start, end }) => {
    if (start < last || (range && (end <= range.start || range.end <= start))) return false;
    last = end;
    return true;
  });
}

function statementTokens(statement: ScriptStatement, bound: BoundStatement): readonly SemanticToken[] {
  const tokens = bound.references.flatMap((reference) => [...referenceTokens(reference)]);
  walk(statement.tree.root, (node) => tokens.push(...nodeTokens(node)));
  return tokens;
}

function* nodeTokens(node: SyntaxNode): Generator<SemanticToken> {
  if (node.kind === 'call') {
    const name = node.name.parts.at(-1);
    if (name) yield { start: name.start, end: name.end, type: 'function', modifiers: [] };
  } else if (node.kind === 'parameter') yield { start: node.start, end: node.end, type: 'parameter', modifiers: [] };
  else if (node.kind === 'type' && node.like === null) yield { start: node.start, end: node.end, type: 'type', modifiers: [] };
}

function* referenceTokens(reference: Reference): Generator<SemanticToken> {
  switch (reference.kind) {
    case 'column':
      yield { ...reference.range, type: 'property', modifiers: marks(reference.declaration, reference.access !== 'read') };
      return;
    case 'relation':
      yield {
        ...reference.range,
        type: reference.relation.kind === 'cte' ? 'type' : 'variable',
        modifiers: marks(reference.declaration, false),
      };
      return;
    case 'table': {
      if (reference.name.jinja) return;
      const known = reference.relation.table !== null || reference.access === 'define';
      for (const part of reference.name.parts) {
        const isLast = part === reference.name.parts.at(-1);
        const modifiers = [
          ...marks(reference.access === 'define', reference.access === 'write'),
          ...(known || !isLast ? [] : (['unknown'] as const)),
        ];
        yield { start: part.start, end: part.end, type: isLast ? 'class' : 'namespace', modifiers };
      }
    }
  }
}

function marks(declaration: boolean, modification: boolean): SemanticToken['modifiers'] {
  if (declaration) return ['declaration'];
  return modification ? ['modification'] : [];
}
