import { say } from '../base/index.ts';
import type { FileFacts } from '../metadata/index.ts';
import type { PackedEdges } from './analysis/packed-edges.ts';
import type { FileDiagnostic } from './diagnostics.ts';
import type { DialectChoice } from './dialect/choose-dialect.ts';
import type { FileRole, Project } from './project/project.ts';
import { EMPTY_SUMMARY, type SqlSummary } from './summary/summarize-sql.ts';
import { relativePath } from './text/paths.ts';

/** What the workspace holds of one file. Only the workspace writes it. */
export interface SourceFile {
  readonly uri: string;
  /** Null for documents that are no files. */
  readonly path: string | null;
  readonly project: Project;
  readonly role: FileRole;
  /** Found by discovery; what is merely open is checked, but tells others nothing. */
  readonly listed: boolean;
  text: string;
  /** The editor's version; null for files that are not open. */
  version: number | null;
  choice: DialectChoice;
  summary: SqlSummary;
  facts: FileFacts;
  /** What the file's own text says without the others: errors of YAML, reasons why it is not read. */
  ownDiagnostics: readonly FileDiagnostic[];
  /** Null until the file was bound the first time. */
  analysis: Analysis | null;
}

/** What binding a file yields for the rest of the workspace; trees and scopes are not kept. */
export interface Analysis {
  readonly diagnostics: readonly FileDiagnostic[];
  readonly edges: PackedEdges;
}

/** The name of the table that the file as a whole is: a dbt model or snapshot. */
export function wholeFileName(file: Pick<SourceFile, 'role' | 'summary'>): string | null {
  if (!isWholeTable(file)) return null;
  return file.summary.tables[0]?.parts.at(-1)?.text ?? null;
}

export function newSourceFile(found: Pick<SourceFile, 'uri' | 'path' | 'project' | 'role' | 'listed'>): SourceFile {
  return {
    ...found,
    text: '',
    version: null,
    choice: { dialect: 'ansi', reason: say('nothing says otherwise') },
    summary: EMPTY_SUMMARY,
    facts: { tables: [], changes: [] },
    ownDiagnostics: [],
    analysis: null,
  };
}

export function isSql(file: Pick<SourceFile, 'role'>): boolean {
  return file.role === 'sql' || file.role === 'model' || file.role === 'snapshot';
}

function isWholeTable({ role }: Pick<SourceFile, 'role'>): boolean {
  return role === 'model' || role === 'snapshot' || role === 'python-model';
}

/** The path that people read: relative to the root it lies in. */
export function printedPath(file: Pick<SourceFile, 'path' | 'project' | 'uri'>): string {
  if (file.path === null) return file.uri;
  return relativePath(file.project.root, file.path) ?? file.path;
}
