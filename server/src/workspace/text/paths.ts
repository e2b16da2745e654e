/** Paths are absolute, with forward slashes. URIs are spelt as Node's `pathToFileURL` spells them, so that every file has one. */

export function pathToUri(path: string): string {
  const rooted = path.startsWith('/') ? path : `/${path}`;
  return `file://${encodeURI(rooted).replace(/[?#]/g, encodeURIComponent)}`;
}

/** Null for documents that are no files: `untitled:`, `git:`. */
export function uriToPath(uri: string): string | null {
  if (!uri.startsWith('file://')) return null;
  const encoded = uri.slice('file://'.length).replace(/[?#].*$/, '');
  try {
    const path = decodeURIComponent(encoded);
    return /^\/[a-z]:/i.test(path) ? path.slice(1) : path;
  } catch {
    return null;
  }
}

/** The one spelling under which the workspace files a document. */
export function normalizeUri(uri: string): string {
  const path = uriToPath(uri);
  return path === null ? uri : pathToUri(path);
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path as seen from a folder; null when it lies elsewhere. */
export function relativePath(folder: string, path: string): string | null {
  if (path === folder) return '';
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : null;
}

export function joinPath(folder: string, relative: string): string {
  const parts = relative.startsWith('/') || /^[a-z]:\//i.test(relative) ? [] : folder.replace(/\/$/, '').split('/');
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && (part !== '' || parts.length === 0)) parts.push(part);
  }
  return parts.join('/') || '/';
}
