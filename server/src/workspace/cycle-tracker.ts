import type { Catalog, FileSite, TableFact } from '../metadata/index.ts';
import { findCycles } from './analysis/cycles.ts';
import { derivedNames, layersOf } from './layers.ts';
import type { SourceFile } from './source-file.ts';
import { tableKey } from './summary/table-key.ts';

/** Tables that are computed from themselves. */
export interface TableCycle {
  readonly members: readonly { readonly uri: string; readonly fact: TableFact }[];
  /** All members are views or models: the database would refuse it. Tables in between hold what an earlier run left. */
  readonly refused: boolean;
}

interface TrackedFiles {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly catalogOf: (file: SourceFile) => Catalog;
  /** Name of the source that a file runs on. */
  readonly sourceOf: (file: SourceFile) => string | null;
}

interface Node {
  readonly file: SourceFile;
  readonly fact: TableFact;
  readonly reads: SourceFile['summary']['derived'][number]['reads'];
}

/** Knows the cycles among tables whose columns follow from queries. After a change it follows only what the changed files read. */
export class CycleTracker {
  readonly #tracked: TrackedFiles;
  /** Files whose tables may have come into a cycle, or out of one. */
  readonly #suspects = new Set<string>();
  #cycles: readonly TableCycle[] = [];
  #cyclic: ReadonlySet<string> = new Set();

  /** `known`: a tracker of the same files, which may mean something else here. */
  constructor(tracked: TrackedFiles, known: CycleTracker | null = null) {
    this.#tracked = tracked;
    if (known === null) return;
    for (const uri of known.#suspects) this.#suspects.add(uri);
    this.#cycles = known.#cycles;
    this.#cyclic = known.#cyclic;
  }

  get cycles(): readonly TableCycle[] {
    return this.#cycles;
  }

  isCyclic(uri: string, fact: TableFact): boolean {
    return this.#cyclic.has(cycleKey(uri, fact));
  }

  suspect(uri: string): void {
    this.#suspects.add(uri);
  }

  /** Looks again where that is necessary. Returns the files with tables that are no longer, or only now, in a cycle. */
  refresh(): string[] {
    if (this.#suspects.size === 0) return [];
    const before = this.#cyclic;
    // Whoever was in a cycle with a suspect may be free now, or in another one.
    for (const { members } of this.#cycles)
      if (members.some(({ uri }) => this.#suspects.has(uri))) for (const { uri } of members) this.#suspects.add(uri);
    const kept = this.#cycles.filter(({ members }) => !members.some(({ uri }) => this.#suspects.has(uri)));
    const found = this.#find(this.#roots());
    this.#suspects.clear();
    // What was found on the way is found whole; a cycle that was known may have grown.
    const seen = new Set(found.flatMap(keysOf));
    this.#cycles = [...kept.filter((cycle) => !keysOf(cycle).some((key) => seen.has(key))), ...found];
    this.#cyclic = new Set(this.#cycles.flatMap(keysOf));
    const now = this.#cyclic;
    const changed = [...[...before].filter((key) => !now.has(key)), ...[...now].filter((key) => !before.has(key))];
    return changed.map((key) => key.slice(0, key.indexOf('\n')));
  }

  /** Where to begin. When everything has to be looked at, names alone clear nearly all files: what has no cycle of names has none of tables. */
  #roots(): readonly SourceFile[] {
    const { files } = this.#tracked;
    const all = this.#suspects.size >= files.size;
    const uris = all ? layersOf(Array.from(files.values(), namesOfFile)).rest : [...this.#suspects];
    return uris.flatMap((uri) => files.get(uri) ?? []);
  }

  #find(roots: readonly SourceFile[]): TableCycle[] {
    const { files, catalogOf, sourceOf } = this.#tracked;
    const nodes = new Map<string, readonly Node[]>();
    const nodesOf = (file: SourceFile): readonly Node[] => {
      const known = nodes.get(file.uri) ?? derivedNodes(file);
      nodes.set(file.uri, known);
      return known;
    };
    const at = ({ uri, range }: FileSite): readonly Node[] => {
      const file = files.get(uri);
      return file === undefined ? [] : nodesOf(file).filter(({ fact }) => fact.site.range.start === range.start);
    };
    const next = ({ file, reads }: Node): Node[] =>
      reads.flatMap((name) => {
        // A model that reads what it has built so far is no cycle.
        if (name.jinja?.function === 'this') return [];
        const found = catalogOf(file).find(name, { dialect: file.choice.dialect, self: null, source: sourceOf(file) });
        return found.found === 'table' ? (catalogOf(file).table(found.table.id)?.sites ?? []).flatMap(at) : [];
      });
    return findCycles(roots.flatMap(nodesOf), next).map((group) => ({
      members: group.map(({ file, fact }) => ({ uri: file.uri, fact })),
      refused: group.every(({ fact }) => fact.kind !== 'table'),
    }));
  }
}

function namesOfFile({ uri, summary }: SourceFile): Parameters<typeof layersOf>[0][number] {
  return { uri, derives: derivedNames(summary), reads: summary.names, readsItself: true };
}

function derivedNodes(file: SourceFile): Node[] {
  return file.summary.derived.flatMap(({ table, reads }) => {
    const fact = file.summary.tables[table];
    return fact === undefined ? [] : [{ file, fact, reads }];
  });
}

/** Names a table across changes of its file's text. */
function cycleKey(uri: string, fact: TableFact): string {
  return `${uri}\n${tableKey(fact)}`;
}

function keysOf({ members }: TableCycle): string[] {
  return members.map(({ uri, fact }) => cycleKey(uri, fact));
}
