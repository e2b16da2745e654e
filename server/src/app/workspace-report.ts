import type { DialectName } from '../protocol/index.ts';
import { type FileRole, isSql, printedPath, type Workspace } from '../workspace/index.ts';

/** What is known of one file, for lists. */
export interface FileReport {
  readonly uri: string;
  /** Relative to the root it lies in. */
  readonly path: string;
  readonly role: FileRole;
  readonly dialect: DialectName;
  readonly dialectReason: string;
  readonly statements: number;
  /** The project it belongs to, by folder. */
  readonly project: string;
  readonly projectName: string;
  readonly text: string;
}

export function fileReports(workspace: Workspace): FileReport[] {
  const reports = [...workspace.files].map((file): FileReport => {
    return {
      uri: file.uri,
      path: printedPath(file),
      role: file.role,
      dialect: file.choice.dialect,
      dialectReason: file.choice.reason,
      statements: file.summary.statements,
      project: file.project.folder,
      projectName: file.project.name,
      text: file.text,
    };
  });
  return reports.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** SQL that was read: it has text, and a formatter may look at it. */
export function readableSql(file: FileReport): boolean {
  return isSql(file) && file.text !== '';
}
