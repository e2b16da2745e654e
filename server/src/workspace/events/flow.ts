import type { NamePart } from '../../metadata/index.ts';
import type { DialectName, LineageEdge } from '../../protocol/index.ts';
import type { Claim } from './event-claims.ts';

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
  /** Of an event, which a newer one in another file takes the word from; null for what is always said. */
  readonly claim: Claim | null;
  readonly start: number;
  readonly end: number;
}

/** What a file claims by its flows. */
export function claimsOf(flows: readonly ColumnFlow[]): readonly Claim[] {
  const claims = new Map<string, Claim>();
  for (const { claim } of flows) if (claim !== null) claims.set(claim.key, claim);
  return [...claims.values()];
}
