import { BigQuery, type BigQueryOptions } from '@google-cloud/bigquery';
import { OAuth2Client, PassThroughClient } from 'google-auth-library';
import type { ConnectionSettings } from '../../../metadata/index.ts';
import { readKeyFile } from './key-file.ts';

/** The service, as one project sees it. Each request is one of HTTP; there is no connection to lose. */
export class BigQueryClient {
  readonly settings: ConnectionSettings;
  #library: BigQuery | null = null;

  constructor(settings: ConnectionSettings) {
    this.settings = settings;
  }

  /** Made when it is first asked for; that fails if the key file cannot be read. */
  get library(): BigQuery {
    this.#library ??= new BigQuery(libraryOptions(this.settings));
    return this.#library;
  }

  get project(): string {
    return this.settings.database ?? this.library.projectId;
  }

  /** A request of the REST API, below the project. The library's own results are not used: it makes doubles and dates of what is exact. */
  get<T>(uri: string, qs: Readonly<Record<string, string | number | boolean | undefined>>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.library.request(
        { method: 'GET', uri, qs: Object.fromEntries(Object.entries(qs).filter(([, value]) => value !== undefined)) },
        (error, body) => (error ? reject(error) : resolve(body as T)),
      );
    });
  }
}

/**
 * Who asks: the service account of a key file; whoever an access token was made for, which stands where others have a password; or, with
 * neither, whoever is signed in on this machine. A host is an emulator or a private endpoint.
 */
function libraryOptions(settings: ConnectionSettings): BigQueryOptions {
  const { database, options } = settings;
  const location = options['location'];
  const endpoint = endpointOf(settings);
  return {
    ...(database === null ? {} : { projectId: database }),
    ...(typeof location === 'string' ? { location } : {}),
    ...(endpoint === null ? {} : { apiEndpoint: endpoint }),
    ...signedIn(settings),
    retryOptions: { autoRetry: true, maxRetries: 2 },
    userAgent: 'AETL',
  };
}

function signedIn(settings: ConnectionSettings): Pick<BigQueryOptions, 'authClient' | 'projectId'> {
  const { path, password, host, database } = settings;
  if (path !== null) {
    const { client, project } = readKeyFile(path, settings.name);
    return { authClient: client, ...(database === null && project !== null ? { projectId: project } : {}) };
  }
  if (password !== null) {
    const authClient = new OAuth2Client();
    authClient.setCredentials({ access_token: password });
    return { authClient };
  }
  return host === null ? {} : { authClient: new PassThroughClient() };
}

const LOCAL = /^(localhost|127\.[\d.]+|::1)$/i;

/** A token does not leave this machine in clear text, whatever the settings say. */
function endpointOf({ host, port, tls, password, path }: ConnectionSettings): string | null {
  if (host === null) return null;
  const isPlain = tls === 'off' && (LOCAL.test(host) || (password === null && path === null));
  return `${isPlain ? 'http' : 'https'}://${host}${port === null ? '' : `:${port}`}`;
}
