// Pages of the extension in a headless browser, with a host that only remembers what it is told.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { THEMES, type ThemeName } from './themes.ts';

export interface HostedPage<FromPage> {
  readonly page: Page;
  /** Everything that the page has sent to its host. */
  readonly sent: readonly FromPage[];
  /** What the browser complained of: errors and violations of the page's policy. */
  readonly complaints: readonly string[];
}

export interface HostOptions {
  /** Of the script and the sheet in dist/webview. */
  readonly name: 'lineage' | 'results' | 'profile';
  /** Attributes of the body. */
  readonly body?: string;
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly language?: string;
  /** What is served in the place of built files. */
  readonly files?: Readonly<Record<string, string | undefined>>;
}

export interface PageHost {
  readonly browser: Browser;
  open<FromPage>(options: HostOptions): Promise<HostedPage<FromPage>>;
  close(): Promise<void>;
}

const DIST = fileURLToPath(new URL('../../dist/webview/', import.meta.url));

export async function startPageHost(): Promise<PageHost> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', headless: true, args });
  return {
    browser,
    async open<FromPage>(options: HostOptions) {
      const { theme = 'light', width = 1100, height = 700, files = {} } = options;
      server.removeAllListeners('request');
      server.on('request', async ({ url = '/' }, response) => {
        const name = url.slice(1);
        if (name === '') return response.setHeader('content-type', 'text/html').end(html(options));
        if (files[name] !== undefined) return response.end(files[name]);
        response.setHeader('content-type', name.endsWith('.css') ? 'text/css' : 'text/javascript');
        return response.end(await readFile(DIST + name).catch(() => ''));
      });
      const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme === 'light' ? 'light' : 'dark' });
      const sent: FromPage[] = [];
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.exposeFunction('tellHost', (message: FromPage) => void sent.push(message));
      await page.addInitScript('window.acquireVsCodeApi = () => ({ postMessage: (message) => window.tellHost(message) });');
      await page.goto(origin);
      return { page, sent, complaints };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** The page as the client makes it, with its policy (client/src/lineage/page.ts), in a theme of VS Code. */
function html({ name, body = '', theme = 'light', language = 'en' }: HostOptions): string {
  const { className, variables } = THEMES[theme];
  const style = Object.entries(variables)
    .map(([variable, value]) => `--vscode-${variable}:${value}`)
    .join(';');
  const policy =
    "default-src 'none'; script-src 'nonce-x'; style-src 'self' 'nonce-x'; img-src 'self' data: blob:; connect-src 'self'; worker-src blob:";
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="icon" href="data:,">
<style nonce="x">:root{${style}}</style><link rel="stylesheet" href="/${name}.css"></head>
<body class="${className}" ${body}><div id="app"></div><script nonce="x" src="/${name}.js"></script></body></html>`;
}
