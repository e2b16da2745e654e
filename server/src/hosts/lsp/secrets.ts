import { pathToFileURL } from 'node:url';
import type { Connection } from 'vscode-languageserver';
import { AETL_METHODS, type SecretGetParams } from '../../protocol/index.ts';

/** Asks the editor for what it keeps secret. What it answers goes to the database that asked, and nowhere else. */
export function secretsOf(connection: Connection): (name: string, folder: string) => Promise<string | null> {
  return async (name, folder) => {
    const params: SecretGetParams = { name, folder: pathToFileURL(folder).href };
    const secret: unknown = await connection.sendRequest(AETL_METHODS.secretGet, params);
    return typeof secret === 'string' ? secret : null;
  };
}
