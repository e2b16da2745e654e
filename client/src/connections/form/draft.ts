import type * as vscode from 'vscode';
import type { ConnectionForm } from '../../../../server/src/protocol/index.ts';

/** A connection while it is filled in. */
export interface Draft {
  readonly form: ConnectionForm;
  /** What was typed as password, to be kept in the secret storage when the connection is saved; null when nothing was. */
  readonly secret: string | null;
  readonly keeping: 'secret' | 'env' | 'cmd' | 'none';
  /** The folder of the aetl.yaml. */
  readonly folder: vscode.Uri;
  /** Names that are taken. */
  readonly taken: readonly string[];
}
