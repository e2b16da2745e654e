import type {
  AETL_METHODS,
  CatalogChildrenParams,
  CatalogChildrenResult,
  CatalogSearchParams,
  CatalogSearchResult,
  ConnectionAssignParams,
  ConnectionChange,
  ConnectionDeleteParams,
  ConnectionListResult,
  ConnectionReadParams,
  ConnectionReadResult,
  ConnectionSaveParams,
  ConnectionTestParams,
  ConnectionTestResult,
  DatabaseChildrenParams,
  DatabaseChildrenResult,
  DatabaseCrawlParams,
  DatabaseCrawlResult,
  DatabaseDefinitionParams,
  DatabaseDefinitionResult,
  DatabasePathParams,
  DatabasePathResult,
  DatabaseRefreshResult,
  DemoDatabaseParams,
  DemoDatabaseResult,
  DocumentInfo,
  DocumentInfoParams,
  ErdPageParams,
  ErdPageResult,
  GlossaryAcceptParams,
  GlossaryAcceptResult,
  GlossaryProposeParams,
  GlossaryProposeResult,
  ImpactQueryParams,
  ImpactQueryResult,
  ImpactSimulateParams,
  ImpactSimulateResult,
  LineageAskParams,
  LineageAskResult,
  LineageDownstreamParams,
  LineageDownstreamResult,
  LineageEstateParams,
  LineageExportFormat,
  LineageGraph,
  LineageQueryParams,
  LineageQueryResult,
  LineageWriteParams,
  LineageWriteResult,
  LineageWrittenParams,
  LineageWrittenResult,
  ProfileDriftParams,
  ProfileDriftResult,
  ProfileHistoryParams,
  ProfileHistoryResult,
  ProfileLatestParams,
  ProfileLatestResult,
  ProfileRunParams,
  ProfileRunResult,
  ProfileTablesParams,
  ProfileTablesResult,
  ProfileTargetParams,
  ProfileTargetResult,
  QueryRunParams,
  QueryStatementParams,
  QueryStatementResult,
  SchemaCompareParams,
  SchemaCompareResult,
  SchemaCrawlsParams,
  SchemaCrawlsResult,
  SchemaHistoryParams,
  SchemaHistoryResult,
  SchemaImpact,
  SchemaImpactParams,
  SchemaObjectParams,
  SchemaObjectResult,
  SetDialectParams,
  TableSelectParams,
  TableSelectResult,
} from '../../../server/src/protocol/index.ts';

/** What each of AETL's own requests carries and answers. */
export interface Requests {
  [AETL_METHODS.lineageQuery]: { readonly params: LineageQueryParams; readonly result: LineageQueryResult };
  [AETL_METHODS.lineageAsk]: { readonly params: LineageAskParams; readonly result: LineageAskResult };
  [AETL_METHODS.lineageDownstream]: { readonly params: LineageDownstreamParams; readonly result: LineageDownstreamResult };
  [AETL_METHODS.lineageWritten]: { readonly params: LineageWrittenParams; readonly result: LineageWrittenResult };
  [AETL_METHODS.lineageEstate]: { readonly params: LineageEstateParams; readonly result: LineageGraph };
  [AETL_METHODS.lineageExport]: {
    readonly params: LineageQueryParams & { readonly format: LineageExportFormat };
    readonly result: string | null;
  };
  [AETL_METHODS.lineageWrite]: { readonly params: LineageWriteParams; readonly result: LineageWriteResult };
  [AETL_METHODS.catalogChildren]: { readonly params: CatalogChildrenParams; readonly result: CatalogChildrenResult };
  [AETL_METHODS.glossaryPropose]: { readonly params: GlossaryProposeParams; readonly result: GlossaryProposeResult };
  [AETL_METHODS.glossaryAccept]: { readonly params: GlossaryAcceptParams; readonly result: GlossaryAcceptResult };
  [AETL_METHODS.catalogSearch]: { readonly params: CatalogSearchParams; readonly result: CatalogSearchResult };
  [AETL_METHODS.documentInfo]: { readonly params: DocumentInfoParams; readonly result: DocumentInfo | null };
  [AETL_METHODS.documentSetDialect]: { readonly params: SetDialectParams; readonly result: null };
  [AETL_METHODS.connectionList]: { readonly params: null; readonly result: ConnectionListResult };
  [AETL_METHODS.connectionRead]: { readonly params: ConnectionReadParams; readonly result: ConnectionReadResult };
  [AETL_METHODS.connectionTest]: { readonly params: ConnectionTestParams; readonly result: ConnectionTestResult };
  [AETL_METHODS.connectionSave]: { readonly params: ConnectionSaveParams; readonly result: ConnectionChange };
  [AETL_METHODS.connectionAssign]: { readonly params: ConnectionAssignParams; readonly result: ConnectionChange };
  [AETL_METHODS.connectionDelete]: { readonly params: ConnectionDeleteParams; readonly result: ConnectionChange };
  [AETL_METHODS.databaseChildren]: { readonly params: DatabaseChildrenParams; readonly result: DatabaseChildrenResult };
  [AETL_METHODS.databasePath]: { readonly params: DatabasePathParams; readonly result: DatabasePathResult };
  [AETL_METHODS.databaseCrawl]: { readonly params: DatabaseCrawlParams; readonly result: DatabaseCrawlResult };
  [AETL_METHODS.databaseRefresh]: { readonly params: null; readonly result: DatabaseRefreshResult };
  [AETL_METHODS.databaseDefinition]: { readonly params: DatabaseDefinitionParams; readonly result: DatabaseDefinitionResult };
  [AETL_METHODS.tableSelect]: { readonly params: TableSelectParams; readonly result: TableSelectResult };
  [AETL_METHODS.queryStatement]: { readonly params: QueryStatementParams; readonly result: QueryStatementResult };
  [AETL_METHODS.demoDatabase]: { readonly params: DemoDatabaseParams; readonly result: DemoDatabaseResult };
  [AETL_METHODS.queryRun]: { readonly params: QueryRunParams; readonly result: null };
  [AETL_METHODS.profileRun]: { readonly params: ProfileRunParams; readonly result: ProfileRunResult };
  [AETL_METHODS.profileLatest]: { readonly params: ProfileLatestParams; readonly result: ProfileLatestResult };
  [AETL_METHODS.profileHistory]: { readonly params: ProfileHistoryParams; readonly result: ProfileHistoryResult };
  [AETL_METHODS.profileTarget]: { readonly params: ProfileTargetParams; readonly result: ProfileTargetResult };
  [AETL_METHODS.profileTables]: { readonly params: ProfileTablesParams; readonly result: ProfileTablesResult };
  [AETL_METHODS.profileDrift]: { readonly params: ProfileDriftParams; readonly result: ProfileDriftResult };
  [AETL_METHODS.schemaCrawls]: { readonly params: SchemaCrawlsParams; readonly result: SchemaCrawlsResult };
  [AETL_METHODS.schemaHistory]: { readonly params: SchemaHistoryParams; readonly result: SchemaHistoryResult };
  [AETL_METHODS.schemaImpact]: { readonly params: SchemaImpactParams; readonly result: SchemaImpact };
  [AETL_METHODS.schemaCompare]: { readonly params: SchemaCompareParams; readonly result: SchemaCompareResult };
  [AETL_METHODS.schemaObject]: { readonly params: SchemaObjectParams; readonly result: SchemaObjectResult };
  [AETL_METHODS.erdPage]: { readonly params: ErdPageParams; readonly result: ErdPageResult };
  [AETL_METHODS.impactQuery]: { readonly params: ImpactQueryParams; readonly result: ImpactQueryResult };
  [AETL_METHODS.impactSimulate]: { readonly params: ImpactSimulateParams; readonly result: ImpactSimulateResult };
}

export type RequestMethod = keyof Requests;
