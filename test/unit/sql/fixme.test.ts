import { describe, test } from 'node:test';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { checkClean, checkErrors } from './check.ts';

/** Today's wrong answers. Who puts one right moves its case to the file where the right ones stand. */

// FIXME: these are invalid: an error is right where « » stand.
const ACCEPTED: readonly (readonly [DialectName, marked: string])[] = [
  ['tsql', 'select a from t for xm«l»'],
  ['tsql', 'set «a» = 1'],
  ['oracle', 'begin for i in 1..2 loop null; end«;» end;'],
  ['bigquery', 'select a from unnest(«)»'],
  ['bigquery', 'while a do select 1; en«d»'],
];

// FIXME: these are valid: no error is right.
const REFUSED: readonly (readonly [DialectName, marked: string, tables: readonly string[]])[] = [
  ['bigquery', 'from orders |> select id, amount, «|>» where id > 1', ['orders']],
  ['duckdb', 'select «lambda» x : x + 1', []],
  ['spark', 'from orders insert into daily «select» day, amount', ['orders']],
];

describe('wrong today', () => {
  for (const [dialect, marked] of ACCEPTED) test(`${dialect}, no error: ${marked}`, () => checkClean(dialect, marked.replace(/[«»]/g, '')));
  for (const [dialect, marked, tables] of REFUSED) test(`${dialect}, an error: ${marked}`, () => checkErrors(dialect, marked, tables));
});
