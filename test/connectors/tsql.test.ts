import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { tsqlFailure } from '../../server/src/adapters/connectors/tsql/failure.ts';
import { tell } from '../../server/src/base/index.ts';
import type { Connector, DatabaseFailure } from '../../server/src/metadata/index.ts';
import { BrokenConnection, StatementError } from '../support/fake-servers/answer.ts';
import { tdsColumns } from '../support/fake-servers/tds/index.ts';
import { contract } from './contract.ts';
import { all, CAPS, crawled, failureIn, NEVER } from './queries.ts';
import { MILLION, startTsql, type TsqlState, tsql } from './tsql-harness.ts';

contract(tsql);

describe('SQL Server, through a fake', () => {
  let fake: TsqlState;
  let connector: Connector;
  before(async () => {
    fake = await startTsql();
    connector = await fake.database.connect(fake.database.reader);
  });
  after(async () => {
    await connector.close();
    await fake.server.kill();
  });
  const logOf = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    const start = fake.server.log.length;
    await work();
    return fake.server.log.slice(start);
  };

  it('undoes whatever a query may have done', async () => {
    const sql = 'SELECT * FROM shop.customers';
    assert.deepEqual((await logOf(() => all(connector, { sql }))).slice(-3), ['begin', sql, 'rollback']);
  });

  it('says that it only reads, except for what was confirmed', async () => {
    await all(connector, { sql: 'SELECT * FROM shop.customers' });
    assert.equal(fake.server.logins.at(-1)?.readOnlyIntent, true);
    assert.equal(fake.server.logins.at(-1)?.application, 'AETL');
    const { name, environment } = fake.database.reader;
    const statement = { sql: 'UPDATE x', connection: name, environment, confirmedAt: 0, timeoutMilliseconds: 1000 };
    fake.answers.set('UPDATE x', { kind: 'done', affected: 7 });
    assert.deepEqual(await connector.executeConfirmed(statement, NEVER), { ok: true, value: 7 });
    assert.equal(fake.server.logins.at(-1)?.readOnlyIntent, false);
  });

  it('holds the server back while nobody reads', async () => {
    const start = fake.server.sentRows;
    const answer = await connector.query({ ...CAPS, sql: MILLION, maxRows: 1e6, maxBytes: 1e12 }, NEVER);
    assert.ok(answer.ok);
    for await (const _ of answer.value.batches) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      const sent = fake.server.sentRows - start;
      assert.ok(sent < 100_000, `${sent} rows`);
      break;
    }
  });

  it('gives up a server that does not heed a cancellation', async () => {
    fake.answers.set('SELECT deaf', { kind: 'deaf' });
    assert.equal((await failureIn(connector, { sql: 'SELECT deaf', timeoutMilliseconds: 300 })).kind, 'timeout');
    assert.equal((await connector.test(NEVER)).ok, true);
  });

  it('shows the rows before an error, and then the error', async () => {
    const rows = function* () {
      for (let n = 0; n < 10; n++) yield [n];
      throw new StatementError(8134, 'Divide by zero error encountered.');
    };
    fake.answers.set('SELECT 1 / n', { kind: 'rows', columns: tdsColumns('n:int'), rows: rows() });
    const failure = await failureIn(connector, { sql: 'SELECT 1 / n' });
    assert.deepEqual([failure.kind, failure.code, failure.message], ['statement', '8134', 'Divide by zero error encountered.']);
  });

  it('says that the connection was lost in mid-result, and connects anew', async () => {
    const rows = function* () {
      for (let n = 0; n < 5000; n++) yield [n];
      throw new BrokenConnection();
    };
    fake.answers.set('SELECT lost', { kind: 'rows', columns: tdsColumns('n:int'), rows: rows() });
    assert.equal((await failureIn(connector, { sql: 'SELECT lost' })).kind, 'connection-lost');
    assert.equal((await connector.test(NEVER)).ok, true);
  });

  it('keeps what the server says besides', async () => {
    fake.answers.set('SELECT noted', { kind: 'rows', columns: tdsColumns('n:int'), rows: [[1]], notices: ['Null value is eliminated.'] });
    const answer = await connector.query({ ...CAPS, sql: 'SELECT noted' }, NEVER);
    assert.ok(answer.ok);
    for await (const _ of answer.value.batches);
    assert.deepEqual(answer.value.messages(), ['Null value is eliminated.']);
  });

  it('names the types of a result', async () => {
    const columns = tdsColumns(
      'a:int',
      'b:decimal(12,2)',
      'c',
      'd:nvarchar(max)',
      'e:datetime2(7)',
      'f:bit',
      'g:varbinary',
      'h:datetime',
      'i:money',
    );
    fake.answers.set('SELECT types', { kind: 'rows', columns, rows: [] });
    assert.deepEqual(
      (await all(connector, { sql: 'SELECT types' })).columns.map(({ type }) => type),
      ['int', 'decimal(12,2)', 'nvarchar(4000)', 'nvarchar(max)', 'datetime2(7)', 'bit', 'varbinary(8000)', 'datetime', 'money'],
    );
  });

  it('goes on when a part of the catalog may not be read', async () => {
    const parts = fake.server.log.find((sql) => sql.includes('aetl foreign keys')) ?? '';
    await crawled(connector, { schemas: ['shop'], include: [], exclude: [] });
    const sql = fake.server.log.find((text) => text.includes('aetl foreign keys')) ?? parts;
    fake.answers.set(sql, { kind: 'error', code: 229, message: "The SELECT permission was denied on the object 'foreign_keys'." });
    const steps = await crawled(connector, { schemas: ['shop'], include: [], exclude: [] });
    fake.answers.delete(sql);
    assert.deepEqual(
      steps.flatMap((step) => (step.step === 'missed' ? [[tell(step.what), step.failure.kind]] : [])),
      [['foreign keys of shop', 'rights']],
    );
    assert.deepEqual(steps.at(-1), { step: 'schema-done', schema: 'shop' });
  });

  it('asks for the parts of many tables at once', async () => {
    const log = await logOf(() => crawled(connector, { schemas: ['shop'], include: [], exclude: [] }));
    assert.equal(log.length, 13);
  });
});

describe('what errors of SQL Server mean', () => {
  const settings = {
    name: 'w',
    type: 'tsql',
    environment: null,
    host: 'h',
    port: 1,
    database: 'd',
    user: 'u',
    password: 'p',
    path: null,
    tls: 'off',
    options: {},
  } as const;
  const cases: readonly (readonly [number, DatabaseFailure['kind']])[] = [
    [18456, 'login'],
    [18486, 'login'],
    [18488, 'login'],
    [4060, 'no-such-database'],
    [911, 'no-such-database'],
    [40615, 'unreachable'],
    [17809, 'unreachable'],
    [229, 'rights'],
    [916, 'rights'],
    [262, 'rights'],
    [1222, 'timeout'],
    [3906, 'refused'],
    [208, 'statement'],
    [102, 'statement'],
    [1205, 'statement'],
  ];
  for (const [number, kind] of cases)
    it(`${number}: ${kind}`, () => {
      const failure = tsqlFailure(Object.assign(new Error('Said.'), { number }), settings);
      assert.deepEqual([failure.kind, failure.code], [kind, String(number)]);
    });
});
