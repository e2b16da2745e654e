import type { NamePart } from '../../metadata/index.ts';
import type { DialectName, LineageEdge } from '../../protocol/index.ts';

/** A table that a file which is no SQL names. */
export interface FlowTable {
  readonly parts: readonly NamePart[];
  readonly dialect: DialectName;
  /** It is not known whether this is the table that the workspace calls so: nothing says that they are in one database. */
  readonly guessed: boolean;
}

/** An edge that a file tells of, before its tables are looked up. `expression` is where it stands in the file; empty where there is none. */
export interface ColumnFlow {
  readonly source: FlowTable;
  readonly sourceColumn: string;
  readonly target: FlowTable;
  readonly targetColumn: string;
  readonly kind: LineageEdge['kind'];
  readonly uncertain: boolean;
  readonly start: number;
  readonly end: number;
}
