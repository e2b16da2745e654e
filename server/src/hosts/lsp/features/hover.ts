import { type Hover, MarkupKind, type SignatureHelp, type TextDocumentPositionParams } from 'vscode-languageserver';
import type { CancellationToken } from '../../../base/index.ts';
import { openFile, type Session } from '../session.ts';

export function serveHover(session: Session): void {
  const { connection, serve, aetl } = session;
  connection.onHover(
    serve(
      'hover',
      'none',
      async ({ textDocument, position }: TextDocumentPositionParams, token: CancellationToken): Promise<Hover | null> => {
        const opened = await openFile(session, textDocument.uri, token);
        const found = opened && aetl.ide.hover(opened.file, opened.positions.offset(position));
        if (!opened || !found) return null;
        const profile = await aetl.profileAt(opened.file, opened.positions.offset(position));
        const value = profile === null ? found.markdown : `${found.markdown}\n\n---\n\n${profile}`;
        return { contents: { kind: MarkupKind.Markdown, value }, range: opened.positions.range(found.range) };
      },
    ),
  );
  connection.onSignatureHelp(
    serve(
      'signature help',
      'none',
      async ({ textDocument, position }: TextDocumentPositionParams, token: CancellationToken): Promise<SignatureHelp | null> => {
        const opened = await openFile(session, textDocument.uri, token);
        const help = opened && aetl.ide.signatureHelp(opened.file, opened.positions.offset(position));
        if (!help) return null;
        return {
          signatures: help.signatures.map(({ label, parameters, documentation }) => ({
            label,
            parameters: parameters.map((parameter) => ({ label: parameter })),
            ...(documentation === null ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
          })),
          activeSignature: help.activeSignature,
          activeParameter: help.activeParameter,
        };
      },
    ),
  );
}
