import { describe, test } from 'node:test';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { checkClean, checkErrors } from './check.ts';

/** Today's wrong answers. Who puts one right moves its case to the file where the right ones stand. */

// FIXME: these are invalid: an error is right where « » stand.
const ACCEPTED: readonly (readonly [DialectName, marked: string])[] = [];

// FIXME: these are valid: no error is right.
const REFUSED: readonly (readonly [DialectName, marked: string, tables: readonly string[]])[] = [
  ['duckdb', 'select «lambda» x : x + 1', []],
];

describe('wrong today', () => {
  for (const [dialect, marked] of ACCEPTED) test(`${dialect}, no error: ${marked}`, () => checkClean(dialect, marked.replace(/[«»]/g, '')));
  for (const [dialect, marked, tables] of REFUSED) test(`${dialect}, an error: ${marked}`, () => checkErrors(dialect, marked, tables));
});
