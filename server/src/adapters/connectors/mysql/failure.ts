import { type ConnectionSettings, type DatabaseFailure, failureOf } from '../../../metadata/index.ts';
import { codeOf, failure, networkFailure } from '../network-failure.ts';

/** An error of the server or the driver, with what to do about it. */
export function mysqlFailure(error: unknown, settings: ConnectionSettings, sql: string | null = null): DatabaseFailure {
  const known = failureOf(error) ?? networkFailure(error, settings);
  if (known !== null) return known;
  const { message, errno } = detailsOf(error);
  const { name, host } = settings;
  if (codeOf(error) === 'HANDSHAKE_NO_SSL_SUPPORT')
    return failure('certificate', `The server of “${name}” does not encrypt connections. Write “tls: off”, or turn TLS on in the server.`);
  if (errno !== null) return serverFailure(errno, message, settings, sql);
  if (/closed state|Connection lost|closed the connection|server did not end|Pool is closed/i.test(message))
    return failure('connection-lost', `The connection “${name}” was lost. Try again; AETL connects anew.`);
  if (/connect ETIMEDOUT|timed out/i.test(message))
    return failure('unreachable', `${host ?? 'localhost'} did not answer in time. Check host, port and firewall of “${name}”.`);
  return failure('driver', message, codeOf(error));
}

function detailsOf(error: unknown): { readonly message: string; readonly errno: number | null } {
  if (!(error instanceof Error)) return { message: String(error), errno: null };
  const { sqlMessage, errno } = error as { readonly sqlMessage?: unknown; readonly errno?: unknown };
  const isOfServer = typeof errno === 'number' && errno >= 1000;
  return { message: typeof sqlMessage === 'string' ? sqlMessage : error.message, errno: isOfServer ? errno : null };
}

function serverFailure(errno: number, message: string, settings: ConnectionSettings, sql: string | null): DatabaseFailure {
  const { name, user, database } = settings;
  const code = String(errno);
  switch (errno) {
    case 1045:
    case 1130:
    case 1698:
    case 1251:
    case 1862:
    case 3118:
      return failure(
        'login',
        `The server did not let ${user ?? 'this user'} in: ${message}. Check “user” and “password” of the connection “${name}”.`,
        code,
      );
    case 1044:
    case 1049:
      return failure(
        'no-such-database',
        `There is no database ${database ?? ''} on this server, or the account may not use it. Check “database” of the connection “${name}”.`,
        code,
      );
    case 1040:
    case 1203:
    case 1226:
      return failure(
        'unreachable',
        `The server has no connection left to give (${message}). Close others, or raise its limit of connections.`,
        code,
      );
    case 1142:
    case 1143:
    case 1227:
    case 1370:
    case 1345:
      return failure(
        'rights',
        `${user ?? 'The account'} has no right to this: ${message}. Ask for the right, or leave the object out.`,
        code,
      );
    case 1969:
    case 3024:
      return failure('timeout', `The server ended the query: ${message}. Ask for less, or allow more time.`, code);
    case 1205:
      return failure('timeout', `The server gave up waiting: ${message}. Try again later.`, code);
    case 1317:
      return failure('cancelled', 'Somebody has ended this query on the server.', code);
    case 1792:
    case 1290:
      return failure('refused', `Not run: this could change data, and the connection only reads (${message}).`, code);
    case 1295:
      return failure('refused', 'Not run: the server does not take this for a query.', code);
    case 1053:
    case 1077:
    case 1927:
    case 4031:
      return failure(
        'connection-lost',
        `The server of “${name}” has closed the connection: ${message}. Try again; AETL connects anew.`,
        code,
      );
    default:
      return failure('statement', message, code, sql === null ? null : offsetOf(message, sql));
  }
}

/** Errors of syntax quote what comes after the place, up to eighty characters. */
function offsetOf(message: string, sql: string): number | null {
  const near = /near '([\s\S]*)' at line \d+$/.exec(message)?.[1];
  if (near === undefined) return null;
  const at = near === '' ? sql.length : sql.indexOf(near);
  return at >= 0 && (near === '' || sql.indexOf(near, at + 1) < 0) ? at : null;
}
