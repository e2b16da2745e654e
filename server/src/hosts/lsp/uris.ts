import { fileURLToPath, pathToFileURL } from 'node:url';

/** Editors escape URIs in different ways; inside, every file has one. Answers use the spelling that the editor used. */
export class Uris {
  readonly #asWritten = new Map<string, string>();

  /** The one spelling for the URI; it stays as it is when it is no file's. */
  static normalize(uri: string): string {
    if (!uri.startsWith('file:')) return uri;
    try {
      return pathToFileURL(fileURLToPath(uri)).href;
    } catch {
      return uri;
    }
  }

  fromClient(uri: string): string {
    const normal = Uris.normalize(uri);
    if (normal !== uri) this.#asWritten.set(normal, uri);
    return normal;
  }

  toClient(uri: string): string {
    return this.#asWritten.get(uri) ?? uri;
  }
}
