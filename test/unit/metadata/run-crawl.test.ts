import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CancelledError, NEVER_CANCELLED } from '../../../server/src/base/index.ts';
import {
  type CrawlWork,
  type DatabaseFailure,
  type DatabaseObject,
  type MetadataStore,
  runCrawl,
} from '../../../server/src/metadata/index.ts';
import { ALL, open, shape, table, temporaryFolder, value, WAREHOUSE } from '../adapters/store/fixture.ts';
import { LOST, scriptedConnector } from './scripted-connector.ts';

function work(store: MetadataStore, connector: CrawlWork['connector'], more: Partial<CrawlWork> = {}): CrawlWork {
  return {
    connector,
    store,
    source: WAREHOUSE,
    scope: ALL,
    token: NEVER_CANCELLED,
    onProgress: () => {},
    breathe: async () => {},
    ...more,
  };
}

async function crawled(store: MetadataStore, objects: readonly DatabaseObject[], more: Partial<CrawlWork> = {}) {
  const result = await runCrawl(work(store, scriptedConnector(objects), more));
  assert.ok(result.ok);
  return result.value;
}

/** `kind schema.object[.column] before → after` of the last crawl, oldest first. */
async function changes(store: MetadataStore): Promise<string[]> {
  const history = value(await store.history({ limit: 1000 }));
  const last = history[0]?.run;
  return history
    .filter(({ run }) => run === last)
    .toReversed()
    .map(({ kind, object, column, before, after, confidence }) =>
      [
        kind,
        [object.schema, object.name, column].filter((part) => part !== null).join('.'),
        [before, after].filter((part) => part !== null).join(' → '),
        confidence === null ? '' : `(${confidence})`,
      ]
        .filter(Boolean)
        .join(' '),
    );
}

describe('a crawl', () => {
  it('ends when the server is away, so that the next one goes on, and goes on itself without what cannot be read', async () => {
    const store = await open(temporaryFolder());
    const objects = ['a.one', 'b.two', 'c.three'].map((name) => table(name, 'id int'));
    const missing = (kind: DatabaseFailure['kind']): CrawlWork['connector'] => ({
      async *crawl(request, token) {
        for await (const step of scriptedConnector(objects).crawl(request, token)) {
          if (!('schema' in step || 'objects' in step) || !JSON.stringify(step).includes('"b"')) yield step;
          else if (step.step === 'schema-done') yield { step: 'missed', what: 'schema b', schema: 'b', failure: { ...LOST, kind } };
        }
      },
    });
    for (const kind of ['connection-lost', 'unreachable', 'login'] as const) {
      const away = await runCrawl(work(store, missing(kind)));
      assert.deepEqual(!away.ok && away.error, { from: 'database', failure: { ...LOST, kind } });
    }
    const without = await runCrawl(work(store, missing('rights')));
    assert.ok(without.ok);
    assert.deepEqual([without.value.resumed, without.value.run.objects, without.value.run.missed.length], [1, 2, 1]);
  });

  it('goes on where the connection was lost, and reads no schema twice', async () => {
    const store = await open(temporaryFolder());
    const objects = ['a.one', 'a.two', 'b.three', 'b.four', 'c.five'].map((name) => table(name, 'id int'));
    const broken = await runCrawl(
      work(
        store,
        scriptedConnector(objects, ({ name }) => name === 'four'),
      ),
    );
    assert.deepEqual(!broken.ok && broken.error, { from: 'database', failure: LOST });
    const connector = scriptedConnector(objects);
    const result = await runCrawl(work(store, connector));
    assert.ok(result.ok);
    assert.deepEqual([connector.crawled, result.value.resumed, result.value.run.objects], [['b', 'c'], 1, 5]);
    assert.equal((await shape(store)).length, 5);
    await store.close();
  });

  it('stops when it is cancelled, and goes on with the next call', async () => {
    const store = await open(temporaryFolder());
    const token = { isCancellationRequested: false };
    const objects = ['a.one', 'b.two'].map((name) => table(name, 'id int'));
    const stopped = runCrawl(work(store, scriptedConnector(objects), { token, onProgress: () => (token.isCancellationRequested = true) }));
    await assert.rejects(stopped, CancelledError);
    assert.equal((await crawled(store, objects)).run.objects, 2);
    await store.close();
  });

  it('fails when the database cannot even be listed, and leaves the last snapshot', async () => {
    const store = await open(temporaryFolder());
    await crawled(store, [table('a.one', 'id int')]);
    const failing: CrawlWork['connector'] = {
      async *crawl() {
        yield { step: 'missed', what: 'the database', failure: LOST };
      },
    };
    const result = await runCrawl(work(store, failing));
    assert.deepEqual(!result.ok && result.error, { from: 'database', failure: LOST });
    assert.deepEqual(await shape(store), ['a.one(id)']);
    await store.close();
  });

  it('takes a column for renamed whose new name says the same in another language', async () => {
    const store = await open(temporaryFolder());
    await crawled(store, [table('s.orders', 'id int, sales_amt numeric, note text')]);
    await crawled(store, [table('s.orders', 'id int, 매출금액 numeric, note text')]);
    assert.deepEqual(await changes(store), ['rename-column s.orders.매출금액 sales_amt → 매출금액 (0.95)']);
    await crawled(store, [table('s.orders', 'id int, 고객명 numeric, note text')]);
    assert.deepEqual(await changes(store), ['drop-column s.orders.매출금액 numeric', 'add-column s.orders.고객명 numeric']);
    await store.close();
  });

  it('keeps what has changed, with guesses at renames that say how sure they are', async () => {
    const store = await open(temporaryFolder());
    const first = table('s.orders', 'id int!, amount numeric(10,2), day date, note text', {
      keys: [{ kind: 'primary', name: 'pk', columns: ['id'] }],
      indexes: [{ name: 'i', unique: false, parts: ['day'], method: 'btree', condition: null }],
    });
    await crawled(store, [first, table('s.customers', 'id int, name text, city text'), table('s.gone', 'x int')]);
    assert.deepEqual(await changes(store), []);
    const second = table('s.orders', 'id bigint!, amount_eur numeric(10,2), day date!, extra int', {
      keys: [{ kind: 'primary', name: 'pk', columns: ['id', 'day'] }],
      comment: 'Orders',
    });
    await crawled(store, [second, table('s.clients', 'id int, name text, city text'), table('s.fresh', 'y text')]);
    assert.deepEqual(await changes(store), [
      'change-comment s.orders Orders',
      'drop-column s.orders.note text',
      'add-column s.orders.extra int',
      'rename-column s.orders.amount_eur amount → amount_eur (0.8)',
      'change-type s.orders.id int → bigint',
      'change-nullability s.orders.day null → not null',
      'change-key s.orders pk: primary key (id) → pk: primary key (id, day)',
      'drop-index s.orders i: btree (day)',
      'rename-object s.clients customers → clients (0.76)',
      'drop-object s.gone table',
      'add-object s.fresh table',
    ]);
    const found = value(await store.history({ object: 's.ORDERS', kinds: ['change-type', 'drop-column'], limit: 10 }));
    assert.deepEqual(
      found.map(({ kind }) => kind),
      ['change-type', 'drop-column'],
    );
    assert.deepEqual(value(await store.history({ since: Date.now() + 10_000, limit: 10 })), []);
    await store.close();
  });
});
