import * as vscode from 'vscode';
import { AETL_METHODS, type DatabaseCrawlResult } from '../../../server/src/protocol/index.ts';
import { applyChange } from '../connections/index.ts';
import { connectionOf } from './connection-of.ts';
import type { Services } from './services.ts';

/** Reads the schemas of a connection's database. It can be cancelled; the next time it goes on where it was. */
export async function crawlDatabase(services: Services, argument: unknown): Promise<void> {
  const connection = await connectionOf(services, argument, vscode.l10n.t('Crawl which database?'));
  if (connection === null) return;
  const result = await crawlWithProgress(services, connection.name);
  if (result === null) return;
  if (result.ok) await tellSuccess(services, connection.name, result);
  else await tellFailure(services, connection.name, result.message);
}

/** Null when it was cancelled. */
async function crawlWithProgress({ server, tree }: Services, connection: string): Promise<DatabaseCrawlResult | null> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Crawling {0}', connection),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    const subscription = server.onCrawlProgress((told) => {
      if (told.connection !== connection) return;
      const { schema, schemasDone, schemas, objects } = told;
      progress.report({ message: vscode.l10n.t('{0} ({1} of {2}), {3} objects', schema, schemasDone, schemas, objects) });
    });
    try {
      const crawl = server.request(AETL_METHODS.databaseCrawl, { connection }, token);
      // The tree says that it is under way.
      tree.refresh();
      return await crawl;
    } catch (error) {
      if (token.isCancellationRequested) return null;
      throw error;
    } finally {
      subscription.dispose();
      tree.refresh();
    }
  });
}

async function tellSuccess(services: Services, connection: string, result: DatabaseCrawlResult & { readonly ok: true }): Promise<void> {
  const { objects, changes, missed, assignable, milliseconds } = result;
  if (assignable) void offerToAssign(services, connection);
  const { log } = services;
  const seconds = (milliseconds / 1000).toFixed(1);
  const changed = changes === 1 ? vscode.l10n.t('1 change') : vscode.l10n.t('{0} changes', changes);
  const seen = objects === 1 ? vscode.l10n.t('1 object') : vscode.l10n.t('{0} objects', objects);
  vscode.window.setStatusBarMessage(vscode.l10n.t('{0}: {1}, {2}, {3} s', connection, seen, changed, seconds), 8_000);
  if (missed.length === 0) return;
  for (const what of missed) log.warn(`${connection}: ${what}`);
  const show = vscode.l10n.t('Show output');
  const [first = ''] = missed;
  const message =
    missed.length === 1
      ? vscode.l10n.t('{0}: the crawl went on without what could not be read: {1}', connection, first)
      : vscode.l10n.t(
          '{0}: {1} things could not be read, and the crawl went on without them. First: {2}',
          connection,
          missed.length,
          first,
        );
  if ((await vscode.window.showWarningMessage(message, show)) === show) log.show();
}

/** Files are checked against a database only where aetl.yaml says that they run on it. */
async function offerToAssign({ server }: Services, connection: string): Promise<void> {
  const all = vscode.l10n.t('Check all SQL files against it');
  const question = vscode.l10n.t(
    '“{0}” is crawled, but aetl.yaml does not say which files run on it, so that none is checked against it.',
    connection,
  );
  if ((await vscode.window.showInformationMessage(question, all)) !== all) return;
  const change = await server.request(AETL_METHODS.connectionAssign, { connection });
  if (!change.ok) throw new Error(change.message);
  await applyChange(change, true);
}

async function tellFailure(services: Services, connection: string, message: string): Promise<void> {
  const again = vscode.l10n.t('Try again');
  const edit = vscode.l10n.t('Edit connection…');
  const chosen = await vscode.window.showErrorMessage(`${connection}: ${message}`, again, edit);
  const argument = { origin: 'database', connection };
  if (chosen === again) await crawlDatabase(services, argument);
  if (chosen === edit) await vscode.commands.executeCommand('aetl.editConnection', argument);
}
