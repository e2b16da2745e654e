import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from './wait-for.ts';
import { diagnosticsWithCode, diagnosticWithCode, open, place, readyExtension } from './workspace.ts';

describe('language features on the demo workspace', () => {
  before(readyExtension);
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('reports an unknown column, and what was meant as a quick fix', async () => {
    const { document } = await open('reports/monthly_close.sql');
    const diagnostic = await diagnosticWithCode(document.uri, 'unknown-column');
    assert.equal(document.getText(diagnostic.range), 'revenue_after_refund');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic.range,
    );
    const fix = actions.find(({ title }) => title.includes('revenue_after_refunds'));
    assert.ok(fix?.edit, `no fix among ${actions.map(({ title }) => title).join(', ')}`);
    await vscode.workspace.applyEdit(fix.edit);
    await waitFor('the diagnostic to go', () => diagnosticsWithCode(document.uri, 'unknown-column').length === 0);
  });

  it('reports an unknown table', async () => {
    const { document } = await open('reports/stock_alerts.sql');
    const diagnostic = await diagnosticWithCode(document.uri, 'unknown-table');
    assert.match(document.getText(diagnostic.range), /fct_inventory_dayly$/);
  });

  it('says nothing about a file that is right', async () => {
    const { document } = await open('reports/v_customer_overview.sql');
    const broken = await open('reports/monthly_close.sql');
    await diagnosticWithCode(broken.document.uri, 'unknown-column');
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });

  it('completes the columns of an alias', async () => {
    const { document } = await open('reports/v_customer_overview.sql');
    const afterDot = document.positionAt(document.getText().indexOf('c.full_name') + 2);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      afterDot,
      '.',
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    for (const column of ['full_name', 'email', 'city', 'is_current'])
      assert.ok(labels.includes(column), `${column} is not among ${labels.slice(0, 20)}`);
  });

  it('explains a column in a hover', async () => {
    const { document } = await open('reports/v_customer_overview.sql');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      place(document, 'lifetime_revenue'),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content as vscode.MarkdownString).value)
      .join('\n');
    assert.match(text, /lifetime_revenue/);
    assert.match(text, /numeric/i);
  });

  it('goes from a use to the definition in another file', async () => {
    const { document } = await open('reports/v_customer_overview.sql');
    const found = await vscode.commands.executeCommand<readonly (vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      place(document, 'mart_customer_lifetime_value'),
    );
    const [target] = found.map((location) => ('uri' in location ? location.uri : location.targetUri));
    assert.ok(target, 'no definition was found');
    assert.match(target.path, /schema\/40_facts\.sql$|marts\/mart_customer_lifetime_value\.sql$/);
  });

  it('renames a column with its uses in other files', async () => {
    const { document } = await open('schema/40_facts.sql');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      place(document, 'revenue_after_refunds'),
      'settled_revenue',
    );
    const files = edit.entries().map(([uri]) => uri.path.slice(uri.path.lastIndexOf('/') + 1));
    assert.ok(files.includes('40_facts.sql') && files.includes('mart_daily_revenue.sql'), files.join(', '));
  });

  it('formats a file without changing what it says', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'sql', content: 'select a,b from t where a=1' });
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('aetl.formatFile');
    await waitFor('formatted text', () => document.lineCount > 1);
    assert.equal(document.getText().replace(/\s+/g, '').toLowerCase(), 'selecta,bfromtwherea=1');
  });

  it('lists the symbols of a file and of the workspace', async () => {
    const { document } = await open('marts/mart_daily_revenue.sql');
    // VS Code keeps the answer for a version of a document, also when its own outline gave the question up half way: a new version is asked anew.
    await waitFor('symbols of the file', async () => {
      const symbols = await vscode.commands.executeCommand<readonly vscode.SymbolInformation[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      if (symbols !== undefined && symbols.length > 0) return true;
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(document.lineCount, 0), '\n');
      await vscode.workspace.applyEdit(edit);
      return false;
    });
    const everywhere = await vscode.commands.executeCommand<readonly vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'mart_daily_revenue',
    );
    assert.ok(everywhere.some(({ name }) => name.includes('mart_daily_revenue')));
  });
});
