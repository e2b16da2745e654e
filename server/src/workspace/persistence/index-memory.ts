import { type Hash, type LineStore, type Result, say } from '../../base/index.ts';
import type { Project } from '../project/project.ts';
import type { RootSettings } from '../project/root-settings.ts';
import type { SourceFile } from '../source-file.ts';
import { decodeRecord, encodeRecord, type FileRecord } from './file-record.ts';

/** Where what is known of a workspace outlives the process, and by which build of the engine it may be believed. */
export interface Persistence {
  readonly store: LineStore;
  readonly hash: Hash;
  /** What an engine with other code found may be wrong today. */
  readonly build: string;
}

/** What a session left behind, by the URIs of files. */
export interface Recollection {
  readonly records: ReadonlyMap<string, FileRecord>;
  /** Projects, settings and roots are what they were, so that analyses hold as long as no file has changed. */
  readonly sameWorld: boolean;
  /** Whether a record was made from this very text. */
  readonly isOf: (record: FileRecord, text: string) => boolean;
}

/** Remembers the index of a set of roots between runs. The first line of the list says what it follows from, every other is one file. */
export class IndexMemory {
  readonly #persistence: Persistence;
  readonly #name: string;

  constructor(persistence: Persistence, roots: readonly string[]) {
    this.#persistence = persistence;
    this.#name = `index-${persistence.hash(JSON.stringify(roots)).replace(/[^\w]/g, '').slice(0, 16)}.jsonl`;
  }

  async recall(world: string, breathe: () => Promise<void>): Promise<Recollection | null> {
    const lines = await this.#persistence.store.read(this.#name);
    const records = new Map<string, FileRecord>();
    let header: Header | null = null;
    for (const line of lines ?? []) {
      if (header === null) {
        header = parseHeader(line);
        if (header?.build !== this.#persistence.build) return null;
        continue;
      }
      const record = decodeRecord(line);
      if (record !== null) records.set(record.uri, record);
      await breathe();
    }
    if (header === null) return null;
    return {
      records,
      sameWorld: header.world === this.#persistence.hash(world),
      isOf: (record, text) => record.hash === this.#persistence.hash(text),
    };
  }

  async keep(left: LeftBehind, world: string): Promise<Result<void>> {
    const header: Header = { build: this.#persistence.build, world: this.#persistence.hash(world) };
    return this.#persistence.store.write(this.#name, this.#lines(header, left));
  }

  async *#lines(header: Header, { files, isDirty, isCurrent, breathe }: LeftBehind): AsyncGenerator<string> {
    yield JSON.stringify(header);
    for (const file of files) {
      if (!file.listed) continue;
      yield encodeRecord(file, this.#persistence.hash(file.text), isDirty(file.uri));
      await breathe();
      // Half of one state and half of another would be believed by the next run.
      if (!isCurrent()) throw new Error(say('the files have changed meanwhile'));
    }
  }
}

/** A workspace at one moment. */
export interface LeftBehind {
  readonly files: Iterable<SourceFile>;
  /** Whether a file has to be bound again. */
  readonly isDirty: (uri: string) => boolean;
  /** Whether the moment lasts. */
  readonly isCurrent: () => boolean;
  readonly breathe: () => Promise<void>;
}

interface Header {
  readonly build: string;
  readonly world: string;
}

function parseHeader(line: string): Header | null {
  try {
    const { build, world } = JSON.parse(line) as Partial<Header>;
    return build !== undefined && world !== undefined ? { build, world } : null;
  } catch {
    return null;
  }
}

/** All but the files that decides what the engine says of them. */
export function describeWorld(projects: readonly Project[], settings: (root: string) => RootSettings, chosen: unknown): string {
  // How a database is reached decides nothing, and might be secret.
  const read = (file: Project['file']) => file && { ...file, connections: file.connections.map(({ name, type }) => [name, type]) };
  const world = [
    projects.map(({ folder, root, parent, file, dbt }) => [folder, root, parent?.folder, read(file), dbt, settings(root)]),
    chosen,
  ];
  return JSON.stringify(world, (_, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value));
}
