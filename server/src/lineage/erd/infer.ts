import type { ErdRelation, ErdTable } from '../../protocol/index.ts';

/** What the inference needs to know of types: whether two can hold the same values. */
export type SameKind = (a: string | null, b: string | null) => boolean;

/**
 * Foreign keys that nobody has declared: a column that is called as the only key column of another table, or as that table with `_id`, `_key`, `_code` …
 * behind it, and has a type like it. In doubt (several tables have such a key) the one of the same schema; with several there, none.
 */
export function inferRelations(tables: readonly ErdTable[], known: readonly ErdRelation[], sameKind: SameKind): readonly ErdRelation[] {
  const keys = tables.flatMap((table) => {
    const primary = table.columns.filter(({ primaryKey }) => primaryKey);
    const [key] = primary;
    return key === undefined || primary.length > 1 ? [] : [{ table, key }];
  });
  const byKey = grouped(keys, ({ key }) => key.name.toLowerCase());
  const byTable = grouped(keys, ({ table }) => singular(bareName(table.name)));
  const declared = new Set(known.flatMap(({ from }) => from.columns.map((column) => `${from.table}\n${column}`)));
  return tables.flatMap((table) => {
    if (table.kind !== 'table') return [];
    const primary = table.columns.filter(({ primaryKey }) => primaryKey);
    return table.columns.flatMap((column): ErdRelation[] => {
      const isKey = column.primaryKey && primary.length === 1;
      // The key of a table refers to nothing by its name alone: layers of a warehouse have the same keys.
      if (declared.has(`${table.id}\n${column.name}`) || isKey) return [];
      const name = column.name.toLowerCase();
      const [, stem] = /^(.+?)_?(?:id|key|code|no|nr|num|number|sk|fk)$/.exec(name) ?? [];
      const named = GENERIC.has(name) ? [] : (byKey.get(name) ?? []);
      const stems = stem === undefined || stem === '' ? [] : (byTable.get(singular(stem)) ?? []);
      const candidates = [...new Set([...named, ...stems])].filter((one) => one.table !== table && sameKind(column.type, one.key.type));
      const near = candidates.filter((one) => one.table.schema === table.schema);
      const [only, ...others] = near.length > 0 ? near : candidates;
      if (only === undefined || others.length > 0) return [];
      return [
        {
          from: { table: table.id, columns: [column.name] },
          to: { table: only.table.id, columns: [only.key.name] },
          many: true,
          optional: column.nullable !== false,
          inferred: true,
          reason: named.includes(only)
            ? `${column.name} is called as the key of ${only.table.id}.`
            : `${column.name} is called after ${only.table.id}, whose key is ${only.key.name}.`,
        },
      ];
    });
  });
}

/** Names that any table may give to its key. */
const GENERIC: ReadonlySet<string> = new Set([
  'id',
  'key',
  'code',
  'name',
  'no',
  'number',
  'uuid',
  'guid',
  'date',
  'type',
  'status',
  'value',
]);

/** A name without what layers put before it. */
function bareName(name: string): string {
  return name.toLowerCase().replace(/^(dim|fct|fact|stg|int|raw|src|tb|tbl|t|d|f)_/, '');
}

function singular(name: string): string {
  if (/ies$/.test(name)) return name.replace(/ies$/, 'y');
  if (/(ss|us|is)$/.test(name)) return name;
  return /(ch|sh|x|ss)es$/.test(name) ? name.slice(0, -2) : name.replace(/s$/, '');
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
