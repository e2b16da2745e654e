import { say, sha256 } from '../../base/index.ts';
import { bucketName, type CrawledCatalog, type DefinedName } from '../../metadata/index.ts';
import { nodesOf } from '../analysis/packed-edges.ts';
import { NameIndex } from '../name-index.ts';
import { type BoundDefinition, bindDefinition, definitionPath } from './bind-definition.ts';
import { definitionText, definitionUri } from './definition-text.ts';
import type { DefinitionUnit } from './definition-unit.ts';

/** Names that are listed at once. */
const PAGE = 500;

/** The views and routines of one database, each bound once as long as neither it nor what it asked for is another. */
export class DatabaseDefinitions {
  readonly connection: string;
  readonly units = new Map<string, DefinitionUnit>();
  readonly #near = new NameIndex();
  readonly #onProblem: (message: string, cause: unknown) => void;
  #catalog: CrawledCatalog | null = null;
  #recalled = new Map<string, DefinitionUnit>();
  /** Behind which name the listing goes on; undefined when it has come to its end. */
  #listedUpTo: DefinedName | null | undefined;
  #listed = new Set<string>();
  #unchecked: DefinedName[] = [];

  constructor(connection: string, onProblem: (message: string, cause: unknown) => void) {
    this.connection = connection;
    this.#onProblem = onProblem;
  }

  get catalog(): CrawledCatalog | null {
    return this.#catalog;
  }

  /** Another crawl, or none, stands behind the connection: everything is looked at again. */
  replaceCatalog(catalog: CrawledCatalog | null): void {
    this.#catalog = catalog;
    this.#listedUpTo = null;
    this.#listed = new Set();
    this.#unchecked = [];
  }

  /** Units of an earlier run, for those that have none yet. */
  recall(units: Map<string, DefinitionUnit>): void {
    this.#recalled = units;
  }

  get hasWork(): boolean {
    return this.#listedUpTo !== undefined || this.#unchecked.length > 0;
  }

  /** Does one small part of what is to be done. Returns whether a unit has come, gone or changed. */
  step(): boolean {
    const next = this.#unchecked.pop();
    if (next !== undefined) return this.#check(next);
    return this.#listedUpTo !== undefined && this.#list(this.#listedUpTo);
  }

  /** Units with edges from or to a table of this last part of its name. */
  near(bucket: string): readonly DefinitionUnit[] {
    return [...this.#near.filesOf(bucket)].flatMap((uri) => this.units.get(uri) ?? []);
  }

  #list(after: DefinedName | null): boolean {
    const page = this.#catalog?.source.definitions(after, PAGE) ?? [];
    for (const name of page) {
      this.#listed.add(definitionUri(this.connection, name));
      this.#unchecked.push(name);
    }
    this.#listedUpTo = page.length < PAGE ? undefined : page.at(-1);
    if (this.#listedUpTo !== undefined) return false;
    const gone = [...this.units.keys()].filter((uri) => !this.#listed.has(uri));
    for (const uri of gone) {
      this.units.delete(uri);
      this.#near.replace(uri, new Set());
    }
    return gone.length > 0;
  }

  #check(name: DefinedName): boolean {
    const catalog = this.#catalog;
    if (catalog === null) return false;
    const uri = definitionUri(this.connection, name);
    const known = this.units.get(uri) ?? this.#recalled.get(uri);
    this.#recalled.delete(uri);
    if (known !== undefined && known.hash === name.hash && known.state === stateOf(catalog, known.asked)) {
      if (this.units.has(uri)) return false;
      this.#put(known);
      return true;
    }
    const { edges, asked } = this.#bind(catalog, name, uri);
    this.#put({ uri, path: definitionPath(name), hash: name.hash, state: stateOf(catalog, asked), asked, edges });
    return true;
  }

  /** A bug of ours with one definition takes nothing from the others. */
  #bind(catalog: CrawledCatalog, name: DefinedName, uri: string): BoundDefinition {
    try {
      return bindDefinition(catalog, name, uri, definitionText(catalog.source, name));
    } catch (error) {
      this.#onProblem(say('{0} could not be bound', uri), error);
      return bindDefinition(catalog, name, uri, null);
    }
  }

  #put(unit: DefinitionUnit): void {
    this.units.set(unit.uri, unit);
    this.#near.replace(unit.uri, new Set([...nodesOf(unit.edges)].map(bucketName)));
  }
}

function stateOf(catalog: CrawledCatalog, asked: readonly string[]): string {
  return sha256(JSON.stringify([catalog.source.searchPath, asked.map((bucket) => catalog.stateOf(bucket))]));
}
