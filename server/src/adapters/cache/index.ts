export { defaultCacheFolder } from './cache-folder.ts';
export { contentHash } from './content-hash.ts';
export { fileLineStore } from './file-line-store.ts';
