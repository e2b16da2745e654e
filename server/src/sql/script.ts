import type { TextRange } from '../base/index.ts';
import type { DialectName } from '../protocol/index.ts';
import type { BoundStatement, ColumnSource, SchemaLookup } from './bind/model.ts';
import type { SyntaxTree } from './syntax/nodes.ts';
import type { ColumnEdgeKind } from '../protocol/index.ts';

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

export type ParseScript = (text: string, dialect: DialectName, cache?: StatementCache) => ParsedScript;
export type BindScript = (script: ParsedScript, schema: SchemaLookup) => BoundScript;

/** Keeps trees by statement text, so that a keystroke parses one statement. One cache serves one dialect or many. */
export interface StatementCache {
  get(dialect: DialectName, text: string): SyntaxTree | undefined;
  set(dialect: DialectName, text: string, tree: SyntaxTree): void;
}
