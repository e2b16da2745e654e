import path from 'node:path';
import process from 'node:process';
import { contentHash, fileLineStore } from '../adapters/cache/index.ts';
import { crawledBrowsers, crawledLookup } from '../adapters/crawled/index.ts';
import { workerCrew } from '../adapters/crew/index.ts';
import { threadedDrawer } from '../adapters/diagrams/index.ts';
import { builtPage, builtReport, nodeFileSystem } from '../adapters/fs/index.ts';
import type { CancellationToken, Clock, FileSystem, Logger, Result, TextRange } from '../base/index.ts';
import { fail, ok, Redactor, redactedLogger, say, spoken, throwIfCancelled } from '../base/index.ts';
import { createIde, type Ide, type IdeFile, profileCard } from '../ide/index.ts';
import type { Answer, QueryRequest } from '../metadata/index.ts';
import type {
  CatalogChildrenParams,
  CatalogChildrenResult,
  CatalogSearchParams,
  CatalogSearchResult,
  DatabaseDefinitionResult,
  DialectName,
  DocumentInfo,
  IndexProgressParams,
  IndexReadyParams,
  LineageAskParams,
  LineageAskResult,
  LineageEstateParams,
  LineageExportFormat,
  LineageGraph,
  LineageQueryParams,
  LineageWrittenParams,
  LineageWrittenResult,
  ToResultsMessage,
  WrittenPlace,
} from '../protocol/index.ts';
import { normalizeUri, storePlace, uriToPath, Workspace } from '../workspace/index.ts';
import { catalogChildren } from './catalog-tree.ts';
import { createCodeLineage } from './code-lineage/create-code-lineage.ts';
import type { CodeLineage } from './code-lineage/model.ts';
import { type ConnectionForms, createConnectionForms } from './connections/connection-forms.ts';
import { type Connections, createConnections, noConnector } from './connections/connections.ts';
import { type MaskedRows, maskedQuery } from './connections/masked-query.ts';
import { type QueryQuestion, runQuery } from './connections/run-query.ts';
import { createDatabaseTree, type DatabaseTree } from './database-tree/index.ts';
import { HealthBook } from './databases/connection-health.ts';
import { connectorsOf } from './databases/connectors-of.ts';
import { createDatabases } from './databases/create-databases.ts';
import type { ConnectorFor, Databases } from './databases/model.ts';
import { OpenStores } from './databases/open-stores.ts';
import { Documents } from './documents.ts';
import { createErds, type Erds } from './erd/index.ts';
import { DEFAULT_FORMAT, type Formatted, formatSql } from './format/format-sql.ts';
import { createGlossaries, type Glossaries } from './glossaries.ts';
import { type GoneColumn, GoneColumns, goneText } from './gone-columns/index.ts';
import { createImpacts } from './impacts/create-impacts.ts';
import type { Impacts } from './impacts/model.ts';
import type { IndexCache } from './index-cache.ts';
import { createInterchange, type Interchange } from './interchange.ts';
import { createJobs, JobRuns, type Jobs } from './jobs/index.ts';
import { LineageEstate } from './lineage-estate.ts';
import { exportLineage, type PageTemplate } from './lineage-export.ts';
import { createLineageHistory } from './lineage-history/create-lineage-history.ts';
import type { LineageHistory } from './lineage-history/model.ts';
import type { NamedNode } from './lineage-names.ts';
import { askLineage } from './lineage-questions/ask-lineage.ts';
import { createLineageQuestions } from './lineage-questions/create-lineage-questions.ts';
import type { LineageQuestions } from './lineage-questions/model.ts';
import { LineageService } from './lineage-service.ts';
import { lineageToText } from './lineage-text.ts';
import { isThingName, type ThingAnswer, ThingLineage, type ThingQuestion } from './lineage-things/index.ts';
import { Locations } from './locations.ts';

import { createProfiles, Glances, type Profiles } from './profiles/index.ts';
import { createProposals, type Proposals } from './proposals/index.ts';
import { createReports, type Reports } from './report/index.ts';
import { saidOfColumns } from './said-of-columns.ts';
import { SavedLineage } from './saved-lineage.ts';
import { CatalogSearch } from './search/index.ts';
import { type EditorSettings, type EngineDiagnostic, Settings } from './settings.ts';
import { type FileReport, fileReports } from './workspace-report.ts';

export interface AetlOptions {
  readonly logger: Logger;
  /** A choice that holds for every file, whatever project files say. */
  readonly dialect?: DialectName | null;
  /** Absolute paths of files that lineage is imported from, besides those of aetl.yaml. */
  readonly imports?: readonly string[];
  /** The page into which HTML exports put their graph; the one that the build has made, if it is not given. */
  readonly pageTemplate?: PageTemplate;
  readonly fs?: FileSystem;
  readonly clock?: Clock;
  readonly yield?: () => Promise<void>;
  /** Where the index is kept from one run to the next; not at all if it is not given. */
  readonly cache?: IndexCache | null;
  /** Whether other threads may be started; they may if nothing is said. */
  readonly threads?: boolean;
  /** Opens the connections of aetl.yaml; with AETL's own connectors if nothing is said. */
  readonly connectorFor?: ConnectorFor;
  /** Whether databases may be connected to and programs run that the folders name; they may not if nothing is said. */
  readonly trusted?: () => boolean;
  /** What the editor keeps secret under a name for the project of a folder, for `${secret:…}`; null is nothing. */
  readonly secret?: (name: string, folder: string) => Promise<string | null>;
}

/** The product as its hosts see it: command line, language server and agents go through this and construct no engine. */
export interface Aetl extends Impacts, LineageQuestions, CodeLineage {
  readonly ide: Ide;
  readonly databases: Databases;
  /** The same databases to look around in. */
  readonly databaseTree: DatabaseTree;
  /** The databases that project files name. */
  readonly connections: Connections;
  /** The connections of project files, for people to change. */
  readonly connectionForms: ConnectionForms;
  /** The rows of a query that only reads; personal data is masked unless a person wants to see it. */
  query(connection: string, request: QueryRequest, unmasked: boolean, token: CancellationToken): Promise<Answer<MaskedRows>>;
  /** Runs a query that only reads, and tells what comes out of it as it comes; rejects when it is cancelled. */
  runQuery(question: QueryQuestion, tell: (event: ToResultsMessage) => Promise<void>, token: CancellationToken): Promise<void>;
  /** Tables of those databases in figures. */
  readonly profiles: Profiles;
  /** The last profile of the table or column at an offset, in Markdown; null where none is at hand. It waits for nobody. */
  profileAt(file: IdeFile, offset: number): Promise<string | null>;
  /** What the projects mean by their words. */
  readonly glossaries: Glossaries;
  /** What could be said of tables and columns. */
  readonly proposals: Proposals;
  /** Tables, columns and terms by words; `whole` waits until everything can be found. */
  searchCatalog(params: CatalogSearchParams, token: CancellationToken, wait?: { readonly whole: boolean }): Promise<CatalogSearchResult>;
  readonly interchange: Interchange;
  /** Lineage as it was. */
  readonly lineageHistory: LineageHistory;
  readonly jobs: Jobs;
  readonly erds: Erds;
  readonly reports: Reports;
  /** Makes these folders (URIs) the roots and reads them; resolves when everything is bound. */
  setRoots(
    uris: readonly string[],
    onProgress: (progress: IndexProgressParams) => void,
    token: CancellationToken,
  ): Promise<IndexReadyParams>;
  /** Keeps the index for the next start. */
  remember(): Promise<void>;
  /** The settings `aetl.*` that hold in a root; the empty URI for files outside of all. They are read by the next `setRoots`. */
  configure(root: string, settings: EditorSettings): void;
  /** The editor shows a document, or its text has changed. */
  showDocument(uri: string, text: string, version: number): void;
  /** The editor has saved a document. */
  savedDocument(uri: string): void;
  /** What is on disk counts again. */
  hideDocument(uri: string): Promise<void>;
  /** Files that were made, changed or deleted on disk. */
  refreshFiles(uris: readonly string[], token: CancellationToken): Promise<void>;
  /** What is wrong in a file, SQL or YAML; empty for files that are not known. */
  check(uri: string, token: CancellationToken): Promise<readonly EngineDiagnostic[]>;
  /** Calls back with the files whose findings may have changed. */
  onStale(listener: (uris: readonly string[]) => void): void;
  /** Formats a file, or the statements that a range touches. Statements that cannot be are left as they are and listed; when that is all of them it fails with a sentence. */
  format(
    uri: string,
    range: TextRange | null,
    options: { readonly tabSize: number; readonly insertSpaces: boolean },
    token: CancellationToken,
  ): Promise<Result<Formatted>>;
  /** Binds the views and routines of the databases, so that lineage, and hovers, know of them; what asks for lineage does so by itself. */
  readDefinitions(token: CancellationToken): Promise<void>;
  /** The SQL of a view or routine of a database, by its URI; null when there is none. */
  databaseDefinition(uri: string): DatabaseDefinitionResult;
  /** A question about lineage whose answer is no graph, as lines for an editor. */
  askLineage(params: LineageAskParams, token: CancellationToken): Promise<LineageAskResult>;
  queryLineage(params: LineageQueryParams, token: CancellationToken): Promise<LineageGraph | null>;
  /** What there is to say of a column that is no more; null where the name means something that is there, or nothing that ever was. */
  goneColumn(name: string, token: CancellationToken): Promise<GoneColumn | null>;
  /** What the statements at some places write. */
  findWritten(params: LineageWrittenParams, token: CancellationToken): Promise<LineageWrittenResult>;
  /** All schemas, and the tables of those that are open. */
  estateLineage(params: LineageEstateParams, token: CancellationToken): Promise<LineageGraph>;
  exportLineage(
    params: LineageQueryParams,
    format: LineageExportFormat,
    token: CancellationToken,
    things?: boolean,
  ): Promise<string | null>;
  /** What a job, a file or a connection (`job:nightly`, `file:load.sql`, `connection:dw`) is in lineage; a sentence when there is none of that name. */
  thingLineage(question: ThingQuestion, token: CancellationToken): Promise<Result<ThingAnswer>>;
  catalogChildren(params: CatalogChildrenParams, token: CancellationToken): Promise<CatalogChildrenResult>;
  documentInfo(uri: string, token: CancellationToken): Promise<DocumentInfo | null>;
  /** A choice for this session; null takes it back. */
  setDialect(uri: string, dialect: DialectName | null): void;
  /** Every file of the workspace with what is known about it, in the order of paths. */
  files(): readonly FileReport[];
  /** What a name of a table or column means in lineage. */
  findLineage(name: string): NamedNode;
  /** What somebody may have meant by a name that nothing has, nearest first. */
  lineageNamesLike(name: string): readonly string[];
  /** Tables and queries that a file writes. */
  lineageTargets(uri: string): readonly string[];
}

/** The composition root: the only place that knows which adapter stands behind which port. */
export function createAetl(options: AetlOptions): Aetl {
  const { pageTemplate = builtPage } = options;
  const redactor = new Redactor();
  const logger = redactedLogger(options.logger, redactor);
  const pause = options.yield ?? (() => new Promise<void>((resolve) => setImmediate(resolve)));
  const clock = options.clock ?? { now: () => performance.timeOrigin + performance.now() };
  const settings = new Settings();
  const rootUris = new Map<string, string>();
  const fs = options.fs ?? nodeFileSystem;
  const workspace = new Workspace({
    fs,
    clock,
    yield: pause,
    settings: (root) => ({ ...settings.forReading(rootUris.get(root) ?? ''), imports: options.imports ?? [] }),
    forcedDialect: options.dialect ?? null,
    persistence: options.cache
      ? { store: fileLineStore(folderOfLanguage(options.cache.folder)), hash: contentHash, build: options.cache.build }
      : null,
    crew: options.threads === false ? null : workerCrew(),
    crawled: crawledLookup(),
    onProblem: (message, cause) => logger.error(message, cause),
  });
  const locations = new Locations(workspace);
  const runs = new JobRuns(workspace);
  const saved = new SavedLineage(workspace, runs);
  const lineage = new LineageService(workspace, locations, saved, runs);
  const estate = new LineageEstate({ workspace, runs, describe: (node) => lineage.describe(node), yield: pause });
  let indexed = false;
  const index = async (uris: readonly string[], onProgress: (progress: IndexProgressParams) => void, token: CancellationToken) => {
    indexed = false;
    rootUris.clear();
    for (const uri of uris) rootUris.set(rootPath(uri), normalizeUri(uri));
    const summary = await workspace.index([...rootUris.keys()], token, (done, total) => onProgress({ done, total }));
    void workspace.remember();
    indexed = true;
    return summary;
  };
  const documents = new Documents({
    workspace,
    logger,
    yield: pause,
    now: () => clock.now(),
    reindex: async (token) => {
      await index([...rootUris.values()], () => {}, token);
    },
  });
  const connections = createConnections({
    projects: () => workspace.projects,
    redactor,
    trusted: options.trusted ?? (() => false),
    secret: options.secret ?? null,
    variable: (name) => process.env[name] ?? null,
  });
  const stores = new OpenStores(logger, () => clock.now());
  const health = new HealthBook();
  const created = createDatabases({
    workspace,
    stores,
    locations,
    logger,
    yield: pause,
    connectorFor: options.connectorFor ?? connectorsOf(connections, workspace),
    trusted: options.trusted ?? (() => false),
    onCrawled: () => documents.crawled(),
  });
  const search = new CatalogSearch({
    workspace,
    locations,
    clock,
    yield: pause,
    onProblem: (message, cause) => logger.error(message, cause),
  });
  const databases = health.watch(created);
  const browsers = crawledBrowsers();
  const databaseTree = createDatabaseTree({
    connections: () => connections.list(),
    browser: ({ name, project }) => {
      const found = workspace.projects.find(({ folder }) => folder === project);
      return found === undefined ? null : browsers(storePlace(found), name);
    },
    lineageName: ({ name, project }, id) => workspace.nodeOfDatabase(project, name, id),
    health: (name) => health.of(name),
    trusted: options.trusted ?? (() => false),
    breathe: pause,
  });
  const jobs = createJobs(workspace, locations);
  const erds = createErds({
    workspace,
    locations,
    draw: threadedDrawer,
    profiles: () => profiles,
    breathe: pause,
    browser: (name) => {
      const project = workspace.projects.find(({ file }) => file?.connections.some((connection) => connection.name === name));
      return project === undefined ? null : browsers(storePlace(project), name);
    },
  });
  const things = new ThingLineage(workspace, lineage, runs);
  const gone = new GoneColumns({ workspace, lineage, locations, stores, trusted: options.trusted ?? (() => false), breathe: pause });
  const interchange = createInterchange({ workspace, lineage, clock, template: pageTemplate });
  const profiles = createProfiles({ workspace, connections, stores, clock, onKept: (connection) => glances.forget(connection) });
  const glances = new Glances(profiles, () => clock.now());
  const ide = createIde(workspace);
  /** The connection of a file; the only one there is, where the file has none of its own. */
  const connectionOf = (uri: string): string | null => {
    const file = workspace.file(uri);
    const [only, second] = connections.list();
    return (file && workspace.connectionOf(file)) ?? (second === undefined ? (only?.name ?? null) : null);
  };
  /** Lineage by a name, with what there is to say of a column that is no more. Before unsaved edits it may still have been there. */
  const namedLineage = async (name: string, params: LineageQueryParams, token: CancellationToken): Promise<LineageGraph | null> => {
    const graph = lineage.query(params);
    if (graph !== null && graph.focus?.column == null) return graph;
    const column = await gone.find(name, token);
    if (column === null) return graph;
    if (params.saved === true) return graph ?? lineage.around(column, params);
    return graph === null ? gone.graph(column, params) : { ...graph, warnings: [...column.told, ...graph.warnings] };
  };
  const settingsOf = (uri: string) => rootUris.get(workspace.file(uri)?.project.root ?? '') ?? '';

  const questions = createLineageQuestions(workspace, lineage, locations);
  const codeLineage = createCodeLineage({
    workspace,
    lineage,
    locations,
    ide,
    settingsOf: (uri) => settings.of(settingsOf(uri)),
    settled: () => documents.settled(),
    isIndexed: () => indexed,
  });

  return Object.freeze<Aetl>({
    ide,
    databases,
    databaseTree,
    connections,
    connectionForms: createConnectionForms({
      projects: () => workspace.projects,
      connections,
      health,
      fs,
      hasConnections: (project) => [...workspace.files].some((file) => file.project === project && workspace.connectionOf(file) !== null),
      onRename: databases.rename,
    }),
    query: async (name, request, unmasked, token) => {
      const connector = await connections.open(name);
      if (!connector.ok) return noConnector(connector.error);
      return await maskedQuery(connector.value, request, { unmasked, said: saidOfColumns(workspace, name) }, token);
    },
    runQuery: (question, tell, token) => runQuery(connections, question, saidOfColumns(workspace, question.connection), tell, token),
    profiles,
    async profileAt(file, offset) {
      const [found, connection] = [ide.tableAt(file, offset), connectionOf(file.uri)];
      const profile = found === null || connection === null ? null : await glances.of(connection, found.table);
      return profile && profileCard(profile, found?.column ?? null);
    },
    lineageHistory: createLineageHistory({
      workspace,
      lineage,
      runs,
      stores,
      trusted: options.trusted ?? (() => false),
      exportContext: () => interchange.context(),
      writeThing: (answer, format) => interchange.writeThing(answer, format),
    }),
    ...questions,
    ...codeLineage,
    askLineage: (params, token) => askLineage(params, { ...questions, ...codeLineage }, token),
    ...createImpacts({
      workspace,
      lineage,
      runs,
      things,
      gone,
      locations,
      settled: () => documents.settled(),
      yield: pause,
      show: (uri, findings) => settings.show(settingsOf(uri), findings),
    }),
    glossaries: createGlossaries(workspace),
    proposals: createProposals({ workspace, fs, refresh: (uris, token) => documents.refresh(uris, token) }),
    searchCatalog: (params, token, wait) => search.search(params, token, wait),
    interchange,
    jobs,
    erds,
    reports: createReports({ workspace, lineage, jobs, profiles, connections, erds, now: () => clock.now(), program: builtReport }),
    setRoots: index,
    async remember() {
      const kept = await workspace.remember();
      if (!kept.ok) logger.warn(say('the index was not kept for the next start: {0}', kept.error));
    },
    configure: (root, given) => settings.set(root === '' ? '' : normalizeUri(root), given),
    showDocument(uri, text, version) {
      saved.willShow(uri, text);
      documents.show(uri, text, version);
    },
    savedDocument: (uri) => saved.saved(uri),
    async hideDocument(uri) {
      await documents.hide(uri);
      saved.saved(uri);
    },
    refreshFiles: (uris, token) => documents.refresh(uris, token),
    onStale: (listener) => documents.onStale(listener),
    setDialect: (uri, dialect) => documents.chooseDialect(uri, dialect),
    async check(uri, token) {
      throwIfCancelled(token);
      return settings.show(settingsOf(uri), workspace.diagnostics(uri));
    },
    async format(uri, range, layout, token) {
      const file = workspace.file(uri);
      if (file === null) return fail(say('AETL does not know this file.'));
      const { keywordCase, lineWidth } = settings.of(settingsOf(uri)) ?? DEFAULT_FORMAT;
      const { edits, left } = await formatSql(file.text, file.choice.dialect, range, { ...layout, keywordCase, lineWidth });
      throwIfCancelled(token);
      const [first] = left;
      return edits.length === 0 && first !== undefined ? fail(say('Nothing was formatted: {0}.', first.reason)) : ok({ edits, left });
    },
    readDefinitions: (token) => workspace.settleDefinitions(token),
    databaseDefinition(uri) {
      const definition = workspace.definition(uri);
      return definition && { text: definition.text, languageId: 'sql' };
    },
    async queryLineage(params, token) {
      await documents.settled();
      await workspace.settleDefinitions(token);
      throwIfCancelled(token);
      const { name, direction, depth } = params;
      if (name === undefined) return lineage.query(params);
      if (!isThingName(name)) return namedLineage(name, params, token);
      const answer = things.answer({ name, direction, depth });
      return answer.ok ? answer.value.graph : null;
    },
    async goneColumn(name, token) {
      await documents.settled();
      await workspace.settleDefinitions(token);
      return gone.find(name, token);
    },
    async thingLineage(question, token) {
      await documents.settled();
      await workspace.settleDefinitions(token);
      throwIfCancelled(token);
      return things.answer(question);
    },
    async findWritten({ places }, token) {
      await documents.settled();
      await workspace.settleDefinitions(token);
      const written = new Map<(typeof places)[number], WrittenPlace | null>();
      for (const uri of new Set(places.map((place) => place.uri))) {
        throwIfCancelled(token);
        const own = places.filter((place) => place.uri === uri);
        const found = lineage.writtenAt(
          uri,
          own.map(({ position }) => position),
        );
        for (const [index, place] of own.entries()) written.set(place, found[index] ?? null);
        await pause();
      }
      return places.map((place) => written.get(place) ?? null);
    },
    async estateLineage(params, token) {
      await documents.settled();
      await workspace.settleDefinitions(token);
      return estate.query(params, token);
    },
    async exportLineage(params, format, token, shown = false) {
      await workspace.settleDefinitions(token);
      throwIfCancelled(token);
      const { name, direction, depth } = params;
      if (name !== undefined && isThingName(name)) {
        const answer = things.answer({ name, direction, depth });
        return answer.ok ? interchange.writeThing(answer.value, format, { things: shown }) : null;
      }
      const graph = name === undefined ? lineage.query(params) : await namedLineage(name, params, token);
      if (graph === null) return null;
      const column = name === undefined || format !== 'text' ? null : await gone.find(name, token);
      if (column === null) return exportLineage(graph, format, interchange.context({ things: shown }));
      // That it is gone comes first.
      const warnings = graph.warnings.filter((warning) => !column.told.includes(warning));
      return graph.edges.length === 0 ? goneText(column) : `${goneText(column)}\n${lineageToText({ ...graph, warnings })}`;
    },
    async catalogChildren(params, token) {
      throwIfCancelled(token);
      return catalogChildren(workspace, (site) => locations.locate(site), params);
    },
    async documentInfo(uri) {
      const file = workspace.file(uri);
      if (file === null) return null;
      return {
        dialect: file.choice.dialect,
        dialectReason: file.choice.reason,
        project: file.project.file !== null || file.project.dbt !== null ? file.project.name : null,
        statements: file.summary.statements,
        connection: workspace.connectionOf(file),
      };
    },
    files: () => fileReports(workspace),
    findLineage: (name) => lineage.find(name),
    lineageNamesLike: (name) => lineage.namesLike(name),
    lineageTargets: (uri) => lineage.targetsOf(uri),
  });
}

/** What is kept of findings holds their sentences. */
function folderOfLanguage(folder: string): string {
  const { name } = spoken();
  return name === 'en' ? folder : path.join(folder, name);
}

function rootPath(uri: string): string {
  const path = uriToPath(uri) ?? uri;
  return path.length > 1 ? path.replace(/\/+$/, '') || '/' : path;
}
