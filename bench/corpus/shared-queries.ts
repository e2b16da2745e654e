import { loadModule } from 'libpg-query';
import type { DialectName } from '../../server/src/protocol/index.ts';
import { parseScript, scanTokens } from '../../server/src/sql/index.ts';
import { refusal, seeded } from './postgres-oracle.ts';
import { readTpcDs } from './typos.ts';

export interface SharedScore {
  readonly dialect: DialectName;
  readonly valid: number;
  readonly accepted: number;
  readonly invalid: number;
  readonly reported: number;
  readonly missed: readonly string[];
}

/**
 * TPC-DS without its LIMIT is SQL that nearly all dialects share, so that PostgreSQL's verdict on a dropped, doubled or swapped token is theirs,
 * too: a measure of what each dialect's grammar lets pass that it should not. What a dialect rightly takes differently (a blank between the dots of
 * `a..b`, a number that runs into a word) keeps all of them a little below 100 %.
 */
export async function scoreSharedQueries(folder: string, dialects: readonly DialectName[], perQuery = 12): Promise<readonly SharedScore[]> {
  await loadModule();
  const queries = readTpcDs(folder).queries.map((query) => query.replace(/\bLIMIT\s+\d+/gi, ''));
  const invalid = mutants(queries, perQuery).filter((sql) => refusal(sql) !== null);
  return dialects.map((dialect) => {
    const missed = invalid.filter((sql) => isClean(sql, dialect));
    const accepted = queries.filter((sql) => isClean(sql, dialect)).length;
    return { dialect, valid: queries.length, accepted, invalid: invalid.length, reported: invalid.length - missed.length, missed };
  });
}

function mutants(queries: readonly string[], perQuery: number): string[] {
  const random = seeded(7);
  return queries.flatMap((sql) => {
    const tokens = scanTokens(sql, 'postgres').filter((token) => token.type !== 'comment');
    return Array.from({ length: perQuery }, (_, i) => {
      const at = Math.floor(random() * (tokens.length - 1));
      const one = tokens[at] as { start: number; end: number };
      const next = tokens[at + 1] as { start: number; end: number };
      const text = sql.slice(one.start, one.end);
      if (i % 3 === 0) return sql.slice(0, one.start) + sql.slice(one.end);
      if (i % 3 === 1) return `${sql.slice(0, one.end)} ${text}${sql.slice(one.end)}`;
      return sql.slice(0, one.start) + sql.slice(next.start, next.end) + sql.slice(one.end, next.start) + text + sql.slice(next.end);
    });
  });
}

function isClean(sql: string, dialect: DialectName): boolean {
  return parseScript(sql, dialect).statements.every(({ tree }) => tree.errors.length === 0 && !tree.opaque);
}
