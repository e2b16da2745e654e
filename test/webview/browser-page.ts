// The lineage page in a headless browser, with a host that only remembers what it is told.
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { FromPanelMessage, LineageGraph, ToPanelMessage } from '../../server/src/protocol/index.ts';
import type { PageInspection } from '../../webviews/lineage/page.ts';
import { THEMES, type ThemeName } from './themes.ts';

export interface PanelOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly language?: string;
  /** What is served in the place of the layout worker. */
  readonly worker?: string;
}

export interface Panel {
  readonly page: Page;
  /** Everything that the page has sent to its host. */
  readonly sent: readonly FromPanelMessage[];
  /** What the browser complained of: errors and violations of the page's policy. */
  readonly complaints: readonly string[];
  send(message: ToPanelMessage): Promise<void>;
  show(graph: LineageGraph, keepPositions?: boolean): Promise<PageInspection>;
  inspect(): Promise<PageInspection>;
  waitFor(state: PageInspection['state']): Promise<PageInspection>;
  /** Presses the mouse on an element of the drawing. */
  click(place: { readonly node: string; readonly column?: string; readonly direction?: string }, clicks?: number): Promise<void>;
}

export interface PanelBrowser {
  readonly browser: Browser;
  open(options?: PanelOptions): Promise<Panel>;
  close(): Promise<void>;
}

const DIST = fileURLToPath(new URL('../../dist/webview/', import.meta.url));

export async function startPanelBrowser(): Promise<PanelBrowser> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', headless: true, args });
  return {
    browser,
    open: (options = {}) => openPanel(server, browser, options),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function openPanel(server: Server, browser: Browser, options: PanelOptions): Promise<Panel> {
  const { theme = 'light', width = 1100, height = 700 } = options;
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.removeAllListeners('request');
  server.on('request', async ({ url = '/' }, response) => {
    const name = url.slice(1);
    if (name === '') return response.setHeader('content-type', 'text/html').end(html(theme, options.language ?? 'en'));
    if (name === 'elk-worker.js' && options.worker !== undefined) return response.end(options.worker);
    response.setHeader('content-type', name.endsWith('.css') ? 'text/css' : 'text/javascript');
    return response.end(await readFile(DIST + name).catch(() => ''));
  });
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme === 'light' ? 'light' : 'dark' });
  const sent: FromPanelMessage[] = [];
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.exposeFunction('tellHost', (message: FromPanelMessage) => void sent.push(message));
  await page.addInitScript('window.acquireVsCodeApi = () => ({ postMessage: (message) => window.tellHost(message) });');
  await page.goto(origin);
  const inspect = async (): Promise<PageInspection> => page.evaluate('window.__graph()');
  const waitFor = async (state: PageInspection['state']): Promise<PageInspection> => {
    await page.waitForFunction((wanted) => window.__graph?.().state === wanted, state);
    return inspect();
  };
  const send = (message: ToPanelMessage): Promise<void> => page.evaluate((data) => window.postMessage(data, '*'), message);
  return {
    page,
    sent,
    complaints,
    send,
    inspect,
    waitFor,
    async show(graph, keepPositions = false) {
      await send({ type: 'loading' });
      await waitFor('loading');
      await send({ type: 'graph', graph, keepPositions });
      return waitFor('graph');
    },
    async click({ node, column = null, direction = null }, clicks = 1) {
      const { nodes } = await inspect();
      const found = nodes.find(
        (one) =>
          one.node === node &&
          one.column === column &&
          one.direction === direction &&
          (column !== null || direction !== null || one.classes.includes('title')),
      );
      if (found === undefined) throw new Error(`${node}.${column} is not drawn`);
      const box = await page.locator('.canvas').boundingBox();
      await page.mouse.click((box?.x ?? 0) + found.x, (box?.y ?? 0) + found.y, { clickCount: clicks, delay: 20 });
    },
  };
}

/** The page as the client makes it, with its policy (client/src/lineage/page.ts), in a theme of VS Code. */
function html(theme: ThemeName, language: string): string {
  const { className, variables } = THEMES[theme];
  const style = Object.entries(variables)
    .map(([name, value]) => `--vscode-${name}:${value}`)
    .join(';');
  const policy =
    "default-src 'none'; script-src 'nonce-x'; style-src 'self' 'nonce-x'; img-src 'self' data: blob:; connect-src 'self'; worker-src blob:";
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="icon" href="data:,">
<style nonce="x">:root{${style}}</style><link rel="stylesheet" href="/lineage.css"></head>
<body class="${className}" data-elk-worker="/elk-worker.js"><div id="app"></div><script nonce="x" src="/lineage.js"></script></body></html>`;
}
