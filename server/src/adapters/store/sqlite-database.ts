import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { Recent } from '../../base/index.ts';

/** Characters of the statements that are kept prepared. Those that insert many rows are long, and there is one for each number of rows. */
const PREPARED = 400_000;

/** kysely's own dialect, on `node:sqlite`. */
export class NodeSqliteDialect extends SqliteDialect {
  constructor(database: DatabaseSync) {
    super({ database: kyselyDatabase(database) });
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** A migration is one transaction: two processes that open an old store at once do not get in each other's way, nor does a kill. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function kyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const prepared = new Recent<SqliteStatement>(PREPARED);
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      // All transactions of the store write. One that begins by reading fails when somebody else writes before it does.
      const statement = kyselyStatement(database.prepare(sql === 'begin' ? 'begin immediate' : sql), sql);
      prepared.set(sql, statement, sql.length);
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
function bindable(value: unknown): Bindable {
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
