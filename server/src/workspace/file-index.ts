import { LineIndex, Recent } from '../base/index.ts';
import {
  bucketName,
  Catalog,
  type CatalogTable,
  type CatalogView,
  type ConnectionSource,
  type CrawledCatalog,
  type FileFacts,
  jinjaBucket,
  type LogicalSource,
  type LookupContext,
  splitLabel,
  type TableFact,
} from '../metadata/index.ts';
import type { DialectName } from '../protocol/index.ts';
import { type BoundScript, bindScript, createStatementCache, type ParsedScript, parseScript, type SchemaLookup } from '../sql/index.ts';
import { dagViews } from './airflow/dag-views.ts';
import type { Amendments } from './amend/amendments.ts';
import { fillDerived } from './analysis/derived-facts.ts';
import { type FileUsage, usedNames } from './analysis/file-usage.ts';
import { flowEdges, nodeOf } from './analysis/flow-edges.ts';
import { type EdgeContext, type FlowEdge, viewEdges } from './analysis/lineage-edges.ts';
import { packEdges } from './analysis/packed-edges.ts';
import { renderedViews } from './analysis/rendered-views.ts';
import { sqlDiagnostics } from './analysis/sql-diagnostics.ts';
import { tableEdges } from './analysis/table-edges.ts';
import { plainViews, type Views } from './analysis/view.ts';
import { CrawledCatalogs, type CrawledLookup, type StorePlace, storePlace } from './crawled.ts';
import { CycleTracker, type TableCycle } from './cycle-tracker.ts';
import { Templates } from './dbt/templates.ts';
import { type Claim, EventClaims } from './events/event-claims.ts';
import { type ColumnFlow, claimsOf, type FlowTable } from './events/flow.ts';
import { changedNames, dependencySignature, keepDerived, namesOf, readsBelow, tableNames } from './fact-changes.ts';
import { glossaryOf } from './glossary/glossary-of.ts';
import { nameableTables } from './glossary/nameable-tables.ts';
import { missingNames, type NameableTables } from './glossary/named-columns.ts';
import { NameIndex } from './name-index.ts';
import type { Project } from './project/project.ts';
import type { SourceContent } from './read-source.ts';

import { type Analysis, isSql, printedPath, type SourceFile, wholeFileName } from './source-file.ts';
import { logicalSources } from './sources/index.ts';
import { UnitChanges } from './unit-changes.ts';

/** Characters of text whose trees are kept: enough for the files that somebody works in. */
const SCRIPT_BUDGET = 3_000_000;
const BOUND_BUDGET = 1_000_000;
const CACHED_CHARACTERS = 3_000_000;
/** How often a file may be bound again before its inputs settle; more means that they never will. */
const MOST_ROUNDS = 8;

/**
 * Files, the catalogs that they fill, and who depends on whom. A file that tells others something new makes those dirty that
 * name it; a dirty file is bound after the dirty files it takes columns from.
 */
export class FileIndex {
  readonly files = new Map<string, SourceFile>();
  readonly catalogs = new Map<Project, Catalog>();
  readonly templates: Templates;
  readonly #cache = createStatementCache(CACHED_CHARACTERS);
  readonly #scripts = new Recent<ParsedScript>(SCRIPT_BUDGET);
  readonly #bound = new Recent<BoundScript>(BOUND_BUDGET);
  readonly #readers: NameIndex;
  /** Files by the tables whose columns they derive. */
  readonly #derivers: NameIndex;
  readonly #claims: EventClaims;
  readonly #dirty = new Set<string>();
  readonly #analyzed = new Set<string>();
  readonly #crawled: CrawledCatalogs;
  readonly #lookup: CrawledLookup;
  readonly #changes: UnitChanges;
  readonly #cycles: CycleTracker;
  /** What is different here from what files and databases say; null but in a copy. */
  readonly #amendments: Amendments | null;
  #revision = 0;
  #catalogRevision = 0;

  constructor(projects: readonly Project[], crawled: CrawledLookup, changes = new UnitChanges(), copied: Copied | null = null) {
    this.#lookup = crawled;
    this.#changes = changes;
    this.#amendments = copied?.amendments ?? null;
    this.#crawled = new CrawledCatalogs(copied === null ? crawled : copied.amendments.crawled(crawled));
    this.templates = copied?.templates ?? new Templates();
    this.#readers = copied?.readers ?? new NameIndex();
    this.#derivers = copied?.derivers ?? new NameIndex();
    this.#claims = copied?.claims ?? new EventClaims();
    const sourceOf = (file: SourceFile) => this.sourceOf(file)?.name ?? null;
    this.#cycles = new CycleTracker(
      { files: this.files, catalogOf: (file) => this.catalogOf(file.project), sourceOf },
      copied?.cycles ?? null,
    );
    for (const project of projects) this.catalogOf(project);
  }

  /**
   * Another index of the same texts in which some tables are not what they are. The files that this touches are waiting to be bound. Texts of a
   * copy never change, so that it shares everything with the original that follows from them alone.
   */
  copy(amendments: Amendments): FileIndex {
    const copy = new FileIndex([...this.catalogs.keys()], this.#lookup, new UnitChanges(), {
      amendments,
      templates: this.templates,
      readers: this.#readers,
      derivers: this.#derivers,
      claims: this.#claims,
      cycles: this.#cycles,
    });
    for (const file of this.files.values()) copy.#adopt({ ...file, version: null });
    for (const uri of this.#dirty) copy.#markDirty(uri);
    for (const file of copy.files.values()) {
      if (!file.listed || amendments.facts(file.facts) === file.facts) continue;
      copy.publish(file, file.facts);
      if (needsBinding(file)) copy.#markDirty(file.uri);
    }
    // What only a database or a script knows of them is not among the facts.
    for (const name of amendments.names) {
      for (const bucket of [bucketName(name), jinjaBucket(name)]) for (const uri of this.#readers.filesOf(bucket)) copy.#markDirty(uri);
    }
    return copy;
  }

  #adopt(file: SourceFile): void {
    this.files.set(file.uri, file);
    if (file.listed) this.catalogOf(file.project).replaceFile(file.uri, file.facts, this.#crawled.sourceOf(file));
    if (file.analysis === null && needsBinding(file)) this.#dirty.add(file.uri);
  }

  /** Counts up whenever lineage or catalog may have changed. */
  get revision(): number {
    return this.#revision;
  }

  /** Counts up whenever a catalog may have changed. */
  get catalogRevision(): number {
    return this.#catalogRevision;
  }

  get dirtyCount(): number {
    return this.#dirty.size;
  }

  get cycles(): readonly TableCycle[] {
    return this.#cycles.cycles;
  }

  catalogOf(project: Project): Catalog {
    let catalog = this.catalogs.get(project);
    if (catalog === undefined) {
      catalog = new Catalog({
        authoritative: (project.file?.catalog?.length ?? 0) > 0,
        closedRefs: project.dbt !== null && !project.dbt.openRefs,
        parent: project.parent === null ? null : this.catalogOf(project.parent),
      });
      this.catalogs.set(project, catalog);
    }
    return catalog;
  }

  /** The catalog as a file sees it: with the database of its connection behind it. */
  viewOf(file: SourceFile): CatalogView {
    return this.#crawled.view(file, this.catalogOf(file.project));
  }

  connectionOf(file: SourceFile): string | null {
    return this.#crawled.connectionOf(file);
  }

  /** Whether the crawl of a connection means this table of lineage by its name, and not that of another database. */
  isMeantBy(id: string, place: StorePlace, connection: string): boolean {
    const project = [...this.catalogs.keys()].find((one) => one.file !== null && storePlace(one).folder === place.folder);
    return project === undefined || this.#crawled.isMeantBy(id, project, connection, this.catalogOf(project));
  }

  /** Whether a file means this table of lineage by its name. */
  isMeantIn(file: SourceFile, id: string): boolean {
    const [connection, own] = [this.connectionOf(file), this.catalogOf(file.project)];
    if (connection === null) return splitLabel(id).label === null || !logicalSources(file.project).isName(splitLabel(id).label);
    return this.#crawled.isMeantBy(id, file.project, connection, own);
  }

  /** The source that a file is said to run on. */
  sourceOf(file: SourceFile): LogicalSource | null {
    return this.#crawled.sourceOf(file);
  }

  /** What the tables of a connection are told apart by from those of others. */
  connectionSource(project: Project, connection: string): ConnectionSource | null {
    return this.#crawled.connectionSource(project, connection, this.catalogOf(project));
  }

  /** What the last crawl of a project's connection found; null when there is none. */
  crawledCatalog(project: Project, connection: string): CrawledCatalog | null {
    return this.#crawled.catalog(project, connection);
  }

  /** The tables that the glossary of a project can name. */
  nameableTables(project: Project): NameableTables {
    return nameableTables(project, this.catalogs, this.#crawled);
  }

  /** A table that only a crawl knows, by its id. */
  crawledTable(id: string): CatalogTable | null {
    return this.#crawled.table(id);
  }

  /** Takes notice of crawls that were finished meanwhile: files of their connections are bound again. */
  refreshCrawled(): void {
    const sees = this.#crawled.refresh();
    for (const [uri, file] of this.files) {
      if (!sees(file)) continue;
      this.#revision++;
      this.#catalogRevision++;
      if (needsBinding(file)) this.#markDirty(uri);
    }
  }

  // ---- what a file says

  /** Takes in a file, or its new text, as it was read. */
  put(file: SourceFile, content: SourceContent): void {
    if (dependencySignature(file.summary) !== dependencySignature(content.summary)) this.#cycles.suspect(file.uri);
    this.files.set(file.uri, file);
    this.#bound.delete(file.uri);
    this.#describe(file, content);
    if (file.listed) this.publish(file, { tables: keepDerived(content.facts.tables, file.facts.tables), changes: content.facts.changes });
    if (needsBinding(file)) this.#dirty.add(file.uri);
  }

  #describe(file: SourceFile, { summary, diagnostics }: SourceContent): void {
    file.summary = summary;
    file.ownDiagnostics = diagnostics;
    this.#setAnalysis(file, null);
    this.#readers.replace(file.uri, summary.names);
    this.#claim(file.uri, claimsOf(summary.flows));
    this.#derivers.replace(file.uri, new Set(summary.derived.flatMap(({ table }) => namesOf(summary.tables[table]))));
  }

  #claim(uri: string, claims: readonly Claim[]): void {
    for (const other of this.#claims.replace(uri, claims)) if (this.files.has(other)) this.#markDirty(other);
  }

  /**
   * Takes in a file as an earlier session left it. Nobody is told: the others are as they were left too, and what has changed since then
   * comes afterwards, as an edit. Without its analysis it is bound anew.
   */
  restore(file: SourceFile, content: SourceContent, left: { readonly facts: FileFacts; readonly analysis: Analysis | null }): void {
    this.files.set(file.uri, file);
    this.#describe(file, content);
    file.facts = left.facts;
    this.#setAnalysis(file, left.analysis);
    this.catalogOf(file.project).replaceFile(file.uri, left.facts, this.#crawled.sourceOf(file));
    this.#revision++;
    this.#catalogRevision++;
    this.#cycles.suspect(file.uri);
    if (left.analysis === null && needsBinding(file)) this.#dirty.add(file.uri);
  }

  /** Files that were bound since somebody asked last, whoever wanted them bound: what is said of them may be different now. */
  takeAnalyzed(): readonly string[] {
    const analyzed = [...this.#analyzed];
    this.#analyzed.clear();
    return analyzed;
  }

  #setAnalysis(file: SourceFile, analysis: Analysis | null): void {
    if (analysis !== null) this.#analyzed.add(file.uri);
    this.#changes.mark(file.uri, file.analysis?.edges ?? null);
    this.#revision++;
    file.analysis = analysis;
  }

  remove(file: SourceFile): void {
    this.#changes.mark(file.uri, file.analysis?.edges ?? null);
    this.files.delete(file.uri);
    this.#dirty.delete(file.uri);
    this.#bound.delete(file.uri);
    this.#scripts.delete(file.uri);
    this.#readers.replace(file.uri, new Set());
    this.#claim(file.uri, []);
    this.#derivers.replace(file.uri, new Set());
    this.publish(file, { tables: [], changes: [] });
  }

  /**
   * The trees of a file. Those of closed files are not kept: they would live just long enough to be expensive for the
   * garbage collector, and ten thousand of them would fill the memory.
   */
  script(file: SourceFile): ParsedScript {
    if (file.version === null) return parseScript(file.text, file.choice.dialect);
    const known = this.#scripts.get(file.uri);
    if (known !== undefined && known.text === file.text && known.dialect === file.choice.dialect) return known;
    const script = parseScript(file.text, file.choice.dialect, this.#cache);
    this.#scripts.set(file.uri, script, file.text.length);
    return script;
  }

  /** Tells the catalog what a file says, and marks those who read a table that is not what it was. Returns the names that changed. */
  publish(file: SourceFile, said: FileFacts): ReadonlySet<string> {
    const facts = this.#amendments?.facts(said) ?? said;
    this.#revision++;
    if (sameFacts(file.facts, facts)) return NOTHING;
    this.#catalogRevision++;
    const catalog = this.catalogOf(file.project);
    const source = this.#crawled.sourceOf(file);
    // What runs elsewhere now speaks of other tables, however much they look like those before.
    const moved = catalog.sourceOf(file.uri)?.name !== source?.name;
    const changed = moved
      ? new Set([...changedNames(file.facts, NO_FACTS), ...changedNames(NO_FACTS, facts)])
      : changedNames(file.facts, facts);
    // Columns come and go with every key; which tables there are decides what names mean.
    if (changed.size > 0 && tableNames(file.facts) !== tableNames(facts)) this.#suspectCycles(file, changed);
    const answered = catalog.answeredSchemas;
    file.facts = facts;
    catalog.replaceFile(file.uri, facts, source);
    for (const name of changed) for (const uri of this.#concerned(name)) if (uri !== file.uri) this.#markDirty(uri);
    // A schema that now has DDL, or has none any more, changes what may be called absent anywhere.
    if (catalog.answeredSchemas !== answered) for (const [uri, other] of this.files) if (other.analysis !== null) this.#markDirty(uri);
    return changed;
  }

  /** Who reads a table of that name, or describes it as a source, by whatever name `source` finds it. */
  *#concerned(name: string): Generator<string> {
    yield* this.#readers.filesOf(name);
    for (const catalog of this.catalogs.values()) {
      const { uris, names } = catalog.sourcesNamed(name);
      yield* uris;
      for (const other of names) if (jinjaBucket(other) !== name) yield* this.#readers.filesOf(jinjaBucket(other));
    }
  }

  #markDirty(uri: string): void {
    this.#dirty.add(uri);
    this.#bound.delete(uri);
  }

  // ---- binding

  /** One of the files to bind next: of `first`, as long as they need it. Null when all are up to date. */
  nextDirty(first: Iterable<string>): string | null {
    for (const uri of first) if (this.#dirty.has(uri)) return uri;
    const [any] = this.#dirty;
    return any ?? null;
  }

  isDirty(uri: string): boolean {
    return this.#dirty.has(uri);
  }

  /** Binds a file after those it takes columns from. `rounds` counts how often each file was bound; all that were are added to it. */
  bringUpToDate(uri: string, rounds: Map<string, number> = new Map()): void {
    const entered = new Set<string>();
    const path = [uri];
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const file = this.files.get(at);
      if (file === undefined || !this.#dirty.has(at)) {
        this.#dirty.delete(at);
        path.pop();
        continue;
      }
      if (!entered.has(at)) {
        entered.add(at);
        const inputs = this.#dirtyInputs(file).filter((input) => !entered.has(input));
        path.push(...inputs);
        if (inputs.length > 0) continue;
      }
      path.pop();
      this.#dirty.delete(at);
      const round = (rounds.get(at) ?? 0) + 1;
      rounds.set(at, round);
      if (round <= MOST_ROUNDS) this.#analyze(file);
    }
  }

  #dirtyInputs(file: SourceFile): string[] {
    const inputs: string[] = [];
    for (const name of file.summary.names) {
      for (const uri of this.#derivers.filesOf(name)) if (uri !== file.uri && this.#dirty.has(uri)) inputs.push(uri);
    }
    return inputs;
  }

  #analyze(file: SourceFile): void {
    const find: EdgeContext['find'] = (name) => this.viewOf(file).find(name, this.#context(file));
    if (file.role === 'glossary') {
      const diagnostics = missingNames(glossaryOf(file), nameableTables(file.project, this.catalogs, this.#crawled));
      this.#setAnalysis(file, { diagnostics, edges: packEdges([]) });
      return;
    }
    if (!isSql(file)) {
      const edges = [
        ...tableEdges(file.summary.links, { uri: file.uri, model: this.modelId(file), find }),
        ...flowEdges(this.#toldBy(file), { uri: file.uri, find }),
        ...(file.role === 'dag' ? this.#edges(file, this.dagViews(file), find) : []),
      ];
      this.#setAnalysis(file, { diagnostics: [], edges: packEdges(edges) });
      return;
    }
    const cyclic = (fact: TableFact) => this.#cycles.isCyclic(file.uri, fact);
    let views = this.#views(file);
    // Views may stand before the views that they read.
    for (let round = 0; round < MOST_ROUNDS && file.listed; round++) {
      const changed = this.publish(file, {
        tables: fillDerived(file.summary, views, wholeFileName(file) === null ? null : file, cyclic),
        changes: file.facts.changes,
      });
      if (changed.size === 0 || !readsBelow(file.summary, changed)) break;
      views = this.#views(file);
    }
    this.#setAnalysis(file, { diagnostics: sqlDiagnostics(views), edges: packEdges(this.#edges(file, views, find)) });
  }

  /** What a file of events has the last word on, and all that other files tell. */
  #toldBy({ uri, summary }: SourceFile): readonly ColumnFlow[] {
    return summary.flows.filter(({ claim }) => claim === null || this.#claims.speaks(uri, claim));
  }

  /** How lineage calls a table that a file names which is no SQL. */
  nodeOf(file: SourceFile, table: FlowTable): string {
    return nodeOf(table, file.uri, (name) => this.viewOf(file).find(name, this.#context(file))).id;
  }

  /** The SQL in a file of Airflow. */
  dagViews(file: SourceFile): Views {
    const lookup = (dialect: DialectName) => this.viewOf(file).lookup({ ...this.#context(file), dialect, self: null });
    return { all: dagViews(file.text, file.choice.dialect, lookup), independent: true, partial: false };
  }

  #edges(file: SourceFile, views: Views, find: EdgeContext['find']): readonly FlowEdge[] {
    let lines: LineIndex | null = null;
    const lineAt = (offset: number) => {
      lines ??= new LineIndex(file.text);
      return lines.positionAt(offset).line;
    };
    return viewEdges(views, { uri: file.uri, path: printedPath(file), lineAt, model: this.modelId(file), find });
  }

  /** What a file would use if the catalog were the one that `over` makes of it. */
  usage(file: SourceFile, over: (catalog: CatalogView) => CatalogView): FileUsage {
    if (!isSql(file)) return { uri: file.uri, names: [], edges: [] };
    const [catalog, context] = [over(this.viewOf(file)), this.#context(file)];
    const rendered = this.templates.renderWith(file, catalog, context);
    const views =
      rendered === null
        ? plainViews(bindScript(this.script(file), this.#schema(file, catalog)))
        : renderedViews(rendered, this.#schema(file, catalog));
    return { uri: file.uri, names: usedNames(views), edges: this.#edges(file, views, (name) => catalog.find(name, context)) };
  }

  bound(file: SourceFile): BoundScript {
    this.refreshCycles();
    if (this.#dirty.has(file.uri)) this.bringUpToDate(file.uri);
    const known = this.#bound.get(file.uri);
    if (known !== undefined) return known;
    const bound = this.#bind(file);
    this.#bound.set(file.uri, bound, file.text.length);
    return bound;
  }

  /** A file without Jinja that matters is bound as it stands, and kept for those who ask next; others as what they become. */
  #views(file: SourceFile): Views {
    const catalog = this.viewOf(file);
    const rendered = this.templates.renderWith(file, catalog, this.#context(file));
    if (rendered !== null) return renderedViews(rendered, this.#schema(file, catalog));
    const bound = this.#bind(file);
    if (file.version !== null) this.#bound.set(file.uri, bound, file.text.length);
    return plainViews(bound);
  }

  #bind(file: SourceFile): BoundScript {
    return bindScript(this.script(file), this.#schema(file, this.viewOf(file)));
  }

  #schema(file: SourceFile, catalog: CatalogView): SchemaLookup {
    const [amendments, { dialect }] = [this.#amendments, file.choice];
    const lookup = catalog.lookup(this.#context(file));
    return amendments === null ? lookup : { ...lookup, amend: (made) => amendments.made(made, dialect, file.uri) };
  }

  #context(file: SourceFile): LookupContext {
    return { dialect: file.choice.dialect, self: this.modelId(file), source: this.#crawled.sourceOf(file)?.name ?? null };
  }

  /** Id of the table that a file as a whole is; null for plain SQL. */
  modelId(file: SourceFile): string | null {
    const name = wholeFileName(file);
    return name === null ? null : (this.catalogOf(file.project).idOfRef(name) ?? name);
  }

  /** Looks for cycles again if dependencies have changed. Returns the files that are no longer, or only now, in one. */
  refreshCycles(): string[] {
    const affected = this.#cycles.refresh();
    for (const uri of affected) if (this.files.has(uri)) this.#markDirty(uri);
    return affected;
  }

  /** A table that comes or goes lets its readers, and what they read now, mean something else. */
  #suspectCycles(file: SourceFile, names: ReadonlySet<string>): void {
    this.#cycles.suspect(file.uri);
    for (const name of names) {
      for (const uri of this.#derivers.filesOf(name)) this.#cycles.suspect(uri);
      for (const uri of this.#readers.filesOf(name)) this.#cycles.suspect(uri);
    }
  }

  // ---- who names what

  /** Files that call one of these macros, or would. */
  usersOf(buckets: readonly string[]): readonly SourceFile[] {
    const uris = new Set(buckets.flatMap((bucket) => [...this.#readers.filesOf(bucket)]));
    return [...uris].flatMap((uri) => this.files.get(uri) ?? []);
  }

  /** Files that name, define or describe a table, by its id. */
  filesOf(id: string): readonly string[] {
    const { plain } = splitLabel(id);
    const files = new Set(
      [id, plain].flatMap((name) => [...this.#readers.filesOf(bucketName(name)), ...this.#readers.filesOf(jinjaBucket(name))]),
    );
    for (const catalog of this.catalogs.values()) for (const site of catalog.table(id)?.sites ?? []) files.add(site.uri);
    return [...files];
  }
}

interface Copied {
  readonly amendments: Amendments;
  readonly templates: Templates;
  readonly readers: NameIndex;
  readonly derivers: NameIndex;
  readonly claims: EventClaims;
  readonly cycles: CycleTracker;
}

function needsBinding(file: SourceFile): boolean {
  return isSql(file) || file.role === 'glossary' || file.role === 'dag' || file.summary.links.length > 0 || file.summary.flows.length > 0;
}

const NOTHING: ReadonlySet<string> = new Set();
const NO_FACTS: FileFacts = { tables: [], changes: [] };

/** The very same facts, or none: most files define nothing, and tell nobody anything. */
function sameFacts(a: FileFacts, b: FileFacts): boolean {
  return sameItems(a.tables, b.tables) && sameItems(a.changes, b.changes);
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
