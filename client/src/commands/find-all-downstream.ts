import * as vscode from 'vscode';
import { AETL_METHODS, type LineageDownstream } from '../../../server/src/protocol/index.ts';
import { showDownstream } from '../downstream/index.ts';
import { type LineageQuestion, questionAtCursor } from '../lineage/index.ts';
import { activeSqlEditor } from '../server/index.ts';
import type { Services } from './services.ts';
import { questionOf } from './show-lineage.ts';

/** Every place downstream of a node of the schema tree, else of what the cursor is in. */
export async function findAllDownstream({ server }: Services, argument: unknown): Promise<void> {
  const editor = activeSqlEditor();
  const question = questionOf(argument) ?? (editor === null ? null : questionAtCursor(editor));
  if (question === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Put the cursor into a table or column and run “AETL: Find All Downstream”.'));
    return;
  }
  const ask = (of: LineageQuestion) => server.request(AETL_METHODS.lineageDownstream, of);
  const found = await ask(question);
  if (found === null) void vscode.window.showWarningMessage(vscode.l10n.t('There is no table or column here whose lineage is known.'));
  else if (found.tables.length === 0)
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing that AETL knows takes anything of {0}.', found.name));
  else await showDownstream(found, askedAt(editor, found), () => ask({ name: found.name }));
}

/** Where it was asked; the tree of schemas has no place in a file. */
function askedAt(editor: vscode.TextEditor | null, { tables }: LineageDownstream): vscode.Location {
  if (editor !== null) return new vscode.Location(editor.document.uri, editor.selection.active);
  const place = tables.flatMap(({ places }) => places)[0]?.location;
  const { line, character } = place?.range.start ?? { line: 0, character: 0 };
  return new vscode.Location(vscode.Uri.parse(place?.uri ?? 'untitled:downstream'), new vscode.Position(line, character));
}
