export { SchemaTree } from './schema-tree.ts';
