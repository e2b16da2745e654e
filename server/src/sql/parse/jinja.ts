import type { JinjaReference } from '../syntax/nodes.ts';

const PLAIN = /^\{\{-?\s*(?:ref|source|this|config|var|env_var)\b/;

/** Jinja that stands for one name or value, or for nothing: it does not change a statement's shape, as a macro may. */
export function isPlainJinja(source: string): boolean {
  return PLAIN.test(source);
}

const REFERENCE = /^\{\{-?\s*(ref|source|this)\b\s*(?:\(([^)]*)\))?[^}]*\}\}$/;
const STRING = /(['"])((?:(?!\1).)*)\1/g;

/** Understands `{{ ref('a') }}`, `{{ ref('pkg', 'a') }}`, `{{ source('s', 't') }}` and `{{ this }}`; null for any other Jinja. `start` is where the source starts. */
export function jinjaReference(source: string, start: number): JinjaReference | null {
  const match = REFERENCE.exec(source);
  if (match === null) return null;
  const name = match[1] as JinjaReference['function'];
  if (name === 'this') return { function: 'this', args: [] };
  const list = match[2];
  if (list === undefined) return null;
  const offset = start + source.indexOf('(') + 1;
  const args: { value: string; start: number; end: number }[] = [];
  // Keyword arguments (version=2) are no names.
  const positional = list.replace(/\w+\s*=\s*(?:'[^']*'|"[^"]*"|[^,]*)/g, (keyword) => ' '.repeat(keyword.length));
  for (const found of positional.matchAll(STRING)) {
    const value = found[2] ?? '';
    const at = offset + found.index + 1;
    args.push({ value, start: at, end: at + value.length });
  }
  return args.length === 0 ? null : { function: name, args };
}
