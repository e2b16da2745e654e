import * as vscode from 'vscode';

/** Language ids under which editors know SQL: VS Code's own, ours, and those of common database extensions. */
const LANGUAGE_IDS: readonly string[] = [
  'sql',
  'jinja-sql',
  'plsql',
  'pgsql',
  'postgres',
  'mysql',
  'tsql',
  'bigquery',
  'snowflake',
  'sparksql',
  'duckdb',
];
const SCHEMES: readonly string[] = ['file', 'untitled'];

/** The documents that the server is told about: SQL, and the project file and glossaries, whose mistakes it reports. */
export const DOCUMENT_SELECTOR = [
  ...SCHEMES.flatMap((scheme) => LANGUAGE_IDS.map((language) => ({ scheme, language }))),
  { scheme: 'file', pattern: '**/aetl.yaml' },
  { scheme: 'file', pattern: '**/glossary.yaml' },
];

export function activeSqlEditor(): vscode.TextEditor | null {
  const editor = vscode.window.activeTextEditor;
  return editor !== undefined && isSqlDocument(editor.document) ? editor : null;
}

export function isSqlDocument(document: vscode.TextDocument): boolean {
  return LANGUAGE_IDS.includes(document.languageId) && SCHEMES.includes(document.uri.scheme);
}
