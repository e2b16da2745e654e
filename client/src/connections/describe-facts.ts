import * as vscode from 'vscode';
import type { ConnectionTestResult } from '../../../server/src/protocol/index.ts';

type Facts = ConnectionTestResult & { readonly ok: true };

/** What a database is and as whom AETL is in it, in one line. */
export function describeFacts({ product, user, database, encrypted }: Facts): string {
  const where = database === null || database === '' ? product : `${product}, ${database}`;
  const who = user === '' ? where : vscode.l10n.t('{0} as {1}', where, user);
  switch (encrypted) {
    case true:
      return vscode.l10n.t('{0}, encrypted', who);
    case false:
      return vscode.l10n.t('{0}, not encrypted', who);
    default:
      return who;
  }
}

/** A sentence of warning for accounts that may write; null for others, and for files, which have no accounts. */
export function warnOfWriter({ canWrite, product }: Facts): string | null {
  return canWrite === true && !product.startsWith('SQLite')
    ? vscode.l10n.t('This account may write. AETL only reads, but an account that may only read is the best protection.')
    : null;
}
