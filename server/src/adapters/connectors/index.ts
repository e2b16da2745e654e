/** Databases: `openConnector` makes a connector whose every statement is checked, and whose every message is free of secrets. */
export { type OpenOptions, openConnector } from './open-connector.ts';
