/** The files of the roots: discovered, read, bound, and kept up to date as they change. */

export { readDags } from './airflow/dags.ts';
export type { TableAmendment, TableChange } from './amend/amendment.ts';
export { CHANGE_WORDS, readChange, readChangesFile, type WrittenChange } from './amend/read-changes.ts';
export type { Tried } from './amend/tried.ts';
export type { FileUsage, UsedName } from './analysis/file-usage.ts';
export { type FlowEdge, locateEdge } from './analysis/lineage-edges.ts';
export {
  kindNamed,
  kindOf,
  type PackedEdges,
  packEdges,
  packedCount,
  packedEdge,
  packedEnds,
  unpackEdges,
} from './analysis/packed-edges.ts';
export type { CrawledLookup, StorePlace } from './crawled.ts';
export { storePlace } from './crawled.ts';
export { IndexShard } from './crew/index-shard.ts';
export type { Crew, Shard, ShardSetup } from './crew/port.ts';
export { type MacroEntry, macroSignature, macroSite } from './dbt/macro-library.ts';
export {
  configInSql,
  configsInProject,
  configsInProperties,
  type DbtExposure,
  type DbtNode,
  type DbtRun,
  type NodeConfig,
  nodeSelector,
  readDbtCommands,
} from './dbt/selection/index.ts';
export { packageNameOf } from './dbt/templates.ts';
export type { DatabaseDefinition } from './definitions/index.ts';
export type { FileDiagnostic, Severity } from './diagnostics.ts';
export type { DialectChoice } from './dialect/choose-dialect.ts';
export { guessDialect } from './dialect/guess-dialect.ts';
export type { SkippedFile } from './discover.ts';
export { readEventJobs } from './events/event-jobs.ts';
export { connectionNamespace } from './events/namespaces.ts';
export type { UnitsSeen } from './flow-units.ts';
export { domainOf } from './glossary/column-domain.ts';
export type { ColumnMeaning, ColumnPlace, Glossaries } from './glossary/glossaries.ts';
export { GLOSSARY_KEYS, type ParsedGlossary, parseGlossary } from './glossary/glossary-file.ts';
export { glossaryOf } from './glossary/glossary-of.ts';
export { type NameableTables, tablesAt } from './glossary/named-columns.ts';
export { loadText } from './load-text.ts';
export type { Persistence } from './persistence/index-memory.ts';
export type { Connection } from './project/connections.ts';
export { matchGlobs } from './project/globs.ts';
export { type FileRole, GLOSSARY_FILE_NAME, type Project, projectDialect } from './project/project.ts';
export { PROJECT_FILE_NAME, PROJECT_KEYS, parseProjectFile } from './project/project-file.ts';
export { DEFAULT_SETTINGS, type RootSettings } from './project/root-settings.ts';
export { isSql, printedPath, type SourceFile } from './source-file.ts';
export type { TableSources } from './sources/index.ts';
export { decodeText } from './text/decode.ts';
export { normalizeUri, pathToUri, uriToPath } from './text/paths.ts';
export {
  type BoundFile,
  type Progress,
  Workspace,
  type WorkspaceFigures,
  type WorkspaceOptions,
  type WorkspaceSummary,
} from './workspace.ts';
export { editYaml, textDifference, type YamlChange, type YamlData, type YamlPath } from './yaml-edit/index.ts';
