import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  SymbolKind,
  type WorkspaceSymbol,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import type { DocumentSymbol as IdeSymbol, SymbolKind as IdeSymbolKind } from '../../../app/index.ts';
import type { CancellationToken } from '../../../base/index.ts';
import { TextCache } from '../locations.ts';
import type { Positions } from '../positions.ts';
import { openFile, type Session } from '../session.ts';

export function serveSymbols(session: Session): void {
  const { connection, serve, aetl } = session;
  connection.onDocumentSymbol(
    serve(
      'document symbols',
      'none',
      async ({ textDocument }: DocumentSymbolParams, token: CancellationToken): Promise<DocumentSymbol[]> => {
        const opened = await openFile(session, textDocument.uri, token);
        return opened ? aetl.ide.documentSymbols(opened.file).map((symbol) => toSymbol(symbol, opened.positions)) : [];
      },
    ),
  );
  connection.onWorkspaceSymbol(
    serve(
      'workspace symbols',
      'indexed',
      async ({ query }: WorkspaceSymbolParams, token: CancellationToken): Promise<WorkspaceSymbol[]> => {
        const texts = new TextCache(session, token);
        const symbols: WorkspaceSymbol[] = [];
        for (const { uri, range, kind, name, container } of aetl.ide.workspaceSymbols(query, token)) {
          const at = (await texts.positions(uri))?.range(range);
          if (at)
            symbols.push({
              name,
              kind: KINDS[kind],
              location: { uri: session.uris.toClient(uri), range: at },
              ...(container ? { containerName: container } : {}),
            });
        }
        return symbols;
      },
    ),
  );
}

function toSymbol({ name, kind, detail, range, selection, children }: IdeSymbol, positions: Positions): DocumentSymbol {
  return {
    name,
    kind: KINDS[kind],
    ...(detail === null ? {} : { detail }),
    range: positions.range(range),
    selectionRange: positions.range(selection),
    children: children.map((child) => toSymbol(child, positions)),
  };
}

const KINDS: Readonly<Record<IdeSymbolKind, SymbolKind>> = {
  table: SymbolKind.Class,
  view: SymbolKind.Interface,
  model: SymbolKind.Module,
  column: SymbolKind.Field,
  cte: SymbolKind.Variable,
  routine: SymbolKind.Function,
  statement: SymbolKind.Event,
};
