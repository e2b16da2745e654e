import { Recent, say } from '../../base/index.ts';
import { type CatalogTable, CrawledCatalog, splitLabel } from '../../metadata/index.ts';
import { type DialectName, readDatabaseDefinitionUri } from '../../protocol/index.ts';
import type { CrawledLookup, StorePlace } from '../crawled.ts';
import { storePlace } from '../crawled.ts';
import type { Persistence } from '../persistence/index-memory.ts';
import type { Project } from '../project/project.ts';
import { logicalSources } from '../sources/index.ts';
import { definitionPath } from './bind-definition.ts';
import { DatabaseDefinitions } from './database-definitions.ts';
import { DefinitionMemory } from './definition-memory.ts';
import { definedAt, definitionText, definitionUri, isView } from './definition-text.ts';
import type { DefinitionUnit } from './definition-unit.ts';

/** Characters of SQL that are kept for whoever looks at many edges of it. */
const KEPT_CHARACTERS = 2_000_000;

/** The SQL that a database keeps of a view or routine. */
export interface DatabaseDefinition {
  readonly uri: string;
  readonly text: string;
  readonly dialect: DialectName;
  /** What its own queries and temp tables are called by. */
  readonly path: string;
}

export interface DefinitionsOptions {
  readonly crawled: CrawledLookup;
  readonly persistence: Persistence | null;
  readonly onProblem: (message: string, cause: unknown) => void;
}

/** A connection of a project, and the store that has its crawls. */
interface Database {
  readonly place: StorePlace;
  readonly project: Project;
  readonly definitions: DatabaseDefinitions;
  readonly memory: DefinitionMemory | null;
  isRecalled: boolean;
  /** Units have changed since they were kept. */
  isChanged: boolean;
}

/**
 * What the databases of the connections keep as SQL, beside the files and without their say: a definition is bound against its database alone.
 * The work is done in small steps by whoever needs lineage; nobody waits for it to check a file.
 */
export class Definitions {
  readonly #options: DefinitionsOptions;
  #databases: ReadonlyMap<string, Database> = new Map();
  #revision = 0;
  readonly #texts = new Recent<DatabaseDefinition>(KEPT_CHARACTERS);

  constructor(options: DefinitionsOptions) {
    this.#options = options;
  }

  /** Counts up whenever a unit has come, gone or changed. */
  get revision(): number {
    return this.#revision;
  }

  /** No database keeps anything as SQL, as far as is known. */
  get isEmpty(): boolean {
    return [...this.#databases.values()].every(({ definitions }) => definitions.units.size === 0);
  }

  /** The connections of these projects; of two with one name the first counts. */
  setProjects(projects: readonly Project[]): void {
    const databases = new Map<string, Database>();
    for (const project of projects) {
      for (const { name } of project.file?.connections ?? []) {
        if (databases.has(name)) continue;
        const place = storePlace(project);
        const known = this.#databases.get(name);
        const same = known !== undefined && known.place.folder === place.folder && known.place.url === place.url;
        databases.set(name, same ? { ...known, project } : this.#newDatabase(name, place, project));
      }
    }
    const gone = [...this.#databases].some(([name, { definitions }]) => databases.get(name)?.definitions !== definitions);
    if (gone) this.#revision++;
    this.#databases = databases;
    this.refresh();
  }

  #newDatabase(name: string, place: StorePlace, project: Project): Database {
    const { persistence, onProblem } = this.#options;
    const memory = persistence === null ? null : new DefinitionMemory(persistence, place, name);
    return { place, project, definitions: new DatabaseDefinitions(name, onProblem), memory, isRecalled: false, isChanged: false };
  }

  /** Takes notice of crawls that were finished meanwhile. */
  refresh(): void {
    for (const [name, { place, definitions }] of this.#databases) {
      const source = this.#options.crawled(place, name);
      if (source?.revision === definitions.catalog?.source.revision) continue;
      definitions.replaceCatalog(source && CrawledCatalog.of(source));
    }
  }

  get hasWork(): boolean {
    return [...this.#databases.values()].some(({ definitions }) => definitions.hasWork);
  }

  /** Does one small part of what is to be done. */
  step(): void {
    for (const database of this.#databases.values()) {
      if (!database.definitions.hasWork) continue;
      if (database.definitions.step()) {
        database.isChanged = true;
        this.#revision++;
      }
      return;
    }
  }

  /** Takes in what an earlier run has left. */
  async recall(breathe: () => Promise<void>): Promise<void> {
    for (const database of this.#databases.values()) {
      if (database.isRecalled || database.memory === null || database.definitions.catalog === null) continue;
      database.isRecalled = true;
      database.definitions.recall(await database.memory.recall(breathe));
    }
  }

  /** Keeps all for the next run. */
  async keep(breathe: () => Promise<void>): Promise<void> {
    for (const [name, database] of this.#databases) {
      if (!database.isChanged || database.memory === null) continue;
      database.isChanged = false;
      const kept = await database.memory.keep([...database.definitions.units.values()], breathe);
      if (!kept.ok) this.#options.onProblem(say('the definitions of {0} were not kept for the next start', name), kept.error);
    }
  }

  *units(): Generator<OwnedUnit> {
    for (const [connection, { definitions, project }] of this.#databases)
      for (const unit of definitions.units.values()) yield { connection, project, unit };
  }

  /** Each connection that has been crawled, with what its database keeps. */
  *databases(): Generator<OwnedDatabase> {
    for (const [connection, { definitions, project }] of this.#databases)
      if (definitions.catalog !== null) yield { connection, project, catalog: definitions.catalog, units: definitions.units.values() };
  }

  /** Units with edges from or to a table of this last part of its name. */
  *near(bucket: string): Generator<OwnedUnit> {
    for (const [connection, { definitions, project }] of this.#databases)
      for (const unit of definitions.near(bucket)) yield { connection, project, unit };
  }

  unit(uri: string): OwnedUnit | null {
    const connection = readDatabaseDefinitionUri(uri)?.connection;
    const database = connection === undefined ? undefined : this.#databases.get(connection);
    const unit = database?.definitions.units.get(uri);
    return database === undefined || connection === undefined || unit === undefined
      ? null
      : { connection, project: database.project, unit };
  }

  /** The SQL behind a URI, however an editor has escaped it. */
  definition(uri: string): DatabaseDefinition | null {
    const address = readDatabaseDefinitionUri(uri);
    const source = address && (this.#databases.get(address.connection)?.definitions.catalog?.source ?? null);
    if (address === null || source === null) return null;
    const { connection } = address;
    const key = `${uri}\n${source.revision}`;
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    const defined = definedAt(source, uri);
    const text = defined && definitionText(source, defined);
    if (defined === null || text === null) return null;
    const definition = { uri: definitionUri(connection, defined), text, dialect: source.dialect, path: definitionPath(defined) };
    this.#texts.set(key, definition, text.length);
    return definition;
  }

  /** Where the SQL of a view is to be read, by its id in a crawl. */
  viewUri(id: string): string | null {
    const { plain, label } = splitLabel(id);
    for (const [connection, { definitions, project }] of this.#databases) {
      const isLabelled = label !== null && logicalSources(project).of(connection)?.name === label;
      const table = definitions.catalog?.table(isLabelled ? plain : id);
      if (table?.kind !== 'view') continue;
      const views = definitions.catalog?.source.definitionsNamed(table.name.toLowerCase()) ?? [];
      const view = views.find(({ kind, schema }) => isView(kind) && (schema ?? '').toLowerCase() === (table.schema ?? '').toLowerCase());
      if (view !== undefined) return definitionUri(connection, view);
    }
    return null;
  }

  /** The catalog of a connection's last crawl; null when there is none. */
  catalog(connection: string): CrawledCatalog | null {
    return this.#databases.get(connection)?.definitions.catalog ?? null;
  }

  /** A table of some database, by its id, which names the source where several have one of the name. */
  table(id: string): CatalogTable | null {
    const { plain, label } = splitLabel(id);
    for (const [connection, { definitions, project }] of this.#databases) {
      const isLabelled = label !== null && logicalSources(project).of(connection)?.name === label;
      const table = definitions.catalog?.table(isLabelled ? plain : id) ?? null;
      if (table !== null) return table;
    }
    return null;
  }
}

/** What a database keeps as SQL, and the project whose aetl.yaml names its connection. */
export interface OwnedDatabase {
  readonly connection: string;
  readonly project: Project;
  readonly catalog: CrawledCatalog;
  readonly units: Iterable<DefinitionUnit>;
}

/** A unit, whose it is, and the project whose aetl.yaml names the connection. */
export interface OwnedUnit {
  readonly connection: string;
  readonly project: Project;
  readonly unit: DefinitionUnit;
}
