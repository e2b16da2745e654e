/** What a name means in lineage. `several` lists what it could be, when it is not clear. */
export type NamedNode =
  | { readonly found: 'one'; readonly node: string; readonly column: string | null }
  | { readonly found: 'several'; readonly candidates: readonly string[] }
  | { readonly found: 'none' };

/** The nodes of a graph, looked up by names as people write them: any case, with or without schema, with or without a column. */
export class LineageNames {
  readonly #byName = new Map<string, Set<string>>();

  add(node: string): void {
    const parts = node.toLowerCase().split('.');
    for (let from = 0; from < parts.length; from++) {
      const name = parts.slice(from).join('.');
      const nodes = this.#byName.get(name);
      if (nodes === undefined) this.#byName.set(name, new Set([node]));
      else nodes.add(node);
    }
  }

  find(name: string, columnsOf: (node: string) => Iterable<string>): NamedNode {
    const wanted = name.trim().toLowerCase();
    const whole = this.#pick(wanted);
    if (whole.found !== 'none') return whole;
    const dot = wanted.lastIndexOf('.');
    if (dot < 0) return whole;
    const column = wanted.slice(dot + 1);
    const tables = [...(this.#byName.get(wanted.slice(0, dot)) ?? [])];
    const having = tables.flatMap((node) => {
      const spelled = [...columnsOf(node)].find((candidate) => candidate.toLowerCase() === column);
      return spelled === undefined ? [] : [{ node, column: spelled }];
    });
    const exact = having.filter(({ node }) => node.toLowerCase() === wanted.slice(0, dot));
    const [only, ...others] = exact.length === 1 ? exact : having;
    if (only === undefined) return whole;
    if (others.length > 0) return { found: 'several', candidates: having.map(({ node, column: of }) => `${node}.${of}`) };
    return { found: 'one', ...only };
  }

  get names(): Iterable<string> {
    return this.#byName.keys();
  }

  #pick(name: string): NamedNode {
    const nodes = [...(this.#byName.get(name) ?? [])];
    const exact = nodes.find((node) => node.toLowerCase() === name);
    const [only, ...others] = exact === undefined ? nodes : [exact];
    if (only === undefined) return { found: 'none' };
    return others.length > 0 ? { found: 'several', candidates: nodes } : { found: 'one', node: only, column: null };
  }
}
