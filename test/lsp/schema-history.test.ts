import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import type {
  DatabaseCrawledParams,
  SchemaCompareResult,
  SchemaCrawlsResult,
  SchemaHistoryResult,
  SchemaImpact,
  SchemaObjectResult,
} from '../../server/src/protocol/index.ts';
import { aetl } from '../cli/run-aetl.ts';
import { ServerProcess } from './server-process.ts';

const FILES = {
  'aetl.yaml': `version: 1
dialect: sqlite
connections:
  shop: { type: sqlite, path: shop.db }
  never: { type: sqlite, path: never.db }
files:
  - { glob: "**/*.sql", connection: shop }
`,
  'q.sql': 'select id, name from customers;\n',
  'mart.sql': 'create table names as select name as shown from customers;\n',
};

describe('the history of schemas', () => {
  it('is told as soon as another process has crawled, with diagnostics, impact, both sides and a comparison', async () => {
    await withShop(async (server, { change, crawl }) => {
      change('create table customers (id integer primary key, name text not null)');
      await crawl();
      const uri = await server.open('q.sql', FILES['q.sql']);
      assert.deepEqual(await crawlsOf(server), [
        ['shop', 1, null],
        ['never', 0, null],
      ]);
      assert.deepEqual(server.last(uri) ?? [], []);

      change('alter table customers rename column name to full_name');
      await crawl();
      assert.deepEqual(await crawlsOf(server), [
        ['shop', 2, null],
        ['never', 0, null],
      ]);
      const [wrong] = await server.diagnostics(uri, (found) => found.length === 1);
      assert.equal(wrong?.code, 'unknown-column');
      const told = await server.until('aetl/database/crawled', () =>
        server.notified.find(({ method }) => method === 'aetl/database/crawled'),
      );
      assert.deepEqual(told.params as DatabaseCrawledParams, {
        connection: 'shop',
        run: 2,
        changes: 1,
        breaking: 1,
        brokenFiles: 2,
      });

      const { changes, next } = await server.request<SchemaHistoryResult>('aetl/schema/history', { connection: 'shop', limit: 50 });
      assert.equal(next, null);
      const [renamed] = changes;
      assert.deepEqual(
        [renamed?.kind, renamed?.before, renamed?.after, renamed?.oldName, renamed?.impact],
        ['rename-column', 'name', 'full_name', null, { breaks: 2, differs: 0, files: 2, downstream: 2 }],
      );
      assert.ok((renamed?.confidence ?? 0) > 0.6);
      const impact = await server.request<SchemaImpact>('aetl/schema/impact', { connection: 'shop', change: renamed?.id });
      assert.deepEqual(
        impact.places.map(({ path: file, location, effect }) => [file, location.uri, location.range.start.character, effect]),
        [
          ['mart.sql', server.uri('mart.sql'), 29, 'breaks'],
          ['q.sql', server.uri('q.sql'), 11, 'breaks'],
        ],
      );
      assert.deepEqual(impact.downstream.toSorted(), ['names.shown', 'q.sql:1.name']);
      const side = async (run: number) =>
        (await server.request<SchemaObjectResult>('aetl/schema/object', { connection: 'shop', run, object: renamed?.object })).text;
      assert.match(await side(1), /"name" TEXT NOT NULL/i);
      assert.match(await side(2), /"full_name" TEXT NOT NULL/i);
      const compared = await server.request<SchemaCompareResult>('aetl/schema/compare', {
        before: { connection: 'shop', run: 1 },
        after: { connection: 'shop', run: 2 },
      });
      assert.deepEqual(
        compared.changes.map(({ kind, places }) => [kind, places.length]),
        [['rename-column', 2]],
      );
      assert.match(compared.migration, /^-- A proposal[\s\S]*RENAME COLUMN "name" TO "full_name";/);
    });
  });

  it('refuses with a sentence what cannot be', async () => {
    await withShop(async (server) => {
      const refused = (method: string, params: object, message: RegExp) =>
        assert.rejects(server.request(method, params), (error: Error) => message.test(error.message));
      await refused('aetl/schema/history', { connection: 'nobody', limit: 5 }, /there is no connection nobody; aetl.yaml has shop, never/);
      const last = { connection: 'never', run: null };
      await refused('aetl/schema/compare', { before: last, after: last }, /never was never crawled/);
      await refused('aetl/schema/impact', { connection: 'shop', change: 7 }, /has no change 7/);
    });
  });

  it('of a folder that is not trusted is closed', async () => {
    await withShop(
      async (server) => {
        const { connections } = await server.request<SchemaCrawlsResult>('aetl/schema/crawls', { refresh: true });
        assert.match(connections[0]?.failure ?? '', /not trusted/);
      },
      { trusted: false },
    );
  });
});

interface Shop {
  readonly change: (sql: string) => void;
  readonly crawl: () => Promise<void>;
}

async function withShop(test: (server: ServerProcess, shop: Shop) => Promise<void>, initializationOptions: unknown = {}): Promise<void> {
  const server = await ServerProcess.start({ files: FILES, initializationOptions });
  try {
    await server.ready();
    await test(server, {
      change(sql) {
        const database = new DatabaseSync(path.join(server.folder, 'shop.db'));
        database.exec(sql);
        database.close();
      },
      async crawl() {
        const { status, stderr } = await aetl(['crawl', 'shop', '--no-cache'], { cwd: server.folder });
        assert.equal(status, 0, stderr);
      },
    });
  } finally {
    await server.stop();
  }
}

/** Names of connections with the number of their crawls. */
async function crawlsOf(server: ServerProcess) {
  const { connections } = await server.request<SchemaCrawlsResult>('aetl/schema/crawls', { refresh: true });
  return connections.map(({ connection, crawls, failure }) => [connection, crawls.length, failure]);
}
