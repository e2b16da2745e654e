import { saying } from '../../../base/index.ts';
import { type ConnectionSettings, type DatabaseFailure, failureOf } from '../../../metadata/index.ts';
import { failure, networkFailure } from '../network-failure.ts';

/** What tedious throws: errors of the server have a number, those of its own a code, and several of them come as one. */
interface DriverError {
  readonly message: string;
  readonly code?: string;
  readonly number?: number;
  readonly lineNumber?: number;
  readonly errors?: readonly DriverError[];
  readonly cause?: unknown;
}

/** An error of the server or the driver, with what to do about it. `sql` is the statement that was run, if one was. */
export function tsqlFailure(error: unknown, settings: ConnectionSettings, sql: string | null = null): DatabaseFailure {
  const known = failureOf(error);
  if (known !== null) return known;
  if (!(error instanceof Error)) return failure('driver', String(error));
  const given: DriverError = error;
  // Several errors come as one; the first is the cause.
  const found = given.errors?.[0] ?? given;
  if (found.number !== undefined) return serverFailure(found, found.number, settings, sql);
  return networkFailure(found.cause, settings) ?? networkFailure(found, settings) ?? driverFailure(found, settings);
}

/** Numbers of sys.messages. */
function serverFailure(
  { message, lineNumber }: DriverError,
  number: number,
  settings: ConnectionSettings,
  sql: string | null,
): DatabaseFailure {
  const code = String(number);
  const { name, database } = settings;
  const user = settings.user ?? saying('this user');
  switch (number) {
    case 18456:
    case 18452:
      return failure(
        'login',
        saying(
          'SQL Server did not let {0} in. Check “user” and “password” of the connection “{1}”, and that the server takes SQL logins.',
          user,
          name,
        ),
        code,
      );
    case 18486:
      return failure('login', saying('The login {0} is locked. An administrator has to unlock it.', user), code);
    case 18487:
    case 18488:
      return failure(
        'login',
        saying('The password of {0} has expired or must be changed. Change it on the server, then in the connection “{1}”.', user, name),
        code,
      );
    case 4060:
    case 911:
      return failure(
        'no-such-database',
        saying(
          'There is no database {0} on this server, or {1} may not open it. Check “database” of the connection “{2}”.',
          database ?? '',
          user,
          name,
        ),
        code,
      );
    case 17809:
    case 10928:
      return failure(
        'unreachable',
        saying('The server has no connection left to give ({0}) Close others, or raise its limit of connections.', message),
        code,
      );
    case 40615:
      return failure(
        'unreachable',
        saying("The server's firewall does not let this machine in. An administrator has to allow its address."),
        code,
      );
    case 229:
    case 230:
    case 262:
    case 297:
    case 300:
    case 371:
    case 916:
      return failure('rights', saying('{0} has no right to this: {1} Ask for the right, or leave the object out.', user, message), code);
    case 1222:
      return failure('timeout', saying('Another session holds a lock on what is read. Try again later.'), code);
    case 3906:
    case 3908:
      return failure('refused', saying('Not run: {0}', message), code);
    default:
      return failure('statement', message, code, sql === null ? null : startOfLine(sql, lineNumber));
  }
}

function driverFailure({ message, ...error }: DriverError, settings: ConnectionSettings): DatabaseFailure {
  const { name } = settings;
  const code = error.code ?? null;
  const place = `${settings.host ?? 'localhost'}:${settings.port ?? 1433}`;
  switch (code) {
    case 'EENCRYPT':
      return settings.tls === 'off'
        ? failure('certificate', saying('The server of “{0}” takes encrypted connections only. Write “tls: on”.', name), code)
        : failure(
            'certificate',
            saying('The server of “{0}” does not encrypt connections. Write “tls: off”, or turn TLS on in the server.', name),
            code,
          );
    case 'ELOGIN':
      return failure(
        'login',
        saying(
          'SQL Server did not let {0} in: {1} Check “user” and “password” of the connection “{2}”.',
          settings.user ?? saying('this user'),
          message,
          name,
        ),
        code,
      );
    case 'EINSTLOOKUP':
      return failure(
        'unreachable',
        saying(
          'There is no instance {0} on {1}, or its browser service does not run. Give “port” of the connection “{2}” instead.',
          String(settings.options['instance'] ?? ''),
          settings.host ?? 'localhost',
          name,
        ),
        code,
      );
    case 'ETIMEOUT':
      return failure('unreachable', saying('{0} did not answer in time. Check host, port and firewall of “{1}”.', place, name), code);
    case 'EINVALIDSTATE':
    case 'ECLOSE':
    case 'ESOCKET':
      if (/^Failed to connect/.test(message))
        return failure(
          'unreachable',
          saying('{0} cannot be reached: {1}. Check “host” and “port” of the connection “{2}”.', place, message, name),
          code,
        );
      return failure('connection-lost', saying('The connection “{0}” was lost. Try again; AETL connects anew.', name), code);
    default:
      return failure('driver', message, code);
  }
}

/** SQL Server tells the line, from one. */
function startOfLine(sql: string, line: number | undefined): number | null {
  if (line === undefined || line < 1) return null;
  let at = 0;
  for (let left = line - 1; left > 0; left--) {
    const end = sql.indexOf('\n', at);
    if (end < 0) return null;
    at = end + 1;
  }
  return at;
}
