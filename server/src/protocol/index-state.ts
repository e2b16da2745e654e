import type { DialectName } from './dialect.ts';

/** `aetl/index/progress`: sent while files are read. */
export interface IndexProgressParams {
  readonly done: number;
  readonly total: number;
}

/** `aetl/index/ready`: the cold or warm index is complete. */
export interface IndexReadyParams {
  readonly files: number;
  readonly statements: number;
  readonly tables: number;
  readonly milliseconds: number;
  /** Files that are as the last start left them, so that they were not parsed again. */
  readonly recalled: number;
  /** Files that were left out, with the reason: unreadable, binary, too large. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

/** `aetl/document/info`. */
export interface DocumentInfoParams {
  readonly textDocument: { readonly uri: string };
}

export interface DocumentInfo {
  readonly dialect: DialectName;
  /** What decided the dialect: a glob of aetl.yaml, a dbt profile, a choice in the editor, the default. */
  readonly dialectReason: string;
  readonly project: string | null;
  readonly statements: number;
  readonly connection: string | null;
}

/** `aetl/document/setDialect`: a choice made in the editor, for this session; null takes it back. */
export interface SetDialectParams {
  readonly textDocument: { readonly uri: string };
  readonly dialect: DialectName | null;
}
