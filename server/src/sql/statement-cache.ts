import type { DialectName } from '../protocol/index.ts';
import type { CachedStatement, StatementCache } from './script.ts';

/** Texts longer than this are kept out of the cache: a huge statement would hold its text twice. */
const LONGEST_KEY = 200_000;

/** A cache of parsed statements that forgets those not asked for longest. */
export function createStatementCache(maxEntries: number): StatementCache {
  const entries = new Map<string, readonly CachedStatement[]>();
  const keyOf = (dialect: DialectName, text: string): string => `${dialect}\0${text}`;
  return {
    get(dialect, text) {
      if (text.length > LONGEST_KEY) return undefined;
      const key = keyOf(dialect, text);
      const found = entries.get(key);
      if (found !== undefined) {
        entries.delete(key);
        entries.set(key, found);
      }
      return found;
    },
    set(dialect, text, statements) {
      if (text.length > LONGEST_KEY) return;
      entries.set(keyOf(dialect, text), statements);
      if (entries.size > maxEntries) {
        const oldest = entries.keys().next();
        if (oldest.done !== true) entries.delete(oldest.value);
      }
    },
  };
}
