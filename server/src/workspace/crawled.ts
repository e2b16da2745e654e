import {
  type Catalog,
  type CatalogTable,
  type CatalogView,
  CautiousCatalog,
  ConnectedCatalog,
  type ConnectionSource,
  CrawledCatalog,
  type CrawledSource,
  type LogicalSource,
  LooseCatalog,
  labelled,
  sameFamily,
  splitLabel,
} from '../metadata/index.ts';
import type { DialectName } from '../protocol/index.ts';
import type { Connection } from './project/connections.ts';
import { type Project, ruleFor } from './project/project.ts';
import type { SourceFile } from './source-file.ts';
import { logicalSources } from './sources/index.ts';
import { fileComment } from './text/file-comment.ts';
import { uriToPath } from './text/paths.ts';

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
  readonly #sourceNames = new Map<string, string>();
  readonly #views = new WeakMap<CrawledCatalog, Map<Catalog, CatalogView>>();
  readonly #looseViews = new WeakMap<CrawledCatalog, Map<Catalog, CatalogView>>();
  readonly #cautiousViews = new WeakMap<Catalog, CautiousCatalog>();

  constructor(lookup: CrawledLookup) {
    this.#lookup = lookup;
  }

  /** What a file sees: the catalog of its project, and behind it the database of its connection. */
  view(file: SourceFile, own: Catalog): CatalogView {
    const crawled = this.#of(file);
    if (crawled === null) return this.#cautious(file, own);
    const connection = this.connectionOf(file);
    const binds = connection !== null;
    const known = binds ? this.#views : this.#looseViews;
    const views = known.get(crawled) ?? new Map<Catalog, CatalogView>();
    known.set(crawled, views);
    const view =
      views.get(own) ??
      (binds ? new ConnectedCatalog(own, crawled, this.connectionSource(file.project, connection, own)) : new LooseCatalog(own, crawled));
    views.set(own, view);
    return view;
  }

  /** What a file sees that may run on any of several databases. */
  #cautious(file: SourceFile, own: Catalog): CatalogView {
    const crawls = this.#perhaps(file).flatMap((connection) => this.catalog(file.project, connection) ?? []);
    if (crawls.length === 0) return own;
    const known = this.#cautiousViews.get(own);
    if (known !== undefined && known.crawls.length === crawls.length && known.crawls.every((one, at) => one === crawls[at])) return known;
    const view = new CautiousCatalog(own, crawls);
    this.#cautiousViews.set(own, view);
    return view;
  }

  /** Connections that a file may run on, of which nobody says one. */
  #perhaps(file: SourceFile): readonly string[] {
    if (this.#seenBy(file) !== null) return [];
    return connectionsOf(file.project).flatMap(({ name, settings }) =>
      settings !== null && sameFamily(settings.type, file.choice.dialect) ? [name] : [],
    );
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
    // What threads know of each other's files has no path.
    const path = file.path ?? uriToPath(file.uri);
    const rule = path === null ? null : ruleFor(file.project, path, 'connection');
    const connection = rule?.value ?? commentConnection(file);
    this.#connections.set(file, { text: file.text, connection });
    return connection;
  }

  /** The source that a file is said to run on. */
  sourceOf(file: SourceFile): LogicalSource | null {
    const connection = this.connectionOf(file);
    return connection === null ? null : logicalSources(file.project).of(connection);
  }

  /** What a connection's own tables are told apart by from those of others; null where there are no others that files run on. */
  connectionSource(project: Project, connection: string, own: Catalog): ConnectionSource | null {
    const sources = logicalSources(project);
    const source = sources.of(connection);
    const others = sources.all.filter(({ name, isNamed }) => isNamed && name !== source?.name);
    if (source === null || others.length === 0) return null;
    const before = others.filter(({ rank }) => rank < source.rank).flatMap(({ connections }) => connections);
    return {
      name: source.name,
      isTaken: (id) => {
        const known = own.table(id)?.source ?? null;
        if (known !== null) return known !== source.name;
        return before.some((other) => this.catalog(project, other)?.table(id) != null);
      },
    };
  }

  /** Whether SQL that runs on a connection means this table of lineage by its name, and not one that another database has. */
  isMeantBy(id: string, project: Project, connection: string, own: Catalog): boolean {
    const [sources, { plain, label }] = [logicalSources(project), splitLabel(id)];
    const source = sources.of(connection);
    if (source === null) return true;
    if (sources.isName(label)) return label === source.name;
    const others = labelled(id, source.name);
    if (own.table(others) !== null) return false;
    const has = this.catalog(project, connection)?.table(plain) != null;
    return !has || this.connectionSource(project, connection, own)?.isTaken(id) !== true;
  }

  /** A table that only a crawl knows, by its id, with the name of its source where others have one of that name. */
  table(id: string): CatalogTable | null {
    const { plain, label } = splitLabel(id);
    for (const [key, crawled] of this.#catalogs) {
      const table = crawled?.table(id) ?? null;
      if (table !== null) return table;
      if (label === null || crawled === null || this.#sourceNames.get(key) !== label) continue;
      const labelledTable = crawled.table(plain);
      if (labelledTable !== null) return labelledTable;
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
      // What is new in a database that a file may run on says nothing against it, but takes back what was said.
      if (connection === null)
        return (
          changed.size > 0 && isToldOfAbsence(file) && this.#perhaps(file).some((one) => changed.has(keyOf(storePlace(file.project), one)))
        );
      const place = storePlace(file.project);
      if (changed.has(keyOf(place, connection))) return true;
      // What the first source has is called plainly, and so otherwise what the later ones have.
      const sources = logicalSources(file.project);
      const rank = sources.of(connection)?.rank ?? 0;
      return sources.all.some((source) => source.rank < rank && source.connections.some((one) => changed.has(keyOf(place, one))));
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
      this.#sourceNames.set(key, logicalSources(project).of(connection)?.name ?? connection);
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

function isToldOfAbsence({ analysis }: SourceFile): boolean {
  return analysis?.diagnostics.some(({ code }) => code === 'unknown-table') === true;
}

function keyOf({ folder, url }: StorePlace, connection: string): string {
  return JSON.stringify({ folder, url, connection });
}
