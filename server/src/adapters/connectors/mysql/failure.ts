import { saying } from '../../../base/index.ts';
import { type ConnectionSettings, type DatabaseFailure, failureOf } from '../../../metadata/index.ts';
import { codeOf, failure, networkFailure } from '../network-failure.ts';

/** An error of the server or the driver, with what to do about it. */
export function mysqlFailure(error: unknown, settings: ConnectionSettings, sql: string | null = null): DatabaseFailure {
  const known = failureOf(error) ?? networkFailure(error, settings);
  if (known !== null) return known;
  const { message, errno } = detailsOf(error);
  const { name, host } = settings;
  if (codeOf(error) === 'HANDSHAKE_NO_SSL_SUPPORT')
    return failure(
      'certificate',
      saying('The server of “{0}” does not encrypt connections. Write “tls: off”, or turn TLS on in the server.', name),
    );
  if (errno !== null) return serverFailure(errno, message, settings, sql);
  if (/closed state|Connection lost|closed the connection|server did not end|Pool is closed/i.test(message))
    return failure('connection-lost', saying('The connection “{0}” was lost. Try again; AETL connects anew.', name));
  if (/connect ETIMEDOUT|timed out/i.test(message))
    return failure('unreachable', saying('{0} did not answer in time. Check host, port and firewall of “{1}”.', host ?? 'localhost', name));
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
        saying(
          'The server did not let {0} in: {1}. Check “user” and “password” of the connection “{2}”.',
          user ?? saying('this user'),
          message,
          name,
        ),
        code,
      );
    case 1044:
    case 1049:
      return failure(
        'no-such-database',
        saying(
          'There is no database {0} on this server, or the account may not use it. Check “database” of the connection “{1}”.',
          database ?? '',
          name,
        ),
        code,
      );
    case 1040:
    case 1203:
    case 1226:
      return failure(
        'unreachable',
        saying('The server has no connection left to give ({0}). Close others, or raise its limit of connections.', message),
        code,
      );
    case 1142:
    case 1143:
    case 1227:
    case 1370:
    case 1345:
      return failure(
        'rights',
        saying('{0} has no right to this: {1}. Ask for the right, or leave the object out.', user ?? saying('The account'), message),
        code,
      );
    case 1969:
    case 3024:
      return failure('timeout', saying('The server ended the query: {0}. Ask for less, or allow more time.', message), code);
    case 1205:
      return failure('timeout', saying('The server gave up waiting: {0}. Try again later.', message), code);
    case 1317:
      return failure('cancelled', saying('Somebody has ended this query on the server.'), code);
    case 1792:
    case 1290:
      return failure('refused', saying('Not run: this could change data, and the connection only reads ({0}).', message), code);
    case 1295:
      return failure('refused', saying('Not run: the server does not take this for a query.'), code);
    case 1053:
    case 1077:
    case 1927:
    case 4031:
      return failure(
        'connection-lost',
        saying('The server of “{0}” has closed the connection: {1}. Try again; AETL connects anew.', name, message),
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
