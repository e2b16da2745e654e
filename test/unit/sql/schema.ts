import type { ObjectName, SchemaColumn, SchemaLookup, SchemaTable } from '../../../server/src/sql/index.ts';

/**
 * A catalog in one string: `orders(id, amount numeric, day date); erp.customers(id, …); …`
 * `…` among the columns: there may be more. `…` among the tables: tables that are not listed are unknown rather than absent.
 * A table is found by its whole name or its last part, whatever the case.
 */
export function schemaOf(text: string): SchemaLookup {
  let lookup = known.get(text);
  if (lookup === undefined) {
    lookup = read(text);
    known.set(text, lookup);
  }
  return lookup;
}

const known = new Map<string, SchemaLookup>();

function read(text: string): SchemaLookup {
  const entries = text.split(';').map((entry) => entry.trim());
  const tables = new Map<string, SchemaTable>();
  for (const entry of entries) {
    const match = /^([^(]+)\((.*)\)$/s.exec(entry);
    if (match === null) continue;
    const [, id = '', columns = ''] = match;
    const table = tableOf(id.trim(), columns);
    tables.set(table.id.toLowerCase(), table);
    tables.set(table.id.toLowerCase().split('.').at(-1) ?? '', table);
  }
  const isOpen = entries.includes('…');
  return {
    findTable: (name) => {
      if (name.jinja?.function === 'this') return { found: 'unknown' };
      const key = nameOf(name).toLowerCase();
      const table = tables.get(key) ?? tables.get(key.split('.').at(-1) ?? '');
      if (table !== undefined) return { found: 'table', table };
      return isOpen ? { found: 'unknown' } : { found: 'absent', suggestions: [] };
    },
  };
}

function tableOf(id: string, columns: string): SchemaTable {
  const items = splitColumns(columns).map((item) => item.trim());
  return { id, kind: 'table', columns: items.filter((item) => item !== '…' && item !== '').map(columnOf), complete: !items.includes('…') };
}

/** A comma inside of STRUCT<…> or (10, 2) separates no columns. */
function splitColumns(text: string): string[] {
  const items = [''];
  let depth = 0;
  for (const c of text) {
    if (c === '<' || c === '(') depth++;
    if (c === '>' || c === ')') depth--;
    if (c === ',' && depth === 0) items.push('');
    else items.push(`${items.pop()}${c}`);
  }
  return items;
}

function columnOf(item: string): SchemaColumn {
  const [name = '', ...type] = item.split(' ');
  return { name, type: type.length > 0 ? type.join(' ') : null, nullable: null };
}

function nameOf(name: ObjectName): string {
  if (name.jinja !== null) return name.jinja.args.at(-1)?.value ?? '';
  return name.parts.map((part) => part.name).join('.');
}
