import type { CancellationToken } from '../../base/index.ts';
import type { IdeFile, LineageAnchor } from '../../ide/index.ts';
import type { TableCount } from '../../lineage/index.ts';

export interface LineageCounts {
  /** What the graph calls the table. */
  readonly node: string;
  readonly upstream: TableCount;
  readonly downstream: TableCount;
}

/** Lineage as an editor shows it within the code. Every question is bounded. */
export interface CodeLineage {
  /** Tables of a file above which their lineage is told; none where the setting says so. It looks at no graph. */
  lineageAnchors(file: IdeFile): readonly LineageAnchor[];
  /** How many tables there are around a table. */
  countLineage(table: string, token: CancellationToken): Promise<LineageCounts>;
}
