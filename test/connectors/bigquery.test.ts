import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { BigQueryClient } from '../../server/src/adapters/connectors/bigquery/client.ts';
import { bigQueryFailure } from '../../server/src/adapters/connectors/bigquery/failure.ts';
import { tell } from '../../server/src/base/index.ts';
import type { Connector, DatabaseFailure } from '../../server/src/metadata/index.ts';
import { bigQueryColumns } from '../support/fake-servers/bigquery/index.ts';
import { type BigQueryState, bigquery, startBigQuery } from './bigquery-harness.ts';
import { contract } from './contract.ts';
import { all, CAPS, crawled, failureIn, NEVER, refusedBy } from './queries.ts';

contract(bigquery);

describe('BigQuery, through a fake', () => {
  let fake: BigQueryState;
  let connector: Connector;
  before(async () => {
    fake = await startBigQuery();
    connector = await fake.database.connect(fake.database.reader);
  });
  after(async () => {
    await connector.close();
    await fake.server.kill();
  });

  it('asks what a statement would do before it runs, with its limits', async () => {
    const start = fake.server.log.length;
    await all(connector, { sql: 'SELECT * FROM shop.customers', maxBytesBilled: 1_000_000, timeoutMilliseconds: 5000 });
    assert.deepEqual(
      fake.server.log.slice(start).map(({ dryRun, maximumBytesBilled, jobTimeoutMs }) => [dryRun, maximumBytesBilled, jobTimeoutMs]),
      [
        [true, null, '5000'],
        [false, '1000000', '5000'],
      ],
    );
  });

  it('does not run what BigQuery says is no query', async () => {
    fake.answers.set('CALL shop.close_month()', { kind: 'done', statementType: 'SCRIPT', affected: null });
    const failure = await failureIn(connector, { sql: 'CALL shop.close_month()' });
    assert.deepEqual([failure.kind, failure.message], ['refused', 'Not run: BigQuery says that this is no query but SCRIPT.']);
    assert.ok(fake.server.log.every(({ sql, dryRun }) => sql !== 'CALL shop.close_month()' || dryRun));
  });

  it('does not run what would read too much', async () => {
    fake.answers.set('SELECT much', { kind: 'rows', columns: bigQueryColumns('n:INTEGER'), rows: [], bytes: 35e9 });
    const failure = await failureIn(connector, { sql: 'SELECT much' });
    assert.equal(failure.kind, 'refused');
    assert.match(
      failure.message,
      /would read 35,000 MB, and no more than 10,738 MB are allowed.*“maximumBytesBilled” in the options of the connection “warehouse”/,
    );
    assert.ok(fake.server.log.every(({ sql, dryRun }) => sql !== 'SELECT much' || dryRun));
  });

  it('reads more when the connection allows it', async () => {
    const { reader } = fake.database;
    const generous = await fake.database.connect({ ...reader, options: { maximumBytesBilled: 1e12 } });
    assert.equal((await all(generous, { sql: 'SELECT much' })).rows.length, 0);
  });

  it('says what fails while a statement runs', async () => {
    fake.answers.set('SELECT 1 / n', { kind: 'fails', error: { status: 400, reason: 'invalidQuery', message: 'division by zero: 1 / 0' } });
    const failure = await failureIn(connector, { sql: 'SELECT 1 / n' });
    assert.deepEqual([failure.kind, failure.message], ['statement', 'division by zero: 1 / 0']);
  });

  it('says how much was read', async () => {
    for (const [sql, cached, message] of [
      ['SELECT fresh', false, '12,345 bytes were read.'],
      ['SELECT cached', true, 'The result came out of the cache.'],
    ] as const) {
      fake.answers.set(sql, { kind: 'rows', columns: bigQueryColumns('n:INTEGER'), rows: [['1']], cached });
      const answer = await connector.query({ ...CAPS, sql }, NEVER);
      assert.ok(answer.ok);
      for await (const _ of answer.value.batches);
      assert.deepEqual(answer.value.messages(), [message]);
    }
  });

  it('names the types of a result', async () => {
    const columns = [
      { name: 'a', type: 'NUMERIC', precision: '12', scale: '2' },
      { name: 'b', type: 'RECORD', mode: 'REPEATED', fields: [{ name: 'x', type: 'INTEGER' }] },
      { name: 'c', type: 'FLOAT' },
    ] as const;
    fake.answers.set('SELECT types', { kind: 'rows', columns, rows: [] });
    assert.deepEqual(
      (await all(connector, { sql: 'SELECT types' })).columns.map(({ type }) => type),
      ['NUMERIC(12, 2)', 'ARRAY<STRUCT<x INT64>>', 'FLOAT64'],
    );
  });

  it('goes on when a dataset may not be read', async () => {
    const steps = await crawled(connector, { schemas: [], include: [], exclude: [] });
    const missed = steps.flatMap((step) => (step.step === 'missed' ? [[tell(step.what), step.failure.kind]] : []));
    assert.deepEqual(missed, [
      ['tables and views of private', 'rights'],
      ['routines of private', 'rights'],
    ]);
    assert.ok(steps.some((step) => step.step === 'schema-done' && step.schema === 'shop'));
  });

  it('says what is wrong with a key file, and nothing of what is in it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'aetl-key-'));
    const file = path.join(folder, 'key.json');
    for (const text of [
      '{"type": "something", "private_key": "planted-s3cret"}',
      'planted-s3cret',
      '{"type": "service_account", "client_email": "a@b", "private_key": "planted-s3cret"}',
    ]) {
      writeFileSync(file, text);
      const wrong = await fake.database.connect({ ...fake.database.reader, password: null, path: file });
      const failure = await refusedBy(wrong.test(NEVER));
      assert.equal(failure.kind, 'login', failure.message);
      assert.doesNotMatch(failure.message, /planted/);
    }
    rmSync(folder, { recursive: true });
  });
});

it('BigQuery: sends no token in clear text to other machines', () => {
  const settings = {
    name: 'w',
    type: 'bigquery',
    environment: null,
    host: null,
    port: null,
    database: 'd',
    user: null,
    password: 't0ken',
    path: null,
    tls: 'off',
    options: {},
  } as const;
  for (const [change, endpoint] of [
    [{}, 'https://bigquery.googleapis.com'],
    [{ host: 'private.example.com' }, 'https://private.example.com'],
    [{ host: '127.0.0.1', port: 9050 }, 'http://127.0.0.1:9050'],
    [{ host: 'emulator', port: 9050, password: null }, 'http://emulator:9050'],
    [{ host: 'emulator', tls: 'on', password: null }, 'https://emulator'],
  ] as const)
    assert.equal(new BigQueryClient({ ...settings, ...change }).library.apiEndpoint, endpoint);
});

describe('what errors of BigQuery mean', () => {
  const settings = {
    name: 'w',
    type: 'bigquery',
    environment: null,
    host: null,
    port: null,
    database: 'd',
    user: null,
    password: null,
    path: null,
    tls: 'on',
    options: {},
  } as const;
  const cases: readonly (readonly [status: number, reason: string, message: string, kind: DatabaseFailure['kind']])[] = [
    [401, 'authError', 'Invalid Credentials', 'login'],
    [403, 'accessDenied', 'Access Denied: Table a', 'rights'],
    [403, 'billingNotEnabled', 'Billing has not been enabled', 'rights'],
    [403, 'quotaExceeded', 'Quota exceeded', 'statement'],
    [403, 'responseTooLarge', 'Response too large to return', 'statement'],
    [404, 'notFound', 'Not found: Project nowhere', 'no-such-database'],
    [404, 'notFound', 'Not found: Table d:a.b was not found in location US', 'statement'],
    [400, 'invalidQuery', 'Syntax error: Unexpected end of script at [1:8]', 'statement'],
    [400, 'bytesBilledLimitExceeded', 'Query exceeded limit for bytes billed', 'refused'],
    [499, 'stopped', 'Job execution was cancelled', 'cancelled'],
    [400, 'timeout', 'Job exceeded timeout.', 'timeout'],
    [503, 'backendError', 'Error encountered during execution. Retrying may solve the problem.', 'unreachable'],
  ];
  for (const [code, reason, message, kind] of cases)
    it(`${code} ${reason}: ${kind}`, () => {
      assert.equal(
        bigQueryFailure(Object.assign(new Error(message), { code, errors: [{ reason, message }] }), settings, 'SELECT').kind,
        kind,
      );
    });
});
