import { say } from '../../base/index.ts';
import { type LineageThings, lineageToJson } from '../../protocol/index.ts';
import { thingKindText } from './thing-kind-text.ts';
import type { ThingAnswer } from './thing-lineage.ts';

/** Names that are written for people; programs get all. */
const MOST_NAMES = 40;
/** Characters of names that stand on one line. */
const LONGEST_LINE = 100;

/** What a job, file or connection does, in lines for terminals. */
export function thingText(answer: ThingAnswer): string {
  const { thing, graph, reads, writes, holds } = answer;
  const lines = [...thingLines(answer)];
  const own = [...writes, ...holds];
  if (own.length + reads.length === 0) {
    const nothing =
      thing.kind === 'connection'
        ? say('nothing that AETL can follow; aetl crawl {0} reads what is in it', thing.name)
        : say('nothing that AETL can follow: no SQL of it reads or writes a table');
    lines.push(`  ${nothing}`);
  }
  const told = new Set([...own, ...reads]);
  if (graph.direction !== 'downstream') {
    const edges = graph.edges.map(({ source, target }) => [target.node, source.node] as const);
    lines.push(...section(say('Further upstream'), [...told], edges, told));
  }
  if (graph.direction !== 'upstream') {
    const edges = graph.edges.map(({ source, target }) => [source.node, target.node] as const);
    lines.push(...section(say('Downstream'), own, edges, new Set(own)));
  }
  return `${lines.join('\n')}\n`;
}

function section(
  title: string,
  starts: readonly string[],
  edges: readonly (readonly [string, string])[],
  told: ReadonlySet<string>,
): readonly string[] {
  const reached = walked(starts, edges).filter((id) => !told.has(id));
  const more = reached.length - MOST_NAMES;
  if (reached.length === 0) return [];
  return ['', title, ...reached.slice(0, MOST_NAMES).map((id) => `  ${id}`), ...(more > 0 ? [`  ${say('and {0} more', more)}`] : [])];
}

/** The graph as programs read it, and under `asked` what the thing does itself. */
export function thingJson({ graph, thing, ...asked }: ThingAnswer, things: LineageThings): string {
  const written = JSON.parse(lineageToJson(graph, things)) as object;
  return `${JSON.stringify({ asked: { ...thing, ...asked }, ...written }, null, 2)}\n`;
}

/** The thing itself, and whoever is right beside it. */
export function thingLines({ thing, runs, runBy, reads, writes, holds, needs, feeds }: ThingAnswer): readonly string[] {
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [say('run by'), runBy],
    [say('runs'), runs],
    [say('reads'), reads],
    [say('writes'), writes],
    [say('holds'), holds],
    [say('needs'), needs],
    [say('feeds'), feeds],
  ];
  return [
    `${thingKindText(thing.kind)} ${thing.name}${thing.detail === null ? '' : ` (${thing.detail})`}`,
    ...parts.flatMap(([word, names]) => namesLines(word, names)),
  ];
}

function namesLines(word: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const more = names.length - MOST_NAMES;
  const shown = more > 0 ? [...names.slice(0, MOST_NAMES), say('and {0} more', more)] : names;
  const one = shown.join(', ');
  const [first = '', ...rest] = one.length <= LONGEST_LINE ? [one] : shown;
  return [`  ${word.padEnd(7)} ${first}`, ...rest.map((name) => `${' '.repeat(10)}${name}`)];
}

/** Everything that is reached along the edges, nearest first. */
function walked(starts: readonly string[], edges: readonly (readonly [string, string])[]): readonly string[] {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of edges) next.set(from, (next.get(from) ?? new Set()).add(to));
  const found = new Set(starts);
  for (const at of found) for (const to of next.get(at) ?? []) found.add(to);
  return [...found];
}
