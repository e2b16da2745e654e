/** Finds tables, columns and terms by words in Korean and English, with slips of the fingers. */
export type * from './model.ts';
export { SearchIndex } from './search-index.ts';
