import * as vscode from 'vscode';
import type { ConnectionNode } from '../../../server/src/protocol/index.ts';
import { environmentColor } from '../environment.ts';

const SCHEME = 'aetl-connection';

/** What the decoration of a connection hangs on. */
export function connectionUri({ connection, environment }: ConnectionNode): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${connection}`, query: environment ?? '' });
}

/** Colours the names of connections where mistakes are dear. The word stands beside it: colour alone says nothing to many people. */
export class EnvironmentDecorations implements vscode.FileDecorationProvider {
  provideFileDecoration({ scheme, query }: vscode.Uri): vscode.FileDecoration | undefined {
    if (scheme !== SCHEME) return undefined;
    const color = environmentColor(query === 'prod' || query === 'stage' ? query : null);
    return color === null ? undefined : { color: new vscode.ThemeColor(color), propagate: false };
  }
}
