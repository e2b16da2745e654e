/** What tables exist: put together from DDL, models and YAML, and asked by name as SQL writes it. */
export { Catalog, type CatalogOptions, type LookupContext } from './catalog.ts';
export type * from './database/connector.ts';
export { DatabaseError, failureOf } from './database/connector.ts';
export type * from './database/objects.ts';
export {
  type ClassifiedColumn,
  classifyColumn,
  type Domain,
  type DomainGuess,
  describeColumn,
  describeTable,
  type Glossary,
  type GlossaryTerm,
  type MappedColumn,
  type MappingProposal,
  maskProfile,
  maskValue,
  type ProposedDescription,
  proposeMappings,
} from './glossary/index.ts';
export type {
  CatalogColumn,
  CatalogTable,
  ChangeFact,
  ColumnFact,
  DuplicateDefinition,
  FactRole,
  FileFacts,
  FileSite,
  JinjaName,
  NamePart,
  TableFact,
} from './model.ts';
export { bucketName, jinjaBucket, nameParts, spellIdentifier, textParts } from './names.ts';
export * from './profile/index.ts';
export { type SchemaObject, schemaObjectLookup } from './schema-object.ts';
export * from './search/index.ts';
