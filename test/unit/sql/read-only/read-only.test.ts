import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DIALECT_NAMES, type DialectName } from '../../../../server/src/protocol/index.ts';
import { checkExplainable, checkReadOnly, checkValuesGiven } from '../../../../server/src/sql/index.ts';
import { ESCAPES } from './escapes.ts';
import { HARMLESS } from './harmless.ts';

/** MariaDB refuses what MySQL refuses. */
const escapes = DIALECT_NAMES.flatMap((dialect) =>
  [...(ESCAPES[dialect] ?? []), ...(dialect === 'mariadb' ? (ESCAPES.mysql ?? []) : [])].map((sql) => [dialect, sql] as const),
);
const CONNECTED: readonly DialectName[] = ['postgres', 'mysql', 'mariadb', 'tsql', 'oracle', 'bigquery', 'sqlite'];
const harmless = CONNECTED.flatMap((dialect) => [...HARMLESS.all, ...(HARMLESS[dialect] ?? [])].map((sql) => [dialect, sql] as const));

describe('what changes something is refused', () => {
  it('in great number', () => assert.ok(escapes.length >= 120 && harmless.length >= 120, `${escapes.length} and ${harmless.length}`));
  for (const [dialect, sql] of escapes) {
    it(`${dialect}: ${sql}`, () => {
      const check = checkReadOnly(sql, dialect);
      assert.equal(check.reads, false);
      assert.ok(
        !check.reads && check.reason.endsWith('.') && check.range.start >= 0 && check.range.end <= sql.length,
        JSON.stringify(check),
      );
    });
  }
});

describe('what reads is let through', () => {
  for (const [dialect, sql] of harmless) it(`${dialect}: ${sql}`, () => assert.deepEqual(checkReadOnly(sql, dialect), { reads: true }));
});

describe('what may be explained', () => {
  const EXPLAINED = ['SELECT a FROM t', 'INSERT INTO t SELECT a FROM u', 'UPDATE t SET a = 1 WHERE b = 2', 'DELETE FROM t WHERE a = 1'];
  const NOT_EXPLAINED = [
    'ANALYZE DELETE FROM t',
    'DROP TABLE t',
    'DELETE FROM t; DELETE FROM u',
    'SELECT a INTO x FROM t',
    "SELECT nextval('s')",
    'CREATE TABLE x AS SELECT 1',
    'CALL p()',
    '',
  ];
  for (const sql of EXPLAINED) it(sql, () => assert.deepEqual(checkExplainable(sql, 'postgres'), { reads: true }));
  for (const sql of NOT_EXPLAINED) it(`not: ${sql}`, () => assert.equal(checkExplainable(sql, 'postgres').reads, false));
});

describe('what has no value is refused', () => {
  const MISSING: readonly (readonly [DialectName, string, string])[] = [
    ['postgres', 'SELECT $1', '$1'],
    ['postgres', 'SELECT * FROM t WHERE a = :day', ':day'],
    ['mariadb', 'SELECT ? + 1', '?'],
    ['sqlite', 'SELECT :a', ':a'],
    ['oracle', 'SELECT :a FROM dual', ':a'],
  ];
  const GIVEN: readonly (readonly [DialectName, string])[] = [
    ['postgres', "SELECT '$1', $$ ? $$, a::int, j ? 'k' FROM t -- $1"],
    ['mariadb', "SELECT @a, '?' /* ? */"],
    ['tsql', 'SELECT @@VERSION'],
  ];
  for (const [dialect, sql, parameter] of MISSING)
    it(`${dialect}: ${sql}`, () => {
      const check = checkValuesGiven(sql, dialect);
      assert.ok(!check.reads && check.reason.includes(parameter));
      assert.equal(sql.slice(check.range.start, check.range.end), parameter);
    });
  for (const [dialect, sql] of GIVEN)
    it(`not: ${dialect}: ${sql}`, () => assert.deepEqual(checkValuesGiven(sql, dialect), { reads: true }));
});
