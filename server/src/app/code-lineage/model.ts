import type { CancellationToken, TextRange } from '../../base/index.ts';
import type { IdeFile, LineageAnchor } from '../../ide/index.ts';
import type { TableCount } from '../../lineage/index.ts';
import type { LineageDownstream, LineageNode, LineageQueryParams, SourceLocation } from '../../protocol/index.ts';

export interface LineageCounts {
  /** What the graph calls the table. */
  readonly node: string;
  readonly upstream: TableCount;
  readonly downstream: TableCount;
}

/** A table, or a column of one, in the graph. */
export interface LineageSubject {
  readonly node: string;
  /** Null stands for the whole table. */
  readonly column: string | null;
}

export interface LineageItem extends LineageSubject {
  readonly name: string;
  readonly kind: LineageNode['kind'];
  /** How it comes to be, as written; null for whole tables. */
  readonly expression: string | null;
  /** Where it is defined; where it is used, if nothing that is known defines it. */
  readonly location: SourceLocation | null;
}

export interface ColumnOrigins {
  /** In the file: right behind the column of the query. */
  readonly offset: number;
  /** Columns that nothing known writes, `table.column`. */
  readonly origins: readonly string[];
  /** There are more than were looked for. */
  readonly truncated: boolean;
}

/** Lineage as an editor shows it within the code. Every question is bounded. */
export interface CodeLineage {
  /** Tables of a file above which their lineage is told; none where the setting says so. It looks at no graph. */
  lineageAnchors(file: IdeFile): readonly LineageAnchor[];
  /** How many tables there are around a table. */
  countLineage(table: string, token: CancellationToken): Promise<LineageCounts>;
  /** What stands at a place, for a hierarchy to begin with. */
  lineageItem(
    params: Pick<LineageQueryParams, 'name' | 'textDocument' | 'position'>,
    token: CancellationToken,
  ): Promise<LineageItem | null>;
  /** One step of a hierarchy. */
  lineageNeighbours(subject: LineageSubject, walk: 'upstream' | 'downstream', token: CancellationToken): Promise<readonly LineageItem[]>;
  /** Every place that takes something of a table or column, directly or by others. */
  findDownstream(
    params: Pick<LineageQueryParams, 'name' | 'textDocument' | 'position'>,
    token: CancellationToken,
  ): Promise<LineageDownstream | null>;
  /** In which columns the values of a query's columns begin; none unless the setting asks for it. */
  columnOrigins(file: IdeFile, range: TextRange, token: CancellationToken): Promise<readonly ColumnOrigins[]>;
  /** The way to the column at an offset from where its value begins, in Markdown; null where one step is all. */
  columnPathAt(file: IdeFile, offset: number, token: CancellationToken): Promise<string | null>;
}
