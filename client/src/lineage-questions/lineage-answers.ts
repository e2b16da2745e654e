import * as vscode from 'vscode';
import { AETL_METHODS, type AnswerLine, type LineageAskParams } from '../../../server/src/protocol/index.ts';
import type { ServerConnection } from '../server/index.ts';

const SCHEME = 'aetl-lineage';
/** Who has more of them open asks again. */
const KEPT = 50;

/** Answers to questions about lineage that are no graph, as documents that can only be read and whose places are links. */
export class LineageAnswers implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable {
  readonly #server: ServerConnection;
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposables: readonly vscode.Disposable[];
  /** What documents show, by their URIs: the latest ones. Another language closes a document, so that their end cannot be waited for. */
  readonly #shown = new Map<string, readonly AnswerLine[]>();
  readonly onDidChange = this.#changes.event;

  constructor(server: ServerConnection) {
    this.#server = server;
    this.#disposables = [
      this.#changes,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, this),
    ];
  }

  /** Asks, and shows the answer beside nothing else of that question; what there is no answer to is said. */
  async show(params: LineageAskParams): Promise<void> {
    const found = await this.#server.request(AETL_METHODS.lineageAsk, params);
    if (!found.ok) {
      void vscode.window.showWarningMessage(`AETL: ${found.message}`);
      return;
    }
    // The path is for people; what is asked for stands in the query.
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${found.title.replaceAll('/', '∕')}`, query: JSON.stringify(params) });
    this.#keep(uri, found.lines);
    this.#changes.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    // Its lines are sentences: package.json wraps them.
    await vscode.languages.setTextDocumentLanguage(document, 'aetl-answer');
    await vscode.window.showTextDocument(document, { preview: true });
  }

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const known = this.#shown.get(uri.toString());
    if (known !== undefined) return textOf(known);
    // A window that is opened again shows its editors before the server has started.
    await this.#server.ready();
    const found = await this.#server.request(AETL_METHODS.lineageAsk, JSON.parse(uri.query) as LineageAskParams, token);
    if (!found.ok) return `${found.message}\n`;
    this.#keep(uri, found.lines);
    return textOf(found.lines);
  }

  provideDocumentLinks({ uri }: vscode.TextDocument): vscode.DocumentLink[] {
    const lines = this.#shown.get(uri.toString()) ?? [];
    return lines.flatMap((line, at) => linksOf(line, at));
  }

  #keep(uri: vscode.Uri, lines: readonly AnswerLine[]): void {
    const [oldest] = this.#shown.keys();
    if (oldest !== undefined && this.#shown.size >= KEPT) this.#shown.delete(oldest);
    this.#shown.set(uri.toString(), lines);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }
}

function textOf(lines: readonly AnswerLine[]): string {
  return lines.map(({ text }) => `${text}\n`).join('');
}

function linksOf({ text, places }: AnswerLine, line: number): vscode.DocumentLink[] {
  let from = 0;
  return places.flatMap(({ path, location }) => {
    const { start } = location.range;
    const words = `${path}:${start.line + 1}`;
    const at = text.indexOf(words, from);
    if (at < 0) return [];
    from = at + words.length;
    const target = vscode.Uri.parse(location.uri).with({ fragment: `L${start.line + 1},${start.character + 1}` });
    return [new vscode.DocumentLink(new vscode.Range(line, at, line, from), target)];
  });
}
