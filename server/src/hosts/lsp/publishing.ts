import { setImmediate } from 'node:timers/promises';
import { type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from 'vscode-languageserver';
import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import { toDiagnostics } from './diagnostics.ts';
import { DiagnosticsPump } from './diagnostics-pump.ts';
import { Positions } from './positions.ts';
import type { Session } from './session.ts';

/** Shows findings as they change: pushed, or answered when the editor asked to pull. */
export function publishDiagnostics(session: Session, pull: boolean): DiagnosticsPump {
  const { connection, aetl, documents, uris, serve, logger } = session;
  const isOpen = (uri: string) => documents.get(uris.toClient(uri)) !== undefined;
  const shown = new Set<string>();
  const pump = new DiagnosticsPump({
    isOpen,
    logger,
    breathe: () => setImmediate(),
    publish: async (uri, token) => {
      // What the editor pulls is not pushed as well.
      if (pull && isOpen(uri)) return;
      const version = documents.get(uris.toClient(uri))?.version;
      const diagnostics = await diagnosticsOf(session, uri, token);
      if (diagnostics.length === 0 && !shown.has(uri) && !isOpen(uri)) return;
      if (diagnostics.length === 0) shown.delete(uri);
      else shown.add(uri);
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
  return pump;
}

async function diagnosticsOf({ aetl }: Session, uri: string, token: CancellationToken) {
  const findings = await aetl.check(uri, token);
  throwIfCancelled(token);
  if (findings.length === 0) return [];
  const text = await aetl.ide.text(uri, token);
  throwIfCancelled(token);
  return text === null ? [] : toDiagnostics(findings, new Positions(text));
}
