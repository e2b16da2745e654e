import type {
  DocumentLink,
  DocumentLinkParams,
  FoldingRange,
  FoldingRangeParams,
  Range,
  SelectionRange,
  SelectionRangeParams,
} from 'vscode-languageserver';
import type { CancellationToken } from '../../../base/index.ts';
import { TextCache } from '../locations.ts';
import { openFile, type Session } from '../session.ts';

/** Folding, growing selections, links on `ref` and `source`. */
export function serveStructure(session: Session): void {
  const { connection, serve, aetl } = session;
  connection.onFoldingRanges(
    serve('folding', 'none', async ({ textDocument }: FoldingRangeParams, token: CancellationToken): Promise<FoldingRange[]> => {
      const opened = await openFile(session, textDocument.uri, token);
      if (!opened) return [];
      return aetl.ide.foldingRanges(opened.file).flatMap((range) => {
        const { start, end } = opened.positions.range(range);
        return end.line > start.line ? [{ startLine: start.line, endLine: end.line, ...(range.kind ? { kind: range.kind } : {}) }] : [];
      });
    }),
  );
  connection.onSelectionRanges(
    serve(
      'selection ranges',
      'none',
      async ({ textDocument, positions: asked }: SelectionRangeParams, token: CancellationToken): Promise<SelectionRange[] | null> => {
        const opened = await openFile(session, textDocument.uri, token);
        if (!opened) return null;
        return asked.map((position) => {
          const ranges = aetl.ide
            .selectionRanges(opened.file, opened.positions.offset(position))
            .map((range) => opened.positions.range(range));
          return nested(ranges) ?? { range: { start: position, end: position } };
        });
      },
    ),
  );
  connection.onDocumentLinks(
    serve('document links', 'indexed', async ({ textDocument }: DocumentLinkParams, token: CancellationToken): Promise<DocumentLink[]> => {
      const opened = await openFile(session, textDocument.uri, token);
      if (!opened) return [];
      const texts = new TextCache(session, token);
      const links: DocumentLink[] = [];
      for (const { range, target, tooltip } of aetl.ide.documentLinks(opened.file)) {
        const start = (await texts.positions(target.uri))?.position(target.range.start);
        const fragment = start ? `#L${start.line + 1},${start.character + 1}` : '';
        links.push({ range: opened.positions.range(range), target: `${session.uris.toClient(target.uri)}${fragment}`, tooltip });
      }
      return links;
    }),
  );
}

/** The widest range is the root; each narrower one has it as parent. */
function nested(narrowestFirst: readonly Range[]): SelectionRange | null {
  let parent: SelectionRange | null = null;
  for (const range of [...narrowestFirst].reverse()) parent = parent ? { range, parent } : { range };
  return parent;
}
