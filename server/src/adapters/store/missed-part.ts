import type { Told } from '../../base/index.ts';

/** Something that a crawl could not read; of any schema when that is null. */
export interface MissedPart {
  readonly what: Told;
  readonly schema: string | null;
  /** The object was written all the same. */
  readonly came?: true;
}
