import type { Ide } from '../../app/index.ts';
import type { CancellationToken, Result, TextRange } from '../../base/index.ts';
import type {
  CatalogChildrenParams,
  CatalogChildrenResult,
  DialectName,
  DocumentInfo,
  IndexProgressParams,
  IndexReadyParams,
  LineageExportFormat,
  LineageGraph,
  LineageQueryParams,
} from '../../protocol/index.ts';

/** The part of the facade that this host uses. Files are named by normalised URIs (`pathToFileURL(path).href`). */
export interface Engine {
  /** Wired to the workspace by `createIde(workspace)`. */
  readonly ide: Ide;
  /** Makes these the roots and reads what is new; resolves when the index is complete. */
  setRoots(
    uris: readonly string[],
    onProgress: (progress: IndexProgressParams) => void,
    token: CancellationToken,
  ): Promise<IndexReadyParams>;
  /** The settings `aetl.*` that hold in a root; the empty URI for files outside of all. */
  configure(root: string, settings: EditorSettings): void;
  /** The editor shows a document, or its text has changed. */
  showDocument(uri: string, text: string, version: number): void;
  /** What is on disk counts again. */
  hideDocument(uri: string): Promise<void>;
  /** Files that were made, changed or deleted on disk. */
  refreshFiles(uris: readonly string[], token: CancellationToken): Promise<void>;
  /** What is wrong in a file, SQL or YAML; empty for files that are not known. */
  check(uri: string, token: CancellationToken): Promise<readonly EngineDiagnostic[]>;
  /** Calls back with the files whose findings may have changed: those that were edited, and those that read what they define. */
  onStale(listener: (uris: readonly string[]) => void): void;
  format(uri: string, range: TextRange | null, options: FormatOptions, token: CancellationToken): Promise<Result<readonly FormatEdit[]>>;
  queryLineage(params: LineageQueryParams, token: CancellationToken): Promise<LineageGraph | null>;
  exportLineage(params: LineageQueryParams, format: LineageExportFormat, token: CancellationToken): Promise<string | null>;
  catalogChildren(params: CatalogChildrenParams, token: CancellationToken): Promise<CatalogChildrenResult>;
  documentInfo(uri: string, token: CancellationToken): Promise<DocumentInfo | null>;
  /** A choice for this session; null takes it back. */
  setDialect(uri: string, dialect: DialectName | null): void;
}

export interface EngineDiagnostic {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
}

export interface FormatOptions {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
}

export interface FormatEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** As in package.json's `contributes.configuration`. */
export interface EditorSettings {
  readonly dialect: DialectName | null;
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[] | null;
  readonly maxFileSizeKb: number;
  readonly diagnostics: boolean;
  readonly unknownTables: 'error' | 'warning' | 'information' | 'hint' | 'off';
  readonly keywordCase: 'preserve' | 'upper' | 'lower';
  readonly lineWidth: number;
}
