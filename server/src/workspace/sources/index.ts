/** Which connections lead to one database, and which tables of one name are therefore one. */
export { logicalSources } from './logical-sources.ts';
export { type TableSources, tableSources } from './table-sources.ts';
