export { closers } from './closers.ts';
export type { LexicalRules } from './lexical-rules.ts';
export { scan } from './scan.ts';
export { type ScanError, type TokenList, TokenType, type Trivia, type TriviaKind } from './token-list.ts';
export { Vocabulary } from './vocabulary.ts';
