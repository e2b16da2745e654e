import { bucketName, CrawledCatalog, type DatabaseObject, overlaidSource, splitLabel } from '../../metadata/index.ts';
import type { TableAmendment } from '../amend/amendment.ts';
import type { TriedDefinitions } from '../amend/tried.ts';
import { type FileUsage, usedNames } from '../analysis/file-usage.ts';
import { type PackedEdges, renameNodes, unpackEdges } from '../analysis/packed-edges.ts';
import { plainViews } from '../analysis/view.ts';
import type { Project } from '../project/project.ts';
import { logicalSources } from '../sources/index.ts';
import { bindDefinition } from './bind-definition.ts';
import type { DefinitionUnit } from './definition-unit.ts';
import type { Definitions, OwnedUnit } from './definitions.ts';
import { type FilesOfDatabase, nameInFiles } from './file-names.ts';
import { readersOf, type TrialPace, type TriedDatabase, tryDefinitions } from './try-definitions.ts';

export interface FilesAround {
  /** Another text when files may call tables otherwise. */
  readonly catalogRevision: string;
  filesOf(connection: string, project: Project): FilesOfDatabase;
}

/** The units of all databases with their nodes called as the files call them. */
export class DefinitionUnits {
  readonly #definitions: Definitions;
  readonly #files: FilesAround;
  #revision = '';
  #names = new Map<string, Map<string, string>>();
  readonly #renamed = new WeakMap<DefinitionUnit, { readonly revision: string; readonly edges: PackedEdges }>();

  constructor(definitions: Definitions, files: FilesAround) {
    this.#definitions = definitions;
    this.#files = files;
  }

  *all(): Generator<readonly [uri: string, edges: PackedEdges]> {
    for (const owned of eachOnce(this.#definitions.units())) yield [owned.unit.uri, this.#edgesOf(owned)];
  }

  /** Those with edges from or to a table of this last part of its name. */
  *near(bucket: string): Generator<readonly [uri: string, edges: PackedEdges]> {
    for (const owned of eachOnce(this.#definitions.near(bucket))) yield [owned.unit.uri, this.#edgesOf(owned)];
  }

  edgesOf(uri: string): PackedEdges | null {
    const owned = this.#definitions.unit(uri);
    return owned && this.#edgesOf(owned);
  }

  /** What would become of the views and routines of all databases if tables, by the names that files call them, were changed. */
  async tryOut(amendments: readonly TableAmendment[], pace: TrialPace): Promise<TriedDefinitions> {
    const all: TriedDefinitions[] = [];
    for (const database of this.#databases()) all.push(await tryDefinitions(database, amendments, pace));
    return { tried: all.flatMap(({ tried }) => tried), amendments: all.flatMap(({ amendments: own }) => own) };
  }

  /** Last parts of the names that any view or routine asks for, in lower case. */
  get asked(): ReadonlySet<string> {
    const found = new Set<string>();
    for (const { units } of this.#databases()) for (const { asked } of units) for (const bucket of asked) found.add(bucket);
    return found;
  }

  /** What the views and routines that no file makes use of a table, by the name that files call it. */
  *usages(id: string): Generator<FileUsage> {
    const buckets = new Set([bucketName(splitLabel(id).plain)]);
    for (const database of this.#databases())
      for (const { uri, unit, defined, text } of readersOf(database, buckets)) {
        const { bound } = bindDefinition(database.catalog, defined, uri, text);
        if (bound === null) continue;
        const names = usedNames(plainViews(bound)).map((name) => ({ ...name, table: database.nameOf(name.table) }));
        yield { uri, names, edges: [...unpackEdges(renameNodes(unit.edges, database.nameOf), uri)] };
      }
  }

  /** What the views and routines of some connections that no file makes use of tables as they were before a crawl, by the names of their database. */
  *usagesBefore(tables: readonly DatabaseObject[], connections: readonly string[]): Generator<FileUsage> {
    const buckets = new Set(tables.map(({ name }) => name.toLowerCase()));
    for (const database of this.#databases(connections)) {
      const catalog = new CrawledCatalog(overlaidSource(database.catalog.source, tables));
      for (const { uri, defined, text } of readersOf(database, buckets)) {
        const { bound, edges } = bindDefinition(catalog, defined, uri, text);
        if (bound !== null) yield { uri, names: usedNames(plainViews(bound)), edges: [...unpackEdges(edges, uri)] };
      }
    }
  }

  *#databases(connections: readonly string[] | null = null): Generator<TriedDatabase> {
    for (const { connection, project, catalog, units } of this.#definitions.databases()) {
      if (connections !== null && !connections.includes(connection)) continue;
      const { catalogs } = this.#files.filesOf(connection, project);
      yield {
        catalog,
        units: [...units],
        nameOf: this.#namesOf(connection, project, this.#files.catalogRevision),
        isMadeByFiles: (name) => catalogs.some((own) => (own.table(name)?.kind ?? 'source') !== 'source'),
      };
    }
  }

  #edgesOf({ connection, project, unit }: OwnedUnit): PackedEdges {
    const { catalogRevision: revision } = this.#files;
    const known = this.#renamed.get(unit);
    if (known?.revision === revision) return known.edges;
    const renamed = renameNodes(unit.edges, this.#namesOf(connection, project, revision));
    // Most edits leave all names as they are: whoever keeps the edges is not told of new ones.
    const edges = known !== undefined && sameNames(known.edges, renamed) ? known.edges : renamed;
    this.#renamed.set(unit, { revision, edges });
    return edges;
  }

  #namesOf(connection: string, project: Project, revision: string): (node: string) => string {
    if (revision !== this.#revision) this.#names = new Map();
    this.#revision = revision;
    const names = this.#names.get(connection) ?? new Map<string, string>();
    this.#names.set(connection, names);
    const crawled = this.#definitions.catalog(connection);
    const files = this.#files.filesOf(connection, project);
    return (node) => {
      const name = names.get(node) ?? (crawled === null ? node : nameInFiles(node, crawled, files));
      names.set(node, name);
      return name;
    };
  }
}

function sameNames(a: PackedEdges, b: PackedEdges): boolean {
  return a.names.length === b.names.length && a.names.every((name, at) => name === b.names[at]);
}

/** What is the same in several environments of one database is told of the first. */
function* eachOnce(units: Iterable<OwnedUnit>): Generator<OwnedUnit> {
  const told = new Map<string, DefinitionUnit>();
  for (const owned of units) {
    const { connection, project, unit } = owned;
    const source = logicalSources(project).of(connection);
    if (source !== null && source.connections.length > 1) {
      const key = `${source.name}\n${unit.path}\n${unit.hash}`;
      const known = told.get(key);
      if (known !== undefined && sameEdges(known.edges, unit.edges)) continue;
      told.set(key, known ?? unit);
    }
    yield owned;
  }
}

function sameEdges(a: PackedEdges, b: PackedEdges): boolean {
  const same = (one: Int32Array, other: Int32Array) => one.length === other.length && one.every((number, at) => number === other[at]);
  return sameNames(a, b) && same(a.ends, b.ends) && same(a.edges, b.edges);
}
