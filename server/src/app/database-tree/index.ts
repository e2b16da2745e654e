/** The databases of the connections, as a tree out of what crawls have found. */
export { createDatabaseTree, type DatabaseTree } from './create-database-tree.ts';
