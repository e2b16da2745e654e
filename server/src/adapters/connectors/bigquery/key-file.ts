import { readFileSync } from 'node:fs';
import { type AuthClient, JWT, UserRefreshClient } from 'google-auth-library';
import { saying } from '../../../base/index.ts';
import { DatabaseError } from '../../../metadata/index.ts';
import { codeOf, failure } from '../network-failure.ts';

const SCOPES = ['https://www.googleapis.com/auth/bigquery'];

export interface Key {
  readonly client: AuthClient;
  /** The project that the key belongs to. */
  readonly project: string | null;
}

/** The key of a service account, or what `gcloud auth application-default login` leaves behind. No failure says what is in the file. */
export function readKeyFile(path: string, connection: string): Key {
  let key: Readonly<Record<string, unknown>>;
  try {
    key = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new DatabaseError(
      failure('login', saying('“path” of the connection “{0}” is no key file that can be read: {1}', connection, path), codeOf(error)),
    );
  }
  const text = (name: string): string => (typeof key[name] === 'string' ? key[name] : '');
  const project = text('project_id') || null;
  if (key['type'] === 'service_account')
    return { client: new JWT({ email: text('client_email'), key: text('private_key'), scopes: SCOPES }), project };
  if (key['type'] === 'authorized_user') {
    const client = new UserRefreshClient(text('client_id'), text('client_secret'), text('refresh_token'));
    return { client, project: text('quota_project_id') || project };
  }
  throw new DatabaseError(
    failure('login', saying('The file {0} of the connection “{1}” is no key of a service account.', path, connection)),
  );
}
