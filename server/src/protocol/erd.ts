import type { SourceLocation } from './lineage.ts';

export interface ErdColumn {
  readonly name: string;
  readonly type: string | null;
  readonly primaryKey: boolean;
  /** Null when it is not known. */
  readonly nullable: boolean | null;
  readonly foreignKey: boolean;
}

export interface ErdTable {
  readonly id: string;
  readonly schema: string | null;
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly description: string | null;
  readonly columns: readonly ErdColumn[];
  readonly location: SourceLocation | null;
}

/** Rows of one table that refer to a row of another. */
export interface ErdRelation {
  readonly from: { readonly table: string; readonly columns: readonly string[] };
  readonly to: { readonly table: string; readonly columns: readonly string[] };
  /** How many rows refer to one row: many, or one where the referring columns are a key themselves. */
  readonly many: boolean;
  /** A row may refer to none. */
  readonly optional: boolean;
  /** No key says so: names and types do. */
  readonly inferred: boolean;
  /** How sure that is, 0 to 1; 1 for keys. */
  readonly confidence: number;
  /** Why it is believed, in a sentence or two; empty for keys. */
  readonly reason: string;
}

/** Tables and who refers to whom. */
export interface Erd {
  readonly tables: readonly ErdTable[];
  readonly relations: readonly ErdRelation[];
}

/** `aetl/erd/page`: a diagram as a page of its own. */
export interface ErdPageParams {
  /** Schemas and tables, `*` for any letters; all if none is named. */
  readonly names: readonly string[];
  /** The tables of a database as its last crawl found them, instead of those of the files. */
  readonly connection: string | null;
  /** The language of the page, as VS Code calls it. */
  readonly language: string;
  readonly title: string;
}

export interface ErdPageResult {
  readonly html: string;
  readonly tables: number;
}

/** What the page says to the editor that shows it. `bytes` are base64. */
export interface FromErdMessage {
  readonly type: 'save';
  readonly format: 'svg' | 'png';
  readonly base64: string;
}
