import type { DocumentFormattingParams, DocumentRangeFormattingParams, Range, TextEdit } from 'vscode-languageserver';
import type { CancellationToken } from '../../../base/index.ts';
import { Refusal } from '../serve.ts';
import { openFile, type Session } from '../session.ts';

export function serveFormatting(session: Session): void {
  const { connection, serve } = session;
  connection.onDocumentFormatting(
    serve('formatting', 'none', (params: DocumentFormattingParams, token: CancellationToken) => format(session, params, null, token)),
  );
  connection.onDocumentRangeFormatting(
    serve('formatting', 'none', (params: DocumentRangeFormattingParams, token: CancellationToken) =>
      format(session, params, params.range, token),
    ),
  );
}

async function format(
  session: Session,
  params: DocumentFormattingParams,
  range: Range | null,
  token: CancellationToken,
): Promise<TextEdit[] | null> {
  const opened = await openFile(session, params.textDocument.uri, token);
  if (!opened) return null;
  const { file, positions } = opened;
  const { tabSize, insertSpaces } = params.options;
  const edits = await session.aetl.format(file.uri, range && positions.offsets(range), { tabSize, insertSpaces }, token);
  if (!edits.ok) throw new Refusal(edits.error);
  return edits.value.edits.map(({ range: at, newText }) => ({ range: positions.range(at), newText }));
}
