import { saying } from '../../../base/index.ts';
import { type ConnectionSettings, type DatabaseFailure, failureOf } from '../../../metadata/index.ts';
import { failure, networkFailure, placeOf } from '../network-failure.ts';

/** What the driver throws: `code` is ORA-… or NJS-…; `offset` counts bytes. */
interface DriverError {
  readonly message: string;
  readonly code?: string;
  readonly offset?: number;
  readonly cause?: unknown;
}

/** Where a statement stands in what was sent. */
export interface SentStatement {
  readonly sql: string;
  /** Characters that were put in front of it. */
  readonly prefix: number;
}

/** An error of the server or the driver, with what to do about it. */
export function oracleFailure(error: unknown, settings: ConnectionSettings, sent: SentStatement | null = null): DatabaseFailure {
  const known = failureOf(error) ?? networkFailure(error, settings);
  if (known !== null) return known;
  if (!(error instanceof Error)) return failure('driver', String(error));
  const { offset, cause, ...given }: DriverError = error as Error & DriverError;
  const code = given.code ?? null;
  // The driver adds lines that lead to its documentation.
  const message = error.message.split('\n')[0]?.trim() ?? error.message;
  if (code?.startsWith('NJS-') === true) return networkFailure(cause, settings) ?? driverFailure(code, message, settings);
  return serverFailure(code ?? /^ORA-\d+/.exec(message)?.[0] ?? null, message, settings, offsetOf(offset, sent));
}

function serverFailure(code: string | null, message: string, settings: ConnectionSettings, offset: number | null): DatabaseFailure {
  const { name } = settings;
  const user = settings.user ?? saying('this user');
  switch (code) {
    case 'ORA-01017':
    case 'ORA-01005':
      return failure('login', saying('Oracle did not let {0} in. Check “user” and “password” of the connection “{1}”.', user, name), code);
    case 'ORA-28000':
      return failure('login', saying('The account {0} is locked. An administrator has to unlock it.', user), code);
    case 'ORA-28001':
    case 'ORA-28011':
      return failure(
        'login',
        saying('The password of {0} has expired. Change it on the server, then in the connection “{1}”.', user, name),
        code,
      );
    case 'ORA-01045':
      return failure('login', saying('{0} may not open sessions. An administrator has to grant CREATE SESSION.', user), code);
    case 'ORA-12514':
    case 'ORA-12505':
      return noSuchService(code, settings);
    case 'ORA-12541':
    case 'ORA-12170':
    case 'ORA-12545':
      return failure(
        'unreachable',
        saying('No listener of Oracle answers at {0}. Check “host” and “port” of the connection “{1}”.', placeOf(settings), name),
        code,
      );
    case 'ORA-00018':
    case 'ORA-00020':
    case 'ORA-12516':
    case 'ORA-12519':
    case 'ORA-12520':
    case 'ORA-02391':
      return failure(
        'unreachable',
        saying('The server has no connection left to give ({0}). Close others, or raise its limit of sessions.', message),
        code,
      );
    case 'ORA-01033':
    case 'ORA-01034':
    case 'ORA-01035':
      return failure('unreachable', saying('The database is not open: {0}. Try again when it runs.', message), code);
    case 'ORA-01031':
    case 'ORA-01720':
    case 'ORA-41900':
      return failure(
        'rights',
        saying('{0} has no right to this: {1}. Ask for the right, or leave the object out.', user, message),
        code,
        offset,
      );
    case 'ORA-01456':
      return failure('refused', saying('Not run: this could change data, and the connection only reads ({0}).', message), code, offset);
    case 'ORA-01013':
      return failure('cancelled', saying('The query was cancelled.'), code);
    case 'ORA-00054':
    case 'ORA-30006':
    case 'ORA-00040':
      return failure('timeout', saying('The server gave up: {0}. Try again later, or ask for less.', message), code);
    case 'ORA-03113':
    case 'ORA-03114':
    case 'ORA-03135':
    case 'ORA-00028':
    case 'ORA-02396':
    case 'ORA-01012':
      return failure('connection-lost', saying('The connection “{0}” was lost. Try again; AETL connects anew.', name), code);
    default:
      return failure('statement', message, code, offset);
  }
}

function driverFailure(code: string, message: string, settings: ConnectionSettings): DatabaseFailure {
  const { name } = settings;
  switch (code) {
    case 'NJS-518':
    case 'NJS-517':
      return noSuchService(code, settings);
    case 'NJS-501':
    case 'NJS-530':
    case 'NJS-503':
    case 'NJS-511':
    case 'NJS-541':
      return failure(
        'unreachable',
        saying(
          '{0} cannot be reached: {1} Check “host” and “port” of the connection “{2}”.',
          placeOf(settings),
          withoutCode(message),
          name,
        ),
        code,
      );
    case 'NJS-510':
      return failure(
        'unreachable',
        saying('{0} did not answer in time. Check host, port and firewall of “{1}”.', placeOf(settings), name),
        code,
      );
    case 'NJS-512':
      return failure(
        'unreachable',
        saying('The listener at {0} refuses the connection: {1}', placeOf(settings), withoutCode(message)),
        code,
      );
    case 'NJS-505':
    case 'NJS-506':
      return failure(
        'certificate',
        saying(
          'No encrypted connection to {0} comes about: {1} Check the certificate, or write “tls: off” if the listener does not encrypt.',
          placeOf(settings),
          withoutCode(message),
        ),
        code,
      );
    case 'NJS-116':
      return failure(
        'login',
        saying(
          'The password of {0} is kept in a form (10g) that thin drivers do not know. An administrator has to set it anew.',
          settings.user ?? saying('this user'),
        ),
        code,
      );
    case 'NJS-123':
      return failure('timeout', saying('The query took longer than is allowed and was ended. Ask for less, or allow more time.'), code);
    case 'NJS-500':
    case 'NJS-003':
    case 'NJS-521':
      return failure('connection-lost', saying('The connection “{0}” was lost. Try again; AETL connects anew.', name), code);
    case 'NJS-533':
      return failure(
        'unreachable',
        saying(
          'The listener at {0} wants encryption that this driver does not know (Native Network Encryption). Use a TLS port.',
          placeOf(settings),
        ),
        code,
      );
    case 'NJS-138':
      return failure('driver', saying('This version of Oracle is older than the thin driver speaks to: it takes 12.1 or newer.'), code);
    default:
      return failure('driver', withoutCode(message), code);
  }
}

function noSuchService(code: string, settings: ConnectionSettings): DatabaseFailure {
  return failure(
    'no-such-database',
    saying(
      'The listener at {0} knows no service {1}. Check “database” of the connection “{2}”: it is the name of a service, not a SID.',
      placeOf(settings),
      settings.database ?? '',
      settings.name,
    ),
    code,
  );
}

function withoutCode(message: string): string {
  return `${message.replace(/^NJS-\d+:\s*/, '').replace(/\.$/, '')}.`;
}

/** Bytes of UTF-8 become units of UTF-16. */
function offsetOf(bytes: number | undefined, sent: SentStatement | null): number | null {
  if (bytes === undefined || sent === null) return null;
  const own = bytes - sent.prefix;
  return own < 0 ? null : Buffer.from(sent.sql).subarray(0, own).toString().length;
}
