import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guarded } from '../../../../server/src/adapters/connectors/guarded.ts';
import { NEVER_CANCELLED, Redactor } from '../../../../server/src/base/index.ts';
import {
  type Answer,
  type ConnectionSettings,
  type Connector,
  DatabaseError,
  type DatabaseFailure,
  failureOf,
} from '../../../../server/src/metadata/index.ts';

const SECRET = 'planted-s3cret';
const FAILURE: DatabaseFailure = { kind: 'driver', message: `it failed with ${SECRET}`, code: null, offset: null };
const SETTINGS: ConnectionSettings = {
  name: 'dw',
  type: 'postgres',
  environment: 'prod',
  host: null,
  port: null,
  database: null,
  user: null,
  password: SECRET,
  path: null,
  tls: 'off',
  options: {},
};
const LIMITS = { maxRows: 1, maxBytes: 1, timeoutMilliseconds: 1 };

/** A connector that notes what reaches it. */
function connector(answer: 'fails' | 'throws') {
  const reached: string[] = [];
  const fails = async (what: string): Promise<Answer<never>> => {
    reached.push(what);
    return { ok: false, error: FAILURE };
  };
  const inner: Connector = {
    settings: SETTINGS,
    test: () => fails('test'),
    async *crawl() {
      yield { step: 'missed', what: 'x', failure: FAILURE };
      throw new DatabaseError(FAILURE);
    },
    async query({ sql }) {
      if (answer === 'fails') return fails(sql);
      const batches = async function* () {
        yield [[1]];
        throw new DatabaseError(FAILURE);
      };
      return { ok: true, value: { columns: [], batches: batches(), truncated: () => null, messages: () => [] } };
    },
    explain: fails,
    executeConfirmed: ({ sql }) => fails(sql),
    close: async () => {},
  };
  const redactor = new Redactor();
  redactor.add(SECRET);
  return { reached, guarded: guarded(inner, SETTINGS, redactor) };
}

describe('every connector is guarded', () => {
  it('statements that write do not reach the driver', async () => {
    const { reached, guarded: safe } = connector('fails');
    for (const sql of ['DELETE FROM t', 'SELECT 1; DELETE FROM t', '']) {
      const answer = await safe.query({ sql, ...LIMITS }, NEVER_CANCELLED);
      assert.equal(!answer.ok && answer.error.kind, 'refused');
    }
    for (const sql of ['ANALYZE DELETE FROM t', 'DROP TABLE t']) assert.equal((await safe.explain(sql, NEVER_CANCELLED)).ok, false);
    assert.deepEqual(reached, []);
    await safe.query({ sql: 'SELECT 1', ...LIMITS }, NEVER_CANCELLED);
    await safe.explain('DELETE FROM t', NEVER_CANCELLED);
    assert.deepEqual(reached, ['SELECT 1', 'DELETE FROM t']);
  });

  it('what is confirmed for another connection or environment does not reach it', async () => {
    const { reached, guarded: safe } = connector('fails');
    const confirmed = { sql: 'DELETE FROM t', connection: 'dw', environment: 'prod', confirmedAt: 0, timeoutMilliseconds: 1 } as const;
    for (const change of [{ connection: 'other' }, { environment: 'dev' }, { environment: null }] as const)
      assert.equal((await safe.executeConfirmed({ ...confirmed, ...change }, NEVER_CANCELLED)).ok, false);
    assert.deepEqual(reached, []);
    await safe.executeConfirmed(confirmed, NEVER_CANCELLED);
    assert.deepEqual(reached, ['DELETE FROM t']);
  });

  it('no failure tells a secret', async () => {
    const { guarded: failing } = connector('fails');
    const { guarded: throwing } = connector('throws');
    const said: string[] = [];
    const note = (answer: Answer<unknown>) => said.push(answer.ok ? '' : answer.error.message);
    note(await failing.test(NEVER_CANCELLED));
    note(await failing.query({ sql: 'SELECT 1', ...LIMITS }, NEVER_CANCELLED));
    note(await failing.explain('SELECT 1', NEVER_CANCELLED));
    note(
      await failing.executeConfirmed(
        { sql: 'x', connection: 'dw', environment: 'prod', confirmedAt: 0, timeoutMilliseconds: 1 },
        NEVER_CANCELLED,
      ),
    );
    const rows = await throwing.query({ sql: 'SELECT 1', ...LIMITS }, NEVER_CANCELLED);
    assert.ok(rows.ok);
    for (const items of [rows.value.batches, throwing.crawl({ schemas: [], include: [], exclude: [] }, NEVER_CANCELLED)]) {
      try {
        for await (const item of items) said.push(JSON.stringify(item));
      } catch (error) {
        said.push(failureOf(error)?.message ?? 'no failure', String(error));
      }
    }
    assert.equal(said.filter((text) => text.includes('it failed with •••')).length, 9, said.join('\n'));
    assert.ok(!said.join('\n').includes(SECRET));
  });

  it('refuses a placeholder, unless there are values', async () => {
    const { reached, guarded: port } = connector('fails');
    const refused = await port.query({ sql: 'SELECT $1', ...LIMITS }, NEVER_CANCELLED);
    assert.ok(!refused.ok && refused.error.kind === 'refused' && refused.error.offset === 7);
    assert.deepEqual(reached, []);
    await port.query({ sql: 'SELECT $1', parameters: [1], ...LIMITS }, NEVER_CANCELLED);
    assert.deepEqual(reached, ['SELECT $1']);
  });
});
