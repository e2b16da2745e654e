import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import {
  type DatabaseChildrenResult,
  type DatabaseCrawlResult,
  type DatabaseDefinitionResult,
  type DatabaseNode,
  databaseDefinitionUri,
  type TableSelectResult,
} from '../../server/src/protocol/index.ts';
import { ServerProcess } from './server-process.ts';

const FILES = {
  'aetl.yaml': `version: 1
dialect: sqlite
connections:
  shop: { type: sqlite, path: shop.db, environment: prod }
  gone: { type: sqlite, path: no/such/file.db }
files:
  - { glob: "**/*.sql", connection: shop }
`,
  'q.sql': 'select nme from customers;\n',
};

const SCHEMA = `create table customers (id integer primary key, name text not null, "e mail" text);
create table orders (id integer primary key, customer_id integer not null references customers (id), amount numeric);
create index orders_customer on orders (customer_id);
create view big_orders as select * from orders where amount > 100;
insert into customers values (1, 'Ann', 'ann@example.com');`;

describe('databases', () => {
  it('are a tree after a crawl: schemas, folders, tables, columns, keys, indexes', async () => {
    await withShop(async (server) => {
      const [shop, gone] = await children(server);
      assert.partialDeepStrictEqual(shop, {
        kind: 'connection',
        label: 'shop',
        type: 'sqlite',
        environment: 'prod',
        crawledAt: null,
        failure: null,
        trusted: true,
      });
      assert.deepEqual(texts(await children(server, shop)), ['note never-crawled']);
      assert.equal((await crawl(server, 'gone')).ok, false);
      assert.deepEqual(texts(await children(server, gone)), ['note failed', 'note never-crawled']);
      const crawled = await crawl(server, 'shop');
      assert.ok(crawled.ok && crawled.objects === 3, JSON.stringify(crawled));
      const [again] = await children(server);
      assert.ok(again?.kind === 'connection' && Date.now() - (again.crawledAt ?? 0) < 60_000);
      const [main] = await children(server, shop);
      const folders = await children(server, main);
      assert.deepEqual(texts(folders), ['folder table', 'folder view']);
      const tables = await children(server, folders[0]);
      assert.deepEqual(texts(tables), ['table customers', 'table orders']);
      assert.partialDeepStrictEqual(tables[0], { profile: null, rows: null, sqlName: 'main.customers' });
      const store = new DatabaseSync(path.join(server.folder, '.aetl/aetl.db'));
      store.exec(`insert into aetl_profile (source_id, catalog_name, schema_name, table_name, profiled_at, profile_json)
        select source_id, '', 'main', 'customers', '2026-01-02T03:04:05.000Z', '{}' from aetl_datasource where source_name = 'shop'`);
      store.close();
      assert.partialDeepStrictEqual((await children(server, folders[0]))[0], { profile: { profiledAt: Date.UTC(2026, 0, 2, 3, 4, 5) } });
      const parts = await children(server, tables[1]);
      assert.deepEqual(texts(parts), ['column id', 'column customer_id', 'column amount', 'folder key', 'folder index']);
      assert.partialDeepStrictEqual(parts[1], { type: 'INTEGER', nullable: false, references: 'main.customers.id' });
      assert.deepEqual(texts(await children(server, parts[4])), ['index orders_customer']);
    });
  });

  it('are found by the filter, objects by their names and tables by their columns', async () => {
    await withShop(async (server) => {
      await crawl(server, 'shop');
      const [shop, ...others] = await children(server, undefined, 'E MAIL');
      assert.equal(others.length, 0);
      const [main] = await children(server, shop, 'e mail');
      const [customers, ...more] = await children(server, main, 'e mail');
      assert.deepEqual([customers?.label, more.length], ['customers', 0]);
      assert.deepEqual(texts(await children(server, customers, 'e mail')), ['column e mail']);
      const [byName] = await children(server, undefined, 'BIG');
      assert.deepEqual(texts(await children(server, (await children(server, byName, 'big'))[0], 'big')), ['view big_orders']);
      assert.deepEqual(await children(server, undefined, 'nothing like it'), []);
    });
  });

  it('give statements that read a table, and the source of a view', async () => {
    await withShop(async (server) => {
      await crawl(server, 'shop');
      const address = { connection: 'shop', catalog: null, schema: 'main', name: 'customers', column: null };
      const select = (params: object) => server.request<TableSelectResult>('aetl/table/select', { address, ...params });
      assert.deepEqual(await select({ purpose: 'preview', limit: 10 }), {
        sql: 'SELECT "id", "name", "e mail" FROM "main"."customers" LIMIT 10',
        connection: 'shop',
      });
      assert.equal((await select({ purpose: 'query' }))?.sql, 'SELECT\n  id,\n  name,\n  "e mail"\nFROM main.customers;\n');
      assert.equal(await select({ purpose: 'query', address: { ...address, name: 'nobody' } }), null);
      const uri = databaseDefinitionUri({ connection: 'shop', schema: 'main', name: 'big_orders', routine: null });
      assert.match((await server.request<DatabaseDefinitionResult>('aetl/database/definition', { uri }))?.text ?? '', /amount > 100/);
    });
  });

  it('change what is said of files when they are crawled', async () => {
    await withShop(async (server) => {
      await server.ready();
      const uri = await server.open('q.sql', FILES['q.sql']);
      await crawl(server, 'shop');
      const [found] = await server.diagnostics(uri, (all) => all.length > 0);
      assert.equal(found?.code, 'unknown-column');
    });
  });

  it('are crawled by one at a time, and not at all where nobody trusts the folder', async () => {
    await withShop(async (server) => {
      const both = await Promise.all([crawl(server, 'shop'), crawl(server, 'shop')]);
      assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true]);
    });
    await withShop(
      async (server) => {
        const [shop] = await children(server);
        assert.partialDeepStrictEqual(shop, { trusted: false });
        assert.deepEqual(texts(await children(server, shop)), ['note untrusted']);
        const crawled = await crawl(server, 'shop');
        assert.match(crawled.ok ? '' : crawled.message, /not trusted/);
      },
      { trusted: false },
    );
  });
});

async function withShop(test: (server: ServerProcess) => Promise<void>, initializationOptions: unknown = {}): Promise<void> {
  const server = await ServerProcess.start({ files: FILES, initializationOptions });
  try {
    const db = new DatabaseSync(path.join(server.folder, 'shop.db'));
    db.exec(SCHEMA);
    db.close();
    await test(server);
  } finally {
    await server.stop();
  }
}

function crawl(server: ServerProcess, connection: string): Promise<DatabaseCrawlResult> {
  return server.request('aetl/database/crawl', { connection });
}

function children(server: ServerProcess, parent?: DatabaseNode, filter?: string): Promise<DatabaseChildrenResult> {
  return server.request('aetl/database/children', {
    ...(parent === undefined ? {} : { parent: parent.id }),
    ...(filter === undefined ? {} : { filter }),
  });
}

function texts(nodes: readonly DatabaseNode[]): readonly string[] {
  return nodes.map(({ kind, label }) => `${kind} ${label}`);
}
