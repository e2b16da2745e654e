import type { Result } from './result.ts';

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'other';
}

export interface FileStat {
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}

/** Reads files; paths are absolute, with forward slashes. Failures are a sentence for people. */
export interface FileSystem {
  readBytes(path: string): Promise<Result<Uint8Array>>;
  stat(path: string): Promise<Result<FileStat>>;
  list(path: string): Promise<Result<readonly DirectoryEntry[]>>;
  /** Writes to a temporary sibling and renames it, so that a kill leaves the old or the new text, never half of it. */
  writeText(path: string, text: string): Promise<Result<void>>;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Logger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, cause?: unknown): void;
}

/** Keeps named lists of lines between runs, for what can be worked out again. Failures are a sentence for people. */
export interface LineStore {
  /** Null when there is nothing of that name, or it cannot be read. */
  read(name: string): Promise<Iterable<string> | null>;
  /** Leaves the old lines or the new ones, whatever happens meanwhile. */
  write(name: string, lines: AsyncIterable<string>): Promise<Result<void>>;
}

/** A short text that is another one for another text, short of an attack. */
export type Hash = (text: string) => string;
