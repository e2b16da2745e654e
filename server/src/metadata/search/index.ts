/** Finds tables, columns and terms by words in Korean and English, with slips of the fingers. */
export { type SearchedPlace, type SearchedTable, type SearchedTerm, type SearchHit, SearchIndex } from './search-index.ts';
