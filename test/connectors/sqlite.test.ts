import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { NEVER_CANCELLED } from '../../server/src/base/index.ts';
import { contract } from './contract.ts';
import { escapes } from './escapes.ts';
import { sqlite } from './sqlite-harness.ts';

contract(sqlite);

it('SQLite reads its full-text tables', async (test) => {
  const database = await sqlite.start();
  test.after(() => database.stop());
  const connector = await database.connect(database.reader);
  test.after(() => connector.close());
  const sql = "SELECT count(*) FROM notes WHERE notes MATCH 'nothing'";
  const answer = await connector.query({ sql, maxRows: 9, maxBytes: 999, timeoutMilliseconds: 9999 }, NEVER_CANCELLED);
  assert.ok(answer.ok, answer.ok ? '' : answer.error.message);
});

escapes({
  name: 'SQLite',
  dialect: 'sqlite',
  async start() {
    const database = await sqlite.start();
    const file = database.writer.path ?? '';
    const folder = path.dirname(file);
    copyFileSync(file, path.join(folder, 'other.db'));
    return {
      mighty: database.writer,
      connect: database.connect,
      // Every byte of every file.
      state: async () => readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name)).toString('base64')]),
      stop: database.stop,
    };
  },
  held: [
    "INSERT INTO audit_log VALUES ('x')",
    "INSERT INTO audit_log VALUES ('x') RETURNING line",
    'DELETE FROM customers',
    'UPDATE customers SET name = 1 RETURNING name',
    "WITH a AS (SELECT 1) INSERT INTO audit_log SELECT 'x' RETURNING line",
    "SELECT 1; INSERT INTO audit_log VALUES ('x')",
    'CREATE TABLE x (a)',
    'CREATE TEMP TABLE x (a)',
    'DROP TABLE audit_log',
    "ATTACH 'new.db' AS new",
    "VACUUM INTO 'copy.db'",
    'VACUUM',
    'PRAGMA journal_mode = WAL',
    'PRAGMA user_version = 5',
    'PRAGMA query_only = OFF',
    'PRAGMA writable_schema = ON',
    'PRAGMA wal_checkpoint',
    'PRAGMA optimize',
    'BEGIN IMMEDIATE',
    'REINDEX',
    'ANALYZE',
    "SELECT load_extension('x')",
    "SELECT writefile('out', 'x')",
    "SELECT fts3_tokenizer('a', X'00')",
    "INSERT INTO notes (notes) VALUES ('rebuild')",
    "/* SELECT */ INSERT INTO audit_log VALUES ('x')",
  ],
  heldByDatabaseOnly: [],
  notHeld: [],
});
