import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { it, type TestContext } from 'node:test';
import { ADMIN, ADMIN_PASSWORD, startPostgres } from '../connectors/servers/postgres.ts';
import { aetl } from './run-aetl.ts';

const SCHEMA = `
CREATE SCHEMA "ol.d";
CREATE TABLE customers (id int, day date, name text, c7 text) PARTITION BY RANGE (day);
CREATE TABLE customers_2026_01 PARTITION OF customers FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE "ol.d"."P 2025" PARTITION OF customers FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE split PARTITION OF customers FOR VALUES FROM ('2027-01-01') TO ('2028-01-01') PARTITION BY LIST (id);
CREATE TABLE deep PARTITION OF split FOR VALUES IN (1, 2);
INSERT INTO customers SELECT k, '2026-01-01'::date + k % 30, 'Hong Gildong', 'secret' || k FROM generate_series(1, 40) k;
INSERT INTO customers SELECT k, '2025-01-01'::date, 'Kim', 'secret' || k FROM generate_series(1, 7) k;
INSERT INTO customers VALUES (1, '2027-01-01', 'Lee', 'secret1'), (2, '2027-01-02', 'Lee', 'secret2');`;

interface Told {
  readonly profiles: readonly {
    readonly table: { readonly schema: string; readonly name: string };
    readonly rows: number;
    readonly columns: readonly {
      readonly name: string;
      readonly kind: string;
      readonly min: unknown;
      readonly top: readonly { readonly value: string }[];
    }[];
  }[];
}

it('a partition of PostgreSQL is profiled as the table that it is, and personal data of its table is masked in it', async (test: TestContext) => {
  const server = await startPostgres();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aetl-partitions-'));
  test.after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  await server.admin(SCHEMA);
  writeFileSync(
    path.join(folder, 'aetl.yaml'),
    `version: 1\ndialect: postgres
connections: { dw: { type: postgres, host: 127.0.0.1, port: ${server.port}, database: postgres, user: ${ADMIN}, password: "\${env:AETL_TEST_PASSWORD}" } }\n`,
  );
  writeFileSync(path.join(folder, 'glossary.yaml'), 'version: 1\ncolumns:\n  public.customers.c7: { personal: true }\n');
  const run = (...args: readonly string[]) => aetl(args, { cwd: folder, env: { AETL_TEST_PASSWORD: ADMIN_PASSWORD } });
  const profile = async (...names: readonly string[]) =>
    JSON.parse((await run('profile', 'dw', ...names, '--format', 'json')).stdout) as Told;
  const told = ({ profiles }: Told) => profiles.map(({ table, rows }) => `${table.schema}.${table.name} ${rows}`);
  const parts = ['customers_2026_01', 'ol.d.P 2025', 'public.deep', 'SPLIT', 'customers'];
  const expected = ['public.customers_2026_01 40', 'ol.d.P 2025 7', 'public.deep 2', 'public.split 2', 'public.customers 49'];
  for (const crawled of [false, true]) {
    if (crawled) await run('crawl', 'dw');
    const all = await profile(parts[0] ?? '', '"ol.d"."P 2025"', ...parts.slice(2));
    assert.deepEqual(told(all), expected);
    for (const { columns } of all.profiles) {
      const values = columns.map(({ name, top }) => [name, top[0]?.value]);
      assert.deepEqual(values[2]?.[1]?.includes('*'), true, `names are masked: ${JSON.stringify(values)}`);
      assert.deepEqual(values[3], ['c7', '*******']);
    }
  }
  const rows = await run('query', 'dw', 'select c7, * from customers_2026_01 limit 1', '--format', 'json');
  assert.doesNotMatch(rows.stdout, /secret|Gildong/);
  const gone = await run('profile', 'dw', 'customers_2026_02');
  assert.match(gone.stderr, /There is no table “customers_2026_02”/);
  assert.equal(gone.status, 2);
});
