export { catalogFile, crawledLookup, DEFAULT_STORE } from './crawled-lookup.ts';
export { openStore, type StoreOptions } from './open-store.ts';
