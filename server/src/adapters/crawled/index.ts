/** What crawls have left in files, for those who ask at every key. It loads nothing that writes. */
export { catalogFile, crawledBrowsers, crawledLookup, DEFAULT_STORE } from './crawled-lookup.ts';
export { isBehind } from './is-behind.ts';
