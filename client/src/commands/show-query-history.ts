import * as vscode from 'vscode';
import { AETL_METHODS } from '../../../server/src/protocol/index.ts';
import type { PastQuery } from '../results/index.ts';
import type { Services } from './services.ts';

interface QueryItem extends vscode.QuickPickItem {
  readonly query: PastQuery;
}

/** The last queries of the workspace: one is run again, or opened as SQL. */
export async function showQueryHistory(services: Services): Promise<void> {
  const { queryHistory } = services;
  const open = { iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: vscode.l10n.t('Open as SQL') };
  const remove = { iconPath: new vscode.ThemeIcon('close'), tooltip: vscode.l10n.t('Remove from the history') };
  const clear = { iconPath: new vscode.ThemeIcon('clear-all'), tooltip: vscode.l10n.t('Clear the history') };
  const picker = vscode.window.createQuickPick<QueryItem>();
  const show = () => {
    picker.items = queryHistory.queries.map((query) => ({ ...itemOf(query), buttons: [open, remove] }));
    if (picker.items.length === 0) picker.placeholder = vscode.l10n.t('No query was run in this workspace yet.');
  };
  picker.title = vscode.l10n.t('Run a query again');
  picker.matchOnDetail = true;
  picker.buttons = [clear];
  show();
  picker.onDidTriggerButton(() => void queryHistory.clear().then(show));
  picker.onDidTriggerItemButton(({ item, button }) => {
    if (button === remove) void queryHistory.remove(item.query.at).then(show);
    else void openAsSql(item.query);
  });
  picker.onDidHide(() => picker.dispose());
  picker.show();
  const chosen = await new Promise<QueryItem | undefined>((resolve) => {
    picker.onDidAccept(() => resolve(picker.selectedItems[0]));
    picker.onDidHide(() => resolve(undefined));
  });
  picker.hide();
  if (chosen !== undefined) await runAgain(services, chosen.query);
}

function itemOf(query: PastQuery): QueryItem {
  const { sql, connection, at, milliseconds, outcome } = query;
  const took = milliseconds === null ? null : vscode.l10n.t('{0} s', (milliseconds / 1000).toFixed(2));
  const words = { done: null, failed: vscode.l10n.t('failed'), cancelled: vscode.l10n.t('cancelled') };
  const about = [connection, new Date(at).toLocaleString(vscode.env.language), took, outcome && words[outcome]];
  // Where it ran stands on a line of its own: long SQL would push it out of sight.
  return { label: sql.replace(/\s+/g, ' ').trim().slice(0, 200), detail: about.filter(Boolean).join(' · '), query };
}

async function openAsSql({ sql }: PastQuery): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'sql', content: sql }));
}

async function runAgain({ server, results }: Services, { connection, sql }: PastQuery): Promise<void> {
  const { connections } = await server.request(AETL_METHODS.connectionList, null);
  const known = connections.find(({ name }) => name === connection);
  if (known === undefined) throw new Error(vscode.l10n.t('aetl.yaml has no connection {0} any longer.', connection));
  await results.run({ connection, environment: known.environment, sql });
}
