import { CompiledQuery, type Kysely } from 'kysely';
import type { Backend } from './backend.ts';
import type { StoreTables, TableName } from './schema.ts';

export type Value = string | number | boolean | null;

/** SQLite takes 32,766 parameters, PostgreSQL 65,535; beyond some thousands a statement gains nothing. */
const MOST_PARAMETERS = 8_000;

/**
 * Inserts many rows. The statement is written once for each number of rows: kysely would put it together anew for every batch, which
 * takes longer than SQLite does to carry it out.
 */
export async function insertRows<T extends TableName>(
  db: Kysely<StoreTables>,
  backend: Backend,
  table: T,
  columns: readonly (keyof StoreTables[T] & string)[],
  rows: readonly (readonly Value[])[],
): Promise<void> {
  const most = Math.floor(MOST_PARAMETERS / columns.length);
  for (let at = 0; at < rows.length; at += most) {
    const some = rows.slice(at, at + most);
    await db.executeQuery(CompiledQuery.raw(insertStatement(backend, table, columns, some.length), some.flat()));
  }
}

function insertStatement(backend: Backend, table: string, columns: readonly string[], rows: number): string {
  const row = (at: number) => columns.map((_, column) => (backend === 'postgres' ? `$${at * columns.length + column + 1}` : '?')).join(',');
  const values = Array.from({ length: rows }, (_, at) => `(${row(at)})`).join(',');
  return `insert into ${table} (${columns.join(',')}) values ${values}`;
}
