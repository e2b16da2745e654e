import * as vscode from 'vscode';
import { AETL_METHODS, type SchemaObjectName, type SchemaObjectParams } from '../../../server/src/protocol/index.ts';
import type { ServerConnection } from '../server/index.ts';
import { timeText } from './change-text.ts';
import type { ChangeNode, SnapshotRef } from './nodes.ts';

const SCHEME = 'aetl-schema';

/** Objects of databases at the time of a crawl, as documents that can only be read. */
export class SchemaDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #server: ServerConnection;
  readonly #registration: vscode.Disposable;

  constructor(server: ServerConnection) {
    this.#server = server;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const params = JSON.parse(uri.query) as SchemaObjectParams;
    // A window that is opened again shows its editors before the server has started.
    await this.#server.ready();
    return (await this.#server.request(AETL_METHODS.schemaObject, params, token)).text;
  }

  dispose(): void {
    this.#registration.dispose();
  }
}

/** Both sides of a change in VS Code's own editor of differences. */
export async function showSchemaChange({ change, before, after, detectedAt }: ChangeNode): Promise<void> {
  const { object, oldName } = change;
  const left = documentUri(before, { ...object, name: oldName ?? object.name });
  const right = documentUri(after, object);
  const name = [object.schema, object.name].filter((part) => part !== null).join('.');
  const place = before.connection === after.connection ? before.connection : `${before.connection} ↔ ${after.connection}`;
  const title = `${name} — ${place}${detectedAt === null ? '' : ` (${timeText(detectedAt)})`}`;
  await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: true });
}

/** The path is for people; what is asked for stands in the query. */
function documentUri({ connection, run }: SnapshotRef, object: SchemaObjectName): vscode.Uri {
  const name = [object.schema, object.name].filter((part) => part !== null).join('.');
  const path = `/${[connection, run, `${name}.sql`].map((part) => String(part).replaceAll('/', '∕')).join('/')}`;
  return vscode.Uri.from({ scheme: SCHEME, path, query: JSON.stringify({ connection, run, object } satisfies SchemaObjectParams) });
}
