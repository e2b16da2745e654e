import { describe, test } from 'node:test';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { checkClean, checkDiagnostics, checkErrors } from './check.ts';
import { SHOP } from './shop.ts';

/** Today's wrong answers. Who puts one right moves its case to the file where the right ones stand. */

// FIXME: these are invalid: an error is right where « » stand.
const ACCEPTED: readonly (readonly [DialectName, marked: string])[] = [
  ['postgres', 'create table t «a» int'],
  ['postgres', 'create table t («primary» key)'],
  ['postgres', 'alter table t ad«d»'],
  ['postgres', 'drop «t»'],
  ['postgres', 'create function f «returns» int as 1'],
];

// FIXME: these are valid: no error is right.
const REFUSED: readonly (readonly [DialectName, marked: string, tables: readonly string[]])[] = [
  ['duckdb', 'select «lambda» x : x + 1', []],
];

// FIXME: nothing should be said about these: a character set, a file, a path.
const REPORTED: readonly (readonly [DialectName, marked: string, code: string])[] = [
  ['mysql', 'select char(id using «utf8mb4») from orders', 'unknown-column'],
  ['duckdb', "select a, b from «'orders.parquet'»", 'unknown-table'],
];

describe('wrong today', () => {
  for (const [dialect, marked] of ACCEPTED) test(`${dialect}, no error: ${marked}`, () => checkClean(dialect, marked.replace(/[«»]/g, '')));
  for (const [dialect, marked, tables] of REFUSED) test(`${dialect}, an error: ${marked}`, () => checkErrors(dialect, marked, tables));
  for (const [dialect, marked, code] of REPORTED)
    test(`${dialect}, reported: ${marked}`, () => checkDiagnostics(dialect, SHOP, marked, [code]));
});
