import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadModule, parseSync } from 'libpg-query';
import { parseScript, scanTokens } from '../../server/src/sql/index.ts';
import { readTpcDs } from './typos.ts';

export interface OracleScore {
  readonly valid: number;
  readonly validAccepted: number;
  readonly invalid: number;
  readonly invalidReported: number;
  /** SQL on which we and PostgreSQL's own grammar differ. */
  readonly disagreements: readonly { readonly sql: string; readonly postgres: string; readonly ours: string }[];
}

const QUERIES = new Set([
  'select_statement',
  'insert_statement',
  'update_statement',
  'delete_statement',
  'merge_statement',
  'with_compound_statement',
  'set_expression',
  'values_clause',
]);

/** Valid PostgreSQL queries, and each of them with one token dropped, doubled or swapped with its neighbour: who accepts what. */
export async function scorePostgresOracle(folder: string, perQuery = 12): Promise<OracleScore> {
  await loadModule();
  const files = JSON.parse(readFileSync(join(folder, 'parse', 'postgres.json'), 'utf8')) as readonly {
    statements: readonly { type: string; sql: string }[];
  }[];
  const queries = [
    ...files.flatMap((f) => f.statements.filter((s) => QUERIES.has(s.type)).map((s) => s.sql)),
    ...readTpcDs(folder).queries,
  ];
  const score = { valid: 0, validAccepted: 0, invalid: 0, invalidReported: 0 };
  const disagreements: { sql: string; postgres: string; ours: string }[] = [];
  const random = seeded(42);
  const judge = (sql: string): void => {
    const refused = refusal(sql);
    const ours = complaint(sql);
    if (refused === null) {
      score.valid++;
      if (ours === null) score.validAccepted++;
      else disagreements.push({ sql, postgres: 'accepted', ours });
    } else {
      score.invalid++;
      if (ours !== null) score.invalidReported++;
      else disagreements.push({ sql, postgres: refused, ours: 'accepted' });
    }
  };
  for (const sql of queries) {
    if (refusal(sql) !== null) continue;
    judge(sql);
    const tokens = scanTokens(sql, 'postgres').filter((t) => t.type !== 'comment');
    if (tokens.length < 2) continue;
    for (let i = 0; i < perQuery; i++) {
      const at = Math.floor(random() * (tokens.length - 1));
      const one = tokens[at] as { start: number; end: number };
      const next = tokens[at + 1] as { start: number; end: number };
      const text = sql.slice(one.start, one.end);
      if (i % 3 === 0) judge(sql.slice(0, one.start) + sql.slice(one.end));
      else if (i % 3 === 1) judge(`${sql.slice(0, one.end)} ${text}${sql.slice(one.end)}`);
      else judge(sql.slice(0, one.start) + sql.slice(next.start, next.end) + sql.slice(one.end, next.start) + text + sql.slice(next.end));
    }
  }
  return { ...score, disagreements };
}

export function refusal(sql: string): string | null {
  try {
    parseSync(sql);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function complaint(sql: string): string | null {
  for (const { tree } of parseScript(sql, 'postgres').statements) {
    const [first] = tree.errors;
    if (first !== undefined) return first.message;
    if (tree.opaque) return 'not understood';
  }
  return null;
}

export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}
