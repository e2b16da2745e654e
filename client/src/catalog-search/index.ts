export { pickName } from './pick-name.ts';
export { searchCatalog } from './search-catalog.ts';
