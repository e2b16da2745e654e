import type { Domain } from './domains.ts';

/** What a team means by its words, and what it has decided about its tables and columns. */
export interface Glossary {
  readonly terms: readonly GlossaryTerm[];
  /** By `table` or `schema.table`, in lower case. */
  readonly tables: ReadonlyMap<string, { readonly description: string | null }>;
  /** By `table.column` or `schema.table.column`, in lower case. */
  readonly columns: ReadonlyMap<string, DescribedColumn>;
  /** Proposals that somebody has turned down, so that they are not made again. */
  readonly rejected: ReadonlySet<string>;
}

/** What somebody has said of a column; null where the rules decide. */
export interface DescribedColumn {
  readonly description: string | null;
  readonly domain: Domain | null;
  readonly personal: boolean | null;
}

export interface GlossaryTerm {
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly language: 'ko' | 'en' | null;
  readonly definition: string | null;
  readonly owner: string | null;
  /** Columns that hold it: `table.column`, `schema.table.column`. */
  readonly columns: readonly string[];
}
