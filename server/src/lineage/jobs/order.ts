import type { Job } from '../../protocol/index.ts';

/** One job that has to wait for another, and why: the tables that it reads of it, or none when it is only said so. */
export interface JobLink {
  readonly from: string;
  readonly to: string;
  readonly tables: readonly string[];
}

/** Which job waits for which: because it reads what the other writes, or because somebody has said so. */
export function jobLinks(jobs: readonly Job[]): readonly JobLink[] {
  const writers = new Map<string, Set<string>>();
  for (const { name, tasks } of jobs)
    for (const table of tasks.flatMap(({ writes }) => writes)) writers.set(table, (writers.get(table) ?? new Set()).add(name));
  const links = new Map<string, { readonly from: string; readonly to: string; readonly tables: Set<string> }>();
  const link = (from: string, to: string) => {
    const key = JSON.stringify([from, to]);
    const found = links.get(key) ?? { from, to, tables: new Set<string>() };
    links.set(key, found);
    return found;
  };
  for (const { name, after, tasks } of jobs) {
    for (const earlier of after) link(earlier, name);
    const own = new Set(tasks.flatMap(({ writes }) => writes));
    // What a job writes itself it need not wait for.
    for (const table of tasks.flatMap(({ reads }) => reads))
      if (!own.has(table)) for (const from of writers.get(table) ?? []) if (from !== name) link(from, name).tables.add(table);
  }
  return [...links.values()].map(({ from, to, tables }) => ({ from, to, tables: [...tables].sort() }));
}

/** Sets of things that wait for each other, each sorted; a thing that waits for itself is one. */
export function circles(edges: readonly (readonly [from: string, to: string])[]): readonly (readonly string[])[] {
  const next = new Map<string, string[]>();
  for (const [from, to] of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const waiting = new Set<string>();
  const found: string[][] = [];
  for (const start of next.keys()) {
    if (index.has(start)) continue;
    const path: { readonly at: string; next: number }[] = [{ at: start, next: 0 }];
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const { at } = step;
      if (step.next === 0) {
        index.set(at, index.size);
        low.set(at, index.get(at) ?? 0);
        stack.push(at);
        waiting.add(at);
      }
      const to = next.get(at)?.[step.next];
      step.next++;
      if (to === undefined) {
        path.pop();
        const around = path.at(-1)?.at;
        if (around !== undefined) low.set(around, Math.min(low.get(around) ?? 0, low.get(at) ?? 0));
        if (low.get(at) === index.get(at)) found.push(closed(at, stack, waiting));
      } else if (!index.has(to)) path.push({ at: to, next: 0 });
      else if (waiting.has(to)) low.set(at, Math.min(low.get(at) ?? 0, index.get(to) ?? 0));
    }
  }
  const loops = new Set(edges.flatMap(([from, to]) => (from === to ? [from] : [])));
  return found
    .filter(([first, ...others]) => others.length > 0 || (first !== undefined && loops.has(first)))
    .map((circle) => circle.sort());
}

function closed(root: string, stack: string[], waiting: Set<string>): string[] {
  const circle: string[] = [];
  for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
    waiting.delete(member);
    circle.push(member);
    if (member === root) break;
  }
  return circle;
}
