import type { DialectName } from '../../server/src/protocol/index.ts';
import { seeded } from '../seeded.ts';
import { complaint, mutations } from './oracle.ts';
import { postgresOracle } from './oracles.ts';
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
 * too: a measure of what each dialect's grammar lets pass that it should not. What a dialect rightly takes differently (BigQuery's UNION needs ALL,
 * numbers may run into words) keeps some of them a little below 100 %.
 */
export async function scoreSharedQueries(folder: string, dialects: readonly DialectName[], perQuery = 12): Promise<readonly SharedScore[]> {
  const queries = readTpcDs(folder).queries.map((query) => query.replace(/\bLIMIT\s+\d+/gi, ''));
  const random = seeded(7);
  const mutated = queries.flatMap((sql) => mutations(sql, 'postgres', perQuery, random));
  const oracle = await postgresOracle();
  const refusals = await oracle.refusals(mutated);
  const invalid = mutated.filter((_, i) => refusals[i] !== null);
  return dialects.map((dialect) => {
    const missed = invalid.filter((sql) => complaint(sql, dialect) === null);
    const accepted = queries.filter((sql) => complaint(sql, dialect) === null).length;
    return { dialect, valid: queries.length, accepted, invalid: invalid.length, reported: invalid.length - missed.length, missed };
  });
}
