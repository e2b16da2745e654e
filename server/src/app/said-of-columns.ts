import type { DescribedColumn } from '../metadata/index.ts';
import type { ColumnPlace, Workspace } from '../workspace/index.ts';
import { sourceOf } from './databases/source-of.ts';

export type TablePlace = Omit<ColumnPlace, 'column'>;

/** What is known of the columns of a database besides what it says itself. */
export interface SaidOfColumns {
  /** What the glossaries say of a column; null where they say nothing. What they say of a table holds for its partitions. */
  readonly saidOf: (place: ColumnPlace) => DescribedColumn | null;
  /** The table that a partition is a part of, as the last crawl found it; of everything else itself. */
  readonly wholeOf: (place: TablePlace) => TablePlace;
}

export function saidOfColumns(workspace: Workspace, connection: string): SaidOfColumns {
  const found = sourceOf(workspace, connection);
  const glossaries = found && workspace.glossaries(found.project);
  const wholeOf = (place: TablePlace): TablePlace => partitioned(workspace, connection, place) ?? place;
  return {
    saidOf: (place) =>
      glossaries?.meaningOf(place).described ?? glossaries?.meaningOf({ ...wholeOf(place), column: place.column }).described ?? null,
    wholeOf,
  };
}

function partitioned(workspace: Workspace, connection: string, { schema, table }: TablePlace): TablePlace | null {
  for (const crawl of workspace.crawls()) {
    if (crawl.connection !== connection) continue;
    const names = crawl.catalog.source.named(table.toLowerCase());
    const named = names.filter((one) => schema === null || one.schema?.toLowerCase() === schema.toLowerCase());
    // A table of the same name is what a query means first, and a mask that is one too many does no harm.
    const whole = named.find(({ partOf }) => partOf !== undefined)?.partOf;
    if (whole !== undefined) return { catalog: whole.catalog, schema: whole.schema, table: whole.name };
  }
  return null;
}
