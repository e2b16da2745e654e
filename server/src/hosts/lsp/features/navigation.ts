import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type LocationLink,
  type ReferenceParams,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import type { CancellationToken } from '../../../base/index.ts';
import { TextCache, toLocations } from '../locations.ts';
import { openFile, openGlossary, type Session } from '../session.ts';

/** Definition, references, highlights. `linkSupport`: the editor underlines the name that the answer says it asked about. */
export function serveNavigation(session: Session, linkSupport: boolean): void {
  const { connection, serve, aetl } = session;
  connection.onDefinition(
    serve(
      'definition',
      'indexed',
      async ({ textDocument, position }: TextDocumentPositionParams, token: CancellationToken): Promise<Location[] | LocationLink[]> => {
        const opened = openGlossary(session, textDocument.uri) ?? (await openFile(session, textDocument.uri, token));
        if (!opened) return [];
        const offset = opened.positions.offset(position);
        const found = 'file' in opened ? aetl.ide.definition(opened.file, offset) : aetl.ide.glossary.definition(opened.uri, offset);
        if (!linkSupport) return toLocations(session, found, token);
        const texts = new TextCache(session, token);
        const links: LocationLink[] = [];
        for (const { uri, range, origin } of found) {
          const target = (await texts.positions(uri))?.range(range);
          if (target)
            links.push({
              targetUri: session.uris.toClient(uri),
              targetRange: target,
              targetSelectionRange: target,
              originSelectionRange: opened.positions.range(origin),
            });
        }
        return links;
      },
    ),
  );
  connection.onReferences(
    serve(
      'references',
      'indexed',
      async ({ textDocument, position, context }: ReferenceParams, token: CancellationToken): Promise<Location[]> => {
        const opened = openGlossary(session, textDocument.uri) ?? (await openFile(session, textDocument.uri, token));
        if (!opened) return [];
        const offset = opened.positions.offset(position);
        const found =
          'file' in opened
            ? await aetl.ide.references(opened.file, offset, context, token)
            : await aetl.ide.glossary.references(opened.uri, offset, token);
        return toLocations(session, found, token);
      },
    ),
  );
  connection.onDocumentHighlight(
    serve(
      'highlights',
      'none',
      async ({ textDocument, position }: TextDocumentPositionParams, token: CancellationToken): Promise<DocumentHighlight[]> => {
        const opened = await openFile(session, textDocument.uri, token);
        if (!opened) return [];
        const found = await aetl.ide.highlights(opened.file, opened.positions.offset(position), token);
        return found.map(({ range, write }) => ({
          range: opened.positions.range(range),
          kind: write ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        }));
      },
    ),
  );
}
