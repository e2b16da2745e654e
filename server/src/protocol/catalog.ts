import type { DialectName } from './dialect.ts';
import type { SourceLocation } from './lineage.ts';

/** `aetl/catalog/children`: the children of a node of the schema tree; no `parent` asks for the roots. */
export interface CatalogChildrenParams {
  readonly parent?: string;
  /** Keeps tables and columns whose name contains this text, ignoring case. */
  readonly filter?: string;
}

export type CatalogNodeKind = 'root' | 'schema' | 'table' | 'view' | 'model' | 'source' | 'seed' | 'column';

export interface CatalogNode {
  /** Opaque to clients; given back as `parent`. */
  readonly id: string;
  readonly kind: CatalogNodeKind;
  readonly label: string;
  /** Dimmed text: a column's type, a table's number of columns. */
  readonly detail: string | null;
  readonly description: string | null;
  readonly dialect: DialectName | null;
  readonly hasChildren: boolean;
  readonly primaryKey: boolean;
  /** `table.column` that a foreign key column refers to. */
  readonly references: string | null;
  /** The name to ask `aetl/lineage/query` for; null where lineage makes no sense. */
  readonly lineageName: string | null;
  readonly location: SourceLocation | null;
}

export type CatalogChildrenResult = readonly CatalogNode[];
