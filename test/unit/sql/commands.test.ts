import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { DIALECT_NAMES, type DialectName } from '../../../server/src/protocol/index.ts';
import { KEYWORDS } from '../../../server/src/sql/parse/keywords.ts';
import { checkKinds } from './check.ts';

/** Commands that have no tree of their own: the grammar of the dialect names them. */
const COMMANDS: readonly (readonly [DialectName, sql: string, kind: string])[] = [
  ['postgres', 'vacuum (full, analyze) t', 'vacuum'],
  ['postgres', "comment on table t is 'x'", 'comment-on-table'],
  ['postgres', 'drop table if exists a, b cascade', 'drop-table'],
  ['postgres', 'alter table t add column a int', 'alter-table'],
  ['postgres', 'grant select on t to u', 'grant'],
  ['postgres', 'refresh materialized view v', 'refresh-materialized-view'],
  ['postgres', 'set search_path to a, b', 'set'],
  ['oracle', "alter session set nls_date_format = 'YYYY'", 'alter-session'],
  ['oracle', 'purge recyclebin', 'purge'],
  ['oracle', 'flashback table t to before drop', 'flashback'],
  ['oracle', 'lock table t in exclusive mode', 'lock-table'],
  ['mysql', 'show tables', 'show'],
  ['mysql', 'use shop', 'use'],
  ['mysql', 'optimize table t', 'optimize'],
  ['tsql', 'use shop', 'use'],
  ['tsql', "print 'x'", 'print'],
  ['tsql', 'dbcc checkdb', 'dbcc'],
  ['bigquery', 'drop schema if exists d cascade', 'drop-schema'],
  ['snowflake', 'use warehouse w', 'use'],
  ['snowflake', 'show tables in schema s', 'show'],
  ['spark', 'refresh table t', 'refresh'],
  ['sqlite', 'pragma foreign_keys = on', 'pragma'],
  ['sqlite', "attach database 'x.db' as y", 'attach'],
  ['duckdb', 'install httpfs', 'install'],
];

describe('commands', () => {
  for (const dialect of DIALECT_NAMES) test(`the grammar of ${dialect} reads`, () => checkKinds(dialect, 'drop table t', ['drop-table']));
  for (const [dialect, sql, kind] of COMMANDS) test(`${dialect}: ${sql}`, () => checkKinds(dialect, sql, [kind]));
  test('what no grammar knows is opaque', () => checkKinds('postgres', 'frobnicate the tables', ['opaque']));
});

/** Words of the parser that the scanner does not know would never match. */
test('the list of keywords holds every word that the parser asks for', () => {
  const known = new Set(KEYWORDS);
  const folder = new URL('../../../server/src/sql/parse/', import.meta.url);
  const missing = new Set<string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file === 'keywords.ts') continue;
    const source = readFileSync(new URL(file, folder), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    for (const [, list = ''] of source.matchAll(/'([A-Z][A-Z_0-9=@ ]*)'/g)) {
      for (const word of list.match(/[A-Z][A-Z_0-9]*/g) ?? []) if (!known.has(word)) missing.add(word);
    }
  }
  assert.deepEqual([...missing], [], 'npm run keywords writes the list anew');
});
