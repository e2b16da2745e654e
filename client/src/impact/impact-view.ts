import * as vscode from 'vscode';
import { AETL_METHODS, type ImaginedChange, type ImpactQueryResult } from '../../../server/src/protocol/index.ts';
import type { ServerConnection } from '../server/index.ts';
import { askForGrouping } from './ask-for-grouping.ts';
import { impactMarkdown } from './impact-markdown.ts';
import { childNodes, type ImpactGrouping, type ImpactNode, rootNodes } from './nodes.ts';
import { SimulatedProblems } from './simulated-problems.ts';
import { treeItem } from './tree-item.ts';

/** A question with its answer. */
interface Answered {
  readonly change: ImaginedChange;
  readonly report: ImpactQueryResult;
}

/** The view `aetl.impact`: who would be hit by a change that nobody has made. It is hidden until somebody asks. */
export class ImpactView implements vscode.TreeDataProvider<ImpactNode>, vscode.Disposable {
  readonly #server: ServerConnection;
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<ImpactNode>;
  readonly #problems = new SimulatedProblems();
  /** Whoever looks at Problems has to be told that some of them are none. */
  readonly #status = vscode.window.createStatusBarItem('aetl.simulation', vscode.StatusBarAlignment.Left);
  readonly #subscriptions: readonly vscode.Disposable[];
  #answered: Answered | null = null;
  #grouping: ImpactGrouping = 'effect';
  #simulating = false;
  #asking: vscode.CancellationTokenSource | null = null;

  readonly onDidChangeTreeData = this.#changes.event;

  constructor(server: ServerConnection) {
    this.#server = server;
    this.#view = vscode.window.createTreeView('aetl.impact', { treeDataProvider: this, showCollapseAll: true });
    this.#status.name = vscode.l10n.t('AETL simulation');
    this.#status.command = 'aetl.endSimulation';
    this.#subscriptions = [
      this.#changes,
      this.#view,
      this.#problems,
      this.#status,
      // Places that were mended go from the list.
      vscode.workspace.onDidSaveTextDocument(() => {
        if (this.#view.visible || this.#simulating) void this.#askAgain();
      }),
    ];
  }

  /** Asks what a change would do, and shows it. */
  async ask(change: ImaginedChange): Promise<void> {
    this.endSimulation();
    if (!(await this.#answer(change))) return;
    await vscode.commands.executeCommand('aetl.impact.focus');
  }

  /** The same question again; while it is simulated, its problems too. */
  async refresh(): Promise<void> {
    if (this.#answered === null) return;
    if ((await this.#answer(this.#answered.change)) && this.#simulating) await this.#showProblems();
  }

  /** Shows what would be wrong among the problems. Nothing is changed. */
  async simulate(): Promise<void> {
    if (this.#answered === null) return;
    const found = await this.#showProblems();
    if (found !== null && found > 0) await vscode.commands.executeCommand('workbench.actions.view.problems');
  }

  endSimulation(): void {
    this.#simulating = false;
    this.#problems.clear();
    this.#status.hide();
    this.#view.message = '';
    void vscode.commands.executeCommand('setContext', 'aetl.simulating', false);
  }

  /** Asks what places shall be put together by. */
  async group(): Promise<void> {
    const chosen = await askForGrouping(this.#grouping);
    if (chosen === null) return;
    this.#grouping = chosen;
    this.#changes.fire(undefined);
  }

  async copy(): Promise<void> {
    if (this.#answered === null) return;
    await vscode.env.clipboard.writeText(impactMarkdown(this.#answered.report));
    vscode.window.setStatusBarMessage(vscode.l10n.t('The impact was copied as Markdown.'), 5000);
  }

  /** Ends the simulation and takes the view away. */
  close(): void {
    this.#asking?.cancel();
    this.endSimulation();
    this.#answered = null;
    this.#changes.fire(undefined);
    void vscode.commands.executeCommand('setContext', 'aetl.impactAsked', false);
  }

  getTreeItem(node: ImpactNode): vscode.TreeItem {
    return treeItem(node);
  }

  getChildren(node?: ImpactNode): ImpactNode[] {
    if (node !== undefined) return childNodes(node);
    return this.#answered === null ? [] : rootNodes(this.#answered.report, this.#grouping);
  }

  dispose(): void {
    this.#asking?.cancel();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** The view says why there is no newer answer: the column may really be gone by now. */
  async #askAgain(): Promise<void> {
    try {
      await this.refresh();
    } catch (error) {
      this.#view.message = error instanceof Error ? error.message : String(error);
    }
  }

  /** False when another question, or closing the view, came before the answer. */
  async #answer(change: ImaginedChange): Promise<boolean> {
    const report = await this.#request((token) => this.#server.request(AETL_METHODS.impactQuery, { changes: [change] }, token));
    if (report === null) return false;
    this.#answered = { change, report };
    if (!this.#simulating) this.#view.message = report.notes.join(' ');
    this.#view.description = report.changes.join(', ');
    this.#changes.fire(undefined);
    await vscode.commands.executeCommand('setContext', 'aetl.impactAsked', true);
    return true;
  }

  async #showProblems(): Promise<number | null> {
    if (this.#answered === null) return null;
    const { change, report } = this.#answered;
    const simulated = await this.#request((token) => this.#server.request(AETL_METHODS.impactSimulate, { changes: [change] }, token));
    if (simulated === null) return null;
    const found = this.#problems.show(simulated, report);
    this.#simulating = true;
    const what = report.changes.join(', ');
    const problems = found === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', found);
    const gone = simulated.disappeared.length;
    const solved = gone === 0 ? '' : ` ${vscode.l10n.t('{0} of now would be gone.', gone)}`;
    this.#view.message =
      found === 0
        ? `${vscode.l10n.t('Simulation: nothing would be wrong.')}${solved}`
        : `${vscode.l10n.t('Simulation: {0} that there would be. Nothing was changed.', problems)}${solved}`;
    this.#status.text = `$(beaker) ${vscode.l10n.t('Simulation: {0}', problems)}`;
    this.#status.tooltip = `${what}\n${vscode.l10n.t('Problems of “AETL simulation” are not real. Click to end the simulation.')}`;
    this.#status.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
    this.#status.show();
    await vscode.commands.executeCommand('setContext', 'aetl.simulating', true);
    return found;
  }

  /** Only the last question is answered; null when it was not this one. */
  async #request<R>(ask: (token: vscode.CancellationToken) => Promise<R>): Promise<R | null> {
    this.#asking?.cancel();
    const asking = new vscode.CancellationTokenSource();
    this.#asking = asking;
    const options = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('AETL: looking for what a change would do…') };
    try {
      const found = await vscode.window.withProgress(options, () => ask(asking.token));
      return asking.token.isCancellationRequested ? null : found;
    } catch (error) {
      if (asking.token.isCancellationRequested) return null;
      throw error;
    } finally {
      asking.dispose();
      if (this.#asking === asking) this.#asking = null;
    }
  }
}
