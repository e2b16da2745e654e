/** What an event says flows: from which job into which output, and when it was said. */
export interface Claim {
  /** Of the job and the output. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** Which of many files of events speaks for a job's output: the one with the newest event, as within a file. */
export class EventClaims {
  readonly #byKey = new Map<string, Map<string, number>>();
  readonly #byFile = new Map<string, readonly Claim[]>();

  /** What a file claims from now on. Returns the other files whose word counts more or less than before. */
  replace(uri: string, claims: readonly Claim[]): ReadonlySet<string> {
    const before = this.#byFile.get(uri) ?? [];
    if (before.length === 0 && claims.length === 0) return NOBODY;
    const keys = new Set([...before, ...claims].map(({ key }) => key));
    const speakers = new Map(Array.from(keys, (key) => [key, this.#speaker(key)] as const));
    for (const { key } of before) this.#byKey.get(key)?.delete(uri);
    for (const { key, time } of claims) this.#byKey.set(key, (this.#byKey.get(key) ?? new Map<string, number>()).set(uri, time));
    this.#byFile.set(uri, claims);
    const touched = new Set<string>();
    for (const [key, speaker] of speakers) {
      const now = this.#speaker(key);
      if (now !== speaker) for (const other of [speaker, now]) if (other !== null && other !== uri) touched.add(other);
    }
    return touched;
  }

  /** Whether no other file has a newer word on it. */
  speaks(uri: string, { key }: Claim): boolean {
    return this.#speaker(key) === uri;
  }

  /** Of the same event in two files, the first by name. */
  #speaker(key: string): string | null {
    let found: { readonly uri: string; readonly time: number } | null = null;
    for (const [uri, time] of this.#byKey.get(key) ?? [])
      if (found === null || time > found.time || (time === found.time && uri < found.uri)) found = { uri, time };
    return found?.uri ?? null;
  }
}

const NOBODY: ReadonlySet<string> = new Set();
