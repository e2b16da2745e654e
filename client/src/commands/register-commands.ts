import * as vscode from 'vscode';
import { searchCatalog } from '../catalog-search/index.ts';
import { explainColumn, showLineagePaths } from './ask-lineage.ts';
import { addConnection, deleteConnection, duplicateConnection, editConnection, setConnectionPassword } from './change-connections.ts';
import { copyName } from './copy-name.ts';
import { crawlDatabase } from './crawl-database.ts';
import { createProjectFile } from './create-project-file.ts';
import { exportLineage } from './export-lineage.ts';
import { filterSchemaTree } from './filter-schema-tree.ts';
import { findAllDownstream } from './find-all-downstream.ts';
import { formatFile } from './format-file.ts';
import { generateSelect } from './generate-select.ts';
import { openDatabaseDefinition } from './open-database-definition.ts';
import { openDefinition } from './open-definition.ts';
import { openDemoWorkspace } from './open-demo-workspace.ts';
import { openLineagePanel } from './open-lineage-panel.ts';
import { previewTable } from './preview-table.ts';
import { profileTable } from './profile-table.ts';
import { proposeDescriptions } from './propose-descriptions.ts';
import { refreshConnections } from './refresh-connections.ts';
import { runQuery, selectConnection } from './run-query.ts';
import { compareSchemas, filterSchemaHistory, loadMoreChanges, showChange, showMigration } from './schema-history.ts';
import { selectDialect } from './select-dialect.ts';
import type { Services } from './services.ts';
import { showErd } from './show-erd.ts';
import { showImpact, simulateImpact } from './show-impact.ts';
import { showLineage, showLineageOfColumn } from './show-lineage.ts';
import { showQueryHistory } from './show-query-history.ts';
import { showStatusMenu } from './show-status-menu.ts';
import { testConnection } from './test-connection.ts';

/** All commands of package.json; a test asserts that none is missing on either side. */
export function registerCommands(services: Services): vscode.Disposable {
  const { log, server, tree } = services;
  const commands: Readonly<Record<string, (argument: unknown) => unknown>> = {
    'aetl.addConnection': () => addConnection(services),
    'aetl.cancelQuery': () => services.results.cancel(),
    'aetl.clearSchemaHistoryFilter': () => services.schemaHistory.setFilter(''),
    'aetl.clearSchemaFilter': () => tree.setFilter(''),
    'aetl.closeComparison': () => services.schemaHistory.compare(null),
    'aetl.closeImpact': () => services.impact.close(),
    'aetl.compareSchemas': (argument) => compareSchemas(services, argument),
    'aetl.copyImpact': () => services.impact.copy(),
    'aetl.copyName': copyName,
    'aetl.crawlDatabase': (argument) => crawlDatabase(services, argument),
    'aetl.createProjectFile': createProjectFile,
    'aetl.deleteConnection': (argument) => deleteConnection(services, argument),
    'aetl.duplicateConnection': (argument) => duplicateConnection(services, argument),
    'aetl.editConnection': (argument) => editConnection(services, argument),
    'aetl.endSimulation': () => services.impact.endSimulation(),
    'aetl.explainColumn': (argument) => explainColumn(services, argument),
    'aetl.exportLineage': () => exportLineage(services),
    'aetl.filterSchemaHistory': () => filterSchemaHistory(services),
    'aetl.filterSchemaTree': () => filterSchemaTree(services),
    'aetl.findAllDownstream': (argument) => findAllDownstream(services, argument),
    'aetl.formatFile': () => formatFile(services),
    'aetl.loadMoreChanges': (argument) => loadMoreChanges(services, argument),
    'aetl.groupImpact': () => services.impact.group(),
    'aetl.generateSelect': (argument) => generateSelect(services, argument),
    'aetl.openDatabaseDefinition': openDatabaseDefinition,
    'aetl.openDefinition': openDefinition,
    'aetl.openDemoWorkspace': () => openDemoWorkspace(services),
    'aetl.openLineagePanel': () => openLineagePanel(services),
    'aetl.proposeDescriptions': (argument) => proposeDescriptions(services, argument),
    'aetl.previewTable': (argument) => previewTable(services, argument),
    'aetl.profileTable': (argument) => profileTable(services, argument),
    'aetl.refreshConnections': () => refreshConnections(services),
    'aetl.refreshImpact': () => services.impact.refresh(),
    'aetl.refreshIndex': () => server.restart(),
    'aetl.refreshSchemaHistory': () => services.schemaHistory.refresh(),
    'aetl.restartServer': () => server.restart(),
    'aetl.runQuery': () => runQuery(services),
    'aetl.searchCatalog': () => searchCatalog(services),
    'aetl.selectConnection': () => selectConnection(services),
    'aetl.selectDialect': () => selectDialect(services),
    'aetl.showErd': (argument) => showErd(services, argument),
    'aetl.showEstateLineage': () => services.lineage.showEstate(),
    'aetl.setConnectionPassword': (argument) => setConnectionPassword(services, argument),
    'aetl.showImpact': (argument) => showImpact(services, argument),
    'aetl.showLineage': (argument) => showLineage(services, argument),
    'aetl.showLineageFindings': () => services.answers.show({ question: 'findings' }),
    'aetl.showLineagePaths': (argument) => showLineagePaths(services, argument),
    'aetl.showUnused': () => services.answers.show({ question: 'unused' }),
    'aetl.showLineageOfColumn': () => showLineageOfColumn(services),
    'aetl.showMigration': (argument) => showMigration(services, argument),
    'aetl.showOutput': () => log.show(),
    'aetl.showSchemaChange': showChange,
    'aetl.showSchemaHistory': () => services.schemaHistory.show(),
    'aetl.showQueryHistory': () => showQueryHistory(services),
    'aetl.showStatusMenu': showStatusMenu,
    'aetl.simulateImpact': (argument) => simulateImpact(services, argument),
    'aetl.testConnection': (argument) => testConnection(services, argument),
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
