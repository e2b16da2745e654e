import * as vscode from 'vscode';

/** The part of the API of VS Code's references view that AETL uses (`extensions/references-view/src/references-view.d.ts`). */
export interface SymbolTree {
  setInput(input: SymbolTreeInput<unknown>): void;
}

export interface SymbolTreeInput<T> {
  readonly contextValue: string;
  readonly title: string;
  /** Where it was asked; the view keeps a history of its questions by it. */
  readonly location: vscode.Location;
  resolve(): vscode.ProviderResult<SymbolTreeModel<T>>;
  with(location: vscode.Location): SymbolTreeInput<T>;
}

export interface SymbolTreeModel<T> {
  readonly provider: vscode.TreeDataProvider<T>;
  readonly message: string | undefined;
}

/** Null where the built-in extension is switched off or is another one than we know. */
export async function referencesView(): Promise<SymbolTree | null> {
  const extension = vscode.extensions.getExtension<Partial<SymbolTree>>('vscode.references-view');
  const api = await extension?.activate();
  return typeof api?.setInput === 'function' ? (api as SymbolTree) : null;
}
