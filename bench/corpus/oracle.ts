import type { DialectName } from '../../server/src/protocol/index.ts';
import { parseScript, scanTokens } from '../../server/src/sql/index.ts';
import { seeded } from '../seeded.ts';

/** A database's own parser. */
export interface Oracle {
  readonly name: string;
  readonly dialect: DialectName;
  /** For each statement: null where it is accepted, why it is refused, or undefined where the database says nothing about the syntax. */
  refusals(statements: readonly string[]): Promise<readonly (string | null | undefined)[]>;
}

export interface OracleScore {
  readonly valid: number;
  readonly validAccepted: number;
  readonly invalid: number;
  readonly invalidReported: number;
  /** SQL on which we and the database differ. */
  readonly disagreements: readonly { readonly sql: string; readonly theirs: string; readonly ours: string; readonly mutated: boolean }[];
}

/** Statements that the database accepts, and each of them with one token dropped, doubled or swapped with its neighbour: who accepts what. */
export async function scoreOracle(oracle: Oracle, statements: readonly string[], perStatement: number, seed = 42): Promise<OracleScore> {
  const score = { valid: 0, validAccepted: 0, invalid: 0, invalidReported: 0 };
  const disagreements: { sql: string; theirs: string; ours: string; mutated: boolean }[] = [];
  const judge = async (texts: readonly string[], mutated: boolean): Promise<readonly string[]> => {
    const refusals = await oracle.refusals(texts);
    texts.forEach((sql, i) => {
      const theirs = refusals[i];
      // What is no valid statement at first has nothing to be mutated, and is no mutation.
      if (theirs === undefined || (!mutated && theirs !== null)) return;
      const ours = complaint(sql, oracle.dialect);
      if (theirs === null) score.valid++;
      else score.invalid++;
      if (theirs === null && ours === null) score.validAccepted++;
      else if (theirs !== null && ours !== null) score.invalidReported++;
      else disagreements.push({ sql, theirs: theirs ?? 'accepted', ours: ours ?? 'accepted', mutated });
    });
    return texts.filter((_, i) => refusals[i] === null);
  };
  const accepted = await judge(statements, false);
  const random = seeded(seed);
  await judge(
    accepted.flatMap((sql) => mutations(sql, oracle.dialect, perStatement, random)),
    true,
  );
  return { ...score, disagreements };
}

export function mutations(sql: string, dialect: DialectName, count: number, random: () => number): string[] {
  const tokens = scanTokens(sql, dialect).filter((t) => t.type !== 'comment');
  if (tokens.length < 2) return [];
  return Array.from({ length: count }, (_, i) => {
    const at = Math.floor(random() * (tokens.length - 1));
    const one = tokens[at] as { start: number; end: number };
    const next = tokens[at + 1] as { start: number; end: number };
    const text = sql.slice(one.start, one.end);
    if (i % 3 === 0) return sql.slice(0, one.start) + sql.slice(one.end);
    if (i % 3 === 1) return `${sql.slice(0, one.end)} ${text}${sql.slice(one.end)}`;
    return sql.slice(0, one.start) + sql.slice(next.start, next.end) + sql.slice(one.end, next.start) + text + sql.slice(next.end);
  });
}

export function complaint(sql: string, dialect: DialectName): string | null {
  for (const { tree } of parseScript(sql, dialect).statements) {
    const [first] = tree.errors;
    if (first !== undefined) return first.message;
    if (tree.opaque) return 'not understood';
  }
  return null;
}
