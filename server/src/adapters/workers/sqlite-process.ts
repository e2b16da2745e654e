// A process that has one SQLite file open; `connectors/sqlite` starts it. A statement cannot be interrupted from JavaScript, a process can be ended.
import { DatabaseSync, type SQLInputValue, StatementSync } from 'node:sqlite';
import { say, speak } from '../../base/index.ts';
import { authorize } from '../connectors/sqlite/authorize.ts';
import type { SqliteAnswer, SqliteProblem, SqliteRequest } from '../connectors/sqlite/protocol.ts';

type Cell = null | number | string | bigint | Uint8Array;

let database: DatabaseSync | null = null;
let rows: Iterator<unknown> | null = null;

process.on('message', (request: SqliteRequest) => {
  let answer: SqliteAnswer;
  try {
    answer = answerTo(request);
  } catch (error) {
    answer = { error: problem(error) };
  }
  process.send?.(answer);
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit());

function answerTo(request: SqliteRequest): SqliteAnswer {
  if (request.do === 'open') {
    speak(request.language);
    database = open(request.path, request.readOnly);
    return {};
  }
  if (database === null) throw new Error(say('no file is open'));
  switch (request.do) {
    case 'start': {
      const statement = prepare(database, request.sql);
      const columns = statement.columns();
      // Whatever gives no rows is no query: VACUUM INTO, ATTACH, and all that writes.
      if (columns.length === 0) return { error: { message: say('this statement gives no rows'), code: READ_ONLY } };
      rows = statement.iterate(...(request.parameters as SQLInputValue[]));
      return { columns: columns.map(({ name, type }) => ({ name, type })) };
    }
    case 'next':
      return { rows: take(request.most) };
    case 'finish':
      rows?.return?.();
      rows = null;
      return {};
    case 'all':
      return {
        rows: prepare(database, request.sql)
          .all(...(request.parameters as SQLInputValue[]))
          .map(cells),
      };
    case 'execute': {
      const { changes } = database.prepare(request.sql).run();
      return { changes: Number(changes) };
    }
  }
}

const READ_ONLY = 8;
const BUSY_MILLISECONDS = 5000;

function open(path: string, readOnly: boolean): DatabaseSync {
  if (!('setReturnArrays' in StatementSync.prototype))
    throw new Error(say('SQLite needs Node 22.16 or newer; this is {0}', process.versions.node));
  const opened = new DatabaseSync(path, { readOnly, allowExtension: false, timeout: BUSY_MILLISECONDS });
  if (!readOnly) return opened;
  opened.exec('PRAGMA query_only = ON; PRAGMA trusted_schema = OFF;');
  // Only newer versions of Node ask before SQLite does something.
  const asking = opened as { readonly setAuthorizer?: (callback: typeof authorize) => void };
  asking.setAuthorizer?.call(opened, authorize);
  return opened;
}

function prepare(from: DatabaseSync, sql: string): StatementSync {
  const statement = from.prepare(sql);
  statement.setReadBigInts(true);
  statement.setReturnArrays(true);
  return statement;
}

function take(most: number) {
  const taken: ReturnType<typeof cells>[] = [];
  while (rows !== null && taken.length < most) {
    const { value, done } = rows.next();
    if (done === true) rows = null;
    else taken.push(cells(value));
  }
  return taken;
}

/** Rows are lists because of `setReturnArrays`; integers that a double cannot hold become text. */
function cells(row: unknown): (null | number | string | Uint8Array)[] {
  return (row as readonly Cell[]).map((cell) => {
    if (typeof cell !== 'bigint') return cell;
    return Number.isSafeInteger(Number(cell)) ? Number(cell) : String(cell);
  });
}

function problem(error: unknown): SqliteProblem {
  const code =
    typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : null;
  return { message: error instanceof Error ? error.message : String(error), code };
}
