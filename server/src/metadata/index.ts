/** What tables exist: put together from DDL, models and YAML, and asked by name as SQL writes it. */
export { Catalog, type CatalogOptions, type CatalogView, type LookupContext } from './catalog.ts';
export { type CrawlFailure, type CrawlProgress, type CrawlWork, type FinishedCrawl, runCrawl } from './crawl/run-crawl.ts';
export { patternTest, scopeTest } from './crawl/scope.ts';
export { storedCrawl } from './crawl/stored-crawl.ts';
export { CautiousCatalog } from './crawled/cautious-catalog.ts';
export { ConnectedCatalog, type ConnectionSource } from './crawled/connected-catalog.ts';
export type * from './crawled/crawled-browser.ts';
export { listOf } from './crawled/crawled-browser.ts';
export { CrawledCatalog } from './crawled/crawled-catalog.ts';
export type * from './crawled/crawled-source.ts';
export { LooseCatalog } from './crawled/loose-catalog.ts';
export { OverlaidCatalog } from './crawled/overlaid-catalog.ts';
export { overlaidSource } from './crawled/overlaid-source.ts';
export type * from './database/connector.ts';
export { DatabaseError, failureOf } from './database/connector.ts';
export { compareEntries, isTable, isTableKind, objectKey } from './database/object-identity.ts';
export type * from './database/objects.ts';
export { valueType } from './database/value-type.ts';
export type * from './diff/change.ts';
export { changedObjects, type ObjectName, objectAt, oldNameOf } from './diff/changed-objects.ts';
export { describeChange } from './diff/describe-change.ts';
export { describeObject } from './diff/describe-object.ts';
export { diffObjects } from './diff/diff-objects.ts';
export { diffSnapshots, type SnapshotDifference } from './diff/diff-snapshots.ts';
export { proposeMigration } from './diff/migration.ts';
export { typeText } from './diff/type-text.ts';
export {
  type ClassifiedColumn,
  classifyColumn,
  type DescribedColumn,
  DOMAINS,
  type Domain,
  type DomainGuess,
  describeColumn,
  describeTable,
  type Glossary,
  type GlossaryTerm,
  isPersonal,
  type MappedColumn,
  type MappingProposal,
  type MaskedSource,
  type MaskKind,
  maskProfile,
  maskValue,
  type ProposedDescription,
  personalKind,
  proposeMappings,
  RowMask,
  type SaidOfColumn,
} from './glossary/index.ts';
export * from './lineage-store.ts';
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
  LogicalSource,
  NamePart,
  TableFact,
} from './model.ts';
export { bucketName, jinjaBucket, labelled, nameParts, sameFamily, spellIdentifier, splitLabel, textParts } from './names.ts';
export * from './profile/index.ts';
export { type SchemaObject, schemaObjectLookup } from './schema-object.ts';
export * from './search/index.ts';
export type * from './store.ts';
export type * from './store-failure.ts';
