import { saying } from '../../../base/index.ts';
import { type ConnectionSettings, type DatabaseFailure, failureOf } from '../../../metadata/index.ts';
import { codeOf, failure, networkFailure } from '../network-failure.ts';

/** Where a statement stands in what was sent. */
interface SentStatement {
  readonly sql: string;
  /** Characters that were put in front of it. */
  readonly prefix: number;
}

/** An error of the server or the driver, with what to do about it. */
export function postgresFailure(error: unknown, settings: ConnectionSettings, sent: SentStatement | null = null): DatabaseFailure {
  const known = failureOf(error) ?? networkFailure(error, settings);
  if (known !== null) return known;
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error);
  const name = settings.name;
  if (/server does not support SSL/i.test(message))
    return failure(
      'certificate',
      saying('The server of “{0}” does not encrypt connections. Write “tls: off”, or turn TLS on in the server.', name),
    );
  if (code === null && /received invalid response|unexpected \w+ message from backend|error establishing an SSL connection/i.test(message))
    return failure(
      'unreachable',
      saying(
        'What answers at {0} is no PostgreSQL. Check “host” and “port” of the connection “{1}”.',
        `${settings.host ?? 'localhost'}:${settings.port ?? 5432}`,
        name,
      ),
    );
  if (/timeout exceeded when trying to connect|connection timeout/i.test(message))
    return failure(
      'unreachable',
      saying(
        '{0} did not answer in time. Check host, port and firewall of “{1}”, or close results that are open.',
        settings.host ?? 'localhost',
        name,
      ),
    );
  if (
    /terminated|connection ended|not queryable|Client has encountered|server did not end|Cannot use a pool/i.test(message) &&
    code === null
  )
    return failure('connection-lost', saying('The connection “{0}” was lost. Try again; AETL connects anew.', name));
  if (/password must be a string|SASL|no password/i.test(message) && code === null)
    return failure(
      'login',
      saying(
        'The server wants a password for {0}. Give “password” of the connection “{1}”, such as {2}.',
        settings.user ?? saying('this user'),
        name,
        `\${env:NAME}`,
      ),
    );
  if (code === null || !/^[0-9A-Z]{5}$/.test(code)) return failure('driver', message, code);
  return serverFailure(code, withHint(message, error), settings, offsetOf(error, sent));
}

function serverFailure(code: string, message: string, settings: ConnectionSettings, offset: number | null): DatabaseFailure {
  const { name, user, database } = settings;
  switch (code) {
    case '28P01':
    case '28000':
      if (/no encryption|SSL off/i.test(message))
        return failure('certificate', saying('The server of “{0}” takes encrypted connections only. Write “tls: on”.', name), code);
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
    case '3D000':
      return failure(
        'no-such-database',
        saying('There is no database {0} on this server. Check “database” of the connection “{1}”.', database ?? '', name),
        code,
      );
    case '53300':
    case '53400':
      return failure(
        'unreachable',
        saying('The server has no connection left to give ({0}). Close others, or raise its limit of connections.', message),
        code,
      );
    case '42501':
      return failure(
        'rights',
        saying('{0} has no right to this: {1}. Ask for the right, or leave the object out.', user ?? saying('The account'), message),
        code,
        offset,
      );
    case '57014':
      return failure('timeout', saying('The server ended the query: {0}. Ask for less, or allow more time.', message), code);
    case '55P03':
    case '25P03':
      return failure('timeout', saying('The server gave up waiting: {0}. Try again later.', message), code);
    case '25006':
      return failure('refused', saying('Not run: this could change data, and the connection only reads ({0}).', message), code, offset);
    case '57P01':
    case '57P02':
    case '57P03':
      return failure(
        'connection-lost',
        saying('The server of “{0}” is shutting down or starting: {1}. Try again when it runs.', name, message),
        code,
      );
  }
  // 08P01 is of class 08 too, but says that a statement and its values do not fit.
  if (code.startsWith('08') && code !== '08P01')
    return failure('connection-lost', saying('The connection “{0}” was lost: {1}. Try again; AETL connects anew.', name, message), code);
  return failure('statement', message, code, offset);
}

/** What the server proposes to do about it. */
function withHint(message: string, error: unknown): string {
  if (typeof error !== 'object' || error === null || !('hint' in error) || typeof error.hint !== 'string' || error.hint === '')
    return message;
  return `${message}. ${error.hint.replace(/\.$/, '')}`;
}

/** PostgreSQL counts characters from one; the statement counts UTF-16 units. */
function offsetOf(error: unknown, sent: SentStatement | null): number | null {
  if (sent === null || typeof error !== 'object' || error === null || !('position' in error)) return null;
  const characters = Number(error.position) - 1 - sent.prefix;
  if (!Number.isInteger(characters) || characters < 0) return null;
  return [...sent.sql].slice(0, characters).join('').length;
}
