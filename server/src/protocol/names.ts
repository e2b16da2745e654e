/** The names of AETL's own requests and notifications; see the DTOs beside them for what they carry. */
export const AETL_METHODS = {
  indexReady: 'aetl/index/ready',
  indexProgress: 'aetl/index/progress',
  lineageQuery: 'aetl/lineage/query',
  lineageExport: 'aetl/lineage/export',
  catalogChildren: 'aetl/catalog/children',
  documentInfo: 'aetl/document/info',
  documentSetDialect: 'aetl/document/setDialect',
  connectionList: 'aetl/connection/list',
  queryStatement: 'aetl/query/statement',
  queryRun: 'aetl/query/run',
  queryEvent: 'aetl/query/event',
  profileRun: 'aetl/profile/run',
  profileProgress: 'aetl/profile/progress',
  profileLatest: 'aetl/profile/latest',
  profileHistory: 'aetl/profile/history',
  profileTarget: 'aetl/profile/target',
  profileTables: 'aetl/profile/tables',
  profileDrift: 'aetl/profile/drift',
  demoDatabase: 'aetl/demo/database',
} as const;

/** `aetl/lineage/export`: the same question, answered as text. */
export type LineageExportFormat = 'mermaid' | 'dot' | 'json' | 'html' | 'text';
