import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { tell } from '../../server/src/base/index.ts';
import type { ConnectionSettings, Connector, CrawlStep, DatabaseFailure, DatabaseObject } from '../../server/src/metadata/index.ts';
import { failureOf, objectKey } from '../../server/src/metadata/index.ts';
import type { Expected, Harness, TestDatabase } from './harness.ts';
import { all, CAPS, crawled, failureIn, NEVER, refusedBy, tokenAfter, waitFor } from './queries.ts';
import { startProxy } from './servers/proxy.ts';

/** What every connector keeps. A database is a harness; what it does not have is null there, and not asked. */
export function contract(harness: Harness): void {
  describe(`${harness.name}: the contract of connectors`, { timeout: 300_000 }, () => {
    let database: TestDatabase;
    let expected: Expected;
    let connector: Connector;
    const other = async <T>(settings: ConnectionSettings, use: (connector: Connector) => Promise<T>): Promise<T> => {
      const opened = await database.connect(settings);
      try {
        return await use(opened);
      } finally {
        await opened.close();
      }
    };
    before(async () => {
      database = await harness.start();
      ({ expected } = database);
      connector = await database.connect(database.reader);
    });
    after(async () => {
      await connector?.close();
      await database?.stop();
    });

    it('says which server it is, and that the reader cannot write', async () => {
      const facts = await connector.test(NEVER);
      assert.ok(facts.ok, JSON.stringify(facts));
      assert.match(facts.value.product, expected.product);
      assert.equal(facts.value.canWrite, false);
      assert.equal(facts.value.encrypted, expected.encrypted);
    });

    it('says that an account can write', () =>
      other(database.writer, async (writer) => {
        const facts = await writer.test(NEVER);
        assert.equal(facts.ok && facts.value.canWrite, true);
      }));

    it('says what is wrong in the settings, and never the password', async () => {
      for (const [what, change, kind, message] of expected.wrongSettings) {
        const settings = { ...database.reader, ...change };
        const failure = await other(settings, (wrong) => refusedBy(wrong.test(NEVER)));
        assert.equal(failure.kind, kind, `${what}: ${failure.message}`);
        assert.match(failure.message, message, what);
        if (settings.password !== null) assert.ok(!failure.message.includes(settings.password), what);
      }
    });

    it('encrypts as it is told', async () => {
      if (expected.encrypted === null || database.isFake === true) return;
      for (const [tls, encrypted] of [
        ['off', false],
        ['insecure', true],
      ] as const) {
        const facts = await other({ ...database.reader, tls, options: {} }, (connector) => connector.test(NEVER));
        assert.equal(facts.ok && facts.value.encrypted, encrypted, JSON.stringify(facts));
      }
    });

    it('connects anew when the server has closed its connections', async () => {
      if (database.disconnect === null) return;
      const half = await connector.query({ ...CAPS, sql: expected.million, maxRows: 1_000_000, maxBytes: 1e12 }, NEVER);
      assert.ok(half.ok);
      await database.disconnect();
      await assert.rejects(async () => {
        for await (const _ of half.value.batches);
      }, /was lost|shutting down|closed the connection/);
      await waitFor(async () => (await connector.test(NEVER)).ok);
    });

    it('is closed in the middle of a result', async () => {
      const half = await database.connect(database.reader);
      const answer = await half.query({ ...CAPS, sql: expected.million, maxRows: 1_000_000, maxBytes: 1e12 }, NEVER);
      assert.ok(answer.ok);
      await half.close();
      await waitFor(async () => (await database.running(expected.million)) === 0);
    });

    it('gives up on a server that has fallen silent', async () => {
      const { port } = database.reader;
      if (port === null) return;
      const proxy = await startProxy(port);
      try {
        await other({ ...database.reader, port: proxy.port }, async (connector) => {
          assert.equal((await connector.test(NEVER)).ok, true);
          setTimeout(() => proxy.fallSilent(), 300);
          const started = performance.now();
          const failure = await failureIn(connector, { sql: expected.slow, timeoutMilliseconds: 1000 });
          assert.equal(failure.kind, 'timeout', failure.message);
          assert.ok(performance.now() - started < 15_000);
        });
      } finally {
        proxy.stop();
      }
      await waitFor(async () => (await database.running(expected.slow)) === 0);
    });

    it('says so when the server has no connection left', async () => {
      if (database.exhaust === null) return;
      await database.exhaust(true);
      try {
        const failure = await other(database.reader, (fresh) => refusedBy(fresh.test(NEVER)));
        assert.equal(failure.kind, 'unreachable', failure.message);
      } finally {
        await database.exhaust(false);
      }
    });

    describe('crawl', () => {
      let steps: readonly CrawlStep[] = [];
      let objects: readonly DatabaseObject[] = [];
      before(async () => {
        steps = await other(database.crawler, (crawler) => crawled(crawler, { schemas: [expected.schema], include: [], exclude: [] }));
        objects = steps.flatMap((step) => (step.step === 'objects' ? step.objects : []));
      });

      it('reads every object of each kind, once', () => {
        assert.deepEqual(steps[0], { step: 'schemas', names: [expected.schema], searchPath: expected.searchPath });
        assert.deepEqual(steps.at(-1), { step: 'schema-done', schema: expected.schema });
        assert.deepEqual(
          steps.filter(({ step }) => step === 'missed'),
          [],
        );
        const counts = Object.groupBy(objects, ({ kind }) => kind);
        assert.deepEqual(Object.fromEntries(Object.entries(counts).map(([kind, found]) => [kind, found.length])), expected.kinds);
        assert.ok(objects.length >= 60, `${objects.length} objects`);
        const names = objects.map(({ kind, name, ...more }) => `${kind} ${name} ${'signature' in more ? more.signature : ''}`);
        assert.equal(new Set(names).size, names.length);
        assert.ok(steps.every((step) => step.step !== 'objects' || step.objects.length <= 5000));
      });

      it('reads nothing again that its catalog says is as it was, and everything else', async () => {
        const marks = new Map(steps.flatMap((step) => (step.step === 'objects' ? [...(step.marks ?? [])] : [])));
        const again: CrawlStep[] = [];
        await other(database.crawler, async (crawler) => {
          const request = { schemas: [expected.schema], include: [], exclude: [] };
          for await (const step of crawler.crawl(request, NEVER, { of: async () => marks })) again.push(step);
        });
        const kept = again.flatMap((step) => (step.step === 'unchanged' ? step.objects.map(({ key }) => key) : []));
        const read = again.flatMap((step) => (step.step === 'objects' ? step.objects : []));
        assert.deepEqual(kept.sort(), [...marks.keys()].sort());
        assert.deepEqual([...kept, ...read.map(objectKey)].sort(), objects.map(objectKey).sort());
        assert.equal(marks.size > 0, expected.tellsChanges);
      });

      it('reads columns, keys, indexes, partitions and comments', () => {
        for (const table of expected.tables) {
          const found = objects.find(({ name, kind }) => name === table.name && kind === (table.kind ?? 'table'));
          assert.ok(found, table.name);
          const looked = Object.fromEntries(Object.keys(table).map((key) => [key, found[key as keyof DatabaseObject]]));
          assert.deepEqual(looked, table);
        }
      });

      it('reads the source of views, routines and triggers', () => {
        for (const [kind, name, text] of expected.definitions) {
          const found = objects.find((object) => object.kind === kind && object.name === name);
          assert.ok(found !== undefined && 'definition' in found, `${kind} ${name}`);
          assert.match(found.definition ?? '', text);
        }
      });

      it('keeps names as they are, and a thousand columns', () => {
        for (const [, odd] of expected.oddNames)
          assert.ok(
            objects.find(({ name }) => name === odd),
            odd,
          );
        const wide = objects.find(({ name }) => name === expected.wide);
        assert.equal(wide !== undefined && 'columns' in wide && wide.columns.length, 1000);
      });

      it('reads what is asked for', async () => {
        const [first, second] = expected.tables;
        const chosen = await crawled(connector, {
          schemas: [expected.schema],
          include: [`${expected.schema}.${first?.name}`, `*.${second?.name}`],
          exclude: [`*.${second?.name}`],
        });
        const names = chosen.flatMap((step) => (step.step === 'objects' ? step.objects : [])).map(({ name }) => name);
        assert.deepEqual([...new Set(names)], [first?.name]);
      });

      it('says what the account may not read, and goes on', async () => {
        if (expected.forbidden === null) return;
        const found = await crawled(connector, { schemas: [], include: [], exclude: [] });
        const missed = found.filter((step) => step.step === 'missed');
        assert.deepEqual(
          missed.map(({ what, failure }) => [tell(what), failure.kind]),
          [[`schema ${expected.forbidden}`, 'rights']],
        );
        assert.ok(found.some((step) => step.step === 'schema-done' && step.schema === expected.schema));
      });

      it('says that there is no such schema', async () => {
        const found = await crawled(connector, { schemas: ['nowhere'], include: [], exclude: [] });
        assert.deepEqual(
          found.map(({ step }) => step),
          ['schemas', 'missed'],
        );
      });

      it('is cancelled', async () => {
        await assert.rejects(async () => {
          for await (const _ of connector.crawl({ schemas: [], include: [], exclude: [] }, { isCancellationRequested: true }));
        }, /cancelled/);
      });
    });

    describe('query', () => {
      it('keeps every value', async () => {
        for (const [what, sql, row] of expected.values) {
          const { rows } = await all(connector, { sql });
          assert.deepEqual(rows, [row], what);
        }
      });

      it('takes values of placeholders', async () => {
        const [sql, parameters, row] = expected.placeholder;
        assert.deepEqual((await all(connector, { sql, parameters })).rows, [row]);
      });

      it('reads tables with odd names, empty ones, and those of a thousand columns', async () => {
        for (const [sql] of expected.oddNames) assert.equal((await all(connector, { sql: `SELECT * FROM ${sql}` })).columns.length, 1, sql);
        const empty = await all(connector, { sql: `SELECT * FROM ${expected.schema}.${expected.emptyTable}` });
        assert.deepEqual([empty.rows, empty.truncated], [[], null]);
        assert.ok(empty.columns.length > 0);
        assert.equal((await all(connector, { sql: `SELECT * FROM ${expected.schema}.${expected.wide}` })).columns.length, 1000);
      });

      it('says what is wrong in a statement, and where', async () => {
        const { sql, offset } = expected.wrongStatement;
        const failure = await failureIn(connector, { sql });
        assert.equal(failure.kind, 'statement', failure.message);
        assert.equal(failure.offset, offset, failure.message);
      });

      it('ends at the caps of rows and bytes', async () => {
        const rows = await all(connector, { sql: expected.million, maxRows: 1234 });
        assert.deepEqual([rows.rows.length, rows.truncated], [1234, 'rows']);
        const bytes = await all(connector, { sql: expected.million, maxBytes: 50_000 });
        assert.equal(bytes.truncated, 'bytes');
        assert.ok(bytes.rows.length > 100 && bytes.rows.length < 1500, String(bytes.rows.length));
        const none = await all(connector, { sql: expected.million, maxRows: 0 });
        assert.deepEqual([none.rows.length, none.truncated], [0, 'rows']);
      });

      it('streams a million rows in little memory', async () => {
        const answer = await connector.query(
          { ...CAPS, sql: expected.million, maxRows: 2_000_000, maxBytes: 1e12, timeoutMilliseconds: 120_000 },
          NEVER,
        );
        assert.ok(answer.ok, JSON.stringify(answer));
        let [count, most] = [0, 0];
        const before = process.memoryUsage().rss;
        for await (const batch of answer.value.batches) {
          count += batch.length;
          most = Math.max(most, process.memoryUsage().rss);
          assert.ok(batch.length <= 10_000);
        }
        assert.equal(count, 1_000_000);
        assert.equal(answer.value.truncated(), null);
        assert.ok(most - before < (database.isFake === true ? 400e6 : 200e6), `${Math.round((most - before) / 1e6)} MB more`);
      });

      it('ends the statement on the server when the reader has seen enough', async () => {
        const answer = await connector.query({ ...CAPS, sql: expected.million, maxRows: 1_000_000 }, NEVER);
        assert.ok(answer.ok);
        for await (const _ of answer.value.batches) break;
        await waitFor(async () => (await database.running(expected.million)) === 0);
        assert.equal((await all(connector, { sql: expected.million, maxRows: 1 })).rows.length, 1);
      });

      it('is ended by its time-out', async () => {
        const started = performance.now();
        const failure = await failureIn(connector, { sql: expected.slow, timeoutMilliseconds: 700 });
        assert.equal(failure.kind, 'timeout', failure.message);
        assert.ok(performance.now() - started < 10_000);
        await waitFor(async () => (await database.running(expected.slow)) === 0);
      });

      it('is cancelled', async () => {
        const started = performance.now();
        const failure = await failureIn(connector, { sql: expected.slow, timeoutMilliseconds: 300_000 }, tokenAfter(400));
        assert.equal(failure.kind, 'cancelled', failure.message);
        assert.ok(performance.now() - started < 10_000);
        await waitFor(async () => (await database.running(expected.slow)) === 0);
      });

      it('runs several at a time, and one does not wait for the other', async () => {
        const token = { isCancellationRequested: false };
        const slow = failureIn(connector, { sql: expected.slow, timeoutMilliseconds: 60_000 }, token);
        const [, sql, row] = expected.values[0] ?? ['', '', []];
        assert.deepEqual((await all(connector, { sql })).rows, [row]);
        token.isCancellationRequested = true;
        assert.equal((await slow).kind, 'cancelled');
      });
    });

    it('explains without running', async () => {
      const plan = await connector.explain(expected.million, NEVER);
      assert.ok(plan.ok, JSON.stringify(plan));
      assert.match(plan.value, expected.explained);
    });

    it('runs what a person has confirmed, and its reader does not write even so', async () => {
      const { sql, affected, shownBy, shown } = expected.write;
      const { name, environment } = database.writer;
      const confirmed = { sql, connection: name, environment, confirmedAt: Date.now(), timeoutMilliseconds: 10_000 };
      const refused = await refusedBy(connector.executeConfirmed({ ...confirmed, connection: database.reader.name }, NEVER));
      assert.ok(['rights', 'refused', 'statement'].includes(refused.kind), refused.message);
      await other(database.writer, async (writer) => {
        assert.deepEqual(await writer.executeConfirmed(confirmed, NEVER), { ok: true, value: affected });
        assert.deepEqual((await all(writer, { sql: shownBy })).rows, [[shown]]);
      });
    });

    it('says so when the server dies in mid-result, and when it stays away', async () => {
      const { kill } = database;
      if (kill === null) return;
      const answer = await connector.query({ ...CAPS, sql: expected.million, maxRows: 1_000_000, maxBytes: 1e12 }, NEVER);
      assert.ok(answer.ok);
      let failure: DatabaseFailure | null = null;
      try {
        let count = 0;
        for await (const _ of answer.value.batches) if (++count === 2) await kill();
      } catch (error) {
        failure = failureOf(error);
      }
      assert.equal(failure?.kind, 'connection-lost', JSON.stringify(failure));
      assert.equal((await refusedBy(connector.test(NEVER))).kind, 'unreachable');
    });
  });
}
