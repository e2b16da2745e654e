/** The one face of the product for its hosts. */
export type * from '../ide/index.ts';
export { SEMANTIC_MODIFIERS, SEMANTIC_TYPES } from '../ide/index.ts';
export type {
  Answer,
  CellValue,
  ColumnProfile,
  CrawlRequest,
  DatabaseFailure,
  DriftFinding,
  ProfileEntry,
  ProfileProgress,
  QueryRows,
  ResultColumn,
  ServerFacts,
  TableProfile,
} from '../metadata/index.ts';
export { failureOf } from '../metadata/index.ts';
export { CHANGE_WORDS, readChangesFile, type WrittenChange } from '../workspace/index.ts';
export { checkSql, lineageOfSql, parseSql, type SqlQuestion } from './batch.ts';
export type * from './code-lineage/model.ts';
export type { ConnectionForms } from './connections/connection-forms.ts';
export type { ConnectionInfo, Connections } from './connections/connections.ts';
export type { MaskedRows } from './connections/masked-query.ts';
export { placedMessage } from './connections/placed-message.ts';
export { type Aetl, type AetlOptions, createAetl } from './create-aetl.ts';
export type { DatabaseTree } from './database-tree/index.ts';
export { migrationText } from './databases/diff-report.ts';
export type * from './databases/model.ts';
export { demoDatabase } from './demo-database.ts';
export { applyEdits, DEFAULT_FORMAT, type FormatEdit, type FormatOptions, formatSql } from './format/format-sql.ts';
export type { Glossaries, GlossaryFinding } from './glossaries.ts';
export type * from './impacts/model.ts';
export { type IndexCache, userIndexCache } from './index-cache.ts';
export type * from './lineage-history/model.ts';
export { explanationLines, pathLines } from './lineage-questions/answer-lines.ts';
export type * from './lineage-questions/model.ts';
export { isThingName, type ThingAnswer, type ThingQuestion, thingLines } from './lineage-things/index.ts';
export { decodeSql, guessedDialect } from './loose-sql.ts';
export { nodeKindText } from './node-kind-text.ts';
export type { DriftReport, ProfileChoice, ProfileRun, Profiles, StoredProfile } from './profiles/index.ts';
export type { EditorSettings, EngineDiagnostic } from './settings.ts';
export { speakLanguage } from './speak.ts';
export { type FileReport, readableSql } from './workspace-report.ts';
