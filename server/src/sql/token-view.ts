import type { TextRange } from '../base/index.ts';
import type { DialectName } from '../protocol/index.ts';
import { dialectGrammar } from './dialects/registry.ts';
import { VOCABULARY } from './parse/parse.ts';
import { scan, TokenType, type TriviaKind } from './tokens/index.ts';

/** A token as the editor colours it. */
export interface SqlToken extends TextRange {
  readonly type:
    | 'word'
    | 'keyword'
    | 'identifier'
    | 'string'
    | 'number'
    | 'operator'
    | 'punctuation'
    | 'comment'
    | 'jinja'
    | 'parameter'
    | 'line'
    | 'skipped';
}

const PUNCTUATION = new Set(['(', ')', ',', ';', '.', '[', ']', '{', '}']);

/** The tokens of a text with its comments and Jinja blocks, in order. `keyword` is a word that the dialect reserves. */
export function scanTokens(text: string, dialect: DialectName): SqlToken[] {
  const grammar = dialectGrammar(dialect);
  const tokens = scan(text, grammar.lexical, VOCABULARY);
  const found: SqlToken[] = [];
  for (let i = 0; i < tokens.count; i++) {
    const type = tokens.types[i] as number;
    if (type === TokenType.end) continue;
    found.push({
      type: viewType(type, tokens.texts[i] ?? '', grammar.reserved),
      start: tokens.starts[i] as number,
      end: tokens.ends[i] as number,
    });
  }
  for (const { kind, start, end } of tokens.trivia) found.push({ type: triviaType(kind), start, end });
  return found.sort((a, b) => a.start - b.start);
}

/** `skipped` is SQL of a Jinja branch that is not parsed. */
function triviaType(kind: TriviaKind): SqlToken['type'] {
  return kind === 'jinja-block' ? 'jinja' : kind === 'jinja-skipped' ? 'skipped' : 'comment';
}

function viewType(type: number, text: string, reserved: ReadonlySet<string>): SqlToken['type'] {
  switch (type) {
    case TokenType.word:
    case TokenType.dynamic:
      return reserved.has(text) ? 'keyword' : 'word';
    case TokenType.quotedIdentifier:
      return 'identifier';
    case TokenType.string:
      return 'string';
    case TokenType.number:
      return 'number';
    case TokenType.parameter:
      return 'parameter';
    case TokenType.jinja:
      return 'jinja';
    case TokenType.line:
      return 'line';
    default:
      return PUNCTUATION.has(text) ? 'punctuation' : 'operator';
  }
}
