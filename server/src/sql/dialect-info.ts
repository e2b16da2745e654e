import type { DialectName } from '../protocol/index.ts';
import { foldIdentifier as fold } from './bind/names.ts';
import { type FunctionInfo, functionsOf } from './dialects/functions.ts';
import { dialectGrammar } from './dialects/registry.ts';
import { KEYWORDS } from './parse/keywords.ts';

/** What editors ask of a dialect. */
export interface DialectInfo {
  readonly name: DialectName;
  readonly functions: readonly FunctionInfo[];
  readonly keywords: readonly string[];
  readonly reserved: ReadonlySet<string>;
  readonly identifierQuotes: readonly [open: string, close: string];
  readonly folding: 'upper' | 'lower' | 'insensitive';
}

const known = new Map<DialectName, DialectInfo>();

export function dialectInfo(name: DialectName): DialectInfo {
  let info = known.get(name);
  if (info === undefined) {
    const grammar = dialectGrammar(name);
    const { lexical } = grammar;
    const identifierQuotes: readonly [string, string] =
      name === 'tsql' ? ['[', ']'] : lexical.backtickIdentifiers && lexical.doubleQuotedStrings ? ['`', '`'] : ['"', '"'];
    info = {
      name,
      functions: functionsOf(name),
      keywords: [...new Set([...grammar.reserved, ...KEYWORDS])].sort(),
      reserved: grammar.reserved,
      identifierQuotes,
      folding: grammar.folding,
    };
    known.set(name, info);
  }
  return info;
}

/** How the database would print a name: quoted ones as written, others folded. */
export function foldIdentifier(dialect: DialectName, identifier: { readonly name: string; readonly quoted: boolean }): string {
  return fold(dialectGrammar(dialect), identifier);
}
