import type { TextRange } from '../base/index.ts';
import type { DialectName } from '../protocol/index.ts';
import type { GrammarFeatures } from './dialects/grammar.ts';
import { dialectGrammar } from './dialects/registry.ts';
import { probeChunk, VOCABULARY } from './parse/parse.ts';
import type { Identifier } from './syntax/nodes.ts';
import { scan, TokenType } from './tokens/index.ts';

/** What the grammar takes at a place. */
export interface CompletionContext {
  readonly expects: ReadonlySet<'table' | 'column' | 'alias' | 'type' | 'statement' | 'name' | 'routine'>;
  /** The names before the last dot: `a.b.` gives a and b. */
  readonly qualifier: readonly Identifier[];
  /** Words of the grammar that may stand here, upper case. */
  readonly keywords: readonly string[];
  /** The half-typed word before the cursor, which a completion replaces; empty where none is. */
  readonly prefix: TextRange;
  /** Inside a comment or string nothing is completed. */
  readonly inText: boolean;
}

/** Words that the common grammar tries everywhere, although only some dialects have them. */
function isOfDialect(word: string, features: GrammarFeatures): boolean {
  switch (word) {
    case 'CHANGES':
    case 'AT':
    case 'BEFORE':
    case 'SAMPLE':
      return features.colonPaths || features.fromFirst;
    case 'VERSIONS':
    case 'PARTITION':
    case 'SUBPARTITION':
    case 'BULK':
    case 'PRIOR':
      return features.connectBy;
    case 'MINUS':
      return features.connectBy || features.colonPaths;
    case 'VERSION':
    case 'TIMESTAMP':
    case 'SORT':
    case 'CLUSTER':
    case 'DISTRIBUTE':
      return features.lateralView;
    case 'TOP':
      return features.top;
    case 'LIMIT':
      return features.limit;
    case 'UNIQUE':
      return features.connectBy;
    case 'UESCAPE':
      return false;
    default:
      return true;
  }
}

/** Asks the grammar what may stand at `offset` of a statement: parses what is before it and notes every word and name that is tried there. */
export function completionContext(statement: string, offset: number, dialect: DialectName): CompletionContext {
  const grammar = dialectGrammar(dialect);
  const before = statement.slice(0, offset);
  const tokens = scan(before, grammar.lexical, VOCABULARY);
  let count = tokens.count - 1;
  let prefix: TextRange = { start: offset, end: offset };
  const last = count - 1;
  const lastType = tokens.types[last];
  const endsHere = last >= 0 && tokens.ends[last] === offset;
  if (endsHere && (lastType === TokenType.word || lastType === TokenType.dynamic || lastType === TokenType.quotedIdentifier)) {
    prefix = { start: tokens.starts[last] as number, end: offset };
    count = last;
  }
  const inComment = tokens.trivia.some(
    (t) =>
      t.start < offset &&
      t.end >= offset &&
      before.slice(t.start, t.start + 2) !== '{%' &&
      (t.end > offset || !before.slice(t.start, t.end).endsWith('*/')),
  );
  const inString = endsHere && lastType === TokenType.string && tokens.errors.some((e) => e.start === tokens.starts[last]);
  const probe = probeChunk(tokens, 0, Math.max(0, count), grammar);
  const keywords = [...probe.words].filter((word) => /^[A-Z]/.test(word) && isOfDialect(word, grammar.features)).sort();
  return { expects: probe.expects, qualifier: probe.qualifier, keywords, prefix, inText: inComment || inString };
}
