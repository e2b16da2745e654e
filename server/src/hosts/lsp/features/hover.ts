import { type Hover, MarkupKind, type SignatureHelp, type TextDocumentPositionParams } from 'vscode-languageserver';
import type { CancellationToken } from '../../../base/index.ts';
import { openFile, openGlossary, type Session } from '../session.ts';

export function serveHover(session: Session): void {
  const { connection, serve, aetl } = session;
  connection.onHover(
    serve(
      'hover',
      'none',
      async ({ textDocument, position }: TextDocumentPositionParams, token: CancellationToken): Promise<Hover | null> => {
        const opened = openGlossary(session, textDocument.uri) ?? (await openFile(session, textDocument.uri, token));
        if (!opened) return null;
        const offset = opened.positions.offset(position);
        const found = 'file' in opened ? aetl.ide.hover(opened.file, offset) : aetl.ide.glossary.hover(opened.uri, offset);
        if (!found) return null;
        const profile = 'file' in opened ? await aetl.profileAt(opened.file, offset) : null;
        const path = 'file' in opened ? await aetl.columnPathAt(opened.file, offset, token) : null;
        const known = path === null ? found.markdown : `${found.markdown}  \n${path}`;
        const value = profile === null ? known : `${known}\n\n---\n\n${profile}`;
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
