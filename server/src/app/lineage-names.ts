import { closestNames, fail, ok, type Result } from '../base/index.ts';
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

/** The node that somebody means who writes a name as people do: in any case, with or without schema, with or without a column. */
export function findNode(name: string, lookup: NodeLookup): NamedNode {
  const wanted = name.trim().toLowerCase();
  const whole = pick(wanted, lookup);
  if (whole.found !== 'none') return whole;
  const dot = wanted.lastIndexOf('.');
  if (dot < 0) return whole;
  const [table, column] = [wanted.slice(0, dot), wanted.slice(dot + 1)];
  const having = nodesNamed(table, lookup).flatMap((node) => {
    const spelled = [...lookup.columnsOf(node)].find((candidate) => candidate.toLowerCase() === column);
    return spelled === undefined ? [] : [{ node, column: spelled }];
  });
  const exact = having.filter(({ node }) => node.toLowerCase() === table);
  const [only, ...others] = exact.length === 1 ? exact : having;
  if (only === undefined) return whole;
  if (others.length > 0) return { found: 'several', candidates: having.map(({ node, column: of }) => `${node}.${of}`) };
  return { found: 'one', ...only };
}

/** The one thing that a name means; it fails with a sentence that says what it could have been. */
export function meantBy(
  name: string,
  lineage: { find(name: string): NamedNode; names(): Iterable<string> },
): Result<{ readonly node: string; readonly column: string | null }> {
  const found = lineage.find(name);
  if (found.found === 'one') return ok(found);
  if (found.found === 'several') return fail(`${name} could be ${found.candidates.slice(0, 8).join(', ')}; write more of the name`);
  const suggestions = closestNames(name, lineage.names());
  const hint =
    suggestions.length > 0 ? `; did you mean ${suggestions.join(' or ')}?` : ' in this project; aetl check shows what AETL reads';
  return fail(`there is no table or column ${name}${hint}`);
}

/** All names under which these nodes are found, for suggestions. */
export function* namesOfNodes(nodes: Iterable<string>): Generator<string> {
  for (const node of nodes) {
    const parts = node.toLowerCase().split('.');
    for (let from = 0; from < parts.length; from++) yield parts.slice(from).join('.');
  }
}

function pick(name: string, lookup: NodeLookup): NamedNode {
  const nodes = nodesNamed(name, lookup);
  const exact = nodes.find((node) => node.toLowerCase() === name);
  // Of one name in several databases, the plain one is meant by it.
  const plain = nodes.filter((node) => splitLabel(node).label === null);
  const [only, ...others] = exact === undefined ? (plain.length > 0 ? plain : nodes) : [exact];
  if (only === undefined) return { found: 'none' };
  return others.length > 0 ? { found: 'several', candidates: nodes } : { found: 'one', node: only, column: null };
}

/** In the order of their names: which file was read first means nothing to whoever asks. */
function nodesNamed(name: string, { ending }: NodeLookup): readonly string[] {
  const found = new Set<string>();
  for (const node of ending(name.slice(name.lastIndexOf('.') + 1))) {
    for (const written of [node, splitLabel(node).plain]) {
      const lower = written.toLowerCase();
      if (lower === name || lower.endsWith(`.${name}`)) found.add(node);
    }
  }
  return [...found].sort();
}
