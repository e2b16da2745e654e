import { type ClientCapabilities, CodeLensRefreshRequest } from 'vscode-languageserver';
import type { Session } from './session.ts';

/** Milliseconds from a change to the next look; the wait never begins anew, so that numbers keep coming while somebody types. */
const DELAY = 1000;

/** Lets the editor ask again for what stands within the code: lineage of one file changes by edits of others, and by crawls. */
export function refreshLineage({ connection, aetl }: Session, { workspace }: ClientCapabilities): () => void {
  let timer: NodeJS.Timeout | null = null;
  const refresh = () => {
    timer = null;
    if (workspace?.codeLens?.refreshSupport === true) void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
    if (workspace?.inlayHint?.refreshSupport === true) void connection.languages.inlayHint.refresh().catch(() => {});
  };
  const soon = () => {
    timer ??= setTimeout(refresh, DELAY);
    timer.unref();
  };
  aetl.onStale(soon);
  return soon;
}
