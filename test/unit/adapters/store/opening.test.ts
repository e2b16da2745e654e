import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { crawledLookup } from '../../../../server/src/adapters/crawled/index.ts';
import { failureOf } from '../../../../server/src/adapters/store/failures.ts';
import { openStore } from '../../../../server/src/adapters/store/index.ts';
import { VERSIONS } from '../../../../server/src/adapters/store/versions.ts';
import type { StoreFailure } from '../../../../server/src/metadata/index.ts';
import { crawl, open, shape, snapshot, table, temporaryFolder, value, WAREHOUSE } from './fixture.ts';

const FIXTURES = new URL('../../../fixtures/store/', import.meta.url);
const FILE = '.aetl/aetl.db';

async function refusal(folder: string, url = `sqlite:${FILE}`): Promise<StoreFailure> {
  const opened = await openStore({ url, folder, now: Date.now });
  assert.ok(!opened.ok);
  return opened.error;
}

function sqlite(folder: string): DatabaseSync {
  return new DatabaseSync(path.join(folder, FILE));
}

describe('a store of an earlier version', () => {
  for (const [at, version] of VERSIONS.entries()) {
    it(`${version} is brought to this one with all that it holds`, async () => {
      const folder = temporaryFolder();
      mkdirSync(path.join(folder, '.aetl'));
      const database = sqlite(folder);
      database.exec(readFileSync(new URL(`version-${at + 1}.sql`, FIXTURES), 'utf8'));
      database.close();
      const store = await open(folder);
      assert.deepEqual((await shape(store)).slice(0, 1), ['public.Orders(id, amount)']);
      const [source] = value(await store.sources());
      assert.deepEqual([source?.name, source?.place], ['warehouse', { host: 'db.example' }]);
      const [change] = value(await store.history({ object: 'orders', limit: 1 }));
      assert.deepEqual([change?.kind, change?.object.schema, change?.object.name], ['add-column', 'public', 'Orders']);
      await crawl(store, [table('public.Orders', 'id int, amount numeric, more text')]);
      assert.deepEqual(await shape(store), ['public.Orders(id, amount, more)']);
      await store.close();
      const names = sqlite(folder).prepare('select name from aetl_migration order by name').all();
      assert.deepEqual(
        names.map((row) => row['name']),
        VERSIONS,
      );
    });
  }

  it('and one of a later version stays as it is', async () => {
    const folder = temporaryFolder();
    await (await open(folder)).close();
    const database = sqlite(folder);
    database.exec("insert into aetl_migration values ('9999-later', '2030-01-01')");
    database.close();
    const { kind, message } = await refusal(folder);
    assert.equal(kind, 'newer');
    assert.match(message, /update AETL/);
  });
});

describe('a store', () => {
  it('makes its folder, which git leaves alone', async () => {
    const folder = temporaryFolder();
    await (await open(folder)).close();
    assert.equal(readFileSync(path.join(folder, '.aetl/.gitignore'), 'utf8'), '*\n');
  });

  it('that is damaged is set aside, and a new one begun', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, '.aetl'));
    writeFileSync(path.join(folder, FILE), 'this was a store once, before the disk went bad'.repeat(100));
    const store = await open(folder);
    assert.match(store.note ?? '', /was damaged; it is kept as .*aetl\.db\.damaged-/);
    assert.deepEqual(value(await store.sources()), []);
    await store.close();
    assert.equal(readdirSync(path.join(folder, '.aetl')).filter((name) => name.includes('damaged')).length, 1);
    const again = await open(folder);
    assert.equal(again.note, null);
    await again.close();
  });

  it('that turns out to be damaged while it is read is set aside by the next start', async () => {
    const folder = temporaryFolder();
    const store = await open(folder);
    await crawl(
      store,
      Array.from({ length: 300 }, (_, at) => table(`a.t${at}`, 'id int, name text, more text')),
    );
    await store.close();
    const file = path.join(folder, FILE);
    const bytes = readFileSync(file);
    // The first pages tell what is where; what comes behind is found to be damaged only when it is read.
    bytes.fill(0x5a, 4096 * 40, bytes.length - 4096);
    writeFileSync(file, bytes);
    const damaged = await open(folder);
    const listed = await damaged.list({ source: 'warehouse', run: null }, { after: null, limit: 1000 });
    const read = listed.ok ? await damaged.read(listed.value) : listed;
    assert.equal(!read.ok && read.error.kind, 'corrupt');
    await damaged.close();
    assert.ok(existsSync(`${file}.suspect`));
    const fresh = await open(folder);
    assert.match(fresh.note ?? '', /was damaged/);
    await fresh.close();
    assert.ok(!existsSync(`${file}.suspect`));
  });

  it('on a full disk keeps what was acknowledged, and says what to do', async () => {
    const folder = temporaryFolder();
    const store = await open(folder);
    await crawl(store, [table('a.one', 'id int')]);
    const { page_count: pages } = sqlite(folder).prepare('pragma page_count').get() as { page_count: number };
    const limited = value(await openStore({ url: `sqlite:${FILE}`, folder, now: Date.now, pragmas: [`max_page_count = ${pages + 2}`] }));
    const session = value(await limited.openCrawl(WAREHOUSE, { schemas: [], include: [], exclude: [] }));
    const wide = Array.from({ length: 2000 }, (_, at) => `column_${at} text`).join(', ');
    const written = await session.write([table('a.wide', wide)]);
    assert.equal(!written.ok && written.error.kind, 'full');
    assert.match(written.ok ? '' : written.error.message, /is full.*make room/);
    await session.leave();
    assert.deepEqual(await shape(store), ['a.one(id)']);
    await limited.close();
    await store.close();
  });

  it('that cannot be says so in a sentence', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'file'), '');
    assert.equal((await refusal(folder, 'sqlite:file/aetl.db')).kind, 'unusable');
    assert.match((await refusal(folder, 'mysql://x')).message, /must begin with sqlite: or postgres:/);
    const nowhere = await refusal(folder, 'postgres://me:planted-secret@127.0.0.1:1/db');
    assert.equal(nowhere.kind, 'unusable');
    assert.doesNotMatch(nowhere.message, /planted/);
    for (const code of ['EACCES', 'EROFS']) assert.equal(failureOf({ code, message: '' }, 'store')?.kind, 'read-only');
    assert.equal(failureOf(new TypeError('a bug'), 'store'), null);
  });

  it('that may not be written says so', async () => {
    const folder = temporaryFolder();
    await (await open(folder)).close();
    const store = value(await openStore({ url: `sqlite:${FILE}`, folder, now: Date.now, pragmas: ['query_only = on'] }));
    const session = await store.openCrawl(WAREHOUSE, { schemas: [], include: [], exclude: [] });
    assert.equal(!session.ok && session.error.kind, 'read-only');
    await store.close();
  });
});

describe('the crawls of a store', () => {
  it('answer those who cannot wait', async () => {
    const folder = temporaryFolder();
    const lookup = crawledLookup();
    const place = { folder, url: null };
    assert.equal(lookup(place, 'warehouse'), null);
    assert.ok(!existsSync(path.join(folder, '.aetl')), 'who never crawls gets no store');
    const store = await open(folder);
    await crawl(store, [
      table('a.Orders', 'id int!, customer int', {
        keys: [
          { kind: 'primary', name: 'pk', columns: ['id'] },
          {
            kind: 'foreign',
            name: 'fk',
            columns: ['customer'],
            references: { catalog: null, schema: 'a', name: 'customers' },
            referencedColumns: ['id'],
            onDelete: null,
          },
        ],
      }),
      table('b.orders', 'x text'),
      { kind: 'synonym', catalog: null, schema: 'b', name: 'o', target: 'a.Orders' },
    ]);
    const source = lookup(place, 'warehouse');
    assert.ok(source !== null);
    assert.deepEqual(
      source.named('orders').map(({ schema, name }) => `${schema}.${name}`),
      ['a.Orders', 'b.orders'],
    );
    assert.deepEqual([source.whole, source.schemas.map(({ name }) => name), source.named('o')[0]?.target], [true, ['a', 'b'], 'a.Orders']);
    const [orders] = source.tables();
    assert.deepEqual(
      source.columns(orders?.id ?? 0).map(({ name, nullable, primaryKey, references }) => [name, nullable, primaryKey, references]),
      [
        ['id', false, true, null],
        ['customer', true, false, { table: 'a.customers', column: 'id' }],
      ],
    );
    assert.equal(lookup(place, 'warehouse'), source);
    await crawl(store, [table('a.Orders', 'id int!')]);
    assert.notEqual(lookup(place, 'warehouse')?.revision, source.revision);
    assert.deepEqual(
      lookup(place, 'warehouse')
        ?.tables()
        .map(({ name }) => name),
      ['Orders'],
    );
    assert.equal(lookup(place, 'elsewhere'), null);
    await store.close();
  });

  it('hold nothing that would let anybody in', async () => {
    const folder = temporaryFolder();
    const store = await open(folder);
    await crawl(store, [table('a.one', 'id int')]);
    assert.equal((await snapshot(store)).length, 1);
    await store.close();
    const row = sqlite(folder).prepare('select * from aetl_datasource').get();
    assert.deepEqual(JSON.parse(String(row?.['connection_info'])), WAREHOUSE.place);
  });
});
