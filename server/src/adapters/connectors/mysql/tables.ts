import type { ColumnObject, IndexObject, KeyObject, PartitionsObject, TableObject } from '../../../metadata/index.ts';
import { groupRows } from '../group-rows.ts';
import { withReasons } from './broken-views.ts';
import { CHECKS, COLUMNS, CONSTRAINTS, INDEXES, KEY_COLUMNS, PARTITIONS, REFERENCES, VIEWS } from './catalog-queries.ts';
import type { PrepareQuery, RunCatalogQuery } from './in-session.ts';

type Row = readonly unknown[];

export interface ListedTable {
  readonly name: string;
  readonly type: string;
  readonly comment: string | null;
  readonly rows: number | null;
  readonly bytes: number | null;
}

/** Tables and views with all that belongs to them, by eight queries however many there are, and one more for each view that does not work. They are given in the server's order. */
export async function readTables(
  { run, prepare }: { readonly run: RunCatalogQuery; readonly prepare: PrepareQuery },
  schema: string,
  tables: readonly ListedTable[],
  isMariaDb: boolean,
): Promise<TableObject[]> {
  const part = [schema, tables[0]?.name ?? '', tables.at(-1)?.name ?? ''];
  const server = isMariaDb ? 'mariadb' : 'mysql';
  const columns = byTable(await run(COLUMNS, part));
  const constraints = byTable(await run(CONSTRAINTS, part));
  const keyColumns = byTable(await run(KEY_COLUMNS, part));
  const references = byTable(await run(REFERENCES, part));
  const checks = await run(CHECKS[server], isMariaDb ? part : [schema]);
  const indexes = byTable(await run(INDEXES[server], part));
  const partitions = byTable(await run(PARTITIONS, part));
  const views = byTable(await run(VIEWS, part));
  const read = tables.map(({ name, type, comment, rows, bytes }): TableObject => {
    const isView = type === 'VIEW' || type === 'SYSTEM VIEW';
    const definition = views.get(name)?.[0]?.[1];
    const expressions = checks.filter(([table]) => table === null || table === name);
    return {
      catalog: null,
      schema,
      name,
      kind: isView ? 'view' : 'table',
      comment,
      definition: typeof definition === 'string' && definition !== '' ? definition : null,
      columns: (columns.get(name) ?? []).map((row) => readColumn(row, isMariaDb)),
      keys: readKeys(constraints.get(name) ?? [], keyColumns.get(name) ?? [], references.get(name) ?? [], expressions),
      indexes: readIndexes(indexes.get(name) ?? []),
      partitions: readPartitions(partitions.get(name) ?? []),
      rows,
      bytes,
    };
  });
  const broken = read.filter(({ kind, columns: own, definition }) => kind === 'view' && own.length === 0 && definition !== null);
  const told = await withReasons(broken, prepare, (name) => views.get(name)?.[0]?.[2] === 'INVOKER');
  const reasons = new Map(told.map((view) => [view.name, view]));
  return read.map((table) => reasons.get(table.name) ?? table);
}

function byTable(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  return groupRows(rows, ([table]) => table);
}

function readColumn([, name, type, nullable, value, extra, generated, comment, baseType]: Row, isMariaDb: boolean): ColumnObject {
  const isGenerated = /generated/i.test(String(extra)) && !/default_generated/i.test(String(extra));
  return {
    name: String(name),
    type: String(type),
    nullable: nullable === 'YES',
    default: isGenerated ? null : withUpdate(defaultOf(value, String(extra), String(baseType), isMariaDb), String(extra)),
    generated: isGenerated && typeof generated === 'string' ? generated : null,
    ...(isGenerated && { computed: /stored|persistent/i.test(String(extra)) ? ('stored' as const) : ('virtual' as const) }),
    identity: /auto_increment/i.test(String(extra)),
    comment: typeof comment === 'string' && comment !== '' ? comment : null,
  };
}

/** What a column is set to by every update is a part of its default in DDL, without which a statement that writes the column anew would lose it. */
function withUpdate(value: string | null, extra: string): string | null {
  const update = /on update \S+/i.exec(extra)?.[0];
  return update === undefined ? value : `${value ?? 'NULL'} ${update}`;
}

/** MariaDB prints an expression, NULL among them; MySQL prints the text of a literal, without quotes. */
function defaultOf(value: unknown, extra: string, baseType: string, isMariaDb: boolean): string | null {
  if (value === null || value === undefined) return null;
  const text = String(value);
  if (isMariaDb) return text === 'NULL' ? null : text;
  const isExpression =
    /default_generated/i.test(extra) || /int|decimal|float|double|bit/.test(baseType) || /^current_timestamp/i.test(text);
  return isExpression ? text : `'${text.replaceAll("'", "''")}'`;
}

function readKeys(constraints: readonly Row[], columns: readonly Row[], references: readonly Row[], checks: readonly Row[]): KeyObject[] {
  return constraints.flatMap<KeyObject>(([, constraint, type]) => {
    const name = String(constraint);
    const own = columns.filter((row) => row[1] === constraint);
    const names = own.map((row) => String(row[2]));
    switch (type) {
      case 'PRIMARY KEY':
        return [{ kind: 'primary', name, columns: names }];
      case 'UNIQUE':
        return [{ kind: 'unique', name, columns: names }];
      case 'CHECK':
        return [{ kind: 'check', name, expression: String(checks.find((row) => row[1] === constraint)?.[2] ?? '') }];
      case 'FOREIGN KEY': {
        const [, , onDelete, onUpdate] = references.find((row) => row[1] === constraint) ?? [];
        const foreign = own.filter((row) => row[4] !== null);
        return [
          {
            kind: 'foreign',
            name,
            columns: foreign.map((row) => String(row[2])),
            references: { catalog: null, schema: String(foreign[0]?.[3] ?? ''), name: String(foreign[0]?.[4] ?? '') },
            referencedColumns: foreign.map((row) => String(row[5])),
            onDelete: actionOf(onDelete),
            ...(actionOf(onUpdate) !== null && { onUpdate: actionOf(onUpdate) ?? '' }),
          },
        ];
      }
      default:
        return [];
    }
  });
}

/** RESTRICT is what holds when nothing is said. */
function actionOf(rule: unknown): string | null {
  return typeof rule === 'string' && rule !== 'NO ACTION' && rule !== 'RESTRICT' ? rule : null;
}

function readIndexes(rows: readonly Row[]): IndexObject[] {
  return [...groupRows(rows, ([, index]) => index)].map(([name, parts]) => ({
    name,
    unique: Number(parts[0]?.[2]) === 0,
    parts: parts.map(([, , , column, length, , expression]) => {
      if (column === null) return `(${String(expression)})`;
      return length === null ? String(column) : `${String(column)}(${String(length)})`;
    }),
    method: parts[0]?.[5] === null ? null : String(parts[0]?.[5]).toLowerCase(),
    condition: null,
  }));
}

function readPartitions(rows: readonly Row[]): PartitionsObject | null {
  const [first] = rows;
  if (first === undefined) return null;
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value));
  return {
    method: text(first[2])?.toLowerCase() ?? null,
    by: text(first[3]) ?? '',
    // Subpartitions are rows of their own, with the name of their partition.
    partitions: [...groupRows(rows, ([, name]) => name)].map(([name, parts]) => ({
      name: String(name),
      bound: text(parts[0]?.[4]),
      rows: parts.every(([, , , , , count]) => count === null) ? null : parts.reduce((sum, [, , , , , count]) => sum + Number(count), 0),
    })),
  };
}
