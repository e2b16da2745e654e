import type { PartitionsObject, TableObject } from '../database/objects.ts';

type Quote = (name: string) => string;

/** Partitions of PostgreSQL are tables of their own, which the catalog lists by name and bound. */
export function postgresPartitions({ schema, name }: TableObject, { method, by, partitions }: PartitionsObject, quote: Quote) {
  const place = (table: string) => (schema === null ? quote(table) : `${quote(schema)}.${quote(table)}`);
  return {
    clause: `PARTITION BY ${(method ?? 'range').toUpperCase()} (${by})`,
    statements: partitions.map(
      (part) =>
        `${part.below === undefined ? '' : `-- ${place(part.name)} is split again (${part.below.join(', ')}): add that by hand.\n`}CREATE TABLE ${place(part.name)} PARTITION OF ${place(name)}${part.bound === null ? '' : ` ${part.bound}`};`,
    ),
  };
}

/** MySQL says `range columns` for what is written RANGE COLUMNS, and of a bound only the values. */
export function mysqlPartitions({ method, by, partitions }: PartitionsObject, quote: Quote) {
  const split = `PARTITION BY ${(method ?? 'range').toUpperCase()} (${by})`;
  const bound = (values: string) => {
    if (/list/i.test(method ?? '')) return ` VALUES IN (${values})`;
    return values === 'MAXVALUE' ? ' VALUES LESS THAN MAXVALUE' : ` VALUES LESS THAN (${values})`;
  };
  const hasBounds = partitions.some((part) => part.bound !== null);
  if (!hasBounds) return { clause: `${split} PARTITIONS ${partitions.length}`, statements: [] };
  const lines = partitions.map((part) => `  PARTITION ${quote(part.name)}${part.bound === null ? '' : bound(part.bound)}`);
  return { clause: `${split} (\n${lines.join(',\n')}\n)`, statements: [] };
}
