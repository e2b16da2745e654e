import { type CancellationToken, type Clock, throwIfCancelled } from '../../base/index.ts';
import { SearchIndex } from '../../metadata/index.ts';
import type { CatalogSearchHit, CatalogSearchParams, CatalogSearchResult } from '../../protocol/index.ts';
import { glossaryOf, tablesAt, type Workspace } from '../../workspace/index.ts';
import type { Locations } from '../locations.ts';
import { describeHit } from './describe-hit.ts';
import { CrawledTables, crawlPrefix, FileTables, type FoundTerm, type Searched } from './searched-sources.ts';

interface SearchOptions {
  readonly workspace: Workspace;
  readonly locations: Locations;
  readonly clock: Clock;
  readonly yield: () => Promise<void>;
  readonly onProblem: (message: string, cause: unknown) => void;
}

/** A search while the index is being built waits so long before it answers with what there is. */
const PATIENCE_MILLISECONDS = 150;
const SLICE_MILLISECONDS = 10;
const LIMIT = 50;
/** Columns that are shown of one term. */
const MOST_OF_TERM = 20;

/**
 * Search over the tables of files, of crawled databases, and the terms of glossaries. The index is built when somebody searches the first time,
 * in slices, and then kept: what has changed is taken in before the next answer.
 */
export class CatalogSearch {
  readonly #options: SearchOptions;
  readonly #index = new SearchIndex();
  readonly #files = new FileTables();
  readonly #crawls = new Map<string, CrawledTables>();
  #terms: readonly FoundTerm[] = [];
  #termsKey: unknown[] = [];
  #updating: Promise<void> | null = null;
  #sliceStart = 0;

  constructor(options: SearchOptions) {
    this.#options = options;
  }

  /** Answers with what is known; `whole` waits until that is everything. */
  async search(
    { query, limit = LIMIT }: CatalogSearchParams,
    token: CancellationToken,
    { whole }: { readonly whole: boolean } = { whole: false },
  ): Promise<CatalogSearchResult> {
    if (!this.#isCurrent()) {
      const updated = this.#update();
      await (whole ? updated : Promise.race([updated, new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS).unref())]));
    }
    throwIfCancelled(token);
    const found = this.#index.search(query, limit * 2);
    const { tables, columns } = this.#index.size;
    const merged = new MergedHits();
    for (const hit of found) {
      // To tell what a hit is costs more than to find it.
      if (merged.size >= limit) break;
      if (hit.kind !== 'term') {
        merged.add(describeHit(hit, this.#searched(hit.table.key), this.#options));
        continue;
      }
      const term = this.#terms.find((candidate) => candidate.term.name === hit.term);
      if (term === undefined) continue;
      merged.add(describeHit(hit, term, this.#options));
      for (const column of this.#columnsOf(term, hit.score)) merged.add(column);
    }
    return { hits: merged.hits().slice(0, limit), tables, columns, complete: this.#isCurrent() };
  }

  /** The columns that a term names, whatever they are called. */
  #columnsOf({ term, file }: FoundTerm, score: number): readonly CatalogSearchHit[] {
    const tables = this.#options.workspace.nameableTables(file.project);
    return term.columns.slice(0, MOST_OF_TERM).flatMap((path) => {
      const parts = path.split('.');
      const [table] = tablesAt(tables, parts.slice(0, -1));
      const column = table?.columns.find(({ name }) => name.toLowerCase() === parts.at(-1)?.toLowerCase());
      if (table === undefined || column === undefined) return [];
      const place = { key: '', catalog: table.catalog, schema: table.schema, name: table.name };
      const hit = { kind: 'column', table: place, column: column.name, score } as const;
      return listed(describeHit(hit, { from: 'files', project: file.project, table }, this.#options));
    });
  }

  #searched(key: string): Searched | null {
    if (key.startsWith('f')) return this.#files.get(key);
    for (const crawl of this.#crawls.values()) {
      const found = crawl.get(key);
      if (found !== null) return found;
    }
    return null;
  }

  #isCurrent(): boolean {
    const { workspace } = this.#options;
    if (this.#updating !== null || !this.#files.isCurrent(workspace)) return false;
    const crawls = [...workspace.crawls()];
    return (
      crawls.length === this.#crawls.size &&
      crawls.every(({ project, connection, catalog }) => this.#crawls.get(crawlPrefix(project, connection))?.isCurrent(catalog) === true) &&
      sameItems(this.#termsKey, this.#currentTermsKey())
    );
  }

  #update(): Promise<void> {
    this.#updating ??= this.#bringUpToDate()
      .catch((error: unknown) => this.#options.onProblem('the search index was not brought up to date', error))
      .finally(() => {
        this.#updating = null;
      });
    return this.#updating;
  }

  async #bringUpToDate(): Promise<void> {
    const { workspace } = this.#options;
    const around = { workspace, index: this.#index, breathe: () => this.#breathe() };
    this.#sliceStart = this.#options.clock.now();
    await this.#breathe();
    this.#readTerms();
    await this.#files.update(around);
    const crawls = [...workspace.crawls()];
    const present = new Set(crawls.map(({ project, connection }) => crawlPrefix(project, connection)));
    for (const [key, tables] of this.#crawls) {
      if (present.has(key)) continue;
      tables.clear(this.#index);
      this.#crawls.delete(key);
    }
    for (const crawl of crawls) {
      const key = crawlPrefix(crawl.project, crawl.connection);
      const tables = this.#crawls.get(key) ?? new CrawledTables(crawl);
      this.#crawls.set(key, tables);
      if (!tables.isCurrent(crawl.catalog)) await tables.update(crawl.catalog, around);
    }
  }

  #currentTermsKey(): unknown[] {
    const { workspace } = this.#options;
    return workspace.projects.flatMap((project) => {
      const file = workspace.glossaryFile(project);
      return file === null ? [] : [glossaryOf(file)];
    });
  }

  #readTerms(): void {
    const { workspace } = this.#options;
    this.#termsKey = this.#currentTermsKey();
    this.#terms = workspace.projects.flatMap((project) => {
      const file = workspace.glossaryFile(project);
      return file === null ? [] : glossaryOf(file).glossary.terms.map((term) => ({ term, file }));
    });
    this.#index.setTerms(this.#terms.map(({ term }) => term));
  }

  async #breathe(): Promise<void> {
    if (this.#options.clock.now() - this.#sliceStart < SLICE_MILLISECONDS) return;
    await this.#options.yield();
    this.#sliceStart = this.#options.clock.now();
  }
}

const listed = (hit: CatalogSearchHit | null): readonly CatalogSearchHit[] => (hit === null ? [] : [hit]);

/** What files define and a database has is one hit: the file's, with the database's connection. */
class MergedHits {
  readonly #hits = new Map<string, CatalogSearchHit>();

  get size(): number {
    return this.#hits.size;
  }

  add(hit: CatalogSearchHit | null): void {
    if (hit === null) return;
    const key = keyOf(hit);
    const known = this.#hits.get(key);
    if (known === undefined) this.#hits.set(key, hit);
    else if ((known.location === null) !== (hit.location === null)) {
      const [file, database] = known.location === null ? [hit, known] : [known, hit];
      this.#hits.set(key, {
        ...file,
        score: known.score,
        connection: file.connection ?? database.connection,
        address: file.address ?? database.address,
        description: file.description ?? database.description,
        type: file.type ?? database.type,
      });
    }
    // Of equal ones that came by two ways, the first is the better; databases that have the same are told apart.
    else if (known.connection !== hit.connection) this.#hits.set(`${key}\n${hit.connection}`, hit);
  }

  hits(): readonly CatalogSearchHit[] {
    return [...this.#hits.values()];
  }
}

function keyOf({ kind, name, table, column }: CatalogSearchHit): string {
  const what = kind === 'column' || kind === 'term' ? kind : 'table';
  return [what, table?.schema, table?.name, column, kind === 'term' ? name : ''].join('\n').toLowerCase();
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
