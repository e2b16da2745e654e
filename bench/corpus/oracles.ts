import { DatabaseSync } from 'node:sqlite';
import { loadModule, parseSync } from 'libpg-query';
import type { Oracle } from './oracle.ts';

/** PostgreSQL's grammar as a library. */
export async function postgresOracle(): Promise<Oracle> {
  await loadModule();
  return { name: 'PostgreSQL', dialect: 'postgres', refusals: async (statements) => statements.map(refusedByPostgres) };
}

function refusedByPostgres(sql: string): string | null {
  try {
    parseSync(sql);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** SQLite as it is in Node: it looks names up while it parses, so that other complaints say nothing about the syntax before them. */
export function sqliteOracle(): Oracle {
  const db = new DatabaseSync(':memory:');
  return { name: 'SQLite', dialect: 'sqlite', refusals: async (statements) => statements.map((sql) => refusedBySqlite(db, sql)) };
}

/** Outside of DDL names are looked up when the statement has been read whole. */
const UNKNOWN_NAME = /^(?:no such (?:table|column|function|index|view|collation sequence)|wrong number of arguments|ambiguous column)/;
const SYNTAX = /syntax error|incomplete input|unrecognized token/;

function refusedBySqlite(db: DatabaseSync, sql: string): string | null | undefined {
  try {
    db.prepare(sql);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (SYNTAX.test(message)) return message;
    return UNKNOWN_NAME.test(message) && !/^\s*(?:explain\s+)?create\b/i.test(sql) ? null : undefined;
  }
}
