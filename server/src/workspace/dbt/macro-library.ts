import type { TextRange } from '../../base/index.ts';
import { type MacroNode, parseTemplate, type Template, type TemplateNode } from '../../jinja/index.ts';

/** A macro of the project or of one of its packages. */
export interface MacroEntry {
  readonly name: string;
  readonly package: string;
  readonly uri: string;
  readonly template: Template;
  readonly node: MacroNode;
  /** The comment right above it. */
  readonly comment: string | null;
}

/** The macros that a dbt project can call, by package and name. */
export class MacroLibrary {
  readonly #files = new Map<string, readonly MacroEntry[]>();
  readonly #byName = new Map<string, MacroEntry[]>();
  #packages: ReadonlySet<string> | null = null;

  /** Takes in a file of macros; returns the names whose meaning has changed. */
  replace(uri: string, packageName: string, text: string): ReadonlySet<string> {
    const template = parseTemplate(text);
    const entries = macrosOf(template.nodes).map((node) => ({
      name: node.name,
      package: packageName,
      uri,
      template,
      node,
      comment: commentAbove(text, node.start),
    }));
    return this.#exchange(uri, entries);
  }

  remove(uri: string): ReadonlySet<string> {
    return this.#exchange(uri, []);
  }

  /** The macro of that name in one of the packages, which come in the order in which they are asked. */
  find(name: string, packages: readonly string[]): MacroEntry | null {
    const entries = this.#byName.get(name) ?? [];
    for (const wanted of packages) {
      const found = entries.find((entry) => entry.package === wanted);
      if (found !== undefined) return found;
    }
    return null;
  }

  hasPackage(name: string): boolean {
    this.#packages ??= new Set([...this.all()].map((entry) => entry.package));
    return this.#packages.has(name);
  }

  *all(): Generator<MacroEntry> {
    for (const entries of this.#files.values()) yield* entries;
  }

  #exchange(uri: string, entries: readonly MacroEntry[]): ReadonlySet<string> {
    const before = this.#files.get(uri) ?? [];
    const changed = new Set<string>();
    const same = (a: MacroEntry, b: MacroEntry) => a.name === b.name && a.package === b.package && source(a) === source(b);
    for (const entry of before) if (!entries.some((other) => same(entry, other))) changed.add(entry.name);
    for (const entry of entries) if (!before.some((other) => same(entry, other))) changed.add(entry.name);
    for (const entry of before) {
      const left = (this.#byName.get(entry.name) ?? []).filter((other) => other !== entry);
      if (left.length === 0) this.#byName.delete(entry.name);
      else this.#byName.set(entry.name, left);
    }
    for (const entry of entries) this.#byName.set(entry.name, [...(this.#byName.get(entry.name) ?? []), entry]);
    if (entries.length === 0) this.#files.delete(uri);
    else this.#files.set(uri, entries);
    this.#packages = null;
    return changed;
  }
}

function source({ template, node }: MacroEntry): string {
  return template.text.slice(node.start, node.end);
}

/** Macros at the top of a file; dbt sees no others. */
function macrosOf(nodes: readonly TemplateNode[]): MacroNode[] {
  return nodes.filter((node) => node.kind === 'macro' && node.flavour === 'macro' && node.name !== '') as MacroNode[];
}

function commentAbove(text: string, start: number): string | null {
  const before = text.slice(Math.max(0, start - 4000), start);
  const match = /\{#-?((?:(?!#\}|\{#)[\s\S])*?)-?#\}\s*$/.exec(before);
  return match?.[1]?.trim() || null;
}

/** Where a macro's name stands. */
export function macroSite(entry: MacroEntry): { readonly uri: string; readonly range: TextRange } {
  return { uri: entry.uri, range: entry.node.nameRange };
}

/** As people write the call: `money(x, scale=2)`. */
export function macroSignature({ name, package: owner, node, template }: MacroEntry, root: string): string {
  const parameters = node.parameters.map(({ name: parameter, fallback }) =>
    fallback === null ? parameter : `${parameter}=${template.text.slice(fallback.start, fallback.end)}`,
  );
  return `${owner === root ? '' : `${owner}.`}${name}(${parameters.join(', ')})`;
}

/** Under what the files that use a macro are filed in the index of names: no table is called like that. */
export function macroBucket(name: string): string {
  return `macro ${name}`;
}
