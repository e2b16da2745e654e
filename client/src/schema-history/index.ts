export { timeText } from './change-text.ts';
export type { HistoryNode } from './nodes.ts';
export { SchemaDocuments, showSchemaChange } from './schema-documents.ts';
export { SchemaHistoryView } from './schema-history-view.ts';
