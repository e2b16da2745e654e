import { type DirectoryEntry, type FileSystem, fail, NEVER_CANCELLED, ok } from '../../../server/src/base/index.ts';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import {
  type CrawledLookup,
  type Crew,
  DEFAULT_SETTINGS,
  type Persistence,
  pathToUri,
  Workspace,
} from '../../../server/src/workspace/index.ts';

/** Files of a fixture: one text with a line `-- file: path` before each file. */
export function filesOf(fixture: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const section of fixture.split(/^-- file: /m).slice(1)) {
    const end = section.indexOf('\n');
    files.set(`/${section.slice(0, end).trim()}`, section.slice(end + 1));
  }
  return files;
}

/** A disk in memory. Bytes, failures and changes can be put into it. */
export class MemoryFiles implements FileSystem {
  readonly contents = new Map<string, Uint8Array>();
  readonly unreadable = new Set<string>();
  reads = 0;

  constructor(files: Iterable<readonly [string, string | Uint8Array]> = []) {
    for (const [path, content] of files) this.put(path, content);
  }

  put(path: string, content: string | Uint8Array): void {
    this.contents.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }

  async readBytes(path: string) {
    this.reads++;
    const bytes = this.contents.get(path);
    return bytes === undefined || this.unreadable.has(path) ? fail('you may not read it') : ok(bytes);
  }

  async stat(path: string) {
    const bytes = this.contents.get(path);
    return bytes === undefined ? fail('it does not exist') : ok({ size: bytes.length, modified: 0 });
  }

  async list(path: string) {
    if (this.unreadable.has(path)) return fail('you may not read it');
    const prefix = path === '/' ? '/' : `${path}/`;
    const entries = new Map<string, DirectoryEntry>();
    for (const file of this.contents.keys()) {
      if (!file.startsWith(prefix)) continue;
      const [name, ...rest] = file.slice(prefix.length).split('/');
      if (name) entries.set(name, { name, kind: rest.length > 0 ? 'directory' : 'file' });
    }
    return ok([...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1)));
  }

  async writeText(path: string, text: string) {
    this.put(path, text);
    return ok(undefined);
  }
}

export interface Opened {
  readonly workspace: Workspace;
  readonly files: MemoryFiles;
  /** Files that were as the last run left them. */
  readonly recalled: number;
  /** What only developers are told. */
  readonly bugs: readonly string[];
  /** What is wrong, as `path:line code text`. */
  problems(path?: string): string[];
  /** The columns of a table, `name type`; null when there is no such table. */
  columns(id: string): string[] | null;
}

export async function open(
  fixture: string | MemoryFiles,
  options: {
    readonly roots?: readonly string[];
    readonly dialect?: DialectName;
    readonly persistence?: Persistence;
    readonly crew?: Crew;
    readonly crawled?: CrawledLookup;
  } = {},
): Promise<Opened> {
  const files = typeof fixture === 'string' ? new MemoryFiles(filesOf(fixture)) : fixture;
  const problems: string[] = [];
  const workspace = new Workspace({
    fs: files,
    clock: { now: () => 0 },
    yield: async () => {},
    settings: () => ({ ...DEFAULT_SETTINGS, dialect: options.dialect ?? null }),
    forcedDialect: null,
    persistence: options.persistence ?? null,
    crew: options.crew ?? null,
    ...(options.crawled && { crawled: options.crawled }),
    onProblem: (message, cause) => problems.push(`${message}: ${cause instanceof Error ? cause.message : String(cause)}`),
  });
  const summary = await workspace.index(options.roots ?? ['/'], NEVER_CANCELLED);
  return {
    workspace,
    files,
    recalled: summary.recalled,
    bugs: problems,
    problems: (path) => problemsOf(workspace, path),
    columns(id) {
      for (const { table } of workspace.tables()) {
        if (table.id === id) return table.columns.map(({ name, type }) => (type === null ? name : `${name} ${type}`));
      }
      return null;
    },
  };
}

/** All that can be asked of a workspace, for comparing two. */
export function stateOf({ workspace, problems }: Opened): unknown {
  const uris = [...workspace.files].map(({ uri }) => uri).sort();
  return {
    problems: problems(),
    tables: sorted([...workspace.tables()].map(({ table }) => ({ ...table, sites: sorted(table.sites) }))),
    edges: sorted([...workspace.flow.edges()]),
    files: uris.map((uri) => [uri, workspace.bound(uri)?.model ?? null, workspace.bound(uri)?.bound.edges ?? null]),
    readers: [...workspace.tables()].map(({ table }) => [table.id, sorted(workspace.filesOf(table.id))]).sort(),
    figures: workspace.figures(),
  };
}

function sorted<T>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function problemsOf(workspace: Workspace, path: string | undefined): string[] {
  const files = [...workspace.files]
    .filter((file) => path === undefined || file.uri === pathToUri(path))
    .sort((a, b) => (a.uri < b.uri ? -1 : 1));
  return files.flatMap((file) =>
    workspace.diagnostics(file.uri).map(({ code, range }) => {
      const line = file.text.slice(0, range.start).split('\n').length;
      return `${file.path ?? file.uri}:${line} ${code} ${file.text.slice(range.start, range.end)}`.trimEnd();
    }),
  );
}
