import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { NEVER_CANCELLED } from '../../../../server/src/base/index.ts';
import {
  type CellValue,
  firstStatements,
  PROFILE_DEFAULTS,
  type ProfiledTable,
  planProfile,
  profileTable,
  type QueryRequest,
} from '../../../../server/src/metadata/index.ts';
import type { DialectName } from '../../../../server/src/protocol/index.ts';
import { checkReadOnly, parseScript } from '../../../../server/src/sql/index.ts';

/** Types of a number, a fraction, a text, a long text, a date, a moment, a truth value, bytes. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  postgres: ['integer', 'double precision', 'character varying(20)', 'text', 'date', 'timestamp with time zone', 'boolean', 'bytea'],
  mysql: ['int(11)', 'double', 'varchar(20)', 'longtext', 'date', 'datetime(6)', 'tinyint(1)', 'longblob'],
  sqlite: ['INTEGER', 'REAL', 'VARCHAR(20)', 'TEXT', 'DATE', 'TIMESTAMP', 'BOOLEAN', 'BLOB'],
  tsql: ['int', 'float', 'nvarchar(20)', 'varchar(max)', 'date', 'datetime2(7)', 'bit', 'varbinary(max)'],
  oracle: ['NUMBER(10)', 'BINARY_DOUBLE', 'VARCHAR2(20 CHAR)', 'CLOB', 'DATE', 'TIMESTAMP(6)', 'NUMBER(1)', 'BLOB'],
  bigquery: ['INT64', 'FLOAT64', 'STRING', 'STRING', 'DATE', 'TIMESTAMP', 'BOOL', 'BYTES'],
};
const NAMES = ['매출 금액', 'say "hi"', 'it`s', 'close]', '😀', 'back\\slash', 'order', 'blob'];

function table(dialect: string, change: Partial<ProfiledTable> = {}): ProfiledTable {
  const columns = (TYPES[dialect] ?? []).map((type, index) => ({ name: NAMES[index] ?? '', type }));
  return { kind: 'table', catalog: 'dw', schema: 'sales', name: "o'rders", rows: 50_000_000, columns, ...change };
}

/** Every statement of a profile, answered as a table with some values in it would. */
async function asked(dialect: DialectName, profiled: ProfiledTable): Promise<readonly string[]> {
  const statements: string[] = [];
  const query = async ({ sql }: QueryRequest) => {
    statements.push(sql);
    const items = sql.split(/ AS a\d+/).slice(0, -1);
    const row: CellValue[] = items.map((item, index) =>
      item.includes('DISTINCT') ? 20 : item.includes('NOT NULL') || index === 0 ? 200 : 100 + index,
    );
    const value = {
      columns: [],
      batches: (async function* () {
        yield [row];
      })(),
      truncated: () => null,
      messages: () => [],
    };
    return { ok: true, value } as const;
  };
  const source = { connector: { query }, dialect, clock: { now: () => 0 } };
  const answer = await profileTable(source, profiled, { ...PROFILE_DEFAULTS, bins: 3, topValues: 3 }, NEVER_CANCELLED);
  assert.ok(answer.ok);
  return statements;
}

for (const dialect of Object.keys(TYPES) as DialectName[]) {
  test(`${dialect}: what is asked parses, only reads, and is as it was agreed upon`, async () => {
    const statements = [...(await asked(dialect, table(dialect))), ...(await asked(dialect, table(dialect, { kind: 'view' }))).slice(0, 1)];
    for (const sql of statements) {
      assert.deepEqual(
        parseScript(sql, dialect).statements.map(({ tree }) => [tree.opaque, tree.errors]),
        [[false, []]],
        sql,
      );
      assert.deepEqual(checkReadOnly(sql, dialect), { reads: true }, sql);
    }
    const file = fileURLToPath(new URL(`../../../fixtures/profile/${dialect}.sql`, import.meta.url));
    const text = `${statements.join(';\n\n')};\n`;
    if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(file, text);
    assert.ok(existsSync(file));
    assert.equal(text, readFileSync(file, 'utf8'));
  });

  test(`${dialect}: one pass tells all that it can of all columns`, () => {
    const plan = planProfile(table(dialect), dialect, PROFILE_DEFAULTS);
    assert.ok(plan !== null);
    assert.equal(firstStatements(plan).length, 1);
  });

  test(`${dialect}: 1,000 columns are spread over statements that the database takes`, async () => {
    const columns = Array.from({ length: 1000 }, (_, index) => ({ name: `c${index}`, type: TYPES[dialect]?.[index % 2] ?? '' }));
    const statements = await asked(dialect, table(dialect, { columns }));
    assert.ok(statements.length < 200, `${statements.length} statements`);
    const most = { postgres: 1664, mysql: 4096, sqlite: 2000, tsql: 4096, oracle: 1000, bigquery: 10_000 }[dialect as string] ?? 0;
    for (const sql of statements) {
      assert.ok((sql.match(/ AS a\d+/g) ?? []).length <= most);
      assert.ok(sql.length < 1_000_000);
    }
  });
}
