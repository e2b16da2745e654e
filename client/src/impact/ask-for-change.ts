import * as vscode from 'vscode';

/** What a change is asked about. */
export interface ChangedThing {
  /** As the server calls it: `raw.orders.status`. */
  readonly name: string;
  readonly isColumn: boolean;
  /** The type of a column, where it is known. */
  readonly type: string | null;
}

/** Asks what would be done to a table or column; the word that the server and `aetl impact --change` know, null when nothing was chosen. */
export async function askForChange({ name, isColumn, type }: ChangedThing): Promise<string | null> {
  const title = vscode.l10n.t('What if … {0}', name);
  const chosen = await vscode.window.showQuickPick(isColumn ? [...ofAny(), ...ofColumn()] : ofAny(), {
    title,
    placeHolder: vscode.l10n.t('A change to try out; nothing is changed'),
  });
  if (chosen === undefined) return null;
  if (chosen.value === null) return chosen.word;
  const value = await vscode.window.showInputBox({
    title,
    prompt: chosen.value,
    value: chosen.word === 'type' ? (type ?? '') : name.slice(name.lastIndexOf('.') + 1),
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('It cannot be empty.') : null),
  });
  return value === undefined ? null : `${chosen.word}:${value.trim()}`;
}

interface ChangeItem extends vscode.QuickPickItem {
  readonly word: string;
  /** What else has to be asked. */
  readonly value: string | null;
}

function ofAny(): ChangeItem[] {
  return [
    { word: 'drop', value: null, label: vscode.l10n.t('It is dropped'), description: vscode.l10n.t('or gone for another reason') },
    { word: 'rename', value: vscode.l10n.t('New name'), label: vscode.l10n.t('It is renamed…') },
  ];
}

function ofColumn(): ChangeItem[] {
  return [
    { word: 'type', value: vscode.l10n.t('New type, such as bigint'), label: vscode.l10n.t('It gets another type…') },
    { word: 'nullable', value: null, label: vscode.l10n.t('It may be null') },
    { word: 'not-null', value: null, label: vscode.l10n.t('It may not be null') },
  ];
}
