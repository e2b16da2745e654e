import { homedir, platform } from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** Where this user's programs keep what can be made again (XDG base directories; what Windows and macOS have instead). */
export function defaultCacheFolder(): string {
  const { AETL_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (AETL_CACHE) return AETL_CACHE;
  if (XDG_CACHE_HOME) return path.join(XDG_CACHE_HOME, 'aetl');
  if (platform() === 'win32') return path.join(LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local'), 'aetl');
  return platform() === 'darwin' ? path.join(homedir(), 'Library', 'Caches', 'aetl') : path.join(homedir(), '.cache', 'aetl');
}
