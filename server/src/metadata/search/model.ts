import type { ObjectPlace } from '../database/objects.ts';

/** What a table is found by. `key` names it in whatever it came from. */
export interface SearchedTable extends ObjectPlace {
  readonly key: string;
  readonly comment: string | null;
  readonly columns: readonly { readonly name: string; readonly comment: string | null }[];
}

/** A term of the business that is found itself, and by whose synonyms columns are found. */
export interface SearchedTerm {
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly definition: string | null;
}

export type SearchHit =
  | { readonly kind: 'table'; readonly table: SearchedPlace; readonly score: number }
  | { readonly kind: 'column'; readonly table: SearchedPlace; readonly column: string; readonly score: number }
  | { readonly kind: 'term'; readonly term: string; readonly score: number };

export type SearchedPlace = ObjectPlace & { readonly key: string };
