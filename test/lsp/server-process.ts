import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type {
  Diagnostic,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

const SERVER = fileURLToPath(new URL('../../dist/server.cjs', import.meta.url));

export interface StartOptions {
  /** Files of the workspace by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Folders that are opened, relative to the workspace; the workspace itself if none is given. */
  readonly folders?: readonly string[];
  readonly initializationOptions?: unknown;
  /** The language of the editor. */
  readonly locale?: string;
  /** What the editor answers for `workspace/configuration`. */
  readonly settings?: unknown;
  readonly capabilities?: object;
}

/** A folder on disk and the built language server that serves it over stdio. */
export class ServerProcess {
  readonly connection: MessageConnection;
  readonly folder: string;
  readonly initializeResult: InitializeResult;
  /** All that was published, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logged: string[] = [];
  readonly notified: { readonly method: string; readonly params: unknown }[] = [];
  readonly #process: ChildProcess;
  readonly #listeners = new Set<() => void>();
  readonly #versions = new Map<string, number>();

  private constructor(child: ChildProcess, connection: MessageConnection, folder: string) {
    this.#process = child;
    this.connection = connection;
    this.folder = folder;
    this.initializeResult = { capabilities: {} };
  }

  static async start({
    files,
    folders = [''],
    initializationOptions,
    locale,
    settings = {},
    capabilities = {},
  }: StartOptions): Promise<ServerProcess> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'aetl-lsp-'));
    for (const [name, text] of Object.entries(files)) await writeInto(folder, name, text);
    const child = spawn(process.execPath, [SERVER, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, AETL_CACHE: path.join(folder, '.aetl') },
    });
    if (!child.stdout || !child.stdin) throw new Error('the server has no pipes');
    const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    const server = new ServerProcess(child, connection, folder);
    server.#listen(settings);
    const result = await connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { workspace: { configuration: true, workspaceFolders: true }, window: { workDoneProgress: true }, ...capabilities },
      workspaceFolders: folders.map((name) => ({ uri: pathToFileURL(path.join(folder, name)).href, name: name || 'root' })),
      ...(locale === undefined ? {} : { locale }),
      ...(initializationOptions === undefined ? {} : { initializationOptions }),
    });
    Object.assign(server.initializeResult, result);
    await connection.sendNotification('initialized', {});
    return server;
  }

  #listen(settings: unknown): void {
    const { connection } = this;
    connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) => items.map(() => settings));
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => null);
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.#wake();
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
      this.#wake();
    });
    connection.onNotification((method: string, params: unknown) => {
      this.notified.push({ method, params });
      this.#wake();
    });
    connection.listen();
  }

  #wake(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Waits until `find` gives something; asked again after every message of the server. */
  async until<T>(what: string, find: () => T | null | undefined | false): Promise<T> {
    const now = find();
    if (now) return now;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#listeners.delete(look);
        reject(new Error(`waited in vain for ${what}; log: ${this.logged.slice(-5).join('\n')}`));
      }, 120_000);
      const look = () => {
        const found = find();
        if (!found) return;
        clearTimeout(timer);
        this.#listeners.delete(look);
        resolve(found);
      };
      this.#listeners.add(look);
    });
  }

  uri(name: string): string {
    return pathToFileURL(path.join(this.folder, name)).href;
  }

  ready(times = 1): Promise<unknown> {
    return this.until('aetl/index/ready', () => {
      const found = this.notified.filter(({ method }) => method === 'aetl/index/ready');
      return found.length >= times ? found.at(-1) : null;
    });
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  async open(name: string, text: string, languageId = 'sql'): Promise<string> {
    const uri = this.uri(name);
    this.#versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return uri;
  }

  async change(uri: string, ...contentChanges: readonly TextDocumentContentChangeEvent[]): Promise<number> {
    const version = (this.#versions.get(uri) ?? 1) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    return version;
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** What was published last for a file. */
  last(uri: string): readonly Diagnostic[] | undefined {
    return this.published.findLast((params) => params.uri === uri)?.diagnostics;
  }

  /** The next state of a file's diagnostics that satisfies the condition. */
  diagnostics(uri: string, holds: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
    return this.until(`diagnostics of ${uri}, last ${JSON.stringify(this.last(uri)?.map(({ message }) => message))}`, () => {
      const found = this.last(uri);
      return found && holds(found) ? found : null;
    });
  }

  /** A request about a place in a document. */
  at<T>(method: string, uri: string, position: Position, more: object = {}): Promise<T> {
    return this.request<T>(method, { textDocument: { uri }, position, ...more });
  }

  async write(name: string, text: string): Promise<void> {
    await writeInto(this.folder, name, text);
  }

  async remove(name: string): Promise<void> {
    await rm(path.join(this.folder, name));
  }

  /** Tells the server that files were created (1), changed (2) or deleted (3). */
  async watched(...changes: readonly { readonly uri: string; readonly type: 1 | 2 | 3 }[]): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    const exited = new Promise((resolve) => this.#process.once('exit', resolve));
    await this.connection.sendNotification('exit');
    await exited;
    this.connection.dispose();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The position of `find` in the text, plus `offset` characters. */
export function positionOf(text: string, find: string, offset = 0): Position {
  const at = text.indexOf(find);
  if (at < 0) throw new Error(`${find} is not in the text`);
  const before = text.slice(0, at + offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

async function writeInto(folder: string, name: string, text: string): Promise<void> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
