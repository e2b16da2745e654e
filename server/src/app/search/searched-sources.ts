import type { CatalogTable, CrawledCatalog, CrawledName, GlossaryTerm, SearchedTable, SearchIndex } from '../../metadata/index.ts';
import type { Project, SourceFile, Workspace } from '../../workspace/index.ts';

/** Where a table of the index comes from. */
export type Searched =
  | { readonly from: 'files'; readonly project: Project; readonly table: CatalogTable }
  | {
      readonly from: 'crawl';
      readonly project: Project;
      readonly connection: string;
      readonly catalog: CrawledCatalog;
      readonly name: CrawledName;
    };

/** A term, and the file that defines it. */
export interface FoundTerm {
  readonly term: GlossaryTerm;
  readonly file: SourceFile;
}

interface Surroundings {
  readonly workspace: Workspace;
  readonly index: SearchIndex;
  /** Lets others work, every few milliseconds. */
  readonly breathe: () => Promise<void>;
}

/** The tables that files define: only those are indexed again that have changed. */
export class FileTables {
  #known = new Map<string, Searched & { readonly from: 'files' }>();
  #revision = '';

  get(key: string): Searched | null {
    return this.#known.get(key) ?? null;
  }

  isCurrent(workspace: Workspace): boolean {
    return this.#revision === workspace.catalogRevision;
  }

  async update({ workspace, index, breathe }: Surroundings): Promise<void> {
    const { catalogRevision: revision } = workspace;
    const seen = new Map<string, Searched & { readonly from: 'files' }>();
    for (const { project, table } of [...workspace.tables()]) {
      const key = `f\n${project.folder}\n${table.id}`;
      seen.set(key, { from: 'files', project, table });
      if (this.#known.get(key)?.table === table) continue;
      index.add(searchedTable(key, table, workspace.glossaries(project).tableDescription({ ...table, table: table.name })));
      this.#known.set(key, { from: 'files', project, table });
      await breathe();
    }
    for (const key of this.#known.keys()) if (!seen.has(key)) index.remove(key);
    this.#known = seen;
    this.#revision = revision;
  }
}

function searchedTable(key: string, table: CatalogTable, described: string | null): SearchedTable {
  return {
    key,
    catalog: table.catalog,
    schema: table.schema,
    name: table.name,
    comment: table.description ?? described,
    columns: table.columns.map(({ name, description }) => ({ name, comment: description })),
  };
}

/** Names of tables that are read at once. */
const PAGE = 1000;

/** The tables of a crawled database. A table that a later crawl found as it was keeps its number, so that only what changed is read. */
export class CrawledTables {
  readonly #prefix: string;
  readonly #names = new Map<number, CrawledName>();
  readonly #project: Project;
  readonly #connection: string;
  #catalog: CrawledCatalog;
  #revision = '';

  constructor({
    project,
    connection,
    catalog,
  }: { readonly project: Project; readonly connection: string; readonly catalog: CrawledCatalog }) {
    [this.#project, this.#connection, this.#catalog] = [project, connection, catalog];
    this.#prefix = crawlPrefix(project, connection);
  }

  get(key: string): Searched | null {
    const name = key.startsWith(this.#prefix) ? this.#names.get(Number(key.slice(this.#prefix.length))) : undefined;
    if (name === undefined) return null;
    return { from: 'crawl', project: this.#project, connection: this.#connection, catalog: this.#catalog, name };
  }

  isCurrent(catalog: CrawledCatalog): boolean {
    return this.#revision === catalog.source.revision;
  }

  async update(catalog: CrawledCatalog, { index, breathe }: Surroundings): Promise<void> {
    this.#catalog = catalog;
    const { source } = catalog;
    const gone = new Set(this.#names.keys());
    for (let page = source.page(-1, PAGE); page.length > 0; page = source.page(page.at(-1)?.id ?? 0, PAGE)) {
      for (const name of page) {
        gone.delete(name.id);
        if (this.#names.has(name.id)) continue;
        index.add({
          key: `${this.#prefix}${name.id}`,
          catalog: name.catalog,
          schema: name.schema,
          name: name.name,
          comment: name.comment,
          columns: source.columns(name.id).map((column) => ({ name: column.name, comment: column.description })),
        });
        this.#names.set(name.id, name);
        await breathe();
      }
      await breathe();
    }
    for (const id of gone) this.#remove(id, index);
    this.#revision = source.revision;
  }

  clear(index: SearchIndex): void {
    for (const id of this.#names.keys()) this.#remove(id, index);
  }

  #remove(id: number, index: SearchIndex): void {
    index.remove(`${this.#prefix}${id}`);
    this.#names.delete(id);
  }
}

export const crawlPrefix = (project: Project, connection: string): string => `c\n${project.folder}\n${connection}\n`;
