import { closestNames, fail, ok, type Result, say, sayAny, writtenParts } from '../base/index.ts';
import { splitLabel } from '../metadata/index.ts';

/** What a name means in lineage. `several` lists what it could be, when it is not clear. */
export type NamedNode =
  | { readonly found: 'one'; readonly node: string; readonly column: string | null }
  | { readonly found: 'several'; readonly candidates: readonly string[] }
  | { readonly found: 'none' };

/** Where nodes are looked up. */
export interface NodeLookup {
  /** Nodes whose name ends with this part, in lower case; more than those may come. */
  readonly ending: (part: string) => Iterable<string>;
  readonly columnsOf: (node: string) => Iterable<string>;
}

/**
 * The node that somebody means who writes a name as people do: in any case, with or without quotes, with or without schema, with or without a
 * column. What is written exactly so comes before what is written so in another case.
 */
export function findNode(name: string, lookup: NodeLookup): NamedNode {
  const wanted = name.trim();
  const bare = writtenParts(wanted)
    .map(({ text }) => text)
    .join('.');
  const found = namedNode(wanted, lookup);
  return found.found === 'none' && bare !== wanted ? namedNode(bare, lookup) : found;
}

function namedNode(wanted: string, lookup: NodeLookup): NamedNode {
  const whole = pick(wanted, lookup);
  if (whole.found !== 'none') return whole;
  // Names of columns may have dots in them.
  for (let dot = wanted.lastIndexOf('.'); dot > 0; dot = wanted.lastIndexOf('.', dot - 1)) {
    const [table, column] = [wanted.slice(0, dot), wanted.slice(dot + 1)];
    const having = nodesNamed(table, lookup).flatMap((node) => {
      const columns = [...lookup.columnsOf(node)];
      const spelled = columns.find((candidate) => candidate === column) ?? columns.find((candidate) => same(candidate, column));
      return spelled === undefined ? [] : [{ node, column: spelled }];
    });
    const [only, ...others] = closest(having, table, ({ node }) => node);
    if (only === undefined) continue;
    if (others.length > 0) return { found: 'several', candidates: [only, ...others].map(({ node, column: of }) => `${node}.${of}`) };
    return { found: 'one', ...only };
  }
  return whole;
}

/** The one thing that a name means; it fails with a sentence that says what it could have been. */
export function meantBy(
  name: string,
  lineage: { find(name: string): NamedNode; namesLike(name: string): readonly string[] },
): Result<{ readonly node: string; readonly column: string | null }> {
  const found = lineage.find(name);
  if (found.found === 'one') return ok(found);
  if (found.found === 'several')
    return fail(say('{0} could be {1}; write more of the name', name, found.candidates.slice(0, 8).join(', ')));
  const suggestions = lineage.namesLike(name);
  return fail(
    suggestions.length > 0
      ? say('there is no table or column {0}; did you mean {1}?', name, sayAny(suggestions))
      : say('there is no table or column {0} in this project; aetl check shows what AETL reads', name),
  );
}

/** What somebody may have meant by a name that nothing has: a slip in the name of a table, of a column, or of the table before a column. */
export function namesLike(name: string, nodes: Iterable<string>, lookup: NodeLookup): readonly string[] {
  const names = new Set(namesOfNodes(nodes));
  const columnsOf = (table: string) => nodesNamed(table, lookup).flatMap((node) => [...lookup.columnsOf(node)]);
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    const [table, column] = [name.slice(0, dot), name.slice(dot + 1)];
    if (names.has(table.toLowerCase())) {
      const near = closestNames(column, columnsOf(table));
      return near.length > 0 ? near.map((each) => `${table}.${each}`) : [table];
    }
    const having = closestNames(table, names).filter((near) => columnsOf(near).some((each) => same(each, column)));
    if (having.length > 0) return having.map((near) => `${near}.${column}`);
  }
  return closestNames(name, names);
}

/** All names under which these nodes are found, for suggestions. */
function* namesOfNodes(nodes: Iterable<string>): Generator<string> {
  for (const node of nodes) {
    const parts = node.toLowerCase().split('.');
    for (let from = 0; from < parts.length; from++) yield parts.slice(from).join('.');
  }
}

function pick(name: string, lookup: NodeLookup): NamedNode {
  const [only, ...others] = closest(nodesNamed(name, lookup), name, (node) => node);
  if (only === undefined) return { found: 'none' };
  return others.length > 0 ? { found: 'several', candidates: [only, ...others] } : { found: 'one', node: only, column: null };
}

/** Those that are written most like the name: wholly and exactly so, wholly so in another case, with a schema before it, in any case. */
function closest<T>(found: readonly T[], name: string, nodeOf: (item: T) => string): readonly T[] {
  const degrees: readonly ((node: string) => boolean)[] = [
    (node) => node === name,
    (node) => same(node, name),
    (node) => node.endsWith(`.${name}`),
  ];
  for (const isClose of degrees) {
    const close = found.filter((item) => isClose(nodeOf(item)));
    if (close.length > 0) return close;
  }
  return found;
}

/** In the order of their names: which file was read first means nothing to whoever asks. */
function nodesNamed(name: string, { ending }: NodeLookup): readonly string[] {
  const wanted = name.toLowerCase();
  const found = new Set<string>();
  for (const node of ending(wanted.slice(wanted.lastIndexOf('.') + 1))) {
    for (const written of [node, splitLabel(node).plain]) {
      const lower = written.toLowerCase();
      if (lower === wanted || lower.endsWith(`.${wanted}`)) found.add(node);
    }
  }
  return [...found].sort();
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
