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
  GlossaryAcceptParams,
  GlossaryAcceptResult,
  GlossaryProposeParams,
  GlossaryProposeResult,
  LineageExportFormat,
  LineageQueryParams,
  LineageQueryResult,
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
  [AETL_METHODS.glossaryPropose]: { readonly params: GlossaryProposeParams; readonly result: GlossaryProposeResult };
  [AETL_METHODS.glossaryAccept]: { readonly params: GlossaryAcceptParams; readonly result: GlossaryAcceptResult };
  [AETL_METHODS.catalogSearch]: { readonly params: CatalogSearchParams; readonly result: CatalogSearchResult };
  [AETL_METHODS.documentInfo]: { readonly params: DocumentInfoParams; readonly result: DocumentInfo | null };
  [AETL_METHODS.documentSetDialect]: { readonly params: SetDialectParams; readonly result: null };
  [AETL_METHODS.connectionList]: { readonly params: null; readonly result: ConnectionListResult };
  [AETL_METHODS.queryStatement]: { readonly params: QueryStatementParams; readonly result: QueryStatementResult };
  [AETL_METHODS.demoDatabase]: { readonly params: DemoDatabaseParams; readonly result: DemoDatabaseResult };
  [AETL_METHODS.queryRun]: { readonly params: QueryRunParams; readonly result: null };
  [AETL_METHODS.schemaCrawls]: { readonly params: SchemaCrawlsParams; readonly result: SchemaCrawlsResult };
  [AETL_METHODS.schemaHistory]: { readonly params: SchemaHistoryParams; readonly result: SchemaHistoryResult };
  [AETL_METHODS.schemaImpact]: { readonly params: SchemaImpactParams; readonly result: SchemaImpact };
  [AETL_METHODS.schemaCompare]: { readonly params: SchemaCompareParams; readonly result: SchemaCompareResult };
  [AETL_METHODS.schemaObject]: { readonly params: SchemaObjectParams; readonly result: SchemaObjectResult };
}

export type RequestMethod = keyof Requests;
