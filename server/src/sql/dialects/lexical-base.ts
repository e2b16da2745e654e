import type { LexicalRules } from '../tokens/index.ts';

/** Longest first within each first character: the scanner takes the first that fits. */
export const OPERATORS: readonly string[] = ['<=>', '<=', '<>', '<<', '<@', '>=', '>>', '=>', '==', '!=', '!<', '!>', '!~', '||', '|=', '|>', '**', '*=', ':=', '::', '->>', '->', '-=', '..', '&&', '&=', '+=', '/=', '%=', '^=', '~=', '@>'];

export const LEXICAL_BASE: LexicalRules = {
  doubleQuotedStrings: false,
  backtickIdentifiers: false,
  bracketIdentifiers: false,
  backslashEscapes: false,
  doubledQuotes: true,
  tripleQuotes: false,
  dollarQuotes: 'none',
  oracleQuotes: false,
  stringPrefixes: ['N', 'B', 'X', 'U&'],
  escapePrefixes: [],
  rawPrefixes: [],
  dashedNames: false,
  hashComments: false,
  slashComments: false,
  nestedComments: false,
  dashNeedsSpace: false,
  wordExtra: '$',
  wordStartExtra: '',
  colonParameters: true,
  atParameters: false,
  dollarParameters: false,
  questionParameters: true,
  ampersandSubstitution: false,
  freeOperators: false,
  operators: OPERATORS,
  lineCommands: 'none',
};
