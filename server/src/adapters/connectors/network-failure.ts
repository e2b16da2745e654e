import { saying, sentence, type Told, tell } from '../../base/index.ts';
import type { ConnectionSettings, DatabaseFailure } from '../../metadata/index.ts';

/** A failure of the network or of TLS, which look the same below every driver; null when the error is something else. */
export function networkFailure(error: unknown, settings: ConnectionSettings): DatabaseFailure | null {
  const code = codeOf(error);
  if (code === null) return null;
  const place = placeOf(settings);
  const reason = UNREACHABLE[code];
  if (reason !== undefined)
    return failure(
      'unreachable',
      saying('{0} cannot be reached: {1} Check “host” and “port” of the connection “{2}”.', place, saying(reason), settings.name),
      code,
    );
  const certificate =
    CERTIFICATE[code] ??
    (error instanceof Error && TLS_FAILED.has(code) ? SAID.find(([said]) => said.test(error.message))?.[1] : undefined);
  if (certificate !== undefined)
    return failure(
      'certificate',
      saying(
        "The certificate of {0} is not trusted: {1} Name the authority's certificate in “options: { ca: … }”, or write “tls: insecure” to connect without checking it.",
        place,
        saying(certificate),
      ),
      code,
    );
  if (LOST.has(code))
    return failure('connection-lost', saying('The connection to {0} was lost. Try again; AETL connects anew.', place), code);
  return null;
}

const USUAL_PORTS: Readonly<Partial<Record<ConnectionSettings['type'], number>>> = {
  postgres: 5432,
  mysql: 3306,
  tsql: 1433,
  oracle: 1521,
};

/** `host:port`, as the connection would have it. */
export function placeOf({ type, host, port, tls }: ConnectionSettings): string {
  const usual = type === 'oracle' && tls !== 'off' ? 2484 : USUAL_PORTS[type];
  const number = port ?? usual ?? null;
  return `${host ?? (type === 'bigquery' ? 'bigquery.googleapis.com' : 'localhost')}${number === null ? '' : `:${number}`}`;
}

/** The code of an error of Node, also of the first of several that were gathered into one. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : null;
}

export function failure(
  kind: DatabaseFailure['kind'],
  message: Told,
  code: string | null = null,
  offset: number | null = null,
): DatabaseFailure {
  return typeof message === 'string' ? { kind, message, code, offset } : { kind, message: tell(message), said: message, code, offset };
}

export function allInUse(count: number, { name }: ConnectionSettings): DatabaseFailure {
  const message = saying('All {0} connections of “{1}” are in use. Close results that are open, and try again.', count, name);
  return failure('unreachable', message);
}

const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: sentence('nothing listens there.'),
  ENOTFOUND: sentence('there is no such host.'),
  EAI_AGAIN: sentence('the name of the host cannot be looked up just now.'),
  EHOSTUNREACH: sentence('there is no way to that host.'),
  ENETUNREACH: sentence('there is no way to that network.'),
  EADDRNOTAVAIL: sentence('there is no such address.'),
  ETIMEDOUT: sentence('there is no answer; a firewall may be in between.'),
  ENOENT: sentence('there is no such socket.'),
  EACCES: sentence('the system does not allow it.'),
};

const CERTIFICATE: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: sentence('it is signed by itself.'),
  SELF_SIGNED_CERT_IN_CHAIN: sentence('it is signed by an authority that this machine does not know.'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: sentence('it is signed by an authority that this machine does not know.'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: sentence('it is signed by an authority that this machine does not know.'),
  UNABLE_TO_GET_ISSUER_CERT: sentence('it is signed by an authority that this machine does not know.'),
  CERT_HAS_EXPIRED: sentence('it has expired.'),
  CERT_NOT_YET_VALID: sentence('it is not valid yet.'),
  ERR_TLS_CERT_ALTNAME_INVALID: sentence('it is made out to another host.'),
};

/** Drivers that put a code of their own in the place of the one that says why. */
const TLS_FAILED: ReadonlySet<string> = new Set(['HANDSHAKE_SSL_ERROR', 'ESOCKET']);
const SAID: readonly (readonly [said: RegExp, meaning: string])[] = [
  [/self-signed certificate in/i, sentence('it is signed by an authority that this machine does not know.')],
  [/self-signed/i, sentence('it is signed by itself.')],
  [/has expired/i, sentence('it has expired.')],
  [/does not match/i, sentence('it is made out to another host.')],
  [/unable to (verify|get)/i, sentence('it is signed by an authority that this machine does not know.')],
];

const LOST: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'PROTOCOL_CONNECTION_LOST', 'ERR_STREAM_PREMATURE_CLOSE']);
