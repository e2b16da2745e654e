import type { FromResultsMessage, ToResultsMessage } from '../../server/src/protocol/index.ts';
import type { ResultsPage } from '../../webviews/results/page.ts';
import { type HostedPage, type HostOptions, startPageHost } from './page-host.ts';

type Inspection = ReturnType<ResultsPage['inspect']>;

export interface ResultsPanel extends HostedPage<FromResultsMessage> {
  send(...messages: readonly ToResultsMessage[]): Promise<void>;
  inspect(): Promise<Inspection>;
  /** Texts of the cells that are drawn, row by row. */
  cells(): Promise<readonly string[]>;
  /** Waits for a message of the page. */
  until(wanted: (message: FromResultsMessage) => boolean): Promise<void>;
}

export interface ResultsBrowser {
  open(options?: Partial<HostOptions>): Promise<ResultsPanel>;
  close(): Promise<void>;
}

export async function startResultsBrowser(): Promise<ResultsBrowser> {
  const host = await startPageHost();
  return {
    async open(options = {}) {
      const hosted = await host.open<FromResultsMessage>({ ...options, name: 'results', body: 'data-nonce="x"' });
      const { page, sent } = hosted;
      return {
        ...hosted,
        async send(...messages) {
          for (const message of messages) await page.evaluate((data) => window.postMessage(data, '*'), message);
        },
        inspect: () => page.evaluate('window.__results()') as Promise<Inspection>,
        async cells() {
          const cells = await page.locator('.slick-row').evaluateAll((rows) =>
            rows
              .map((row) => ({
                top: (row as HTMLElement).getBoundingClientRect().top,
                texts: [...row.querySelectorAll('.slick-cell')].map((cell) => cell.textContent ?? ''),
              }))
              .sort((a, b) => a.top - b.top)
              .flatMap(({ texts }) => texts),
          );
          return cells;
        },
        async until(wanted) {
          for (let waited = 0; !sent.some(wanted); waited += 20) {
            if (waited > 5000) throw new Error(`the page has sent only ${JSON.stringify(sent)}`);
            await page.waitForTimeout(20);
          }
        },
      };
    },
    close: () => host.close(),
  };
}
