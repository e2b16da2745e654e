import * as vscode from 'vscode';
import { AETL_METHODS, type SchemaCrawl, type SnapshotChoice } from '../../../server/src/protocol/index.ts';
import { showSchemaChange, timeText } from '../schema-history/index.ts';
import { historyNode } from './history-node.ts';
import type { Services } from './services.ts';

/** Asks for two snapshots, of one connection or of two, and shows what makes the second of the first. */
export async function compareSchemas({ server, schemaHistory }: Services, argument: unknown): Promise<void> {
  const { connections } = await server.request(AETL_METHODS.schemaCrawls, { refresh: true });
  const crawls = connections.flatMap((connection) => connection.crawls);
  if (crawls.length < 2) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('To compare, two crawls are needed: of one database at two times, or of two databases.'),
    );
    return;
  }
  const node = historyNode(argument);
  const before = node?.kind === 'crawl' ? node.before : await pickCrawl(crawls, vscode.l10n.t('Compare from (1 of 2)'), null);
  if (before === null) return;
  const after = node?.kind === 'crawl' ? node.crawl : await pickCrawl(crawls, vscode.l10n.t('Compare to (2 of 2)'), before);
  if (after === null) return;
  const result = await compareWithProgress(server, before, after);
  await schemaHistory.compare(result);
}

/** The statements that would make the second snapshot of the first, in a document that was not saved; nothing runs them. */
export async function showMigration({ server, schemaHistory }: Services, argument: unknown): Promise<void> {
  const node = historyNode(argument);
  const shown = node?.kind === 'comparison' ? node.result : node === null ? schemaHistory.comparison : null;
  const newest = schemaHistory.connections.flatMap(({ crawls }) => crawls).find(({ changes }) => changes > 0);
  if (shown === null && node?.kind !== 'crawl' && newest === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No crawl has found a change yet.'));
    return;
  }
  const after = node?.kind === 'crawl' ? node.crawl : newest;
  const result =
    shown ??
    (await compareWithProgress(
      server,
      { connection: after?.connection ?? '', run: null },
      { connection: after?.connection ?? '', run: after?.run ?? null },
    ));
  const document = await vscode.workspace.openTextDocument({ language: 'sql', content: result.migration });
  await vscode.window.showTextDocument(document, { preview: false });
}

export async function filterSchemaHistory({ schemaHistory }: Services): Promise<void> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Filter the schema history'),
    prompt: vscode.l10n.t('Part of a name, schema.name, since:2026-11-01, until:2026-11-15; empty shows everything.'),
    value: schemaHistory.typedFilter,
  });
  if (text === undefined) return;
  const wrong = schemaHistory.setFilter(text);
  if (wrong !== null) void vscode.window.showWarningMessage(vscode.l10n.t('“{0}” is no date. Write it as 2026-11-01.', wrong));
}

export async function showChange(argument: unknown): Promise<void> {
  const node = historyNode(argument);
  if (node?.kind === 'change') await showSchemaChange(node);
}

export async function loadMoreChanges({ schemaHistory }: Services, argument: unknown): Promise<void> {
  const node = historyNode(argument);
  if (node !== null) await schemaHistory.loadMore(node);
}

function compareWithProgress(server: Services['server'], before: SnapshotChoice, after: SnapshotChoice) {
  const options = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Comparing schemas…') };
  const choice = ({ connection, run }: SnapshotChoice): SnapshotChoice => ({ connection, run });
  return vscode.window.withProgress(options, () =>
    server.request(AETL_METHODS.schemaCompare, { before: choice(before), after: choice(after) }),
  );
}

async function pickCrawl(crawls: readonly SchemaCrawl[], title: string, other: SnapshotChoice | null): Promise<SchemaCrawl | null> {
  type Item = vscode.QuickPickItem & { readonly crawl?: SchemaCrawl };
  const items: Item[] = [];
  let group = '';
  for (const crawl of crawls) {
    if (crawl.connection === other?.connection && crawl.run === other.run) continue;
    const isLast = crawl.connection !== group;
    if (isLast) items.push({ label: crawl.connection, kind: vscode.QuickPickItemKind.Separator });
    group = crawl.connection;
    const objects = vscode.l10n.t('crawl {0}: {1} objects', crawl.run, crawl.objects);
    items.push({ label: `${crawl.connection} — ${timeText(crawl.crawledAt)}`, description: objects, crawl });
  }
  const options = { title, placeHolder: vscode.l10n.t('A crawl of a database: what it was like then'), matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.crawl ?? null;
}
