import * as vscode from 'vscode';
import { copyName } from './copy-name.ts';
import { createProjectFile } from './create-project-file.ts';
import { exportLineage } from './export-lineage.ts';
import { filterSchemaTree } from './filter-schema-tree.ts';
import { formatFile } from './format-file.ts';
import { openDefinition } from './open-definition.ts';
import { openDemoWorkspace } from './open-demo-workspace.ts';
import { openLineagePanel } from './open-lineage-panel.ts';
import { runQuery, selectConnection } from './run-query.ts';
import { compareSchemas, filterSchemaHistory, loadMoreChanges, showChange, showMigration } from './schema-history.ts';
import { selectDialect } from './select-dialect.ts';
import type { Services } from './services.ts';
import { showLineage, showLineageOfColumn } from './show-lineage.ts';
import { showStatusMenu } from './show-status-menu.ts';

/** All commands of package.json; a test asserts that none is missing on either side. */
export function registerCommands(services: Services): vscode.Disposable {
  const { log, server, tree } = services;
  const commands: Readonly<Record<string, (argument: unknown) => unknown>> = {
    'aetl.cancelQuery': () => services.results.cancel(),
    'aetl.clearSchemaHistoryFilter': () => services.schemaHistory.setFilter(''),
    'aetl.clearSchemaFilter': () => tree.setFilter(''),
    'aetl.closeComparison': () => services.schemaHistory.compare(null),
    'aetl.compareSchemas': (argument) => compareSchemas(services, argument),
    'aetl.copyName': copyName,
    'aetl.createProjectFile': createProjectFile,
    'aetl.exportLineage': () => exportLineage(services),
    'aetl.filterSchemaHistory': () => filterSchemaHistory(services),
    'aetl.filterSchemaTree': () => filterSchemaTree(services),
    'aetl.formatFile': () => formatFile(services),
    'aetl.loadMoreChanges': (argument) => loadMoreChanges(services, argument),
    'aetl.openDefinition': openDefinition,
    'aetl.openDemoWorkspace': () => openDemoWorkspace(services),
    'aetl.openLineagePanel': () => openLineagePanel(services),
    'aetl.refreshIndex': () => server.restart(),
    'aetl.refreshSchemaHistory': () => services.schemaHistory.refresh(),
    'aetl.restartServer': () => server.restart(),
    'aetl.runQuery': () => runQuery(services),
    'aetl.selectConnection': () => selectConnection(services),
    'aetl.selectDialect': () => selectDialect(services),
    'aetl.showLineage': (argument) => showLineage(services, argument),
    'aetl.showLineageOfColumn': () => showLineageOfColumn(services),
    'aetl.showMigration': (argument) => showMigration(services, argument),
    'aetl.showOutput': () => log.show(),
    'aetl.showSchemaChange': showChange,
    'aetl.showSchemaHistory': () => services.schemaHistory.show(),
    'aetl.showStatusMenu': showStatusMenu,
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, run]) =>
      vscode.commands.registerCommand(id, (argument: unknown) => reporting(services, () => run(argument))),
    ),
  );
}

/** The one place where a command's failure becomes a message. */
async function reporting({ log }: Services, run: () => unknown): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof vscode.CancellationError) return;
    const message = error instanceof Error ? error.message : String(error);
    log.error(message);
    const showOutput = vscode.l10n.t('Show output');
    if ((await vscode.window.showErrorMessage(`AETL: ${message}`, showOutput)) === showOutput) log.show();
  }
}
