import path from 'node:path';

/** The file of an SQLite store; null for other stores. Relative paths begin in `folder`. */
export function sqlitePath(url: string, folder: string): string | null {
  const [, name] = /^sqlite:(?:\/\/)?(.+)$/i.exec(url) ?? [];
  return name === undefined ? null : path.resolve(folder, name);
}
