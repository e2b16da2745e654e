import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ConnectionSettings, Connector } from '../../server/src/metadata/index.ts';
import type { DialectName } from '../../server/src/protocol/index.ts';
import { checkReadOnly } from '../../server/src/sql/index.ts';
import { CAPS, NEVER } from './queries.ts';

export interface EscapeHarness {
  readonly name: string;
  readonly dialect: DialectName;
  start(): Promise<{
    /** An account that may do anything. */
    readonly mighty: ConnectionSettings;
    connect(settings: ConnectionSettings): Promise<Connector>;
    /** All that the escapes try to change. */
    state(): Promise<unknown>;
    stop(): Promise<void>;
  }>;
  /** Held by the database itself, with our own check switched off and with every right. */
  readonly held: readonly string[];
  /** Held by the database alone, since our own check does not know what the routines of others do. */
  readonly heldByDatabaseOnly: readonly string[];
  /** Not held by the database: our own check is the only layer, besides an account without such rights. */
  readonly notHeld: readonly string[];
}

/** Each escape is tried on the real database without our own check; then the check is asked about it. */
export function escapes(harness: EscapeHarness): void {
  describe(`${harness.name}: what only reads cannot be made to write`, { timeout: 120_000 }, () => {
    let running: Awaited<ReturnType<EscapeHarness['start']>>;
    let connector: Connector;
    before(async () => {
      running = await harness.start();
      connector = await running.connect(running.mighty);
    });
    after(async () => {
      await connector?.close();
      await running?.stop();
    });
    /** Whether it went through. */
    const tried = async (sql: string, atOnce = false): Promise<boolean> => {
      const answer = await connector.query({ ...CAPS, sql, timeoutMilliseconds: 5000, atOnce }, NEVER);
      if (!answer.ok) return false;
      try {
        for await (const _ of answer.value.batches);
        return true;
      } catch {
        return false;
      }
    };

    for (const [sql, isKnown] of [
      ...harness.held.map((sql) => [sql, true] as const),
      ...harness.heldByDatabaseOnly.map((sql) => [sql, false] as const),
    ]) {
      it(`held: ${sql}`, async () => {
        const state = await running.state();
        await tried(sql);
        await tried(sql, true);
        assert.deepEqual(await running.state(), state);
        assert.equal(checkReadOnly(sql, harness.dialect).reads, !isKnown, 'our own check');
      });
    }
    for (const sql of harness.notHeld) {
      it(`refused by our own check only: ${sql}`, async () => {
        assert.equal(await tried(sql), true);
        assert.equal(checkReadOnly(sql, harness.dialect).reads, false);
      });
    }
    it('does not stay writable after all of this', async () => {
      const state = await running.state();
      for (const sql of harness.held) if (/^INSERT/.test(sql)) assert.equal(await tried(sql), false);
      assert.deepEqual(await running.state(), state);
    });
  });
}
