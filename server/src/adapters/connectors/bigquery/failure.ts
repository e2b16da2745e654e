import { saying } from '../../../base/index.ts';
import { type ConnectionSettings, type DatabaseFailure, failureOf } from '../../../metadata/index.ts';
import { failure, networkFailure } from '../network-failure.ts';

/** What the library throws: a status of HTTP, and the service's own reasons. */
interface ApiError {
  readonly message: string;
  readonly code?: number | string;
  readonly errors?: readonly { readonly reason?: string; readonly message?: string }[];
}

/** An error of the service, of signing in or of the network, with what to do about it. `sql` is the statement that was run, if one was. */
export function bigQueryFailure(error: unknown, settings: ConnectionSettings, sql: string | null = null): DatabaseFailure {
  const known = failureOf(error) ?? networkFailure(error, settings);
  if (known !== null) return known;
  if (!(error instanceof Error)) return failure('driver', String(error));
  const { code: status, errors = [] }: ApiError = error as Error & Partial<ApiError>;
  const [first] = errors;
  // The library's own message repeats the first of the errors when there are several.
  const message = firstLine(first?.message ?? error.message);
  return signInFailure(message, settings) ?? serviceFailure(first?.reason ?? null, status ?? null, message, settings, sql);
}

function signInFailure(message: string, { name }: ConnectionSettings): DatabaseFailure | null {
  if (/Could not load the default credentials|Unable to detect a Project Id/i.test(message))
    return failure(
      'login',
      saying(
        'Nobody is signed in to Google Cloud on this machine. Give a key file as “path” of the connection “{0}”, or run: gcloud auth application-default login',
        name,
      ),
    );
  if (/invalid_grant|invalid_client|Invalid JWT|account not found|DECODER|PEM routines|private key/i.test(message))
    return failure(
      'login',
      saying(
        'Google Cloud does not accept the key of the connection “{0}”: {1}. Make a new one, and check the clock of this machine.',
        name,
        message,
      ),
    );
  return null;
}

/** Reasons of the service, and statuses of HTTP where there is none. */
function serviceFailure(
  reason: string | null,
  status: number | string | null,
  message: string,
  settings: ConnectionSettings,
  sql: string | null,
): DatabaseFailure {
  const { name, database } = settings;
  const code = reason ?? (status === null ? null : String(status));
  switch (reason) {
    case 'invalidQuery':
    case 'invalid':
      return failure('statement', message, code, sql === null ? null : offsetOf(message, sql));
    case 'bytesBilledLimitExceeded':
      return failure(
        'refused',
        saying(
          '{0} Read fewer columns or partitions, or raise “maximumBytesBilled” in the options of the connection “{1}”.',
          message,
          name,
        ),
        code,
      );
    case 'stopped':
      return failure('cancelled', saying('The query was cancelled.'), code);
    case 'timeout':
    case 'jobTimeout':
      return failure('timeout', saying('BigQuery ended the query: {0} Ask for less, or allow more time.', message), code);
    case 'quotaExceeded':
    case 'rateLimitExceeded':
    case 'resourcesExceeded':
    case 'billingTierLimitExceeded':
    case 'responseTooLarge':
      return failure('statement', saying("BigQuery's limits do not allow this: {0}", message), code);
    case 'billingNotEnabled':
      return failure('rights', saying('The project {0} has no billing: {1}', database ?? '', message), code);
  }
  if (/Job exceeded timeout|Operation timed out/i.test(message))
    return failure('timeout', saying('BigQuery ended the query: {0} Ask for less, or allow more time.', message), code);
  if (status === 401 || reason === 'authError')
    return failure(
      'login',
      saying(
        'BigQuery did not let this account in. Check the key file or the access token of the connection “{0}”; tokens live for an hour.',
        name,
      ),
      code,
    );
  if (status === 403 || reason === 'accessDenied')
    return failure('rights', saying('The account has no right to this: {0} Ask for the role, or leave the object out.', message), code);
  if (
    (status === 404 || reason === 'notFound') &&
    /Not found: Project|project .* (not found|does not exist)|Invalid project/i.test(message)
  )
    return failure(
      'no-such-database',
      saying('There is no project {0}, or the account may not see it. Check “database” of the connection “{1}”.', database ?? '', name),
      code,
    );
  if (status === 404 || reason === 'notFound') return failure('statement', message, code, sql === null ? null : offsetOf(message, sql));
  if (typeof status === 'number' && status >= 500)
    return failure('unreachable', saying('BigQuery has a problem of its own just now: {0} Try again later.', message), code);
  return failure(status === 400 ? 'statement' : 'driver', message, code);
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.trim() ?? message;
}

/** `… at [2:8]`: line and column, from one. Columns count characters, but a tab counts up to eight of them: then the line is all that is known. */
function offsetOf(message: string, sql: string): number | null {
  const place = /\[(\d+):(\d+)\]/.exec(message);
  if (place === null) return null;
  const lines = sql.split('\n');
  const [line, column] = [Number(place[1]) - 1, Number(place[2]) - 1];
  const text = lines[line];
  if (text === undefined) return null;
  const start = lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0);
  return text.includes('\t') ? start : start + [...text].slice(0, column).join('').length;
}
