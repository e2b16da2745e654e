import { say } from '../../base/index.ts';
import type { ErdColumn, ErdRelation, ErdTable } from '../../protocol/index.ts';
import { type Evidence, evidenceOf, type ValuesOf } from './evidence.ts';

/** What the inference needs to know of types: whether two can hold the same values. */
export type SameKind = (a: string | null, b: string | null) => boolean;

/**
 * Foreign keys that nobody has declared: a column that is called as the only key column of another table, or as that table with `_id`, `_key`, `_code` …
 * behind it, and has a type like it. What is known of the values speaks against a candidate, or for it. In doubt (several tables have such a key)
 * the one whose values fit counts, then the one of the same schema; with several there, none.
 */
export function inferRelations(
  tables: readonly ErdTable[],
  known: readonly ErdRelation[],
  sameKind: SameKind,
  valuesOf: ValuesOf = () => null,
): readonly ErdRelation[] {
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
      const values = valuesOf(table.id, column.name);
      const candidates = [...new Set([...named, ...stems])]
        .filter((one) => one.table !== table && sameKind(column.type, one.key.type))
        .map((one) => ({ ...one, evidence: evidenceOf(values, valuesOf(one.table.id, one.key.name)) }))
        .filter(({ evidence }) => evidence.verdict !== 'against');
      const chosen = onlyOf(candidates, table.schema);
      if (chosen === null) return [];
      const isNamed = named.some((one) => one.table === chosen.table);
      return [
        {
          from: { table: table.id, columns: [column.name] },
          to: { table: chosen.table.id, columns: [chosen.key.name] },
          many: true,
          optional: column.nullable !== false,
          inferred: true,
          confidence: confidenceOf(column, chosen, { isNamed, isNear: chosen.table.schema === table.schema }),
          reason: [
            isNamed
              ? say('{0} is called as the key of {1}.', column.name, chosen.table.id)
              : say('{0} is called after {1}, whose key is {2}.', column.name, chosen.table.id, chosen.key.name),
            chosen.evidence.reason,
          ]
            .filter(Boolean)
            .join(' '),
        },
      ];
    });
  });
}

interface Candidate {
  readonly table: ErdTable;
  readonly key: ErdColumn;
  readonly evidence: Evidence;
}

function onlyOf(candidates: readonly Candidate[], schema: string | null): Candidate | null {
  const fitting = candidates.filter(({ evidence }) => evidence.verdict === 'for');
  const near = (among: readonly Candidate[]) => among.filter(({ table }) => table.schema === schema);
  for (const among of [near(fitting), fitting, near(candidates), candidates]) {
    const [only, ...others] = among;
    if (only !== undefined) return others.length > 0 ? null : only;
  }
  return null;
}

/** Names alone are right more often than not; values that fit nearly always. */
function confidenceOf(
  column: ErdColumn,
  { key, evidence }: Candidate,
  { isNamed, isNear }: { readonly isNamed: boolean; readonly isNear: boolean },
): number {
  const sameType = column.type !== null && key.type !== null && column.type.toLowerCase() === key.type.toLowerCase();
  const byName = (isNamed ? 0.65 : 0.55) + (isNear ? 0.1 : 0) + (sameType ? 0.1 : 0);
  switch (evidence.verdict) {
    case 'for':
      return Math.round((byName + (1 - byName) * 0.75) * 100) / 100;
    case 'doubt':
      return Math.round(byName * 0.6 * 100) / 100;
    case 'unknown':
    case 'against':
      return Math.round(byName * 100) / 100;
  }
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
