import type { CancellationToken } from '../../base/index.ts';
import { throwIfCancelled } from '../../base/index.ts';
import type { CrawledBrowser, KeyObject, ObjectPlace, TableObject } from '../../metadata/index.ts';
import type { ErdRelation, ErdTable } from '../../protocol/index.ts';
import type { DeclaredTables } from './collect-erd.ts';

/** More tables than these are not read for one picture. */
const MOST_TABLES = 5_000;
const PAGE = 500;

/** The tables of a database as its last crawl found them: of the schemas that are named, or of all. Keys are the database's own. */
export async function crawledTables(
  browser: CrawledBrowser,
  names: readonly string[],
  { token, breathe }: { readonly token: CancellationToken; readonly breathe: () => Promise<void> },
): Promise<DeclaredTables> {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const named = browser.schemas.filter(
    ({ name }) => wanted.has(name.toLowerCase()) || names.some((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}.`)),
  );
  const found: TableObject[] = [];
  for (const { name: schema } of named.length > 0 ? named : browser.schemas) {
    for (
      let page = browser.names('tables', schema, null, PAGE);
      page.length > 0;
      page = browser.names('tables', schema, page.at(-1) ?? null, PAGE)
    ) {
      for (const { name, kind, signature } of page) {
        if (kind !== 'table' && kind !== 'external-table') continue;
        const object = browser.object('tables', schema, name, signature);
        if (object !== null && 'columns' in object) found.push(object);
        if (found.length >= MOST_TABLES) break;
      }
      await breathe();
      throwIfCancelled(token);
      if (found.length >= MOST_TABLES) break;
    }
  }
  const byPlace = new Map(found.map((table) => [idOf(table), table]));
  return {
    tables: found.map(tableOf),
    declared: found.flatMap((table) => table.keys.flatMap((key) => relationsOf(table, key, byPlace))),
  };
}

function tableOf(table: TableObject): ErdTable {
  const primary = new Set(table.keys.flatMap((key) => (key.kind === 'primary' ? key.columns : [])));
  return {
    id: idOf(table),
    schema: table.schema,
    name: table.name,
    kind: 'table',
    description: table.comment,
    location: null,
    columns: table.columns.map(({ name, type, nullable }) => ({ name, type, nullable, primaryKey: primary.has(name), foreignKey: false })),
  };
}

function relationsOf(table: TableObject, key: KeyObject, tables: ReadonlyMap<string, TableObject>): ErdRelation[] {
  if (key.kind !== 'foreign') return [];
  const target = tables.get(idOf(key.references));
  if (target === undefined) return [];
  const unique = table.keys.some(
    (other) =>
      (other.kind === 'primary' || other.kind === 'unique') &&
      other.columns.length === key.columns.length &&
      other.columns.every((column) => key.columns.includes(column)),
  );
  return [
    {
      from: { table: idOf(table), columns: key.columns },
      to: { table: idOf(target), columns: key.referencedColumns },
      many: !unique,
      optional: table.columns.some(({ name, nullable }) => nullable && key.columns.includes(name)),
      inferred: false,
      confidence: 1,
      reason: '',
    },
  ];
}

function idOf({ schema, name }: ObjectPlace): string {
  return schema === null ? name : `${schema}.${name}`;
}
