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
  const user = settings.user ?? 'this user';
  switch (number) {
    case 18456:
    case 18452:
      return failure(
        'login',
        `SQL Server did not let ${user} in. Check “user” and “password” of the connection “${name}”, and that the server takes SQL logins.`,
        code,
      );
    case 18486:
      return failure('login', `The login ${user} is locked. An administrator has to unlock it.`, code);
    case 18487:
    case 18488:
      return failure(
        'login',
        `The password of ${user} has expired or must be changed. Change it on the server, then in the connection “${name}”.`,
        code,
      );
    case 4060:
    case 911:
      return failure(
        'no-such-database',
        `There is no database ${database ?? ''} on this server, or ${user} may not open it. Check “database” of the connection “${name}”.`,
        code,
      );
    case 17809:
    case 10928:
      return failure(
        'unreachable',
        `The server has no connection left to give (${message}) Close others, or raise its limit of connections.`,
        code,
      );
    case 40615:
      return failure('unreachable', `The server's firewall does not let this machine in. An administrator has to allow its address.`, code);
    case 229:
    case 230:
    case 262:
    case 297:
    case 300:
    case 371:
    case 916:
      return failure('rights', `${user} has no right to this: ${message} Ask for the right, or leave the object out.`, code);
    case 1222:
      return failure('timeout', 'Another session holds a lock on what is read. Try again later.', code);
    case 3906:
    case 3908:
      return failure('refused', `Not run: ${message}`, code);
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
        ? failure('certificate', `The server of “${name}” takes encrypted connections only. Write “tls: on”.`, code)
        : failure(
            'certificate',
            `The server of “${name}” does not encrypt connections. Write “tls: off”, or turn TLS on in the server.`,
            code,
          );
    case 'ELOGIN':
      return failure(
        'login',
        `SQL Server did not let ${settings.user ?? 'this user'} in: ${message} Check “user” and “password” of the connection “${name}”.`,
        code,
      );
    case 'EINSTLOOKUP':
      return failure(
        'unreachable',
        `There is no instance ${String(settings.options['instance'] ?? '')} on ${settings.host ?? 'localhost'}, or its browser service does not run. Give “port” of the connection “${name}” instead.`,
        code,
      );
    case 'ETIMEOUT':
      return failure('unreachable', `${place} did not answer in time. Check host, port and firewall of “${name}”.`, code);
    case 'EINVALIDSTATE':
    case 'ECLOSE':
    case 'ESOCKET':
      if (/^Failed to connect/.test(message))
        return failure('unreachable', `${place} cannot be reached: ${message}. Check “host” and “port” of the connection “${name}”.`, code);
      return failure('connection-lost', `The connection “${name}” was lost. Try again; AETL connects anew.`, code);
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
