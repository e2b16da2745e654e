// Runs the mocha suite of dist/test-host inside the extension host of a real VS Code.
// The browser is there because the workbench in it is what starts the extension host.
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { HostResults } from '../host/results.ts';
import { startCodeAndBrowser } from './launch.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SUITE = path.join(ROOT, 'dist/test-host/index.cjs');
const TIMEOUT = Number(process.env['HOST_TEST_TIMEOUT'] ?? 240) * 1000;

const folder = await mkdtemp(path.join(os.tmpdir(), 'aetl-host-'));
const failed = await runSuite();
await rm(folder, { recursive: true, force: true });
process.exit(failed ? 1 : 0);

async function runSuite(): Promise<boolean> {
  const workspace = path.join(folder, 'shop');
  const resultsFile = path.join(folder, 'results.json');
  await cp(path.join(ROOT, 'samples/shop'), workspace, { recursive: true });
  const [code, browser] = await startCodeAndBrowser({ developmentHost: true, env: { AETL_HOST_RESULTS: resultsFile } });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const ended = await runIn(page, code.url(workspace, { extensionDevelopmentPath: ROOT, extensionTestsPath: SUITE }));
    if (ended.exitCode === null) await page.screenshot({ path: path.join(ROOT, 'dist/host-timeout.png') });
    // The exit code alone is not enough: it is 0 when the extension host dies.
    const results = await readResults(resultsFile);
    console.log(
      results?.log.join('\n') ?? `${ended.console.slice(-60).join('\n')}\nthe suite wrote no results\n0 passed, 1 failed, 0 skipped`,
    );
    return ended.exitCode !== 0 || results === null || results.failed > 0 || results.passed === 0;
  } finally {
    await browser.close();
    await code.stop();
  }
}

interface Ended {
  /** Null when it did not end in time. */
  readonly exitCode: number | null;
  /** What the extension host and the workbench wrote to their consoles. */
  readonly console: readonly string[];
}

/** VS Code calls these two functions of the page: the first when the suite has settled, the second for every line of its console. */
async function runIn(page: Page, url: string): Promise<Ended> {
  const lines: string[] = [];
  const exit = new Promise<number>((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown) => {
    lines.push(
      [args]
        .flat()
        .map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg)))
        .join(' '),
    );
  });
  await page.goto(url);
  const timeout = new Promise<null>((resolve) => setTimeout(resolve, TIMEOUT, null));
  return { exitCode: await Promise.race([exit, timeout]), console: lines };
}

async function readResults(file: string): Promise<HostResults | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as HostResults;
  } catch {
    return null;
  }
}
