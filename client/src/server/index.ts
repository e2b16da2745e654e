export { DatabaseDefinitions } from './database-definitions.ts';
export { activeSqlEditor } from './languages.ts';
export { type IndexState, ServerConnection } from './server-connection.ts';
