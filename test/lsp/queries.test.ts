import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import type { ConnectionListResult, QueryEventParams, QueryStatementResult } from '../../server/src/protocol/index.ts';
import { ServerProcess } from './server-process.ts';

const FILES = {
  'aetl.yaml': `version: 1
dialect: sqlite
connections:
  shop: { type: sqlite, path: shop.db, environment: dev }
files:
  - { glob: "**/*.sql", connection: shop }
`,
  'q.sql': 'select id, name from customers order by id;\n\ndelete from customers;\n',
};

describe('queries', () => {
  it('find the statement at the cursor, and the connection of the file', async () => {
    await withShop(async (server, uri) => {
      const at = (line: number) =>
        server.connection.sendRequest<QueryStatementResult>('aetl/query/statement', {
          textDocument: { uri },
          position: { line, character: 3 },
        });
      assert.deepEqual(await at(0), { sql: 'select id, name from customers order by id', connection: 'shop' });
      assert.equal((await at(2))?.sql, 'delete from customers');
      const { connections } = await server.connection.sendRequest<ConnectionListResult>('aetl/connection/list', null);
      assert.deepEqual(connections, [{ name: 'shop', type: 'sqlite', environment: 'dev' }]);
    });
  });

  it('run on the connection that a file names itself', async () => {
    const yaml = FILES['aetl.yaml'].replace('**/*.sql', 'other/*.sql');
    const server = await ServerProcess.start({ files: { 'aetl.yaml': yaml, 'own.sql': '-- aetl: connection=shop\nselect 1;\n' } });
    try {
      const params = { textDocument: { uri: server.uri('own.sql') }, position: { line: 1, character: 3 } };
      const found = await server.request<QueryStatementResult>('aetl/query/statement', params);
      assert.equal(found?.connection, 'shop');
    } finally {
      await server.stop();
    }
  });

  it('tell numbers that JSON does not know, and say whose rows they are', async () => {
    await withShop(async (server) => {
      const [columns, rows] = await run(server, 'select 9e999 as a, -9e999 as b');
      assert.ok(columns?.type === 'columns' && columns.dialect === 'sqlite');
      assert.deepEqual(rows, { type: 'rows', rows: [['Infinity', '-Infinity']] });
    });
  });

  it('tell columns, rows and the end as they come', async () => {
    await withShop(async (server) => {
      const events = await run(server, 'select id, name, photo from customers order by id');
      assert.deepEqual(
        events.map(({ type }) => type),
        ['columns', 'rows', 'done'],
      );
      assert.deepEqual(events[1], {
        type: 'rows',
        rows: [
          [1, 'A**', null],
          [2, '서*', { bytes: 2, hex: 'ff00' }],
        ],
      });
    });
  });

  for (const [name, sql, message] of [
    ['write', 'delete from customers', /Only queries|refused|reads/i],
    ['are wrong', 'select nothing from customers', /nothing/],
  ] as const)
    it(`that ${name} are told to have failed, and change nothing`, async () => {
      await withShop(async (server) => {
        const [event] = await run(server, sql);
        assert.equal(event?.type, 'failed');
        assert.match(event?.type === 'failed' ? event.message : '', message);
        assert.equal((await run(server, 'select count(*) from customers'))[1]?.type, 'rows');
      });
    });

  it('end when they are cancelled', async () => {
    await withShop(async (server) => {
      const long = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000000) select count(*) from n';
      const { CancellationTokenSource } = await import('vscode-languageserver/node');
      const source = new CancellationTokenSource();
      const params = { id: 'long', connection: 'shop', sql: long, maxRows: 10 };
      const answer = server.connection.sendRequest('aetl/query/run', params, source.token).catch(() => null);
      setTimeout(() => source.cancel(), 300);
      await answer;
      assert.ok((await run(server, 'select 1'))[2]?.type === 'done', 'the connection serves on');
    });
  });

  it('of a folder that is not trusted connect to nothing', async () => {
    await withShop(
      async (server) => {
        const [event] = await run(server, 'select 1');
        assert.match(event?.type === 'failed' ? event.message : '', /not trusted/);
      },
      { trusted: false },
    );
  });
});

async function withShop(test: (server: ServerProcess, uri: string) => Promise<void>, initializationOptions: unknown = {}): Promise<void> {
  const server = await ServerProcess.start({ files: FILES, initializationOptions });
  try {
    const db = new DatabaseSync(path.join(server.folder, 'shop.db'));
    db.exec(
      "create table customers (id integer primary key, name text, photo blob); insert into customers values (1, 'Ann', null), (2, '서연', x'ff00')",
    );
    db.close();
    await test(server, server.uri('q.sql'));
  } finally {
    await server.stop();
  }
}

async function run(server: ServerProcess, sql: string): Promise<QueryEventParams['event'][]> {
  const id = crypto.randomUUID();
  await server.connection.sendRequest('aetl/query/run', { id, connection: 'shop', sql, maxRows: 100 });
  return server.notified
    .filter(({ method }) => method === 'aetl/query/event')
    .map(({ params }) => params as QueryEventParams)
    .filter((params) => params.id === id)
    .map(({ event }) => event);
}
