import type { Erd, ErdTable } from '../../protocol/index.ts';

/**
 * The part of a diagram that is asked for: schemas, and tables by their names (with or without schema, `*` for any letters). All of it if nothing is named.
 * `unknown` are names that mean nothing.
 */
export function selectErd(erd: Erd, names: readonly string[]): { readonly erd: Erd; readonly unknown: readonly string[] } {
  if (names.length === 0) return { erd, unknown: [] };
  const chosen = new Set<ErdTable>();
  const unknown: string[] = [];
  for (const name of names) {
    const matches = matcher(name);
    const tables = erd.tables.filter((table) => matches(table.id) || matches(table.name) || matches(table.schema ?? ''));
    if (tables.length === 0) unknown.push(name);
    for (const table of tables) chosen.add(table);
  }
  const ids = new Set([...chosen].map(({ id }) => id));
  return {
    erd: {
      tables: erd.tables.filter((table) => chosen.has(table)),
      relations: erd.relations.filter(({ from, to }) => ids.has(from.table) && ids.has(to.table)),
    },
    unknown,
  };
}

function matcher(name: string): (text: string) => boolean {
  const pattern = new RegExp(`^${name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 'iu');
  return (text) => pattern.test(text);
}
