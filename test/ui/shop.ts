import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import manifest from '../../package.json' with { type: 'json' };
import { type LaunchOptions, startCodeAndBrowser } from '../realcode/launch.ts';
import { Workbench } from '../realcode/workbench.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHOTS = path.join(ROOT, 'dist/shots');
const WHICH = process.env['REALCODE'] ?? 'latest';

/** A copy of the demo workspace in a real VS Code with the packed extension. */
export interface Shop {
  readonly workbench: Workbench;
  readonly page: Page;
  readonly folder: string;
  /** Opens a file of the workspace in the editor. */
  openFile(name: string): Promise<void>;
  /** A picture of the window in dist/shots. */
  shot(name: string): Promise<void>;
  /** A picture that the documentation shows: in dist/shots, and in the folder named by AETL_IMAGES. */
  image(name: string): Promise<void>;
  /** The body of a test, which leaves a picture when it fails. */
  pictured(run: () => Promise<void>): (context: TestContext) => Promise<void>;
  stop(): Promise<void>;
}

export interface ShopOptions extends LaunchOptions {
  /** A window without a folder. */
  readonly empty?: boolean;
  readonly openFile?: string;
  /** Of the window, and so of the extension; VS Code's own words stay English, since its language packs come from the internet. */
  readonly language?: string;
  /** Changes the copy before VS Code sees it. */
  readonly prepare?: (folder: string) => void;
}

export async function openShop({ openFile, prepare, language, empty = false, ...launch }: ShopOptions = {}): Promise<Shop> {
  await mkdir(SHOTS, { recursive: true });
  const parent = await mkdtemp(path.join(os.tmpdir(), 'aetl-ui-'));
  const folder = path.join(parent, 'shop');
  // Without what a run of the demo has left there.
  const isSource = (file: string) => !/[\\/](?:\.aetl|shop\.db(?:-\w+)?)(?:[\\/]|$)/.test(file);
  await cp(path.join(ROOT, 'samples/shop'), folder, { recursive: true, filter: isSource });
  prepare?.(folder);
  const vsix = [path.join(ROOT, `dist/aetl-${manifest.version}.vsix`)];
  const [code, browser] = await startCodeAndBrowser({ ...launch, vsix });
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.setDefaultTimeout(30_000);
  if (language !== undefined) await page.addInitScript((name) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: name }), language);
  const workbench = new Workbench(page);
  const shot = async (name: string): Promise<void> => void (await page.screenshot({ path: path.join(SHOTS, `${WHICH}-${name}.png`) }));
  const shop: Shop = {
    workbench,
    page,
    folder,
    openFile: (name) => workbench.openFile(path.join(folder, name)),
    shot,
    async image(name) {
      await shot(name);
      const images = process.env['AETL_IMAGES'];
      if (images !== undefined) await page.screenshot({ path: path.resolve(ROOT, images, `${name}.png`) });
    },
    pictured: (run) => async (context) => {
      try {
        await run();
      } catch (error) {
        await shot(`FAIL-${context.name.replace(/\W+/g, '-')}`).catch(() => undefined);
        throw error;
      }
    },
    async stop() {
      await browser.close();
      await code.stop();
      await rm(parent, { recursive: true, force: true });
    },
  };
  try {
    await workbench.open(code.url(empty ? null : folder, openFile === undefined ? {} : { openFile: path.join(folder, openFile) }));
    return shop;
  } catch (error) {
    await shot('FAIL-open').catch(() => undefined);
    await shop.stop();
    throw error;
  }
}
