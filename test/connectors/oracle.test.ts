import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { oracleFailure } from '../../server/src/adapters/connectors/oracle/failure.ts';
import { tell } from '../../server/src/base/index.ts';
import type { Connector, DatabaseFailure } from '../../server/src/metadata/index.ts';
import { BrokenConnection, StatementError } from '../support/fake-servers/answer.ts';
import { ttcColumns } from '../support/fake-servers/ttc/index.ts';
import { contract } from './contract.ts';
import { MILLION, type OracleState, oracle, startOracle } from './oracle-harness.ts';
import { all, CAPS, crawled, failureIn, NEVER } from './queries.ts';

contract(oracle);

describe('Oracle, through a fake', () => {
  let fake: OracleState;
  let connector: Connector;
  before(async () => {
    fake = await startOracle();
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

  it('reads in a transaction that only reads', async () => {
    const sql = 'SELECT * FROM shop.customers';
    assert.deepEqual((await logOf(() => all(connector, { sql: `${sql};\n` }))).slice(-3), ['SET TRANSACTION READ ONLY', sql, 'rollback']);
  });

  it('runs nothing but queries, whatever the check of statements says', async () => {
    for (const sql of ['BEGIN COMMIT; END;', '/* SELECT */ DROP TABLE t', 'UPDATE t SET a = 1', '-- SELECT\nCALL p()']) {
      const log = await logOf(async () => assert.equal((await failureIn(connector, { sql })).kind, 'refused', sql));
      assert.ok(!log.includes(sql));
    }
    fake.answers.set('/* a */ (WITH x AS (SELECT 1 FROM dual) SELECT * FROM x)', {
      kind: 'rows',
      columns: ttcColumns('N:number'),
      rows: [['1']],
    });
    assert.deepEqual((await all(connector, { sql: '/* a */ (WITH x AS (SELECT 1 FROM dual) SELECT * FROM x)' })).rows, [[1]]);
  });

  it('undoes what EXPLAIN PLAN has written', async () => {
    const log = await logOf(() => connector.explain(MILLION, NEVER));
    const [first = '', second = '', ...rest] = log.slice(-3);
    assert.match(first, /^EXPLAIN PLAN SET STATEMENT_ID = 'aetl[0-9a-f]{16}' FOR SELECT LEVEL/);
    assert.match(second, /DBMS_XPLAN\.DISPLAY_PLAN/);
    assert.deepEqual(rest, ['rollback']);
  });

  it('fetches no more than is asked for', async () => {
    const start = fake.server.sentRows;
    const answer = await connector.query({ ...CAPS, sql: MILLION, maxRows: 1e6, maxBytes: 1e12 }, NEVER);
    assert.ok(answer.ok);
    for await (const _ of answer.value.batches) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      assert.ok(fake.server.sentRows - start < 5000, `${fake.server.sentRows - start} rows`);
      break;
    }
  });

  it('gives up a server that does not heed a break', async () => {
    fake.answers.set('SELECT deaf FROM dual', { kind: 'deaf' });
    assert.equal((await failureIn(connector, { sql: 'SELECT deaf FROM dual', timeoutMilliseconds: 300 })).kind, 'timeout');
    assert.equal((await connector.test(NEVER)).ok, true);
  });

  it('shows the rows before an error, and then the error', async () => {
    const rows = function* () {
      for (let n = 0; n < 3000; n++) yield [String(n)];
      throw new StatementError(1476, 'ORA-01476: divisor is equal to zero');
    };
    fake.answers.set('SELECT 1 / n FROM t', { kind: 'rows', columns: ttcColumns('N:number'), rows: rows() });
    const answer = await connector.query({ ...CAPS, sql: 'SELECT 1 / n FROM t' }, NEVER);
    assert.ok(answer.ok);
    let count = 0;
    await assert.rejects(async () => {
      for await (const batch of answer.value.batches) count += batch.length;
    }, /ORA-01476/);
    assert.ok(count >= 64, String(count));
  });

  it('says that the connection was lost in mid-result, and connects anew', async () => {
    const rows = function* () {
      for (let n = 0; n < 3000; n++) yield [String(n)];
      throw new BrokenConnection();
    };
    fake.answers.set('SELECT lost FROM t', { kind: 'rows', columns: ttcColumns('N:number'), rows: rows() });
    assert.equal((await failureIn(connector, { sql: 'SELECT lost FROM t' })).kind, 'connection-lost');
    assert.equal((await connector.test(NEVER)).ok, true);
  });

  it('names the types of a result', async () => {
    const columns = ttcColumns(
      'A:number',
      'B:number(12,2)',
      'C:number(10,0)',
      'D',
      'E:date',
      'F:timestamp-tz',
      'G:clob',
      'H:raw',
      'I:double',
    );
    fake.answers.set('SELECT types FROM t', { kind: 'rows', columns, rows: [] });
    assert.deepEqual(
      (await all(connector, { sql: 'SELECT types FROM t' })).columns.map(({ type }) => type),
      ['NUMBER', 'NUMBER(12,2)', 'NUMBER(10)', 'VARCHAR2(4000)', 'DATE', 'TIMESTAMP WITH TIME ZONE', 'CLOB', 'RAW(2000)', 'BINARY_DOUBLE'],
    );
  });

  it('goes on when a part of the catalog cannot be read', async () => {
    await crawled(connector, { schemas: ['SHOP'], include: [], exclude: [] });
    const sql = fake.server.log.find((text) => text.includes('aetl partitions')) ?? '';
    fake.answers.set(sql, { kind: 'error', code: 942, message: 'ORA-00942: table or view does not exist' });
    const steps = await crawled(connector, { schemas: ['SHOP'], include: [], exclude: [] });
    fake.answers.delete(sql);
    assert.deepEqual(
      steps.flatMap((step) => (step.step === 'missed' ? [[tell(step.what), step.failure.kind]] : [])),
      [['partitions of SHOP', 'statement']],
    );
    assert.deepEqual(steps.at(-1), { step: 'schema-done', schema: 'SHOP' });
  });

  it('asks for the parts of many tables at once, again and again', async () => {
    const log = await logOf(() => crawled(connector, { schemas: ['SHOP'], include: [], exclude: [] }));
    assert.equal(log.length, 16);
  });
});

describe('what errors of Oracle mean', () => {
  const settings = {
    name: 'w',
    type: 'oracle',
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
  const cases: readonly (readonly [code: string, kind: DatabaseFailure['kind']])[] = [
    ['ORA-01017', 'login'],
    ['ORA-28000', 'login'],
    ['ORA-28001', 'login'],
    ['ORA-01045', 'login'],
    ['ORA-12514', 'no-such-database'],
    ['NJS-518', 'no-such-database'],
    ['ORA-12541', 'unreachable'],
    ['NJS-511', 'unreachable'],
    ['NJS-510', 'unreachable'],
    ['ORA-00018', 'unreachable'],
    ['ORA-01034', 'unreachable'],
    ['ORA-01031', 'rights'],
    ['ORA-01456', 'refused'],
    ['ORA-01013', 'cancelled'],
    ['NJS-123', 'timeout'],
    ['ORA-03113', 'connection-lost'],
    ['NJS-500', 'connection-lost'],
    ['NJS-506', 'certificate'],
    ['ORA-00942', 'statement'],
    ['ORA-00900', 'statement'],
  ];
  for (const [code, kind] of cases)
    it(`${code}: ${kind}`, () => {
      const failure = oracleFailure(Object.assign(new Error(`${code}: said\nHelp: https://docs.oracle.com`), { code }), settings);
      assert.deepEqual([failure.kind, failure.code], [kind, code]);
      assert.doesNotMatch(failure.message, /Help/);
    });
});
