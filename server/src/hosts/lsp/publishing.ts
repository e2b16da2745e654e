import { setImmediate } from 'node:timers/promises';
import { type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from 'vscode-languageserver';
import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import { toDiagnostics } from './diagnostics.ts';
import { DiagnosticsPump } from './diagnostics-pump.ts';
import { Positions } from './positions.ts';
import type { Session } from './session.ts';

export interface Publishing {
  readonly pump: DiagnosticsPump;
  /** Looks at every file again: after the roots were read. */
  requestAll(): void;
}

/** Shows findings as they change: pushed, or answered when the editor asked to pull. */
export function publishDiagnostics(session: Session, pull: boolean): Publishing {
  const { connection, aetl, documents, uris, serve, logger } = session;
  const isOpen = (uri: string) => documents.get(uris.toClient(uri)) !== undefined;
  /** What the editor shows, by file; nothing is sent twice. */
  const shown = new Map<string, string>();
  const pump = new DiagnosticsPump({
    isOpen,
    logger,
    breathe: () => setImmediate(),
    publish: async (uri, token) => {
      // What the editor pulls is not pushed as well.
      if (pull && isOpen(uri)) return;
      // The engine may not have read the newest text yet: findings of the old one must not bear the new version.
      session.pending.flush();
      const version = documents.get(uris.toClient(uri))?.version;
      const diagnostics = await diagnosticsOf(session, uri, token);
      const state = diagnostics.length === 0 && version === undefined ? '' : JSON.stringify([version, diagnostics]);
      if (state === (shown.get(uri) ?? '')) return;
      if (state === '') shown.delete(uri);
      else shown.set(uri, state);
      await connection.sendDiagnostics({ uri: uris.toClient(uri), diagnostics, ...(version === undefined ? {} : { version }) });
    },
  });
  aetl.onStale((stale) => {
    pump.request(stale);
    if (pull) void connection.languages.diagnostics.refresh().catch(() => {});
  });
  connection.languages.diagnostics.on(
    serve(
      'diagnostics',
      'indexed',
      async ({ textDocument }: { textDocument: { uri: string } }, token: CancellationToken): Promise<DocumentDiagnosticReport> => {
        const items = await diagnosticsOf(session, uris.fromClient(textDocument.uri), token);
        return { kind: DocumentDiagnosticReportKind.Full, items };
      },
    ),
  );
  return { pump, requestAll: () => pump.request([...shown.keys(), ...aetl.files().map(({ uri }) => uri)]) };
}

async function diagnosticsOf({ aetl }: Session, uri: string, token: CancellationToken) {
  const findings = await aetl.check(uri, token);
  throwIfCancelled(token);
  if (findings.length === 0) return [];
  const text = await aetl.ide.text(uri, token);
  throwIfCancelled(token);
  return text === null ? [] : toDiagnostics(findings, new Positions(text));
}
