/** Views and routines that databases keep as SQL, as the last crawls found them. */

export { DefinitionUnits } from './definition-units.ts';
export { type DatabaseDefinition, Definitions } from './definitions.ts';
export type { FilesOfDatabase } from './file-names.ts';
