import { type CancellationToken, type Clock, type FileSystem, NEVER_CANCELLED, type Result, say, throwIfCancelled } from '../base/index.ts';
import {
  type Catalog,
  type CatalogTable,
  type CatalogView,
  type CrawledCatalog,
  type DatabaseObject,
  type LogicalSource,
  labelled,
} from '../metadata/index.ts';
import type { DialectName } from '../protocol/index.ts';
import type { BoundScript } from '../sql/index.ts';
import type { TableAmendment } from './amend/amendment.ts';
import { tryOut } from './amend/trial.ts';
import type { Tried } from './amend/tried.ts';
import { tryThrough } from './amend/try-through.ts';
import type { FileUsage } from './analysis/file-usage.ts';
import { type CrawledLookup, crawledRevisions, storePlace } from './crawled.ts';
import type { Crew } from './crew/port.ts';
import { readWithCrew } from './crew/read-with-crew.ts';
import { type MacroLibrary, macroBucket } from './dbt/macro-library.ts';
import { type DatabaseDefinition, Definitions, DefinitionUnits, type FilesOfDatabase } from './definitions/index.ts';
import type { FileDiagnostic } from './diagnostics.ts';
import { chooseDialect } from './dialect/choose-dialect.ts';
import { commonDialects } from './dialect/common-dialects.ts';
import { type DiscoveredFile, discover, type SkippedFile } from './discover.ts';
import type { FlowTable } from './events/flow.ts';
import { fileDiagnostics, skippedFile } from './file-diagnostics.ts';
import { FileIndex } from './file-index.ts';
import { FlowUnits } from './flow-units.ts';
import type { Glossaries } from './glossary/glossaries.ts';
import { GlossaryBook } from './glossary/glossary-book.ts';
import type { NameableTables } from './glossary/named-columns.ts';
import { loadText, tooLarge } from './load-text.ts';
import { describeWorld, type Persistence } from './persistence/index-memory.ts';
import { RunMemory } from './persistence/run-memory.ts';
import { removeGone, takeOver } from './persistence/take-over.ts';
import { createProject, decidesJinja, type FileRole, fileRole, isProjectFile, type Project } from './project/project.ts';
import { DEFAULT_SETTINGS, type RootSettings } from './project/root-settings.ts';
import { readSource } from './read-source.ts';
import { isSql, newSourceFile, printedPath, type SourceFile } from './source-file.ts';
import { logicalSources, type TableSources, tableSources } from './sources/index.ts';
import { EMPTY_SUMMARY } from './summary/summarize-sql.ts';
import { folderOf, normalizeUri, relativePath, uriToPath } from './text/paths.ts';
import { UnitChanges } from './unit-changes.ts';

export interface WorkspaceOptions {
  readonly fs: FileSystem;
  readonly clock: Clock;
  /** Lets other work run; called every few milliseconds of a long loop. */
  readonly yield: () => Promise<void>;
  /** What holds in a root where no project file says otherwise. */
  readonly settings: (root: string) => RootSettings;
  /** A choice that holds for every file: `--dialect`. */
  readonly forcedDialect: DialectName | null;
  /** Lets a second start begin where the last one ended; null to begin anew every time. */
  readonly persistence?: Persistence | null;
  /** What crawls have found, behind the files of a connection. */
  readonly crawled?: CrawledLookup;
  /** Threads that read many files faster than one. */
  readonly crew?: Crew | null;
  /** Something went wrong that nobody but a developer of AETL needs to know of. */
  readonly onProblem?: (message: string, cause: unknown) => void;
}

export interface WorkspaceSummary extends WorkspaceFigures {
  readonly milliseconds: number;
  /** Files that are as an earlier run left them, so that their text was not parsed again. */
  readonly recalled: number;
  readonly skipped: readonly SkippedFile[];
}

export interface WorkspaceFigures {
  readonly files: number;
  readonly statements: number;
  readonly tables: number;
}

/** A file with its names resolved. */
export interface BoundFile {
  readonly uri: string;
  readonly text: string;
  readonly bound: BoundScript;
  /** Id of the table that the file as a whole is; null for plain SQL. */
  readonly model: string | null;
}

export type Progress = (done: number, total: number) => void;

const READERS = 24;
const LARGEST_MANIFEST = 64 * 1024 * 1024;
const SLICE_MILLISECONDS = 12;

/**
 * All files of the roots and what they mean to each other. A change of a file's text is read at once; whoever depends on
 * what changed is bound again by `settle`, or when somebody asks about it.
 */
export class Workspace {
  /** What flows from column to column. */
  readonly flow: FlowUnits;
  readonly #options: WorkspaceOptions;
  readonly #open = new Map<string, { readonly text: string; readonly version: number }>();
  readonly #chosen = new Map<string, DialectName>();
  readonly #unitChanges = new UnitChanges();
  #index = new FileIndex([], () => null, this.#unitChanges);
  #projects: readonly Project[] = [];
  #common: ReadonlyMap<Project, DialectName> = new Map();
  #skipped: readonly SkippedFile[] = [];
  /** Files to be read again, since a macro that they call has changed. */
  readonly #outdated = new Set<SourceFile>();
  #stale = false;
  #generation = 0;
  #lastYield = 0;
  readonly #glossaries = new GlossaryBook((uri) => this.file(uri));
  readonly #memory: RunMemory;
  readonly #definitions: Definitions;
  readonly #definitionUnits: DefinitionUnits;
  #readsDefinitions = false;

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.#memory = new RunMemory(options.persistence ?? null, () => this.#breathe());
    this.#definitions = new Definitions({
      crawled: this.#crawled,
      persistence: options.persistence ?? null,
      onProblem: options.onProblem ?? (() => {}),
    });
    const workspace = this;
    this.#definitionUnits = new DefinitionUnits(this.#definitions, {
      get catalogRevision() {
        return workspace.catalogRevision;
      },
      filesOf: (connection, project) => this.#filesOf(connection, project),
    });
    this.flow = new FlowUnits({
      files: () => this.#index.files,
      near: (id) => this.#index.filesOf(id),
      generation: () => this.#generation,
      catalogRevision: () => this.catalogRevision,
      changes: this.#unitChanges,
      definitions: this.#definitions,
      definitionUnits: this.#definitionUnits,
    });
  }

  get #crawled(): CrawledLookup {
    return this.#options.crawled ?? (() => null);
  }

  // ---- reading the roots

  /** Reads all files of the roots and binds them. Until it is done, questions are answered from what was known before. */
  async index(roots: readonly string[], token: CancellationToken = NEVER_CANCELLED, onProgress?: Progress): Promise<WorkspaceSummary> {
    const started = this.#options.clock.now();
    this.#lastYield = started;
    this.#stale = false;
    const { fs, settings } = this.#options;
    const openText = (uri: string) => this.#open.get(uri)?.text ?? null;
    const found = await discover(roots, { fs, settings, token, openText, yield: () => this.#breathe() });
    const skipped = [...found.skipped];
    const texts = await this.#load(found.files, skipped, token);
    this.#projects = found.projects;
    this.#common = commonDialects(found.files, texts);
    // The files of the new index have none of the edges yet that they are to have.
    for (const [uri, { analysis }] of this.#index.files) this.#unitChanges.mark(uri, analysis?.edges ?? null);
    this.#unitChanges.restart();
    this.#index = new FileIndex(found.projects, this.#crawled, this.#unitChanges);
    this.#definitions.setProjects(found.projects);
    this.#outdated.clear();
    this.#generation++;
    const files: SourceFile[] = [];
    for (const discovered of macrosFirst(found.files)) {
      files.push(this.#discovered(discovered, texts.get(discovered.uri) ?? ''));
      await this.#breathe();
    }
    const total = files.length * 2;
    let done = 0;
    const progress = () => onProgress?.(++done, total);
    const macros = files.filter(({ role }) => decidesJinja(role));
    const recalled = await this.#memory.recall(roots, this.#world(macros));
    const readable = files.filter(({ uri }) => texts.has(uri));
    const recollection =
      recalled ??
      (await readWithCrew({
        ...this.#options,
        projects: found.projects,
        files: readable,
        token,
        onProgress: progress,
        breathe: () => this.#breathe(),
      }));
    const changed: SourceFile[] = [];
    for (const file of files) {
      throwIfCancelled(token);
      // What is to be said of a glossary depends on every database: it is looked at anew.
      const known = recollection !== null && file.role !== 'glossary' && takeOver(this.#index, file, recollection);
      if (!known || !texts.has(file.uri)) changed.push(file);
      else if (recalled !== null) progress();
      await this.#breathe();
    }
    // What has changed since the last run is an edit of what that run left.
    if (recollection !== null) removeGone(this.#index, found, recollection);
    for (const file of changed) {
      throwIfCancelled(token);
      if (texts.has(file.uri)) this.#read(file);
      else this.#putUnread(file, skipped.find(({ path }) => path === file.path)?.reason ?? say('it cannot be read'));
      progress();
      await this.#breathe();
    }
    for (const [uri, { text, version }] of this.#open) this.#show(uri, text, version);
    this.#skipped = skipped;
    await this.settle(token, (left) => onProgress?.(Math.max(total / 2, total - left), total));
    const known = recalled === null ? 0 : files.length - changed.length;
    if (recalled?.sameWorld && known === recalled.records.size) this.#memory.isWhatThereIs(this.revision);
    return { ...this.figures(), milliseconds: Math.round(this.#options.clock.now() - started), recalled: known, skipped };
  }

  #discovered(discovered: DiscoveredFile, text: string): SourceFile {
    const file = this.#withText(newSourceFile({ ...discovered, listed: true }), text);
    file.version = this.#open.get(file.uri)?.version ?? null;
    return file;
  }

  async #load(files: readonly DiscoveredFile[], skipped: SkippedFile[], token: CancellationToken): Promise<Map<string, string>> {
    const texts = new Map<string, string>();
    const queue = files.values();
    const reader = async () => {
      for (const { uri, path, project } of queue) {
        throwIfCancelled(token);
        const open = this.#open.get(uri);
        const loaded = open === undefined ? await this.#loadText(path, project) : null;
        if (open !== undefined) texts.set(uri, open.text);
        else if (loaded?.ok) texts.set(uri, loaded.value);
        else skipped.push({ path, reason: loaded?.error ?? say('it cannot be read') });
      }
    };
    await Promise.all(Array.from({ length: READERS }, reader));
    return texts;
  }

  #loadText(path: string, project: Project): Promise<Result<string>> {
    const largest = isMadeByPrograms(fileRole(project, path)) ? LARGEST_MANIFEST : this.#options.settings(project.root).largestFile;
    return loadText(this.#options.fs, path, largest);
  }

  /** Binds what is not up to date, open files first. Returns the files whose diagnostics may have changed. */
  async settle(token: CancellationToken = NEVER_CANCELLED, onProgress?: (left: number) => void): Promise<readonly string[]> {
    const checked = new Set<string>();
    const rounds = new Map<string, number>();
    for (;;) {
      const [outdated] = this.#outdated;
      if (outdated !== undefined) {
        throwIfCancelled(token);
        this.#refresh(outdated);
        await this.#breathe();
        continue;
      }
      for (const uri of this.#index.refreshCycles()) checked.add(uri);
      const uri = this.#index.nextDirty(this.#open.keys());
      if (uri === null) break;
      throwIfCancelled(token);
      this.#index.bringUpToDate(uri, rounds);
      onProgress?.(this.#index.dirtyCount);
      await this.#breathe();
    }
    // A question that came in between may have bound a file before its turn.
    return [...new Set([...checked, ...this.#index.takeAnalyzed()])];
  }

  get isSettled(): boolean {
    return this.#index.dirtyCount === 0 && this.#outdated.size === 0;
  }

  /**
   * Binds the views and routines of the databases that are not up to date. It is no part of `settle`, since nothing that is said of a file
   * depends on them; who has asked once is served after later crawls too.
   */
  async settleDefinitions(token: CancellationToken = NEVER_CANCELLED): Promise<void> {
    this.#readsDefinitions = true;
    await this.#definitions.recall(() => this.#breathe());
    if (!this.#definitions.hasWork) return;
    while (this.#definitions.hasWork) {
      throwIfCancelled(token);
      this.#definitions.step();
      await this.#breathe();
    }
    await this.#definitions.keep(() => this.#breathe());
  }

  /** Whether somebody has asked for what databases keep as SQL. */
  get readsDefinitions(): boolean {
    return this.#readsDefinitions;
  }

  async #breathe(): Promise<void> {
    if (this.#options.clock.now() - this.#lastYield < SLICE_MILLISECONDS) return;
    await this.#options.yield();
    this.#lastYield = this.#options.clock.now();
  }

  // ---- documents

  /** The editor shows a document, or its text has changed. */
  show(uri: string, text: string, version: number): void {
    const key = normalizeUri(uri);
    this.#open.set(key, { text, version });
    this.#show(key, text, version);
  }

  #show(uri: string, text: string, version: number): void {
    const known = this.#index.files.get(uri);
    const file = known ?? this.#adopt(uri);
    if (file === null) return;
    file.version = version;
    if (known !== undefined && known.text === text) return;
    this.#put(file, text);
    if (isProjectFile(file.role)) this.#stale = true;
  }

  /** A document that discovery has not listed: new, excluded, or outside the roots. */
  #adopt(uri: string): SourceFile | null {
    const path = uriToPath(uri);
    if (path !== null && /\.(ya?ml|csv|json)$/i.test(path) && !path.endsWith('/aetl.yaml')) return null;
    const project = (path === null ? this.#projects[0] : this.#projectOf(path)) ?? projectOutside(path);
    return newSourceFile({ uri, path, project, role: (path === null ? null : fileRole(project, path)) ?? 'sql', listed: false });
  }

  #projectOf(path: string): Project | null {
    const around = this.#projects.filter((project) => relativePath(project.folder, path) !== null);
    return around.toSorted((a, b) => b.folder.length - a.folder.length)[0] ?? null;
  }

  /** The editor no longer shows a document: what is on disk counts again. */
  async hide(uri: string): Promise<void> {
    const key = normalizeUri(uri);
    this.#open.delete(key);
    await this.#reload(key);
  }

  /** Files were written, made or deleted by someone else. */
  async filesChanged(uris: readonly string[]): Promise<void> {
    for (const uri of uris) {
      const key = normalizeUri(uri);
      if (/\/(aetl\.yaml|dbt_project\.yml|profiles\.yml|packages\.yml|dependencies\.yml)$/.test(key)) this.#stale = true;
      if (!this.#open.has(key)) await this.#reload(key);
    }
  }

  async #reload(uri: string): Promise<void> {
    const path = uriToPath(uri);
    const project = path === null ? null : this.#projectOf(path);
    const role = path === null || project === null ? null : fileRole(project, path);
    const loaded = path === null || role === null || project === null ? null : await this.#loadText(path, project);
    // The document may have been opened while the disk was read.
    if (this.#open.has(uri)) return;
    const known = this.#index.files.get(uri);
    if (known !== undefined) known.version = null;
    if (known !== undefined && (loaded === null || !loaded.ok || !known.listed)) this.#remove(known);
    if (path === null || project === null || role === null || loaded === null || !loaded.ok) return;
    if (known?.listed && known.text === loaded.value) return;
    this.#put(known?.listed ? known : newSourceFile({ uri, path, project, role, listed: true }), loaded.value);
  }

  #remove(file: SourceFile): void {
    this.#index.remove(file);
    this.#outdated.delete(file);
    this.#macrosChanged(this.#index.templates.put(file, null));
  }

  /** Crawls may have been finished, by this process or another one; `settle` binds the files that see them. */
  refreshCrawled(): void {
    this.#index.refreshCrawled();
    this.#definitions.refresh();
  }

  /** A choice made in the editor; null takes it back. */
  chooseDialect(uri: string, dialect: DialectName | null): void {
    const key = normalizeUri(uri);
    if (dialect === null) this.#chosen.delete(key);
    else this.#chosen.set(key, dialect);
    const file = this.#index.files.get(key);
    if (file !== undefined) this.#put(file, file.text);
  }

  #put(file: SourceFile, text: string): void {
    this.#read(this.#withText(file, text));
  }

  #withText(file: SourceFile, text: string): SourceFile {
    file.text = text;
    file.choice = chooseDialect({
      path: file.path,
      text,
      project: file.project,
      chosen: this.#chosen.get(file.uri) ?? this.#options.forcedDialect,
      fallback: this.#options.settings(file.project.root).dialect,
      common: this.#common.get(file.project) ?? null,
    });
    return file;
  }

  #read(file: SourceFile): void {
    const { length } = file.text;
    const { largestFile } = this.#options.settings(file.project.root);
    if (length > largestFile && !isMadeByPrograms(file.role)) this.#putUnread(file, tooLarge(length, largestFile));
    else this.#index.put(file, readSource(file, { ...this.#index.templates.reader(file), parse: () => this.#index.script(file) }));
    this.#outdated.delete(file);
    this.#macrosChanged(this.#index.templates.put(file, file.text));
  }

  /** Whoever calls a macro reads what it writes: all of them at the next chance, one that is asked about at once. */
  #macrosChanged(names: readonly string[]): void {
    for (const user of this.#index.usersOf(names.map(macroBucket))) this.#outdated.add(user);
  }

  #refresh(file: SourceFile): void {
    if (this.#outdated.has(file)) this.#put(file, file.text);
  }

  #putUnread(file: SourceFile, reason: string): void {
    this.#index.put(file, { summary: EMPTY_SUMMARY, facts: { tables: [], changes: [] }, diagnostics: [skippedFile(reason)] });
  }

  // ---- from one run to the next

  /** Keeps what is known for the next run, unless that is what the last one left. */
  remember(): Promise<Result<void>> {
    return this.#memory.keep(
      () => this.revision,
      () => {
        const files = [...this.#index.files.values()];
        return {
          // What waits to be read again is left to the next run.
          files: files.filter((file) => !this.#outdated.has(file) && file.role !== 'glossary'),
          isDirty: (uri) => this.#index.isDirty(uri),
          world: this.#world(files.filter(({ role, listed }) => decidesJinja(role) && listed)),
        };
      },
    );
  }

  #world(macros: Macros): string {
    const texts = macros.map(({ uri, text }) => [uri, text]).toSorted();
    const crawls = crawledRevisions(this.#projects, this.#crawled);
    return describeWorld(this.#projects, this.#options.settings, [this.#options.forcedDialect, [...this.#chosen], texts, crawls]);
  }

  // ---- questions

  /** Counts up whenever lineage or catalog may have changed. */
  get revision(): string {
    return `${this.#generation}.${this.#index.revision}.${this.#definitions.revision}`;
  }

  /** Another one whenever the roots are read anew: then files may stand in another order. */
  get generation(): number {
    return this.#generation;
  }

  /** Counts up whenever a catalog may have changed; most edits change none. */
  get catalogRevision(): string {
    return `${this.#generation}.${this.#index.catalogRevision}`;
  }

  get projects(): readonly Project[] {
    return this.#projects;
  }

  /** What was left out when the roots were read. */
  get skipped(): readonly SkippedFile[] {
    return this.#skipped;
  }

  /** A project file has changed, so that `index` should run again. */
  get isStale(): boolean {
    return this.#stale;
  }

  figures(): WorkspaceFigures {
    let statements = 0;
    for (const file of this.#index.files.values()) statements += file.summary.statements;
    let tables = 0;
    for (const catalog of this.#index.catalogs.values()) tables += catalog.size;
    return { files: this.#index.files.size, statements, tables };
  }

  get files(): Iterable<SourceFile> {
    return this.#index.files.values();
  }

  file(uri: string): SourceFile | null {
    return this.#index.files.get(normalizeUri(uri)) ?? null;
  }

  /** The catalog as a file sees it. */
  catalogOf(file: SourceFile): CatalogView {
    return this.#index.viewOf(file);
  }

  /** What a file would use if the catalog were the one that `over` makes of it. */
  usage(file: SourceFile, over: (catalog: CatalogView) => CatalogView): FileUsage {
    return this.#index.usage(file, over);
  }

  /** Last parts of the names that views and routines of databases ask for, in lower case. */
  get askedInDatabases(): ReadonlySet<string> {
    return this.#definitionUnits.asked;
  }

  /** What views and routines that only a database has use of a table. */
  definitionUsages(id: string): Iterable<FileUsage> {
    return this.#definitionUnits.usages(id);
  }

  /** What views and routines that only these databases have use of tables as they were before a crawl. */
  definitionUsagesBefore(tables: readonly DatabaseObject[], connections: readonly string[]): Iterable<FileUsage> {
    return this.#definitionUnits.usagesBefore(tables, connections);
  }

  /** What would become of which files, and of which views and routines of databases, if tables were changed; nothing is. */
  async tryOut(amendments: readonly TableAmendment[], token: CancellationToken): Promise<readonly Tried[]> {
    const pace = { token, breathe: () => this.#breathe() };
    return tryThrough(amendments, {
      definitions: (all) => this.#definitionUnits.tryOut(all, pace),
      files: (all) => tryOut(this.#index, all, pace),
    });
  }

  /** A table that only a crawl knows, by its id. */
  crawledTable(id: string): CatalogTable | null {
    return this.#index.crawledTable(id) ?? this.#definitions.table(id);
  }

  /** The SQL of a view or routine of a database, by its URI. */
  definition(uri: string): DatabaseDefinition | null {
    return this.#definitions.definition(uri);
  }

  /** Where the SQL of a view is to be read that only a database has, by the view's id. */
  viewUri(id: string): string | null {
    return this.#definitions.viewUri(id);
  }

  /** The text of a file or of a database's definition, as ranges are counted in it. */
  textOf(uri: string): string | null {
    return this.file(uri)?.text ?? this.definition(uri)?.text ?? null;
  }

  /** What queries and temp tables of a unit are called by. */
  pathOf(uri: string): string | null {
    const file = this.file(uri);
    return file === null ? (this.definition(uri)?.path ?? null) : printedPath(file);
  }

  /** The databases of the connections that projects name, as they were crawled last. */
  *crawls(): Generator<{ readonly project: Project; readonly connection: string; readonly catalog: CrawledCatalog }> {
    for (const project of this.#projects)
      for (const { name } of project.file?.connections ?? []) {
        const catalog = this.#index.crawledCatalog(project, name);
        if (catalog !== null) yield { project, connection: name, catalog };
      }
  }

  /** The glossary.yaml of a project, if there is one. */
  glossaryFile(project: Project): SourceFile | null {
    return this.#glossaries.file(project);
  }

  /** What is meant in a project: by its own glossary and those of the projects around it. */
  glossaries(project: Project): Glossaries {
    return this.#glossaries.of(project);
  }

  /** The tables that the glossary of a project can name. */
  nameableTables(project: Project): NameableTables {
    return this.#index.nameableTables(project);
  }

  /** The database that a file is said to run on, whichever of its connections leads there. */
  sourceOf(file: SourceFile): LogicalSource | null {
    return this.#index.sourceOf(file);
  }

  /** What lineage calls a table of a connection of the project in a folder, by the name that its database gives it. */
  nodeOfDatabase(folder: string, connection: string, id: string): string {
    const project = this.#projects.find((one) => one.folder === folder);
    const source = project === undefined ? null : this.#index.connectionSource(project, connection);
    return source?.isTaken(id) === true ? labelled(id, source.name) : id;
  }

  /** Whether a file means this table of lineage by its name, and not that of another database. */
  isMeantIn(file: SourceFile, id: string): boolean {
    return this.#index.isMeantIn(file, id);
  }

  /** Where a table of lineage is, of a workspace with several connections; null where there is nothing to tell. */
  tableSources(id: string): TableSources | null {
    for (const project of this.#projects) {
      const sources = logicalSources(project);
      if (project.file === null || sources.all.flatMap(({ connections }) => connections).length < 2) continue;
      const found = tableSources(id, sources, {
        own: this.#index.catalogOf(project),
        crawled: (connection) => this.#index.crawledCatalog(project, connection),
      });
      if (found !== null) return found;
    }
    return null;
  }

  /** The connection of a file; null when no rule of aetl.yaml names one. */
  connectionOf(file: SourceFile): string | null {
    return this.#index.connectionOf(file);
  }

  /** Id of the table that a file as a whole is; null for plain SQL. */
  modelOf(file: SourceFile): string | null {
    return this.#index.modelId(file);
  }

  get catalogs(): ReadonlyMap<Project, Catalog> {
    return this.#index.catalogs;
  }

  /** The file with its names resolved; null for what is not SQL or too large. */
  bound(uri: string): BoundFile | null {
    const file = this.file(uri);
    if (file !== null) this.#refresh(file);
    if (
      file === null ||
      !(isSql(file) || file.role === 'macro') ||
      file.text.length > this.#options.settings(file.project.root).largestFile
    )
      return null;
    return { uri: file.uri, text: file.text, bound: this.#index.bound(file), model: this.#index.modelId(file) };
  }

  /** Everything that is to be said about a file, in the order of its text. */
  diagnostics(uri: string): readonly FileDiagnostic[] {
    const file = this.file(uri);
    if (file !== null) this.#refresh(file);
    return file === null ? [] : fileDiagnostics(this.#index, file);
  }

  /** The macros that a file can call. */
  macrosOf(file: SourceFile): MacroLibrary {
    return this.#index.templates.libraryOf(file.project);
  }

  /** Files of SQL that call a macro of that name. */
  usersOfMacro(name: string): readonly SourceFile[] {
    return this.#index.usersOf([macroBucket(name)]);
  }

  /** How lineage calls a table that a file names which is no SQL. */
  nodeOf(file: SourceFile, table: FlowTable): string {
    return this.#index.nodeOf(file, table);
  }

  /** Files that name, define or describe a table, by its id. */
  filesOf(id: string): readonly string[] {
    return this.#index.filesOf(id);
  }

  /** Tables that crawls know by the last part of their name, as lineage calls them. */
  *crawledNamed(name: string): Generator<string> {
    for (const project of this.#projects)
      for (const connection of project.file?.connections ?? [])
        for (const { id } of this.#index.crawledCatalog(project, connection.name)?.tablesNamed(name) ?? [])
          yield this.nodeOfDatabase(project.folder, connection.name, id);
  }

  /** Files that say what tables there are in the database of a connection of this project. */
  #filesOf(connection: string, project: Project): FilesOfDatabase {
    const projects = this.#projects.filter((one) => sharesConnections(one, project.folder));
    const isOnly = project.file?.connections.length === 1;
    const own = logicalSources(project).of(connection)?.name ?? connection;
    return {
      catalogs: projects.map((one) => this.#index.catalogOf(one)),
      source: this.#index.connectionSource(project, connection),
      concerns: (uri) => {
        const known = this.file(uri);
        const named = known && this.sourceOf(known)?.name;
        return named === own || (!named && isOnly);
      },
    };
  }

  *tables(): Generator<{ readonly project: Project; readonly table: CatalogTable }> {
    for (const [project, catalog] of this.#index.catalogs) for (const table of catalog.tables()) yield { project, table };
  }
}

/** Such files may be large, and are not edited. */
function isMadeByPrograms(role: FileRole | null): boolean {
  return role === 'manifest' || role === 'lineage';
}

type Macros = readonly Pick<SourceFile, 'uri' | 'text'>[];

/** What calls macros is read once when they are known before it. */
function macrosFirst(files: readonly DiscoveredFile[]): readonly DiscoveredFile[] {
  const first = ({ role }: DiscoveredFile) => Number(decidesJinja(role));
  return files.toSorted((a, b) => first(b) - first(a));
}

/** Whether the connections of the aetl.yaml in `folder` are those of a project. */
function sharesConnections(project: Project, folder: string): boolean {
  return storePlace(project).folder === folder;
}

function projectOutside(path: string | null): Project {
  const folder = path === null ? '/' : folderOf(path);
  return createProject({ folder, root: folder, parent: null, file: null, dbt: null, settings: DEFAULT_SETTINGS });
}
