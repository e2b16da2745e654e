/** What tables and columns mean: words of their names, domains of their values, and how personal data is shown. */
export { type ClassifiedColumn, classifyColumn, type DomainGuess } from './classify-column.ts';
export { describeColumn, describeTable, type ProposedDescription } from './describe.ts';
export { DOMAINS, type Domain, isPersonal } from './domains.ts';
export { type MaskKind, maskValue } from './mask.ts';
export { maskProfile, type SaidOfColumn } from './mask-profile.ts';
export { type MaskedSource, RowMask } from './mask-rows.ts';
export type { DescribedColumn, Glossary, GlossaryTerm } from './model.ts';
export { type NameWord, nameWords } from './name-words.ts';
export { personalKind } from './personal-kind.ts';
export { type MappedColumn, type MappingProposal, proposeMappings } from './propose-mappings.ts';
export { WORD_BY_SPELLING } from './warehouse-words.ts';
