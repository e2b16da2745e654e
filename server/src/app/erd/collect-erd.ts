import { inferRelations, type ValuesOf } from '../../lineage/index.ts';
import type { CatalogTable } from '../../metadata/index.ts';
import type { Erd, ErdRelation, ErdTable } from '../../protocol/index.ts';
import { familyOf, type TypeFamily } from '../../sql/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import type { Locations } from '../locations.ts';

/** Tables with the relations that somebody has declared. */
export interface DeclaredTables {
  readonly tables: readonly ErdTable[];
  readonly declared: readonly ErdRelation[];
}

interface FileTables extends DeclaredTables {
  /** The connections that the files of tables belong to. */
  readonly connections: ReadonlyMap<string, readonly ErdTable[]>;
}

/** All tables that the files define, with their keys. Views are left out: they refer to nothing. */
export function fileTables(workspace: Workspace, locations: Locations): FileTables {
  const known = new Map<string, CatalogTable>();
  for (const { table } of workspace.tables()) if (table.kind !== 'view' && table.kind !== 'temp') known.set(table.id, table);
  const catalog = [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const declared = catalog.flatMap((table) => declaredRelations(table, known));
  const connections = new Map<string, ErdTable[]>();
  const tables = catalog.map((table): ErdTable => {
    const drawn = tableOf(table, locations);
    const file = table.sites[0] === undefined ? null : workspace.file(table.sites[0].uri);
    const connection = file === null ? null : workspace.connectionOf(file);
    if (connection !== null) connections.set(connection, [...(connections.get(connection) ?? []), drawn]);
    return drawn;
  });
  return { tables, declared, connections };
}

/** Relations that no key declares are inferred and say so; columns say whether they refer to something. */
export function withInferred({ tables, declared }: DeclaredTables, valuesOf: ValuesOf): Erd {
  const relations = [...declared, ...inferRelations(tables, declared, sameFamily, valuesOf)];
  const referring = new Set(relations.flatMap(({ from }) => from.columns.map((column) => `${from.table}\n${column}`)));
  return {
    tables: tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => ({ ...column, foreignKey: referring.has(`${table.id}\n${column.name}`) })),
    })),
    relations,
  };
}

function tableOf(table: CatalogTable, locations: Locations): ErdTable {
  return {
    id: table.id,
    schema: table.schema,
    name: table.name,
    kind: 'table',
    description: table.description,
    location: locations.locate(table.sites[0]),
    columns: table.columns.map(({ name, type, primaryKey, nullable, tests }) => ({
      name,
      type,
      // dbt has no keys; a column that is tested to be unique and never null is one.
      primaryKey: primaryKey || (table.kind === 'model' && tests.includes('unique') && tests.includes('not_null')),
      nullable: primaryKey || tests.includes('not_null') ? false : nullable,
      foreignKey: false,
    })),
  };
}

/** Columns that refer to one table with the same number of columns of its key are one relation. */
function declaredRelations(table: CatalogTable, known: ReadonlyMap<string, CatalogTable>): ErdRelation[] {
  const byTarget = new Map<string, { readonly column: CatalogTable['columns'][number]; readonly to: string }[]>();
  for (const column of table.columns) {
    const target = column.references?.table ?? null;
    if (column.references === null || target === null || !known.has(target)) continue;
    const pair = { column, to: column.references.column };
    const pairs = byTarget.get(target);
    if (pairs === undefined) byTarget.set(target, [pair]);
    else pairs.push(pair);
  }
  const key = table.columns.filter(({ primaryKey }) => primaryKey).map(({ name }) => name);
  return [...byTarget].flatMap(([target, pairs]) => {
    // Two columns that refer to the same column (billed to, shipped to) are two relations.
    const composite = new Set(pairs.map(({ to }) => to)).size === pairs.length && pairs.length > 1;
    return (composite ? [pairs] : pairs.map((pair) => [pair])).map((columns): ErdRelation => {
      const names = columns.map(({ column }) => column.name);
      return {
        from: { table: table.id, columns: names },
        to: { table: target, columns: columns.map(({ to }) => to) },
        many: !(key.length === names.length && key.every((name) => names.includes(name))),
        optional: columns.some(({ column }) => column.nullable !== false && !column.primaryKey),
        inferred: false,
        confidence: 1,
        reason: '',
      };
    });
  });
}

const NUMBERS: ReadonlySet<TypeFamily> = new Set(['integer', 'decimal', 'float']);

/** Types that can hold the same values; of one that is not known nothing is believed against it. */
function sameFamily(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true;
  const [one, other] = [familyOf(a), familyOf(b)];
  return one === other || one === 'unknown' || other === 'unknown' || (NUMBERS.has(one) && NUMBERS.has(other));
}
