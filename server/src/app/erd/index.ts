import { type CancellationToken, NEVER_CANCELLED, throwIfCancelled } from '../../base/index.ts';
import { type ErdDrawer, selectErd, type ValuesOf } from '../../lineage/index.ts';
import type { CrawledBrowser } from '../../metadata/index.ts';
import { type Erd, erdToDot, erdToMermaid } from '../../protocol/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import type { Locations } from '../locations.ts';
import type { Profiles } from '../profiles/index.ts';
import { fileTables, withInferred } from './collect-erd.ts';
import { crawledTables } from './crawled-erd.ts';
import { erdPage } from './erd-page.ts';
import { erdWords } from './erd-words.ts';
import { profiledValues } from './profiled-values.ts';

export type ErdFormat = 'mermaid' | 'dot' | 'svg' | 'html' | 'json';

export interface SelectedErd {
  readonly erd: Erd;
  readonly unknown: readonly string[];
}

interface ErdParts {
  readonly workspace: Workspace;
  readonly locations: Locations;
  readonly draw: ErdDrawer;
  readonly profiles: () => Pick<Profiles, 'newest' | 'read'>;
  readonly browser: (connection: string) => CrawledBrowser | null;
  readonly breathe: () => Promise<void>;
}

interface WriteOptions {
  /** Of the page; English where there is no other. */
  readonly language?: string;
  readonly token?: CancellationToken;
}

/** Diagrams of tables and their keys. */
export interface Erds {
  /** The tables of these schemas and names, all if none is named; `unknown` are names that mean nothing. */
  of(names: readonly string[], token: CancellationToken): Promise<SelectedErd>;
  /** The same of a database, as its last crawl found it; null when there is no such connection, or it was never crawled. */
  ofConnection(connection: string, names: readonly string[], token: CancellationToken): Promise<SelectedErd | null>;
  write(erd: Erd, format: ErdFormat, title: string, options?: WriteOptions): Promise<string>;
}

export function createErds({ workspace, locations, draw, profiles, browser, breathe }: ErdParts): Erds {
  return {
    async of(names, token) {
      throwIfCancelled(token);
      const { connections, ...found } = fileTables(workspace, locations);
      const known: ValuesOf[] = [];
      for (const [connection, tables] of connections) known.push(await profiledValues(profiles(), connection, tables, token));
      const valuesOf: ValuesOf = (table, column) => known.map((one) => one(table, column)).find((values) => values !== null) ?? null;
      return selectErd(withInferred(found, valuesOf), names);
    },
    async ofConnection(connection, names, token) {
      const crawled = browser(connection);
      if (crawled === null) return null;
      const found = await crawledTables(crawled, names, { token, breathe });
      return selectErd(withInferred(found, await profiledValues(profiles(), connection, found.tables, token)), names);
    },
    async write(erd, format, title, { language = 'en', token = NEVER_CANCELLED } = {}) {
      switch (format) {
        case 'mermaid':
          return erdToMermaid(erd);
        case 'dot':
          return erdToDot(erd);
        case 'svg':
          return draw(erd, token);
        case 'html':
          return erdPage(await draw(erd, token), title, erdWords(language));
        case 'json':
          return `${JSON.stringify({ version: 1, ...erd }, null, 2)}\n`;
      }
    },
  };
}
