import type {
  AETL_METHODS,
  CatalogChildrenParams,
  CatalogChildrenResult,
  CatalogSearchParams,
  CatalogSearchResult,
  ConnectionListResult,
  DemoDatabaseParams,
  DemoDatabaseResult,
  DocumentInfo,
  DocumentInfoParams,
  LineageExportFormat,
  LineageQueryParams,
  LineageQueryResult,
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
} from '../../../server/src/protocol/index.ts';

/** What each of AETL's own requests carries and answers. */
export interface Requests {
  [AETL_METHODS.lineageQuery]: { readonly params: LineageQueryParams; readonly result: LineageQueryResult };
  [AETL_METHODS.lineageExport]: {
    readonly params: LineageQueryParams & { readonly format: LineageExportFormat };
    readonly result: string | null;
  };
  [AETL_METHODS.catalogChildren]: { readonly params: CatalogChildrenParams; readonly result: CatalogChildrenResult };
  [AETL_METHODS.catalogSearch]: { readonly params: CatalogSearchParams; readonly result: CatalogSearchResult };
  [AETL_METHODS.documentInfo]: { readonly params: DocumentInfoParams; readonly result: DocumentInfo | null };
  [AETL_METHODS.documentSetDialect]: { readonly params: SetDialectParams; readonly result: null };
  [AETL_METHODS.connectionList]: { readonly params: null; readonly result: ConnectionListResult };
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
}

export type RequestMethod = keyof Requests;
