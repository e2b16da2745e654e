import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { CompletionList, InitializeResult, PublishDiagnosticsParams } from 'vscode-languageserver';
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { generateWorkspace } from './generate-workspace.ts';
import { showSpread, spread } from './spread.ts';
import { printTable } from './table.ts';

const SERVER = fileURLToPath(new URL('../dist/server.cjs', import.meta.url));
const KEYSTROKES = 200;
/** A fast typist's pause between two keys. */
const PAUSE_MILLISECONDS = 30;

/** What an editor waits for: the built server over stdio, with the workspaces of the other table. */
export async function benchLanguageServer(sizes: readonly number[]): Promise<void> {
  if (!existsSync(SERVER)) {
    console.log('\nThe language server is not built (npm run build): its table is left out.');
    return;
  }
  const rows: string[][] = [];
  for (const size of sizes) rows.push(await measure(size));
  printTable(
    'The language server over stdio (ms; p50 / p95 / largest)',
    ['files', 'ready, cold', 'ready, warm', 'keystroke to diagnostics', 'completion', 'hover', 'definition'],
    rows,
  );
}

async function measure(size: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'aetl-bench-'));
  const cache = mkdtempSync(join(tmpdir(), 'aetl-bench-cache-'));
  try {
    const { typos } = generateWorkspace(folder, size);
    const cold = await Server.start(folder, cache);
    await cold.stop();
    const warm = await Server.start(folder, cache);
    const path = Array.from({ length: size }, (_, i) => `views/l3/v${i}.sql`).find(
      (name) => existsSync(join(folder, name)) && !typos.some((typo) => typo.path === name),
    );
    const times = await warm.type(pathToFileURL(join(folder, path ?? '')).href);
    await warm.stop();
    return [String(size), cold.ready.toFixed(0), warm.ready.toFixed(0), ...times];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(cache, { recursive: true, force: true });
  }
}

class Server {
  readonly ready: number;
  readonly #connection: MessageConnection;

  private constructor(connection: MessageConnection, ready: number) {
    this.#connection = connection;
    this.ready = ready;
  }

  static async start(folder: string, cache: string): Promise<Server> {
    const started = performance.now();
    const child = spawn(process.execPath, [SERVER, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, AETL_CACHE: cache },
    });
    const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    connection.listen();
    const ready = new Promise<void>((resolve) => connection.onNotification('aetl/index/ready', () => resolve()));
    await connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'bench' }],
    });
    await connection.sendNotification('initialized', {});
    await ready;
    return new Server(connection, performance.now() - started);
  }

  async stop(): Promise<void> {
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    this.#connection.dispose();
  }

  /** Types into a view, and asks after every key what an editor asks. */
  async type(uri: string): Promise<string[]> {
    const connection = this.#connection;
    const text = readFileSync(fileURLToPath(uri), 'utf8');
    const place = text.slice(0, text.indexOf('r.quantity')).split('\n');
    const position = { line: place.length - 1, character: (place.at(-1)?.length ?? 0) + 2 };
    const textDocument = { uri };
    const checked = (version: number) =>
      new Promise<void>((resolve) => {
        const subscription = connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
          if (params.uri !== uri || params.version !== version) return;
          subscription.dispose();
          resolve();
        });
      });
    const opened = checked(1);
    await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'sql', version: 1, text } });
    await opened;
    const times = { check: [] as number[], complete: [] as number[], hover: [] as number[], definition: [] as number[] };
    for (let i = 0; i < KEYSTROKES; i++) {
      const at = text.indexOf('r.quantity');
      const version = i + 2;
      const changed = `${text.slice(0, at)}r.${'amount'.slice(0, i % 7)} ${text.slice(at)}`;
      const done = checked(version);
      times.check.push(
        await timed(async () => {
          await connection.sendNotification('textDocument/didChange', {
            textDocument: { uri, version },
            contentChanges: [{ text: changed }],
          });
          await done;
        }),
      );
      times.complete.push(await timed(() => connection.sendRequest<CompletionList>('textDocument/completion', { textDocument, position })));
      times.hover.push(
        await timed(() => connection.sendRequest('textDocument/hover', { textDocument, position: { line: 3, character: 6 } })),
      );
      times.definition.push(
        await timed(() => connection.sendRequest('textDocument/definition', { textDocument, position: { line: 3, character: 6 } })),
      );
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
    }
    return [times.check, times.complete, times.hover, times.definition].map((list) => showSpread(spread(list)));
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
