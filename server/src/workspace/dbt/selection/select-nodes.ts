import { matchGlobs } from '../../project/globs.ts';
import type { DbtRun, DbtVerb } from './dbt-command.ts';

/** A model, snapshot or seed as selectors see it. */
export interface DbtNode {
  readonly id: string;
  readonly name: string;
  readonly kind: 'model' | 'snapshot' | 'seed';
  readonly package: string;
  /** Relative to the project. */
  readonly path: string;
  /** Folders below that of the models, and the name. */
  readonly fqn: readonly string[];
  readonly tags: readonly string[];
  readonly materialized: string | null;
  /** Ids of nodes, sources (`source:raw.orders`) that it reads. */
  readonly parents: readonly string[];
}

export interface DbtExposure {
  readonly name: string;
  readonly parents: readonly string[];
}

export interface Selected {
  /** Ids of nodes that are run. */
  readonly ids: ReadonlySet<string>;
  /** Words of which only a run knows what they select. */
  readonly unclear: readonly string[];
}

const KINDS: Readonly<Record<DbtVerb, readonly DbtNode['kind'][]>> = {
  run: ['model'],
  build: ['model', 'snapshot', 'seed'],
  seed: ['seed'],
  snapshot: ['snapshot'],
};

/**
 * What a run of dbt makes, as far as its words say: names, `path:`, `file:`, `fqn:`, `tag:`, `source:`, `exposure:`, `package:`, `resource_type:`,
 * `config.…:`, with `+`, `n+` and `@`, unions by spaces and intersections by commas. States and results are not known before a run.
 */
export function nodeSelector(nodes: readonly DbtNode[], exposures: readonly DbtExposure[]): (run: DbtRun) => Selected {
  const graph = new NodeGraph(nodes, exposures);
  return (run) => selected(run, nodes, graph);
}

function selected({ verb, select, exclude, selector }: DbtRun, nodes: readonly DbtNode[], graph: NodeGraph): Selected {
  const unclear: string[] = selector === null ? [] : [`--selector ${selector}`];
  const union = (words: readonly string[]): Set<string> => {
    const found = new Set<string>();
    for (const word of words) {
      const parts = word.split(',').filter(Boolean);
      const sets = parts.map((part) => graph.select(part));
      if (sets.some((set) => set === null)) unclear.push(word);
      else for (const id of intersection(sets.flatMap((set) => set ?? []))) found.add(id);
    }
    return found;
  };
  const all = select.length === 0 && selector === null ? new Set(nodes.map(({ id }) => id)) : union(select);
  for (const id of union(exclude)) all.delete(id);
  const kinds = KINDS[verb];
  return { ids: new Set(nodes.filter(({ id, kind }) => all.has(id) && kinds.includes(kind)).map(({ id }) => id)), unclear };
}

function intersection(sets: readonly ReadonlySet<string>[]): Iterable<string> {
  const [first, ...rest] = sets;
  return [...(first ?? [])].filter((id) => rest.every((set) => set.has(id)));
}

class NodeGraph {
  readonly #nodes: readonly DbtNode[];
  readonly #parents = new Map<string, readonly string[]>();
  readonly #children = new Map<string, string[]>();
  readonly #exposures: readonly DbtExposure[];

  constructor(nodes: readonly DbtNode[], exposures: readonly DbtExposure[]) {
    this.#nodes = nodes;
    this.#exposures = exposures;
    for (const { id, parents } of [...nodes, ...exposures.map(({ name, parents: of }) => ({ id: `exposure:${name}`, parents: of }))]) {
      this.#parents.set(id, parents);
      for (const parent of parents) {
        const known = this.#children.get(parent);
        if (known === undefined) this.#children.set(parent, [id]);
        else known.push(id);
      }
    }
  }

  /** Null for what cannot be told. */
  select(part: string): ReadonlySet<string> | null {
    const [, at = '', up, name = '', down] = /^(@)?(\d*\+)?(.*?)(\+\d*)?$/s.exec(part) ?? [];
    // What a template or a shell makes of it is known when it runs.
    if (/[{}$`]/.test(part)) return null;
    const own = this.#named(name);
    if (own === null) return null;
    const found = new Set(own);
    if (up !== undefined) this.#walk(own, this.#parents, depthOf(up), found);
    if (down !== undefined || at !== '')
      this.#walk(own, this.#children, down === undefined ? Number.POSITIVE_INFINITY : depthOf(down), found);
    if (at !== '') this.#walk([...found], this.#parents, Number.POSITIVE_INFINITY, found);
    return found;
  }

  #walk(from: Iterable<string>, next: ReadonlyMap<string, readonly string[]>, depth: number, found: Set<string>): void {
    let frontier = [...from];
    const seen = new Set(frontier);
    for (let step = 0; step < depth && frontier.length > 0; step++) {
      frontier = frontier.flatMap((id) => next.get(id) ?? []).filter((id) => !seen.has(id) && seen.add(id));
      for (const id of frontier) found.add(id);
    }
  }

  #named(text: string): readonly string[] | null {
    const [, method, value = ''] = /^([a-z_]+(?:\.[\w.]+)?):(.*)$/s.exec(text) ?? [];
    const where = (test: (node: DbtNode) => boolean) => this.#nodes.filter(test).map(({ id }) => id);
    const like = glob(value);
    switch (method) {
      case undefined:
        return where(plainly(text));
      case 'fqn':
        return where((node) => byFqn(value)(node));
      case 'path':
        return where(byPath(value));
      case 'file':
        return where(({ path }) => like(lastOf(path)) || like(lastOf(path).replace(/\.\w+$/, '')));
      case 'tag':
      case 'config.tags':
        return where(({ tags }) => tags.some(like));
      case 'config.materialized':
        return where(({ materialized }) => materialized !== null && like(materialized));
      case 'package':
        return where((node) => value === 'this' || like(node.package));
      case 'resource_type':
        return where(({ kind }) => kind === value);
      case 'source': {
        const sources = new Set(this.#nodes.flatMap(({ parents }) => parents.filter((id) => id.startsWith('source:'))));
        return [...sources].filter((id) => bySource(id.slice('source:'.length), value));
      }
      case 'exposure':
        return this.#exposures.filter(({ name }) => like(name)).map(({ name }) => `exposure:${name}`);
      default:
        return null;
    }
  }
}

function depthOf(operator: string): number {
  const digits = operator.replace('+', '');
  return digits === '' ? Number.POSITIVE_INFINITY : Number(digits);
}

/** A word without a method: a path, or a name or the beginning of a full one. */
function plainly(text: string): (node: DbtNode) => boolean {
  if (text.includes('/')) return byPath(text);
  if (/\.(sql|py|csv)$/.test(text)) return ({ path }) => lastOf(path) === text;
  return byFqn(text);
}

function byFqn(text: string): (node: DbtNode) => boolean {
  const like = glob(text);
  const parts = text.split('.').map(glob);
  return ({ name, fqn, package: own }) =>
    like(name) || [fqn, [own, ...fqn]].some((full) => parts.length <= full.length && parts.every((test, at) => test(full[at] ?? '')));
}

function byPath(text: string): (node: DbtNode) => boolean {
  const test = matchGlobs([text]);
  return ({ path }) => test(path);
}

/** `raw`, `raw.orders`, `package.raw.orders`; a source is called by its schema and name. */
function bySource(id: string, value: string): boolean {
  const wanted = value.split('.').map(glob);
  const own = id.split('.');
  const tail = wanted.length > own.length ? wanted.slice(-own.length) : wanted;
  return tail.every((test, at) => test(own[at] ?? ''));
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `*`, `?` and `[…]`, as dbt compares names. */
function glob(text: string): (name: string) => boolean {
  if (!/[*?[]/.test(text)) return (name) => name === text;
  const pattern = new RegExp(
    `^${text
      .replace(/[.+^$(){}|\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')
      .replace(/\[!/g, '[^')}$`.replace(/\[(?![^\]]*\])/g, '\\['),
    's',
  );
  return (name) => pattern.test(name);
}
