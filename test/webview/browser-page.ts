// The lineage page in a headless browser, with a host that only remembers what it is told.
import type { Browser, Page } from 'playwright-core';
import type { FromPanelMessage, LineageGraph, ToPanelMessage } from '../../server/src/protocol/index.ts';
import type { PageInspection } from '../../webviews/lineage/page/index.ts';
import { type PageHost, startPageHost } from './page-host.ts';
import type { ThemeName } from './themes.ts';

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

export async function startPanelBrowser(): Promise<PanelBrowser> {
  const host = await startPageHost();
  return { browser: host.browser, open: (options = {}) => openPanel(host, options), close: () => host.close() };
}

async function openPanel(host: PageHost, { worker, ...options }: PanelOptions): Promise<Panel> {
  const { page, sent, complaints } = await host.open<FromPanelMessage>({
    ...options,
    name: 'lineage',
    body: 'data-layout-worker="/layout-worker.js"',
    files: { 'layout-worker.js': worker },
  });
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
