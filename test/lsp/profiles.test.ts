import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import type { Hover } from 'vscode-languageserver';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import type {
  ProfileDriftResult,
  ProfileHistoryResult,
  ProfileLatestResult,
  ProfileProgressParams,
  ProfileRunResult,
  ProfileTargetResult,
  QueryEventParams,
  TableAddress,
} from '../../server/src/protocol/index.ts';
import { ServerProcess } from './server-process.ts';

const FILES = {
  'aetl.yaml': `version: 1
dialect: sqlite
connections:
  shop: { type: sqlite, path: shop.db, environment: dev }
files:
  - { glob: "**/*.sql", connection: shop }
`,
  'schema.sql': 'create table customers (id integer primary key, email text, city text, seen date);\n',
  'q.sql': 'select email, city\nfrom customers;\n',
};
const TABLE: TableAddress = { connection: 'shop', catalog: null, schema: 'main', name: 'customers', column: null };

async function withShop(test: (server: ServerProcess, database: DatabaseSync) => Promise<void>): Promise<void> {
  const server = await ServerProcess.start({ files: FILES });
  try {
    const database = new DatabaseSync(path.join(server.folder, 'shop.db'));
    database.exec(`${FILES['schema.sql']} with recursive n(i) as (select 1 union all select i + 1 from n where i < 200)
      insert into customers select i, 'user' || i || '@example.com', case when i % 4 = 0 then null else 'city ' || (i % 3) end, '2024-01-' || substr('0' || (i % 28 + 1), -2) from n`);
    await test(server, database);
    database.close();
  } finally {
    await server.stop();
  }
}

async function run(server: ServerProcess, table = TABLE): Promise<ProfileRunResult> {
  const params = { id: crypto.randomUUID(), table, sample: 'full', budgetMilliseconds: 60_000 };
  return await server.connection.sendRequest<ProfileRunResult>('aetl/profile/run', params);
}

describe('profiles in the editor', () => {
  it('are taken with their progress, kept, listed and compared', async () => {
    await withShop(async (server, database) => {
      const ask = <R>(method: string, more: object = {}) => server.connection.sendRequest<R>(method, { table: TABLE, ...more });
      assert.deepEqual(await ask<ProfileLatestResult>('aetl/profile/latest'), { ok: true, value: null });
      const first = await run(server);
      assert.ok(first.ok, JSON.stringify(first));
      const { profile, record, notKept } = first.value;
      assert.deepEqual([profile.rows, record?.rows, notKept], [200, 200, null]);
      const column = (name: string) => profile.columns.find((one) => one.name === name);
      assert.deepEqual(
        [column('email')?.masked, column('email')?.domain?.name, column('email')?.min],
        [true, 'e-mail', 'u***@example.com'],
      );
      assert.equal(
        column('seen')?.histogram.reduce((sum, { count }) => sum + count, 0),
        200,
      );
      const told = server.notified
        .filter(({ method }) => method === 'aetl/profile/progress')
        .map(({ params }) => params as ProfileProgressParams);
      assert.ok(told.length > 2 && told.at(-1)?.done === told.at(-1)?.total && told.some(({ partial }) => partial?.rows === 200));
      assert.ok(!JSON.stringify(told).includes('user7@'));
      database.exec('update customers set city = null where id % 2 = 0');
      await run(server);
      const history = await ask<ProfileHistoryResult>('aetl/profile/history');
      assert.equal(history.ok && history.value.length, 2);
      const drift = await ask<ProfileDriftResult>('aetl/profile/drift', { from: null, to: null });
      assert.match(drift.ok ? drift.value.findings.map(({ message }) => message).join() : '', /Nulls were 25 % and are 50 %/);
      const latest = await ask<ProfileLatestResult>('aetl/profile/latest');
      assert.equal(latest.ok && latest.value?.profile.columns.find(({ name }) => name === 'city')?.nulls, 100);
    });
  });

  it('are shown where somebody hovers over a table or a column', async () => {
    await withShop(async (server) => {
      const uri = server.uri('q.sql');
      const hover = async (line: number, character: number) => {
        const place = { textDocument: { uri }, position: { line, character } };
        const found = await server.connection.sendRequest<Hover>('textDocument/hover', place);
        return (found.contents as { value: string }).value;
      };
      await server.connection.sendRequest('aetl/connection/list', null);
      assert.doesNotMatch(await hover(0, 9), /profiled/);
      await run(server);
      assert.match(
        await hover(0, 15),
        /25 % null · 3 distinct · `city 0` … `city 2`[\s\S]*Most frequent: `city \d` 25 %[\s\S]*of 200 rows, profiled/,
      );
      assert.match(await hover(0, 9), /0 % null · 200 distinct · `u\*\*\*@example\.com`/);
      assert.match(await hover(1, 8), /200 rows · profiled[\s\S]*Candidate keys: `id`, `email`/);
      const place = { textDocument: { uri }, position: { line: 1, character: 8 } };
      const target = await server.connection.sendRequest<ProfileTargetResult>('aetl/profile/target', place);
      assert.deepEqual([target?.connection, target?.name], ['shop', 'customers']);
      // By the name alone it is found too.
      const table = { ...TABLE, schema: null, name: 'Customers' };
      const latest = await server.connection.sendRequest<ProfileLatestResult>('aetl/profile/latest', { table });
      assert.ok(latest.ok && latest.value?.profile.rows === 200);
    });
  });

  it('fail with words for a table that is not there, and end when they are cancelled', async () => {
    await withShop(async (server) => {
      const failed = await run(server, { ...TABLE, name: 'nothing' });
      assert.match(failed.ok ? '' : failed.error.message, /There is no table “main\.nothing”/);
      const source = new CancellationTokenSource();
      const params = { id: 'x', table: TABLE, sample: 'full', budgetMilliseconds: 60_000 };
      const answer = server.connection.sendRequest('aetl/profile/run', params, source.token).then(
        () => 'answered',
        () => 'cancelled',
      );
      source.cancel();
      assert.ok(['answered', 'cancelled'].includes(await answer));
      assert.ok((await run(server)).ok);
    });
  });
});

it('results of queries are masked unless a person wants to see them', async () => {
  await withShop(async (server) => {
    const ask = async (unmasked: boolean) => {
      const id = crypto.randomUUID();
      const params = { id, connection: 'shop', sql: 'select id, email as x from customers where id = 7', maxRows: 10, unmasked };
      await server.connection.sendRequest('aetl/query/run', params);
      return server.notified.flatMap(({ method, params: told }) =>
        method === 'aetl/query/event' && (told as QueryEventParams).id === id ? [(told as QueryEventParams).event] : [],
      );
    };
    const [, rows, done] = await ask(false);
    assert.deepEqual(rows, { type: 'rows', rows: [[7, 'u***@example.com']] });
    assert.deepEqual(done?.type === 'done' && done.end.masked, ['x']);
    const [, open, end] = await ask(true);
    assert.deepEqual([open, end?.type === 'done' && end.end.masked], [{ type: 'rows', rows: [[7, 'user7@example.com']] }, []]);
  });
});
