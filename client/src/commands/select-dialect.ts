import * as vscode from 'vscode';
import { AETL_METHODS, DIALECT_NAMES, type DialectName } from '../../../server/src/protocol/index.ts';
import { activeSqlEditor } from '../server/index.ts';
import type { Services } from './services.ts';

/** Chooses the dialect of the active file until the window is closed; aetl.yaml is the place for choices that last. */
export async function selectDialect({ server, status }: Services): Promise<void> {
  const editor = activeSqlEditor();
  if (editor === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a SQL file first.'));
    return;
  }
  const textDocument = { uri: editor.document.uri.toString() };
  const info = await server.request(AETL_METHODS.documentInfo, { textDocument });
  const chosen = await vscode.window.showQuickPick(items(info?.dialect ?? null), { title: vscode.l10n.t('SQL dialect of this file') });
  if (chosen === undefined) return;
  await server.request(AETL_METHODS.documentSetDialect, { textDocument, dialect: chosen.dialect });
  await status.update();
}

interface DialectItem extends vscode.QuickPickItem {
  readonly dialect: DialectName | null;
}

const LABELS: Readonly<Record<DialectName, string>> = {
  oracle: 'Oracle',
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  tsql: 'SQL Server (T-SQL)',
  bigquery: 'BigQuery',
  sqlite: 'SQLite',
  duckdb: 'DuckDB',
  snowflake: 'Snowflake',
  spark: 'Spark SQL',
  redshift: 'Amazon Redshift',
  ansi: 'ANSI SQL',
};

function items(current: DialectName | null): readonly DialectItem[] {
  const automatic = {
    label: vscode.l10n.t('Automatic'),
    description: vscode.l10n.t('what aetl.yaml, dbt or the settings say'),
    dialect: null,
  };
  const named = DIALECT_NAMES.map((dialect) => ({
    label: LABELS[dialect],
    description: dialect === current ? vscode.l10n.t('current') : '',
    dialect,
  }));
  return [automatic, ...named];
}
