import type { TextRange } from '../../base/index.ts';

/** What a token is. Numbers, because they live in a typed array. */
export const TokenType = {
  end: 0,
  /** An unquoted name or keyword; `texts` holds its upper-case spelling when it is a word that some grammar knows, else ''. */
  word: 1,
  quotedIdentifier: 2,
  string: 3,
  number: 4,
  /** Operators and punctuation; `texts` holds the operator. */
  operator: 5,
  parameter: 6,
  /** `{{ … }}` standing alone. */
  jinja: 7,
  /** A word that Jinja or a client substitution is part of: `{{ env }}_orders`, `${schema}`, `&table`. */
  dynamic: 8,
  /** A client command that takes its whole line: `GO`, `/`, `\d`, `SET DEFINE OFF`, `DELIMITER //`. */
  line: 9,
} as const;
export type TokenType = (typeof TokenType)[keyof typeof TokenType];

export type TriviaKind = 'comment' | 'jinja-comment' | 'jinja-block' | 'jinja-skipped';

export interface Trivia extends TextRange {
  readonly kind: TriviaKind;
}

/** A flaw that the scanner met: an unterminated string, comment or quoted name. */
export interface ScanError extends TextRange {
  readonly message: string;
}

/**
 * The tokens of one text, as columns: faster to fill and to read than an object a token.
 * Tokens are in order and do not overlap; what lies between them is white space or in `trivia`. The last token is `end`, of no width.
 */
export interface TokenList {
  readonly text: string;
  readonly count: number;
  readonly types: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly texts: readonly string[];
  readonly trivia: readonly Trivia[];
  readonly errors: readonly ScanError[];
}
