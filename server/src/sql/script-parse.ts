import type { DialectName } from '../protocol/index.ts';
import { dialectGrammar } from './dialects/registry.ts';
import { parseChunk, VOCABULARY } from './parse/parse.ts';
import type { ParsedScript, ScriptStatement, StatementCache } from './script.ts';
import { splitTokens } from './split/index.ts';
import { scan, type TokenList, TokenType } from './tokens/index.ts';

/**
 * Splits a script and parses its statements. Statements found in the cache (by dialect and text) are not parsed again; their trees are shared.
 * Never throws; linear in the length of the text.
 */
export function parseScript(text: string, dialect: DialectName, cache?: StatementCache): ParsedScript {
  const grammar = dialectGrammar(dialect);
  const tokens = scan(text, grammar.lexical, VOCABULARY);
  const statements: ScriptStatement[] = [];
  for (const chunk of splitTokens(tokens, grammar)) {
    const start = tokens.starts[chunk.from] as number;
    const end = tokens.ends[chunk.to - 1] as number;
    const source = text.slice(start, end);
    let parsed = cache?.get(dialect, source);
    if (parsed === undefined) {
      parsed = parseChunk(tokens, chunk.from, chunk.to, grammar)
        .filter(({ tree, from }) => tree.root.kind !== 'empty' || tree.errors.length > 0 || tokens.types[from] === TokenType.jinja)
        .map(({ from, to, tree }) => ({
          start: (tokens.starts[from] as number) - start,
          end: (tokens.ends[to - 1] as number) - start,
          tree,
        }));
      cache?.set(dialect, source, parsed);
    }
    for (const statement of parsed) {
      const range = { start: start + statement.start, end: start + statement.end };
      statements.push({ range, text: text.slice(range.start, range.end), tree: statement.tree });
    }
  }
  addLooseErrors(tokens, statements, text);
  return { dialect, text, statements };
}

/** A comment that never ends lies behind the last statement: it gets a statement of its own, so that it is reported. */
function addLooseErrors(tokens: TokenList, statements: ScriptStatement[], text: string): void {
  const end = statements[statements.length - 1]?.range.end ?? 0;
  for (const error of tokens.errors) {
    if (error.start < end) continue;
    const range = { start: error.start, end: text.length };
    const length = range.end - range.start;
    const root = { kind: 'empty', start: 0, end: length } as const;
    const errors = [{ message: error.message, start: 0, end: error.end - error.start }];
    statements.push({
      range,
      text: text.slice(range.start),
      tree: { kind: 'empty', root, errors, opaque: false, templated: false, skipped: false },
    });
  }
}
