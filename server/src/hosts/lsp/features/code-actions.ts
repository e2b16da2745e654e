import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic } from 'vscode-languageserver';
import type { CodeAction as IdeAction } from '../../../app/index.ts';
import type { CancellationToken } from '../../../base/index.ts';
import type { Positions } from '../positions.ts';
import { openFile, type Session } from '../session.ts';

export function serveCodeActions(session: Session): void {
  const { connection, serve, aetl } = session;
  connection.onCodeAction(
    serve(
      'code actions',
      'none',
      async ({ textDocument, range, context }: CodeActionParams, token: CancellationToken): Promise<CodeAction[]> => {
        const opened = await openFile(session, textDocument.uri, token);
        if (!opened) return [];
        const wanted = context.only;
        return aetl.ide
          .codeActions(opened.file, opened.positions.offsets(range))
          .filter(({ kind }) =>
            wanted ? wanted.some((only) => kind === only || kind.startsWith(`${only}.`)) : kind !== CodeActionKind.SourceFixAll,
          )
          .map((action) => toAction(action, textDocument.uri, opened.positions, context.diagnostics));
      },
    ),
  );
}

function toAction(action: IdeAction, uri: string, positions: Positions, shown: readonly Diagnostic[]): CodeAction {
  const { title, kind, edits, diagnostic, preferred } = action;
  const range = diagnostic && positions.range(diagnostic.range);
  const solved = shown.filter((candidate) => range && candidate.code === diagnostic.code && sameStart(candidate.range, range));
  return {
    title,
    kind,
    ...(preferred ? { isPreferred: true } : {}),
    ...(solved.length > 0 ? { diagnostics: solved } : {}),
    edit: { changes: { [uri]: edits.map(({ range: at, newText }) => ({ range: positions.range(at), newText })) } },
  };
}

function sameStart(a: Diagnostic['range'], b: Diagnostic['range']): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character;
}
