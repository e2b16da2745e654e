import {
  type Catalog,
  type CatalogTable,
  type CatalogView,
  ConnectedCatalog,
  CrawledCatalog,
  type CrawledSource,
  LooseCatalog,
  sameFamily,
} from '../metadata/index.ts';
import type { DialectName } from '../protocol/index.ts';
import type { Connection } from './project/connections.ts';
import { type Project, ruleFor } from './project/project.ts';
import type { SourceFile } from './source-file.ts';
import { fileComment } from './text/file-comment.ts';

/** Where a project keeps what its crawls found. */
export interface StorePlace {
  readonly folder: string;
  /** `store.url` of aetl.yaml; null where it says nothing. */
  readonly url: string | null;
}

/** The last crawl of a connection; null when there is none. */
export type CrawledLookup = (place: StorePlace, connection: string) => CrawledSource | null;

/** The store of a project: that of the aetl.yaml that holds for it. */
export function storePlace(project: Project): StorePlace {
  if (project.file === null && project.parent !== null) return storePlace(project.parent);
  return { folder: project.folder, url: project.file?.store ?? null };
}

/** The crawled catalogs behind the files of connections. */
export class CrawledCatalogs {
  readonly #lookup: CrawledLookup;
  readonly #connections = new WeakMap<SourceFile, { readonly text: string; readonly connection: string | null }>();
  readonly #catalogs = new Map<string, CrawledCatalog | null>();
  readonly #views = new WeakMap<CrawledCatalog, Map<Catalog, CatalogView>>();
  readonly #looseViews = new WeakMap<CrawledCatalog, Map<Catalog, CatalogView>>();

  constructor(lookup: CrawledLookup) {
    this.#lookup = lookup;
  }

  /** What a file sees: the catalog of its project, and behind it the database of its connection. */
  view(file: SourceFile, own: Catalog): CatalogView {
    const crawled = this.#of(file);
    if (crawled === null) return own;
    const binds = this.connectionOf(file) !== null;
    const known = binds ? this.#views : this.#looseViews;
    const views = known.get(crawled) ?? new Map<Catalog, CatalogView>();
    known.set(crawled, views);
    const view = views.get(own) ?? (binds ? new ConnectedCatalog(own, crawled) : new LooseCatalog(own, crawled));
    views.set(own, view);
    return view;
  }

  /** The connection of a file; where no rule names one, the only one that there is, if it speaks the file's dialect: it says nothing against the file. */
  #seenBy(file: SourceFile): string | null {
    const named = this.connectionOf(file);
    if (named !== null || file.path === null) return named;
    const only = onlyConnection(file.project);
    return only !== null && sameFamily(only.type, file.choice.dialect) ? only.name : null;
  }

  connectionOf(file: SourceFile): string | null {
    const known = this.#connections.get(file);
    if (known?.text === file.text) return known.connection;
    const rule = file.path === null ? null : ruleFor(file.project, file.path, 'connection');
    const connection = rule?.value ?? commentConnection(file);
    this.#connections.set(file, { text: file.text, connection });
    return connection;
  }

  table(id: string): CatalogTable | null {
    for (const crawled of this.#catalogs.values()) {
      const table = crawled?.table(id) ?? null;
      if (table !== null) return table;
    }
    return null;
  }

  /** Looks whether there are other crawls than there were. Returns whether a file now sees another one. */
  refresh(): (file: SourceFile) => boolean {
    const changed = new Set<string>();
    for (const [key, known] of this.#catalogs) {
      const { folder, url, connection } = JSON.parse(key) as StorePlace & { readonly connection: string };
      const source = this.#lookup({ folder, url }, connection);
      if (source?.revision === known?.source.revision) continue;
      this.#catalogs.set(key, source && CrawledCatalog.of(source));
      changed.add(key);
    }
    return (file) => {
      // A glossary speaks of the databases of all connections.
      if (file.role === 'glossary') return changed.size > 0;
      const connection = changed.size === 0 ? null : this.#seenBy(file);
      return connection !== null && changed.has(keyOf(storePlace(file.project), connection));
    };
  }

  #of(file: SourceFile): CrawledCatalog | null {
    const connection = this.#seenBy(file);
    return connection === null ? null : this.catalog(file.project, connection);
  }

  /** What the last crawl of a project's connection found; null when there is none. */
  catalog(project: Project, connection: string): CrawledCatalog | null {
    const place = storePlace(project);
    const key = keyOf(place, connection);
    let known = this.#catalogs.get(key);
    if (known === undefined) {
      const source = this.#lookup(place, connection);
      known = source && CrawledCatalog.of(source);
      this.#catalogs.set(key, known);
    }
    return known;
  }
}

/** The crawls that stand behind the files of projects: what was found with others may be wrong today. */
export function crawledRevisions(projects: readonly Project[], lookup: CrawledLookup): readonly string[] {
  return projects.flatMap((project) => connectionsOf(project).map(({ name }) => lookup(storePlace(project), name)?.revision ?? ''));
}

function onlyConnection(project: Project): { readonly name: string; readonly type: DialectName } | null {
  const [only, ...others] = connectionsOf(project);
  const type = only?.settings?.type;
  return only === undefined || type === undefined || others.length > 0 ? null : { name: only.name, type };
}

/** Those of the aetl.yaml that holds for a project. */
function connectionsOf(project: Project): readonly Connection[] {
  if (project.file === null && project.parent !== null) return connectionsOf(project.parent);
  return project.file?.connections ?? [];
}

/** What a file says of itself counts where aetl.yaml has such a connection. */
function commentConnection({ text, project }: SourceFile): string | null {
  const said = fileComment(text, 'connection');
  return connectionsOf(project).find(({ name }) => name === said)?.name ?? null;
}

function keyOf({ folder, url }: StorePlace, connection: string): string {
  return JSON.stringify({ folder, url, connection });
}
