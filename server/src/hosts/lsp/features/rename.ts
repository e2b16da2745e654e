import type { PrepareRenameParams, Range, RenameParams, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { CancellationToken } from '../../../base/index.ts';
import { TextCache } from '../locations.ts';
import { Refusal } from '../serve.ts';
import { openFile, type Session } from '../session.ts';

export function serveRename(session: Session): void {
  const { connection, serve, aetl } = session;
  connection.onPrepareRename(
    serve(
      'rename',
      'indexed',
      async (
        { textDocument, position }: PrepareRenameParams,
        token: CancellationToken,
      ): Promise<{ range: Range; placeholder: string } | null> => {
        const opened = await openFile(session, textDocument.uri, token);
        if (!opened) return null;
        const subject = await aetl.ide.prepareRename(opened.file, opened.positions.offset(position), token);
        if (!subject.ok) throw new Refusal(subject.error);
        return { range: opened.positions.range(subject.value.range), placeholder: subject.value.placeholder };
      },
    ),
  );
  connection.onRenameRequest(
    serve(
      'rename',
      'indexed',
      async ({ textDocument, position, newName }: RenameParams, token: CancellationToken): Promise<WorkspaceEdit | null> => {
        const opened = await openFile(session, textDocument.uri, token);
        if (!opened) return null;
        const edits = await aetl.ide.rename(opened.file, opened.positions.offset(position), newName, token);
        if (!edits.ok) throw new Refusal(edits.error);
        const texts = new TextCache(session, token);
        const changes: Record<string, TextEdit[]> = {};
        for (const { uri, range, newText } of edits.value) {
          const at = (await texts.positions(uri))?.range(range);
          const file = session.uris.toClient(uri);
          if (at) changes[file] = [...(changes[file] ?? []), { range: at, newText }];
        }
        return { changes };
      },
    ),
  );
}
