import {
  type CellValue,
  type ColumnObject,
  failureOf,
  type IndexObject,
  type KeyObject,
  type RoutineObject,
  type TableObject,
} from '../../../metadata/index.ts';
import { groupRows } from '../group-rows.ts';
import { indexExpressions, tableExpressions } from './stored-sql.ts';

type Row = readonly CellValue[];
type Run = (sql: string, parameters?: readonly unknown[]) => Promise<readonly Row[]>;

/** Tables that people have made, not those in which virtual tables keep their data. */
const TABLES = `
SELECT m.name, m.sql FROM sqlite_schema m JOIN pragma_table_list l ON l.name = m.name AND l.schema = 'main'
WHERE m.type = 'table' AND l.type <> 'shadow' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY m.name`;
const COLUMNS = `
SELECT m.name, c.name, c.type, c."notnull", c.dflt_value, c.pk, c.hidden FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) c
WHERE m.type = 'table' AND c.hidden <> 1 ORDER BY m.name, c.cid`;
const FOREIGN_KEYS = `
SELECT m.name, f.id, f."table", f."from", f."to", f.on_delete, f.on_update FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
WHERE m.type = 'table' ORDER BY m.name, f.id, f.seq`;
const INDEXES = `
SELECT m.name, i.name, i."unique", i.origin, x.name, s.sql FROM sqlite_schema m JOIN pragma_index_list(m.name) i JOIN pragma_index_xinfo(i.name) x
LEFT JOIN sqlite_schema s ON s.type = 'index' AND s.name = i.name
WHERE m.type = 'table' AND x.key = 1 ORDER BY m.name, i.name, x.seqno`;
const HAS_STATISTICS = "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'";
const STATISTICS = 'SELECT tbl, max(CAST(stat AS INTEGER)) FROM sqlite_stat1 GROUP BY tbl';
const VIEWS = "SELECT name, sql FROM sqlite_schema WHERE type = 'view' ORDER BY name";
const VIEW_COLUMNS = `
SELECT m.name, c.name, c.type, c."notnull", c.dflt_value, c.pk, c.hidden FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) c
WHERE m.type = 'view' AND (?1 IS NULL OR m.name = ?1) ORDER BY m.name, c.cid`;
const TRIGGERS = "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name";

export async function readTables(run: Run, schema: string): Promise<TableObject[]> {
  const tables = await run(TABLES);
  const columns = byTable(await run(COLUMNS));
  const foreignKeys = byTable(await run(FOREIGN_KEYS));
  const indexes = byTable(await run(INDEXES));
  const hasStatistics = (await run(HAS_STATISTICS))[0]?.[0] === 1;
  const counts = new Map(hasStatistics ? (await run(STATISTICS)).map(([table, rows]) => [table, Number(rows)]) : []);
  const primary = (table: string) => primaryKey(columns.get(table) ?? []);
  return tables.map(([tableName, sql]) => {
    const name = String(tableName);
    const { checks, generated } = tableExpressions(String(sql));
    const own = columns.get(name) ?? [];
    const ownIndexes = [...groupRows(indexes.get(name) ?? [], ([, index]) => index)];
    const key = primary(name);
    return {
      catalog: null,
      schema,
      name,
      kind: 'table',
      comment: null,
      definition: null,
      columns: own.map((row) => readColumn(row, key, generated)),
      keys: [
        ...(key.length > 0 ? [{ kind: 'primary' as const, name: '', columns: key }] : []),
        ...ownIndexes.flatMap(([index, rows]) => uniqueKey(index, rows)),
        ...[...groupRows(foreignKeys.get(name) ?? [], ([, id]) => id).values()].map((rows) => foreignKey(rows, schema, primary)),
        ...checks.map((check) => ({ kind: 'check' as const, ...check })),
      ],
      indexes: ownIndexes.map(([index, rows]) => readIndex(index, rows)),
      partitions: null,
      rows: counts.get(name) ?? null,
      bytes: null,
    };
  });
}

/** A view whose tables are gone has no columns, and says why. */
export async function readViews(run: Run, schema: string): Promise<TableObject[]> {
  const views = await run(VIEWS);
  let columns: ReadonlyMap<string, readonly Row[]>;
  const broken = new Map<string, string>();
  try {
    columns = byTable(await run(VIEW_COLUMNS, [null]));
  } catch (error) {
    if (failureOf(error)?.kind !== 'statement') throw error;
    const each = new Map<string, readonly Row[]>();
    for (const [name] of views) {
      try {
        each.set(String(name), await run(VIEW_COLUMNS, [name]));
      } catch (problem) {
        broken.set(String(name), failureOf(problem)?.message ?? String(problem));
      }
    }
    columns = each;
  }
  return views.map(([name, sql]) => ({
    catalog: null,
    schema,
    name: String(name),
    kind: 'view',
    comment: null,
    definition: String(sql),
    columns: (columns.get(String(name)) ?? []).map((row) => readColumn(row, [], new Map())),
    keys: [],
    indexes: [],
    partitions: null,
    rows: null,
    bytes: null,
    ...brokenBy(broken.get(String(name))),
  }));
}

function brokenBy(reason: string | undefined): Pick<TableObject, 'broken'> {
  return reason === undefined ? {} : { broken: reason };
}

export async function readTriggers(run: Run, schema: string): Promise<RoutineObject[]> {
  return (await run(TRIGGERS)).map(([name, table, sql]) => ({
    catalog: null,
    schema,
    name: String(name),
    kind: 'trigger',
    signature: `ON ${table}`,
    language: 'SQL',
    definition: String(sql),
    comment: null,
  }));
}

function byTable(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  return groupRows(rows, ([table]) => table);
}

function primaryKey(columns: readonly Row[]): string[] {
  return columns
    .filter((row) => Number(row[5]) > 0)
    .sort((a, b) => Number(a[5]) - Number(b[5]))
    .map((row) => String(row[1]));
}

function readColumn(
  [, columnName, type, notNull, value, , hidden]: Row,
  key: readonly string[],
  generated: ReadonlyMap<string, string>,
): ColumnObject {
  const name = String(columnName);
  const isGenerated = hidden === 2 || hidden === 3;
  // An integer that is the whole key is the number of the row, which SQLite gives out itself.
  const identity = key.length === 1 && key[0] === name && /^integer$/i.test(String(type));
  return {
    name,
    type: String(type),
    nullable: notNull !== 1 && !identity,
    default: value === null || value === undefined ? null : String(value),
    generated: isGenerated ? (generated.get(name) ?? '') : null,
    identity,
    comment: null,
    ...(isGenerated && { computed: hidden === 3 ? ('stored' as const) : ('virtual' as const) }),
  };
}

function uniqueKey(name: string, rows: readonly Row[]): KeyObject[] {
  return rows[0]?.[3] === 'u' ? [{ kind: 'unique', name, columns: rows.map((row) => String(row[4])) }] : [];
}

/** Columns that are not named are the key of the other table. */
function foreignKey(rows: readonly Row[], schema: string, primary: (table: string) => readonly string[]): KeyObject {
  const table = String(rows[0]?.[2]);
  const named = rows.flatMap((row) => (row[4] === null ? [] : [String(row[4])]));
  const [onDelete, onUpdate] = [String(rows[0]?.[5]), String(rows[0]?.[6])];
  return {
    kind: 'foreign',
    name: '',
    columns: rows.map((row) => String(row[3])),
    references: { catalog: null, schema, name: table },
    referencedColumns: named.length > 0 ? named : primary(table),
    onDelete: onDelete === 'NO ACTION' ? null : onDelete,
    ...(onUpdate !== 'NO ACTION' && { onUpdate }),
  };
}

function readIndex(name: string, rows: readonly Row[]): IndexObject {
  const sql = rows[0]?.[5];
  const written = typeof sql === 'string' ? indexExpressions(sql) : null;
  return {
    name,
    unique: rows[0]?.[2] === 1,
    parts: rows.map((row, index) => (row[4] === null ? (written?.parts[index] ?? '') : String(row[4]))),
    method: null,
    condition: written?.condition ?? null,
  };
}
