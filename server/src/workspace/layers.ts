import { namesOf } from './fact-changes.ts';
import type { SqlSummary } from './summary/summarize-sql.ts';

/** Names of the tables whose columns follow from a file's queries. */
export function derivedNames(summary: SqlSummary): string[] {
  return summary.derived.flatMap(({ table }) => namesOf(summary.tables[table]));
}

/** A file with the names of the tables that it derives, and of all that it names. */
interface Named {
  readonly uri: string;
  readonly derives: readonly string[];
  readonly reads: Iterable<string>;
  /** A file that reads what it derives waits for itself. */
  readonly readsItself?: boolean;
}

interface Layers {
  /** Each file reads only what is derived in layers before its own. */
  readonly layers: readonly (readonly string[])[];
  /** Files in a cycle, and those behind one. */
  readonly rest: readonly string[];
}

/** Puts files into the order of what they read, by names alone (Kahn 1962, a layer at a time). */
export function layersOf(files: readonly Named[]): Layers {
  const derivers = new Map<string, string[]>();
  for (const { uri, derives } of files) for (const name of derives) push(derivers, name, uri);
  const waiting = new Map<string, number>();
  const readers = new Map<string, string[]>();
  for (const { uri, reads, readsItself = false } of files) {
    const inputs = new Set<string>();
    for (const name of reads) for (const input of derivers.get(name) ?? []) if (readsItself || input !== uri) inputs.add(input);
    waiting.set(uri, inputs.size);
    for (const input of inputs) push(readers, input, uri);
  }
  const layers: string[][] = [];
  for (let layer = [...waiting].flatMap(([uri, count]) => (count === 0 ? uri : [])); layer.length > 0; ) {
    layers.push(layer);
    const next: string[] = [];
    for (const uri of layer) {
      waiting.delete(uri);
      for (const reader of readers.get(uri) ?? []) {
        const left = (waiting.get(reader) ?? 0) - 1;
        waiting.set(reader, left);
        if (left === 0) next.push(reader);
      }
    }
    layer = next;
  }
  return { layers, rest: [...waiting.keys()] };
}

function push(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
