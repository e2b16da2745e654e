import * as vscode from 'vscode';
import type { FromPanelMessage, LineageGraph } from '../../../server/src/protocol/index.ts';

/** Commands that a table of the lineage page can be given to, as far as they are there. */
const ON_TABLES = ['aetl.showImpact', 'aetl.simulateImpact', 'aetl.profileTable'] as const;

export async function offeredCommands(): Promise<readonly string[]> {
  const known = new Set(await vscode.commands.getCommands(true));
  return ON_TABLES.filter((id) => known.has(id));
}

/** Runs one of them. The page says which table; what is known about that table is ours. */
export async function runOnTable(
  { id, node, column }: Extract<FromPanelMessage, { type: 'command' }>,
  graph: LineageGraph | null,
): Promise<void> {
  const table = graph?.nodes.find((candidate) => candidate.id === node);
  if (table === undefined || !ON_TABLES.some((known) => known === id)) return;
  await vscode.commands.executeCommand(id, {
    // As the schema tree gives its nodes to commands.
    kind: column === null ? 'table' : 'column',
    label: column ?? table.name,
    lineageName: column === null ? node : `${node}.${column}`,
    name: column === null ? node : `${node}.${column}`,
    location: table.location,
    table: { schema: table.schema, name: table.name },
  });
}
