import type { TextRange } from '../base/index.ts';
import type { ColumnEdgeKind, DialectName } from '../protocol/index.ts';
import type { BoundStatement, ColumnSource } from './bind/model.ts';
import type { SyntaxTree } from './syntax/nodes.ts';

/** One statement of a script: its place in the file, and its tree, whose offsets count from `range.start`. */
export interface ScriptStatement {
  readonly range: TextRange;
  readonly text: string;
  readonly tree: SyntaxTree;
}

export interface ParsedScript {
  readonly dialect: DialectName;
  readonly text: string;
  readonly statements: readonly ScriptStatement[];
}

export interface BoundScript {
  readonly script: ParsedScript;
  /** One for each statement, in order. */
  readonly statements: readonly BoundStatement[];
  /** Edges from the script's first inputs to its last outputs: temp tables dissolved, duplicates removed. */
  readonly edges: readonly ScriptEdge[];
}

export interface ScriptEdge {
  readonly source: ColumnSource;
  readonly target: { readonly table: string | null; readonly column: string };
  readonly kind: ColumnEdgeKind;
}

/** A tree with its place in the cached text. */
export interface CachedStatement {
  readonly start: number;
  readonly end: number;
  readonly tree: SyntaxTree;
}

/** Keeps trees by the text between two terminators, so that a keystroke parses one statement. One cache serves many dialects. */
export interface StatementCache {
  get(dialect: DialectName, text: string): readonly CachedStatement[] | undefined;
  set(dialect: DialectName, text: string, statements: readonly CachedStatement[]): void;
}
