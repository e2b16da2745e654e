import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contract } from './contract.ts';
import { escapes } from './escapes.ts';
import { sqlite } from './sqlite-harness.ts';

contract(sqlite);

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
