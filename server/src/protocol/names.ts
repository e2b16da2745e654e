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
  databaseChildren: 'aetl/database/children',
  databaseCrawl: 'aetl/database/crawl',
  databaseProgress: 'aetl/database/progress',
  databaseRefresh: 'aetl/database/refresh',
  databaseSource: 'aetl/database/source',
  tableSelect: 'aetl/table/select',
  connectionTest: 'aetl/connection/test',
  connectionRead: 'aetl/connection/read',
  connectionSave: 'aetl/connection/save',
  connectionDelete: 'aetl/connection/delete',
  secretGet: 'aetl/secret/get',
  demoDatabase: 'aetl/demo/database',
} as const;

/** `aetl/lineage/export`: the same question, answered as text. */
export type LineageExportFormat = 'mermaid' | 'dot' | 'json' | 'html' | 'text';
