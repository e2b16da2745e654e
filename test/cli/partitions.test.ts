import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { ADMIN, ADMIN_PASSWORD, startPostgres } from '../connectors/servers/postgres.ts';
import { aetl } from './run-aetl.ts';

const SCHEMA = `
CREATE SCHEMA "ol.d";
CREATE TABLE sales (id int, day date) PARTITION BY RANGE (day);
CREATE TABLE "sales 2024" PARTITION OF sales FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE "ol.d"."sales.2023" PARTITION OF sales FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE split PARTITION OF sales FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY LIST (id);
CREATE TABLE deep PARTITION OF split FOR VALUES IN (1);`;

it('a partition of PostgreSQL is a table that queries may name, however deep it lies', async (test) => {
  const server = await startPostgres();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aetl-partitions-'));
  test.after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  await server.admin(SCHEMA);
  writeFileSync(
    path.join(folder, 'aetl.yaml'),
    `version: 1\ndialect: postgres\nfiles: [{ glob: "*.sql", connection: dw }]
connections: { dw: { type: postgres, host: 127.0.0.1, port: ${server.port}, database: postgres, user: ${ADMIN}, password: "\${env:AETL_TEST_PASSWORD}" } }\n`,
  );
  writeFileSync(
    path.join(folder, 'a.sql'),
    `select id, nope from "sales 2024";
select s.day, d.nope from "ol.d"."sales.2023" s join deep d using (id);
select id from split;
select id from later;
select id from sales_2030;
`,
  );
  const run = (...args: readonly string[]) => aetl([...args, '--no-cache'], { cwd: folder, env: { AETL_TEST_PASSWORD: ADMIN_PASSWORD } });
  const found = async () => {
    const { files } = JSON.parse((await run('check', '--format', 'json')).stdout) as { files: { diagnostics: { message: string }[] }[] };
    return files.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message));
  };
  await run('crawl', 'dw');
  const columns = ['There is no column nope in sales 2024', 'There is no column nope in d'];
  assert.deepEqual(await found(), [...columns, 'There is no table later', 'There is no table sales_2030']);
  // Nothing of the table itself changes when a partition of a partition comes.
  await server.admin('CREATE TABLE later PARTITION OF split FOR VALUES IN (2)');
  await run('crawl', 'dw');
  assert.deepEqual(await found(), [...columns, 'There is no table sales_2030']);
});
