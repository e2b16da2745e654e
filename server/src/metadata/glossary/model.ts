/** What a team means by its words. */
export interface Glossary {
  readonly terms: readonly GlossaryTerm[];
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
