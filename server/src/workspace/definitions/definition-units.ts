import { type PackedEdges, renameNodes } from '../analysis/packed-edges.ts';
import type { Project } from '../project/project.ts';
import { logicalSources } from '../sources/index.ts';
import type { DefinitionUnit } from './definition-unit.ts';
import type { Definitions, OwnedUnit } from './definitions.ts';
import { type FilesOfDatabase, nameInFiles } from './file-names.ts';

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
