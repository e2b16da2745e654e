/** Which files have to do with a name. */
export class NameIndex {
  readonly #files = new Map<string, Set<string>>();
  readonly #names = new Map<string, ReadonlySet<string>>();

  replace(uri: string, names: ReadonlySet<string>): void {
    const before = this.#names.get(uri);
    for (const name of before ?? []) {
      if (names.has(name)) continue;
      const files = this.#files.get(name);
      files?.delete(uri);
      if (files?.size === 0) this.#files.delete(name);
    }
    for (const name of names) {
      const files = this.#files.get(name);
      if (files === undefined) this.#files.set(name, new Set([uri]));
      else files.add(uri);
    }
    if (names.size === 0) this.#names.delete(uri);
    else this.#names.set(uri, names);
  }

  filesOf(name: string): ReadonlySet<string> {
    return this.#files.get(name) ?? NONE;
  }
}

const NONE: ReadonlySet<string> = new Set();
