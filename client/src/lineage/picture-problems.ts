import * as vscode from 'vscode';
import { AETL_METHODS, type LineageGraph, type PanelProblem, type SourceLocation } from '../../../server/src/protocol/index.ts';
import type { ServerConnection } from '../server/index.ts';

/** Milliseconds that findings have to rest before a picture is marked with them: while one types they come one by one. */
const REST = 200;
/** Problems of more places than this are not told apart: an estate in which everything is broken has other troubles. */
const MOST = 1000;

/** What the editor's list of problems says of the statements behind one picture, simulated ones too. */
export class PictureProblems implements vscode.Disposable {
  readonly #server: ServerConnection;
  readonly #show: (problems: readonly PanelProblem[]) => void;
  readonly #changes: vscode.Disposable;
  #graphs: readonly LineageGraph[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: vscode.CancellationTokenSource | null = null;
  /** What is shown: nothing is sent twice. */
  #shown = '[]';

  constructor(server: ServerConnection, show: (problems: readonly PanelProblem[]) => void) {
    this.#server = server;
    this.#show = show;
    this.#changes = vscode.languages.onDidChangeDiagnostics(() => this.#soon());
  }

  /** The picture shows these now. */
  of(graphs: readonly LineageGraph[]): void {
    this.#graphs = graphs;
    this.#soon();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#running?.cancel();
    this.#changes.dispose();
  }

  #soon(): void {
    if (this.#graphs.length === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), REST);
  }

  async #look(): Promise<void> {
    this.#running?.cancel();
    const running = new vscode.CancellationTokenSource();
    this.#running = running;
    const found = problemsOf(this.#graphs).slice(0, MOST);
    const places = found.map(({ location: { uri, range } }) => ({ uri, position: range.start }));
    try {
      const written = places.length === 0 ? [] : await this.#server.request(AETL_METHODS.lineageWritten, { places }, running.token);
      if (running.token.isCancellationRequested) return;
      const problems = found.flatMap((problem, index) => {
        const place = written[index];
        return place ? [{ ...place, ...problem }] : [];
      });
      const text = JSON.stringify(problems);
      if (text !== this.#shown) this.#show(problems);
      this.#shown = text;
    } catch {
      // Overtaken, or the server is gone: the marks stay as they are until findings change again.
    } finally {
      running.dispose();
    }
  }
}

type Problem = Omit<PanelProblem, 'node' | 'column' | 'group'>;

/** Of the files that a picture is made of; of all files where it shows schemas, which stand for any number of them. */
function problemsOf(graphs: readonly LineageGraph[]): readonly Problem[] {
  const files = graphs.some(({ nodes }) => nodes.some(({ kind }) => kind === 'schema')) ? null : filesOf(graphs);
  return vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) => {
    const file = uri.toString();
    if (files !== null && !files.has(file)) return [];
    return diagnostics.flatMap((diagnostic) => problemOf(file, diagnostic) ?? []);
  });
}

/** Findings of others are none of the picture's business, nor is what is no more than advice. */
function problemOf(uri: string, { source = '', severity, message, range }: vscode.Diagnostic): Problem | null {
  if (!source.toLowerCase().startsWith('aetl') || severity > vscode.DiagnosticSeverity.Warning) return null;
  const { start, end } = range;
  const location: SourceLocation = {
    uri,
    range: { start: { line: start.line, character: start.character }, end: { line: end.line, character: end.character } },
  };
  const isError = severity === vscode.DiagnosticSeverity.Error;
  return { severity: isError ? 'error' : 'warning', message, simulated: source.toLowerCase() !== 'aetl', location };
}

function filesOf(graphs: readonly LineageGraph[]): ReadonlySet<string> {
  const locations = graphs.flatMap(({ nodes, edges }) => [...nodes, ...edges].map(({ location }) => location?.uri));
  // As VS Code writes addresses, which is not how every server does.
  return new Set([...new Set(locations)].flatMap((uri) => (uri === undefined ? [] : [vscode.Uri.parse(uri).toString()])));
}
