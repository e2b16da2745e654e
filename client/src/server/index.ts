export { activeSqlEditor, isSqlDocument } from './languages.ts';
export { type IndexState, ServerConnection } from './server-connection.ts';
