export type { CatalogChildrenParams, CatalogChildrenResult, CatalogNode, CatalogNodeKind } from './catalog.ts';
export type {
  ConnectionAssignParams,
  ConnectionChange,
  ConnectionDeleteParams,
  ConnectionForm,
  ConnectionReadParams,
  ConnectionReadResult,
  ConnectionSaveParams,
  ConnectionTestParams,
  ConnectionTestResult,
  SecretGetParams,
} from './connection-form.ts';
export type {
  ColumnNode,
  ConnectionNode,
  DatabaseChildrenParams,
  DatabaseChildrenResult,
  DatabaseCrawlParams,
  DatabaseCrawlResult,
  DatabaseNode,
  DatabaseObjectKind,
  DatabasePathParams,
  DatabasePathResult,
  DatabaseProgressParams,
  DatabaseRefreshResult,
  FolderNode,
  NoteNode,
  ObjectNode,
  PartitionAddress,
  PartNode,
  RangeNode,
  SchemaNode,
  TableSelectParams,
  TableSelectResult,
} from './database-tree.ts';
export type {
  ConnectionInfo,
  ConnectionListResult,
  DemoDatabaseParams,
  DemoDatabaseResult,
  QueryEventParams,
  QueryRunParams,
  QueryStatementParams,
  QueryStatementResult,
  TableAddress,
} from './databases.ts';
export {
  type DatabaseDefinitionParams,
  type DatabaseDefinitionResult,
  type DefinitionAddress,
  databaseDefinitionUri,
  readDatabaseDefinitionUri,
} from './definitions.ts';
export { DIALECT_NAMES, DIALECT_SPELLINGS, type DialectName, dialectNamed } from './dialect.ts';
export type { Erd, ErdColumn, ErdPageParams, ErdPageResult, ErdRelation, ErdTable, FromErdMessage } from './erd.ts';
export { erdToDot } from './erd-text/dot.ts';
export { erdToMermaid } from './erd-text/mermaid.ts';
export { type ErdLayout, erdBox, erdRowMiddle, erdToSvg } from './erd-text/svg.ts';
export type {
  ImaginedChange,
  ImpactColumn,
  ImpactPlace,
  ImpactQueryParams,
  ImpactQueryResult,
  ImpactSimulateParams,
  ImpactSimulateResult,
  SimulatedProblem,
} from './impact.ts';
export type { DocumentInfo, DocumentInfoParams, IndexProgressParams, IndexReadyParams, SetDialectParams } from './index-state.ts';
export type { Job, JobFinding, JobTask } from './jobs.ts';
export {
  LAYER_GAP,
  type LayoutBox,
  type LayoutCorner,
  type LayoutLink,
  layered,
  NODE_GAP,
  type Routed,
  routed,
} from './layered/index.ts';
export type {
  ColumnEdgeKind,
  DownstreamTable,
  InfluenceKind,
  LineageColumn,
  LineageDirection,
  LineageDownstream,
  LineageDownstreamParams,
  LineageDownstreamResult,
  LineageEdge,
  LineageEstateParams,
  LineageGraph,
  LineageJob,
  LineageNode,
  LineageQueryParams,
  LineageQueryResult,
  LineageWrittenParams,
  LineageWrittenResult,
  NodeSources,
  SourceLocation,
  WrittenPlace,
} from './lineage.ts';
export { bundleOf, collapseGroups, estatePart, groupNamed, groupNode, groupOf, LOCAL, NO_SCHEMA } from './lineage-groups.ts';
export type * from './lineage-questions.ts';
export { lineageToCsv } from './lineage-text/csv.ts';
export { lineageToDot } from './lineage-text/dot.ts';
export { drawnEdges, edgeEnd, isInfluence } from './lineage-text/edges.ts';
export { lineageToGraphml } from './lineage-text/graphml.ts';
export { lineageToJson } from './lineage-text/json.ts';
export { lineageToMermaid } from './lineage-text/mermaid.ts';
export { lineageToNeo4j, type Neo4jFiles } from './lineage-text/neo4j.ts';
export {
  lineageToOpenLineage,
  type OpenLineageContext,
  type OpenLineageName,
} from './lineage-text/open-lineage.ts';
export {
  graphThings,
  jobDetail,
  type LineageRelation,
  type LineageThing,
  type LineageThings,
  type RelationKind,
  type ThingNames,
} from './lineage-things.ts';
export { AETL_METHODS, type LineageExportFormat } from './names.ts';
export type {
  EstatePart,
  FromPanelMessage,
  LineageWriteParams,
  LineageWriteResult,
  PanelFormat,
  PanelFound,
  PanelProblem,
  PanelQuestion,
  PanelStep,
  ToPanelMessage,
  WrittenFormat,
} from './panel.ts';
export type * from './profiles.ts';
export type {
  EditedFile,
  GlossaryAcceptParams,
  GlossaryAcceptResult,
  GlossaryProposal,
  GlossaryProposeParams,
  GlossaryProposeResult,
} from './proposals.ts';
export type { Report, ReportColumn, ReportEdge, ReportTable } from './report.ts';
export type {
  FromResultsMessage,
  ResultCell,
  ResultColumnInfo,
  ResultEnd,
  ResultFormat,
  ResultSource,
  ToResultsMessage,
} from './results.ts';
export { cellText } from './results-text/cell-text.ts';
export { profileText } from './results-text/profile-text.ts';
export type { ResultTable } from './results-text/result-table.ts';
export { tabSeparated, writeResults } from './results-text/write-results.ts';
export type * from './schema-history.ts';
export type { CatalogSearchHit, CatalogSearchParams, CatalogSearchResult, SearchedKind } from './search.ts';
