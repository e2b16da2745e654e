export { DatabaseDefinitions } from './database-definitions.ts';
export { activeSqlEditor, isSqlDocument } from './languages.ts';
export type { RequestMethod, Requests } from './requests.ts';
export { type IndexState, ServerConnection } from './server-connection.ts';
