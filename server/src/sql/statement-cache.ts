import type { DialectName } from '../protocol/index.ts';
import type { CachedStatement, StatementCache } from './script.ts';

/** Two generations of one dialect's statements: what is used moves to the young one, what stays behind is forgotten with the old. */
interface Generations {
  young: Map<string, readonly CachedStatement[]>;
  old: Map<string, readonly CachedStatement[]>;
  youngCharacters: number;
}

/**
 * A cache of parsed statements bounded by the characters it holds, at most twice `characters` a dialect. Forgetting goes by generations, not by entry:
 * a file that is read from end to end keeps all of its statements, where a least-recently-used list smaller than the file would keep none that is asked for next.
 */
export function createStatementCache(characters: number): StatementCache {
  const dialects = new Map<DialectName, Generations>();
  const generationsOf = (dialect: DialectName): Generations => {
    let generations = dialects.get(dialect);
    if (generations === undefined) {
      generations = { young: new Map(), old: new Map(), youngCharacters: 0 };
      dialects.set(dialect, generations);
    }
    return generations;
  };
  const keep = (generations: Generations, text: string, statements: readonly CachedStatement[]): void => {
    if (generations.youngCharacters + text.length > characters && generations.young.size > 0) {
      generations.old = generations.young;
      generations.young = new Map();
      generations.youngCharacters = 0;
    }
    generations.young.set(text, statements);
    generations.youngCharacters += text.length;
  };
  return {
    get(dialect, text) {
      const generations = generationsOf(dialect);
      const young = generations.young.get(text);
      if (young !== undefined) return young;
      const old = generations.old.get(text);
      if (old !== undefined) keep(generations, text, old);
      return old;
    },
    set(dialect, text, statements) {
      keep(generationsOf(dialect), text, statements);
    },
  };
}
