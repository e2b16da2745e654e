import { defaultCacheFolder } from '../adapters/cache/index.ts';

/** Where the index is kept, and which build of the engine wrote it. */
export interface IndexCache {
  readonly folder: string;
  readonly build: string;
}

/** A hash of the engine's sources, which the build puts in. */
declare const AETL_BUILD: string | undefined;

/** The user's own cache; null for sources that run as they are, since nobody can tell what they were when it was written. */
export function userIndexCache(): IndexCache | null {
  return typeof AETL_BUILD === 'string' ? { folder: defaultCacheFolder(), build: AETL_BUILD } : null;
}
