import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DialectName } from '../../server/src/protocol/index.ts';
import { parseScript } from '../../server/src/sql/index.ts';
import { QUERY_TYPES } from './parse.ts';

/** The statements of one dialect in the corpora: queries and DML, or everything. */
export function corpusStatements(folder: string, file: string, only: 'queries' | 'all'): string[] {
  const path = join(folder, 'parse', `${file}.json`);
  if (!existsSync(path)) return [];
  const files = JSON.parse(readFileSync(path, 'utf8')) as readonly { statements: readonly { type: string; sql: string }[] }[];
  return files.flatMap((f) => f.statements.filter((s) => only === 'all' || QUERY_TYPES.has(s.type)).map((s) => s.sql));
}

/**
 * Statements out of every `.sql` file and `.test` file (SQLite's in Tcl, MariaDB's for mysqltest) under a folder, cut roughly: what is no statement
 * is refused by the database that judges, and so does not count.
 */
export function folderStatements(folder: string, dialect: DialectName): string[] {
  const statements = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(sql|test|inc)$/.test(entry.name)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    const found = entry.name.endsWith('.sql')
      ? cut(text, dialect)
      : dialect === 'sqlite'
        ? tclBraces(text).flatMap((sql) => cut(sql, dialect))
        : mysqlTest(text);
    for (const sql of found) if (sql.length < 20_000) statements.add(sql);
  }
  return [...statements];
}

function cut(text: string, dialect: DialectName): string[] {
  return parseScript(text, dialect).statements.map(({ range }) => text.slice(range.start, range.end));
}

/** What stands in braces behind `execsql`, `db eval` and their kin. */
function tclBraces(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(/\b(?:execsql|catchsql|eval|do_execsql_test|do_catchsql_test|do_eqp_test)\b[^{}\n]*\{/g)) {
    const from = match.index + match[0].length;
    let depth = 1;
    let at = from;
    while (at < text.length && depth > 0) {
      if (text[at] === '{') depth++;
      else if (text[at] === '}') depth--;
      at++;
    }
    found.push(text.slice(from, at - 1));
  }
  return found;
}

/** mysqltest: commands of its own in lines, statements up to a delimiter that may change. */
function mysqlTest(text: string): string[] {
  const found: string[] = [];
  let delimiter = ';';
  let statement = '';
  for (const line of text.split(/\r?\n/)) {
    if (statement === '' && /^\s*(#|--|$)/.test(line)) continue;
    const changed = statement === '' ? /^\s*delimiter\s+(\S+)/i.exec(line) : null;
    if (changed !== null) {
      const [, next = ';'] = changed;
      delimiter = next.endsWith(delimiter) && next.length > delimiter.length ? next.slice(0, -delimiter.length) : next;
      continue;
    }
    statement += `${line}\n`;
    if (!line.trimEnd().endsWith(delimiter)) continue;
    found.push(statement.trimEnd().slice(0, -delimiter.length).trim());
    statement = '';
  }
  return found;
}
