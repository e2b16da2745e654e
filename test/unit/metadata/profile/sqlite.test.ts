import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEVER_CANCELLED } from '../../../../server/src/base/index.ts';
import { PROFILE_DEFAULTS, type ProfiledTable, profileTable } from '../../../../server/src/metadata/index.ts';
import { agrees, type KnownTable, knownTable } from './known-truth.ts';
import { sqliteSource } from './sqlite-source.ts';

const TYPES = { integer: 'INTEGER', float: 'REAL', decimal: 'DECIMAL(10,2)', text: 'TEXT', date: 'DATE' } as const;
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

function loaded({ columns, rows }: KnownTable) {
  const { database, asked, source } = sqliteSource();
  database.exec(`CREATE TABLE "매출 ""2024""" (${columns.map(({ name, kind }) => `${quoted(name)} ${TYPES[kind]}`).join(', ')})`);
  const insert = database.prepare(`INSERT INTO "매출 ""2024""" VALUES (${columns.map(() => '?').join(', ')})`);
  for (const row of rows) insert.run(...(row as (string | number | null)[]));
  const table: ProfiledTable = {
    kind: 'table',
    catalog: null,
    schema: null,
    name: '매출 "2024"',
    rows: rows.length,
    columns: columns.map(({ name, kind }) => ({ name, type: TYPES[kind] })),
  };
  return { asked, source, table };
}

for (const [seed, count] of [
  [1, 0],
  [2, 1],
  [3, 2],
  [4, 57],
  [5, 400],
  [6, 1000],
] as const)
  test(`SQLite: ${count} rows are profiled as they are computed`, async () => {
    const known = knownTable(seed, count);
    const { asked, source, table } = loaded(known);
    const options = { ...PROFILE_DEFAULTS, bins: 8, topValues: 5 };
    const answer = await profileTable(source, table, options, NEVER_CANCELLED);
    assert.ok(answer.ok);
    agrees(answer.value, known, options);
    assert.ok(asked.length <= 6, `${asked.length} statements`);
  });
