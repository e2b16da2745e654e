import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import type { DialectName } from '../../server/src/protocol/index.ts';
import { typesOf } from '../unit/sql/check.ts';
import { mariaDbProgram, startMariaDb } from './servers/mariadb.ts';
import { startPostgres } from './servers/postgres.ts';

/** What AETL says of the types of expressions, without digits, as the database prints them; `?` where it does not know. */
function inferred(dialect: DialectName, schema: string, expressions: readonly string[]): string[] {
  const sql = `select ${expressions.map((expression, at) => `${expression} as c${at}`).join(', ')} from t`;
  return typesOf(dialect, schema, sql).map((column, at) => {
    const type = column.slice(column.indexOf(' ') + 1).toLowerCase();
    return `${expressions[at]}: ${type.replace(/\s*\(.*?\)/, '')}`;
  });
}

const COLUMNS = 's smallint, i integer, b bigint, n numeric(10, 2), w numeric(10), r real, d double precision';
const NUMBERS = ['s', 'i', 'b', 'n', 'w', 'r', 'd'] as const;
const PAIRS = NUMBERS.flatMap((left) => NUMBERS.map((right) => [left, right] as const));

/** Of each kind of number, and of each pair. */
function expressions(functions: readonly string[], operators: readonly string[]): string[] {
  return [
    ...functions.flatMap((name) => NUMBERS.map((column) => `${name}(${column})`)),
    ...operators.flatMap((operator) => PAIRS.map(([left, right]) => `${left} ${operator} ${right}`)),
  ];
}

describe('types of what is worked out', () => {
  it('are those of PostgreSQL', async (test) => {
    const server = await startPostgres();
    test.after(() => server.stop());
    await server.admin(
      `create table t (${COLUMNS}, m money, day date, at timestamp, zoned timestamptz, clock time, span interval, txt varchar(9), flag boolean)`,
    );
    const schema = `t(${COLUMNS}, m money, day date, at timestamp, zoned timestamptz, clock time, span interval, txt varchar(9), flag boolean)`;
    const moments = [
      'day + 1',
      '1 + day',
      'day - 1',
      'day - day',
      'at - at',
      'at - day',
      'zoned - zoned',
      'day + span',
      'span + day',
      'day - span',
      'at + span',
    ];
    const more = [
      'clock - clock',
      'clock + span',
      'day + clock',
      'span * 2',
      '2 * span',
      'span / 2',
      'span + span',
      'zoned - span',
      'sum(span)',
      'avg(span)',
      'sum(m)',
    ];
    const other = [
      'count(*)',
      'count(i)',
      'max(n)',
      'min(day)',
      'round(i, 1)',
      'round(n, 1)',
      'extract(year from day)',
      "date_part('year', day)",
      'coalesce(i, b)',
    ];
    const last = [
      'coalesce(s, i)',
      'coalesce(w, i)',
      'bool_and(flag)',
      'sum(i) + 1',
      'sum(b) / count(*)',
      'sum(i) / count(*)',
      'avg(i) * 2',
      '-s',
      'case when flag then i else b end',
    ];
    const functions = ['sum', 'avg', 'stddev', 'var_pop', 'sqrt', 'exp', 'ln', 'round', 'floor', 'ceil', 'trunc', 'sign', 'abs', 'max'];
    const all = [...expressions(functions, ['+', '-', '*', '/']), ...moments, ...more, ...other, ...last];
    const windowed = [
      'row_number() over ()',
      'rank() over (order by i)',
      'dense_rank() over (order by i)',
      'ntile(2) over ()',
      'sum(i) over ()',
      'percent_rank() over (order by i)',
    ];
    const real: string[] = [];
    for (const expression of [...all, ...windowed]) {
      const { rows } = await server.admin(
        `select pg_typeof(x) as type from (select null) one left join (select ${expression} as x from t limit 1) q on true`,
      );
      const type = String((rows[0] as { type: string }).type);
      real.push(`${expression}: ${type.replace(/ with(out)? time zone$/, (zone) => (zone.includes('without') ? '' : 'tz'))}`);
    }
    const spelt = (line: string) => line.replace(/: int$/, ': integer');
    assert.deepEqual(inferred('postgres', schema, [...all, ...windowed]).map(spelt), real);
  });

  if (mariaDbProgram() !== null)
    it('are those of MariaDB', async (test) => {
      const server = await startMariaDb();
      test.after(() => server.stop());
      const columns = COLUMNS.replace('r real', 'r float');
      await server.admin(`create database d; use d; create table t (${columns})`);
      const all = [...expressions(['sum', 'avg', 'stddev', 'sqrt'], ['*', '/']), 'count(*)', 'sum(i) / count(*)', 'sum(d) + 1'];
      const real: string[] = [];
      for (const [at, expression] of all.entries()) {
        await server.admin(`use d; create table made_${at} as select ${expression} as x from t`);
        const [[type] = []] = await server.admin(
          `select data_type from information_schema.columns where table_schema = 'd' and table_name = 'made_${at}'`,
        );
        real.push(`${expression}: ${String(type)}`);
      }
      assert.deepEqual(inferred('mariadb', `t(${columns})`, all), real);
    });

  it('are those of SQLite, whatever a column is called', () => {
    const database = new DatabaseSync(':memory:');
    database.exec('create table t (i integer, d real); insert into t values (7, 1.5)');
    const all = ['sum(i)', 'sum(d)', 'avg(i)', 'avg(d)', 'count(*)', 'total(i)', 'i / 2', 'i * d', 'i + i', 'd / 2'];
    const real = all.map(
      (expression) => `${expression}: ${String(database.prepare(`select typeof(${expression}) as type from t`).get()?.['type'])}`,
    );
    assert.deepEqual(inferred('sqlite', 't(i integer, d real)', all), real);
    database.close();
  });
});
