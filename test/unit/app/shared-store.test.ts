import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createAetl, type OpenedConnection } from '../../../server/src/app/index.ts';
import { NEVER_CANCELLED } from '../../../server/src/base/index.ts';
import { ADMIN_PASSWORD, type PostgresServer, startPostgres } from '../../connectors/servers/postgres.ts';
import { ALL, table, temporaryFolder } from '../adapters/store/fixture.ts';
import { scriptedConnector } from '../metadata/scripted-connector.ts';

describe('a store that a team shares', () => {
  let server: PostgresServer;
  before(async () => {
    server = await startPostgres();
  });
  after(() => server.stop());

  it('gives everybody what one has crawled, and answers offline', async () => {
    process.env['AETL_TEST_STORE_PASSWORD'] = ADMIN_PASSWORD;
    const url = `postgres://aetl_admin:\${env:AETL_TEST_STORE_PASSWORD}@127.0.0.1:${server.port}/postgres`;
    const member = async () => {
      const folder = temporaryFolder();
      writeFileSync(
        path.join(folder, 'aetl.yaml'),
        `version: 1\ndialect: postgres\nconnections: { dw: { type: postgres, host: h } }\nfiles: [{ glob: "*.sql", connection: dw }]\nstore: { url: "${url}" }\n`,
      );
      writeFileSync(path.join(folder, 'a.sql'), 'select amount from orders; select 1 from nowhere;\n');
      return { folder, ...(await start(folder)) };
    };
    const [one, two] = [await member(), await member()];
    const crawled = await one.aetl.databases.crawl('dw', ALL, () => {}, NEVER_CANCELLED);
    assert.ok(crawled.ok, crawled.ok ? '' : crawled.error.message);
    const expected = ['unknown-column', 'unknown-table'];
    assert.deepEqual(await one.codes(), expected);
    assert.deepEqual(await two.codes(), []);
    assert.deepEqual(await two.aetl.databases.catchUp(), []);
    assert.deepEqual(await two.codes(), expected);
    await one.aetl.databases.close();
    await two.aetl.databases.close();
    const offline = await start(two.folder);
    assert.deepEqual(await offline.codes(), expected);
    process.env['AETL_TEST_STORE_PASSWORD'] = 'wrong-s3cret';
    const [problem, ...others] = await offline.aetl.databases.catchUp();
    assert.match(problem ?? '', /^the store postgres:\/\/127\.0\.0\.1:\d+\/postgres cannot be used: .*; look at store\.url of aetl\.yaml$/);
    assert.doesNotMatch(problem ?? '', /s3cret/);
    assert.deepEqual([others, await offline.codes()], [[], expected]);
  });
});

async function start(folder: string) {
  const aetl = createAetl({
    logger: { info() {}, warn: (message) => assert.fail(message), error: (message) => assert.fail(message) },
    threads: false,
    trusted: () => true,
    async connectorFor({ name }) {
      const connector = scriptedConnector([table('public.orders', 'id int')]);
      const settings = { name, type: 'postgres', environment: null };
      return {
        ok: true,
        value: { connector: { ...connector, settings, close: async () => {} }, place: {} } as unknown as OpenedConnection,
      };
    },
  });
  await aetl.setRoots([pathToFileURL(folder).href], () => {}, NEVER_CANCELLED);
  const codes = async () => {
    const found = await aetl.check(pathToFileURL(path.join(folder, 'a.sql')).href, NEVER_CANCELLED);
    return found.map(({ code }) => code);
  };
  return { aetl, codes };
}
