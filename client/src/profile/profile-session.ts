import * as vscode from 'vscode';
import {
  AETL_METHODS,
  type FromProfileMessage,
  type ProfileFailure,
  type ProfileSample,
  type TableAddress,
  type ToProfileMessage,
} from '../../../server/src/protocol/index.ts';
import { saveBytes } from '../lineage/index.ts';
import type { ServerConnection } from '../server/index.ts';
import { readProfileMessage } from './read-profile-message.ts';

const EXTENSIONS = { csv: 'csv', json: 'json', markdown: 'md' } as const;
/** All rows of a large table take their time; a person watches, and can cancel. */
const BUDGET_MILLISECONDS = { sample: 60_000, full: 15 * 60_000 } as const;

interface SessionOptions {
  readonly webview: vscode.Webview;
  readonly server: ServerConnection;
  readonly table: TableAddress;
  readonly environment: string | null;
  readonly onProfiled: () => void;
}

/** What one page of a profile is told, and what it asks for. */
export class ProfileSession implements vscode.Disposable {
  readonly #options: SessionOptions;
  readonly #disposables: vscode.Disposable[];
  #running: { readonly id: string; readonly token: vscode.CancellationTokenSource } | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#disposables = [
      options.webview.onDidReceiveMessage((value: unknown) => {
        const message = readProfileMessage(value);
        if (message !== null)
          void this.#receive(message).catch((error: unknown) => this.#tell({ type: 'failed', error: failureOf(error) }));
      }),
      options.server.onProfileProgress(({ id, ...progress }) => {
        if (id === this.#running?.id) this.#tell({ type: 'progress', ...progress });
      }),
    ];
  }

  /** A page that is closed wants no answer: what runs for it is ended on the server. */
  dispose(): void {
    this.#running?.token.cancel();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #tell(message: ToProfileMessage): void {
    void this.#options.webview.postMessage(message);
  }

  async #receive(message: FromProfileMessage): Promise<void> {
    const { table, environment } = this.#options;
    switch (message.type) {
      case 'ready':
        this.#tell({ type: 'table', table, environment });
        return this.#showLatest();
      case 'run':
        return this.#run(message.full);
      case 'cancel':
        this.#running?.token.cancel();
        return;
      case 'compare':
        return this.#compare(message.from);
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        return;
      case 'save':
        return saveBytes(`${table.name}-profile.${EXTENSIONS[message.format]}`, new TextEncoder().encode(message.text));
    }
  }

  async #showLatest(): Promise<void> {
    const { server, table } = this.#options;
    this.#tell({ type: 'loading' });
    await this.#tellHistory();
    const latest = await server.request(AETL_METHODS.profileLatest, { table });
    if (!latest.ok) this.#tell({ type: 'failed', error: latest.error });
    else if (latest.value === null) this.#tell({ type: 'never' });
    else this.#tell({ type: 'profile', ...latest.value, notKept: null });
  }

  async #tellHistory(): Promise<void> {
    const history = await this.#options.server.request(AETL_METHODS.profileHistory, { table: this.#options.table });
    if (history.ok) this.#tell({ type: 'history', records: history.value });
  }

  async #run(full: boolean): Promise<void> {
    if (this.#running !== null) return;
    const { server, table } = this.#options;
    const sample: ProfileSample = full ? 'full' : 'auto';
    const running = { id: crypto.randomUUID(), token: new vscode.CancellationTokenSource() };
    this.#running = running;
    this.#tell({ type: 'running', sample });
    try {
      const budgetMilliseconds = full ? BUDGET_MILLISECONDS.full : BUDGET_MILLISECONDS.sample;
      const params = { id: running.id, table, sample, budgetMilliseconds };
      const answer = await server.request(AETL_METHODS.profileRun, params, running.token.token);
      if (!answer.ok) this.#tell({ type: 'failed', error: answer.error });
      else {
        await this.#tellHistory();
        this.#tell({ type: 'profile', ...answer.value });
        this.#options.onProfiled();
      }
    } catch (error) {
      this.#tell(running.token.token.isCancellationRequested ? { type: 'cancelled' } : { type: 'failed', error: failureOf(error) });
    } finally {
      running.token.dispose();
      this.#running = null;
    }
  }

  async #compare(from: number): Promise<void> {
    const { server, table } = this.#options;
    const drift = await server.request(AETL_METHODS.profileDrift, { table, from, to: null });
    if (drift.ok) this.#tell({ type: 'drift', from: drift.value.from, findings: drift.value.findings, failure: null });
    else this.#tell({ type: 'drift', from: null, findings: [], failure: drift.error.message });
  }
}

function failureOf(error: unknown): ProfileFailure {
  return { kind: 'other', message: error instanceof Error ? error.message : String(error) };
}
