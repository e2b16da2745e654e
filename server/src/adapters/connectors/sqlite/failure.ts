import { saying } from '../../../base/index.ts';
import { type ConnectionSettings, type DatabaseFailure, failureOf } from '../../../metadata/index.ts';
import { failure } from '../network-failure.ts';
import type { SqliteProblem } from './protocol.ts';

/** The result codes of https://www.sqlite.org/rescode.html that say more than “wrong statement”. */
const CODE = { perm: 3, busy: 5, locked: 6, readOnly: 8, corrupt: 11, cantOpen: 14, auth: 23, notADatabase: 26 } as const;

export function sqliteFailure({ message, code }: SqliteProblem, settings: ConnectionSettings, sql: string | null): DatabaseFailure {
  const file = settings.path ?? '';
  switch (code) {
    case null:
      return failure('driver', message);
    case CODE.notADatabase:
    case CODE.corrupt:
      return failure(
        'no-such-database',
        saying(
          '{0} is not an SQLite database, or it is damaged ({1}). Check “path” of the connection “{2}”, or restore the file from a copy.',
          file,
          message,
          settings.name,
        ),
        String(code),
      );
    case CODE.cantOpen:
    case CODE.perm:
      return failure(
        'rights',
        saying('{0} cannot be opened: {1}. Check the rights on the file and its folder.', file, message),
        String(code),
      );
    case CODE.busy:
    case CODE.locked:
      return failure('timeout', saying('{0} is in use by a program that writes to it. Try again later.', file), String(code));
    case CODE.readOnly:
    case CODE.auth:
      return failure('refused', saying('Not run: this could change data, and the connection only reads ({0}).', message), String(code));
    default:
      return failure('statement', message, String(code), sql === null ? null : offsetOf(message, sql));
  }
}

export function failureOfAny(error: unknown): DatabaseFailure {
  return failureOf(error) ?? failure('driver', error instanceof Error ? error.message : String(error));
}

/** SQLite quotes the word that it did not expect; where it stands is known when it stands there once. */
function offsetOf(message: string, sql: string): number | null {
  const word = /^near "([\s\S]*)": syntax error/.exec(message)?.[1] ?? /^no such (?:column|table): ([\s\S]+)$/.exec(message)?.[1];
  if (word === undefined || word === '') return null;
  const at = sql.indexOf(word);
  return at >= 0 && !sql.includes(word, at + 1) ? at : null;
}
