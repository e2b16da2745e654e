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
  /** Why it is believed, in a sentence; empty for keys. */
  readonly reason: string;
}

/** Tables and who refers to whom. */
export interface Erd {
  readonly tables: readonly ErdTable[];
  readonly relations: readonly ErdRelation[];
}
