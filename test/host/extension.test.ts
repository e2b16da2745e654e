import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from './wait-for.ts';
import { open, place, readyExtension } from './workspace.ts';

describe('the extension', () => {
  it('reads the demo workspace', async () => {
    const api = await readyExtension();
    const state = api.state();
    assert.equal(state.kind, 'ready');
    if (state.kind !== 'ready') return;
    assert.ok(state.summary.files >= 25, `${state.summary.files} files`);
    assert.ok(state.summary.tables >= 20, `${state.summary.tables} tables`);
  });

  it('registers every command that package.json contributes', async () => {
    const { packageJSON } = vscode.extensions.getExtension('aetl.aetl') ?? assert.fail('the extension is not there');
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = packageJSON.contributes.commands
      .map(({ command }: { readonly command: string }) => command)
      .filter((command: string) => !registered.has(command));
    assert.deepEqual(missing, []);
  });

  it('opens SQL as sql, and models with Jinja as jinja-sql where their name says so', async () => {
    const { document } = await open('dbt/models/marts/fct_orders.sql');
    assert.ok(['sql', 'jinja-sql'].includes(document.languageId));
    const jinja = await vscode.workspace.openTextDocument({ language: 'jinja-sql', content: "select * from {{ ref('x') }}" });
    assert.equal(jinja.languageId, 'jinja-sql');
  });

  it('opens lineage in an editor', async () => {
    await readyExtension();
    const editor = await open('marts/mart_daily_revenue.sql');
    const position = place(editor.document, 'revenue_after_refunds');
    editor.selection = new vscode.Selection(position, position);
    await vscode.commands.executeCommand('aetl.openLineagePanel');
    const tab = await waitFor('the lineage editor', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('aetl.lineagePanel')),
    );
    await vscode.window.tabGroups.close(tab);
  });

  it('restarts the language server', async () => {
    await vscode.commands.executeCommand('aetl.restartServer');
    await readyExtension();
  });
});
