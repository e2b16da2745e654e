/** Tables, columns and terms by words. */
export { CatalogSearch } from './catalog-search.ts';
