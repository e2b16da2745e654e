import type { DialectGrammar } from '../../dialects/grammar.ts';
import { type CommandGrammar, readGrammar } from './notation.ts';

const read = new Map<string, CommandGrammar>();

/** The command grammar of a dialect, read on first use. */
export function commandGrammar(dialect: DialectGrammar): CommandGrammar {
  let grammar = read.get(dialect.name);
  if (grammar === undefined) {
    grammar = readGrammar(dialect.commands);
    read.set(dialect.name, grammar);
  }
  return grammar;
}
