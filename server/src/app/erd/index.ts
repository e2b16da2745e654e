import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import { type GraphLayouter, layoutErd, selectErd } from '../../lineage/index.ts';
import type { CrawledBrowser } from '../../metadata/index.ts';
import { type Erd, erdToDot, erdToMermaid, erdToSvg } from '../../protocol/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import type { Locations } from '../locations.ts';
import { collectErd } from './collect-erd.ts';
import { crawledErd } from './crawled-erd.ts';
import { erdPage } from './erd-page.ts';
import { erdWords } from './erd-words.ts';

export type ErdFormat = 'mermaid' | 'dot' | 'svg' | 'html' | 'json';

export interface SelectedErd {
  readonly erd: Erd;
  readonly unknown: readonly string[];
}

interface ErdParts {
  readonly workspace: Workspace;
  readonly locations: Locations;
  readonly layouter: GraphLayouter;
  readonly browser: (connection: string) => CrawledBrowser | null;
  readonly breathe: () => Promise<void>;
}

/** Diagrams of tables and their keys. */
export interface Erds {
  /** The tables of these schemas and names, all if none is named; `unknown` are names that mean nothing. */
  of(names: readonly string[], token: CancellationToken): Promise<SelectedErd>;
  /** The same of a database, as its last crawl found it; null when there is no such connection, or it was never crawled. */
  ofConnection(connection: string, names: readonly string[], token: CancellationToken): Promise<SelectedErd | null>;
  /** `language` is that of the page, English where there is no other. */
  write(erd: Erd, format: ErdFormat, title: string, language?: string): Promise<string>;
}

export function createErds({ workspace, locations, layouter, browser, breathe }: ErdParts): Erds {
  const svg = async (erd: Erd) => erdToSvg(erd, await layoutErd(erd, layouter));
  return {
    async of(names, token) {
      throwIfCancelled(token);
      return selectErd(collectErd(workspace, locations), names);
    },
    async ofConnection(connection, names, token) {
      const crawled = browser(connection);
      return crawled === null ? null : selectErd(await crawledErd(crawled, names, { token, breathe }), names);
    },
    async write(erd, format, title, language = 'en') {
      switch (format) {
        case 'mermaid':
          return erdToMermaid(erd);
        case 'dot':
          return erdToDot(erd);
        case 'svg':
          return svg(erd);
        case 'html':
          return erdPage(await svg(erd), title, erdWords(language));
        case 'json':
          return `${JSON.stringify({ version: 1, ...erd }, null, 2)}\n`;
      }
    },
  };
}
