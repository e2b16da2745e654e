import type { TextRange } from '../../base/index.ts';
import type { LineageGraph, SourceLocation } from '../../protocol/index.ts';
import type { FlowEdge } from '../../workspace/index.ts';

/** A column that its table does not have, though somebody still names it or it was there before. */
export interface GoneColumn {
  /** As lineage calls the table. */
  readonly node: string;
  readonly column: string;
  /** That it is gone, since when and where, and who still names it; as sentences. */
  readonly told: readonly string[];
  /** Where it is still named, in the order of files. */
  readonly places: readonly GonePlace[];
  /** What would flow from it and into it, if it were there. */
  readonly edges: readonly FlowEdge[];
  /** Its lineage as it was last recorded; null where it never was. */
  readonly past: { readonly recordedAt: number; readonly graph: LineageGraph } | null;
}

export interface GonePlace {
  readonly uri: string;
  readonly range: TextRange;
  /** Relative to the root. */
  readonly path: string;
  readonly location: SourceLocation;
}

/** Places that are written for people; programs get all. */
const MOST_PLACES = 40;

/** Why there is no lineage of it, in lines for terminals. */
export function goneText({ told, places }: GoneColumn): string {
  const lines = places
    .slice(0, MOST_PLACES)
    .map(({ path, location: { range } }) => `  ${path}:${range.start.line + 1}:${range.start.character + 1}`);
  const more = places.length - MOST_PLACES;
  return `${[...told, ...lines, ...(more > 0 ? [`  … ${more}`] : [])].join('\n')}\n`;
}
