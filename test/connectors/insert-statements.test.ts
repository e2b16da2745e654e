// Rows that are saved as INSERT statements are the same rows when their own database has run them.
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { type ResultCell, writeResults } from '../../server/src/protocol/index.ts';
import { mariaDbProgram, startMariaDb } from './servers/mariadb.ts';
import { startPostgres } from './servers/postgres.ts';

const NAMES = ['id', 'a "quoted" `name`', '금액 (원)', 'select', 'photo', 'odd'] as const;
const COLUMNS = NAMES.map((name) => ({ name, type: null }));
const ROWS: readonly (readonly ResultCell[])[] = [
  [1, "it's \\n a 'test' \\", '12345678901234567890.0123456789', true, { bytes: 4, hex: 'deadbeef' }, null],
  [2, 'two\nlines\ttab', null, false, { bytes: 0, hex: '' }, '😀 한글'],
];
const inserts = (dialect: string) => writeResults('insert', { columns: COLUMNS, rows: ROWS, dialect });
/** What the database has: texts of its own, so that no driver takes part. */
const WANTED = [
  ['1', "it's \\n a 'test' \\", '12345678901234567890.0123456789', '1', 'deadbeef', null],
  ['2', 'two\nlines\ttab', null, '0', '', '😀 한글'],
];

describe('INSERT statements of results', () => {
  it('run on PostgreSQL', async (test) => {
    const server = await startPostgres();
    test.after(() => server.stop());
    const [id, quoted, amount, select, photo, odd] = NAMES.map((name) => `"${name.replaceAll('"', '""')}"`);
    await server.admin(
      `create table target (${id} int, ${quoted} text, ${amount} numeric, ${select} boolean, ${photo} bytea, ${odd} text)`,
    );
    await server.admin(inserts('postgres'));
    const found = await server.admin(
      `select ${id}::text, ${quoted}, ${amount}::text, ${select}::int::text, encode(${photo}, 'hex') as photo, ${odd} from target order by 1`,
    );
    assert.deepEqual(
      found.rows.map((row) => Object.values(row as object)),
      WANTED,
    );
  });

  if (mariaDbProgram() !== null)
    it('run on MariaDB', async (test) => {
      const server = await startMariaDb();
      test.after(() => server.stop());
      const [id, quoted, amount, select, photo, odd] = NAMES.map((name) => `\`${name.replaceAll('`', '``')}\``);
      const types = `${id} int, ${quoted} text, ${amount} decimal(40, 10), ${select} boolean, ${photo} blob, ${odd} text`;
      await server.admin(`create database shop character set utf8mb4; use shop; create table target (${types}); ${inserts('mariadb')}`);
      const found = await server.admin(
        `select cast(${id} as char), ${quoted}, cast(${amount} as char), cast(${select} as char), lower(hex(${photo})), ${odd} from shop.target order by 1`,
      );
      assert.deepEqual(
        found.map((row) => [...row]),
        WANTED,
      );
    });

  it('run on SQLite', () => {
    const database = new DatabaseSync(':memory:');
    const [id, quoted, amount, select, photo, odd] = NAMES.map((name) => `"${name.replaceAll('"', '""')}"`);
    database.exec(`create table target (${id} int, ${quoted}, ${amount}, ${select}, ${photo}, ${odd}); ${inserts('sqlite')}`);
    const found = database
      .prepare(
        `select cast(${id} as text) a, ${quoted} b, ${amount} c, cast(${select} as text) d, lower(hex(${photo})) e, ${odd} f from target order by 1`,
      )
      .all();
    assert.deepEqual(found.map(Object.values), WANTED);
  });
});
