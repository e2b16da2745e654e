import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Statements that are kept prepared: more than the store has. */
const PREPARED = 200;

/** `node:sqlite` as kysely's own SQLite dialect wants a database. */
export function kyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      if (prepared.size >= PREPARED) prepared.clear();
      // All transactions of the store write. One that begins by reading fails when somebody else writes before it does.
      const statement = kyselyStatement(database.prepare(sql === 'begin' ? 'begin immediate' : sql), sql);
      prepared.set(sql, statement);
      return statement;
    },
  };
}

function kyselyStatement(statement: StatementSync, sql: string): SqliteStatement {
  return {
    reader: /^\s*(select|with|pragma|values)\b|\breturning\b/i.test(sql),
    all: (parameters) => statement.all(...parameters.map(bindable)),
    run: (parameters) => statement.run(...parameters.map(bindable)),
    iterate: (parameters) => statement.iterate(...parameters.map(bindable)),
  };
}

type Bindable = null | number | bigint | string | Uint8Array;

/** SQLite has neither booleans nor dates. */
export function bindable(value: unknown): Bindable {
  switch (typeof value) {
    case 'boolean':
      return value ? 1 : 0;
    case 'number':
    case 'bigint':
    case 'string':
      return value;
    default:
      return value instanceof Uint8Array ? value : null;
  }
}
