import { canStandAlone } from '../../ide/index.ts';
import { type ObjectPlace, profileDialect } from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { foldIdentifier } from '../../sql/index.ts';

/** A name of a database's catalog as SQL of that database must write it: quoted when it would mean something else without. */
export function exactIdentifier(dialect: DialectName, name: string): string {
  const same = foldIdentifier(dialect, { name, quoted: false }) === foldIdentifier(dialect, { name, quoted: true });
  return same && canStandAlone(dialect, name) && !isRefused(dialect, name) ? name : quoted(dialect, name);
}

/** The name of an object with its schema, and with its catalog where the dialect has three parts. */
export function exactName(dialect: DialectName, place: ObjectPlace): string {
  return placeParts(dialect, place)
    .map((part) => exactIdentifier(dialect, part))
    .join('.');
}

/** A statement that reads the first rows. Every name is quoted. */
export function previewSql(dialect: DialectName, place: ObjectPlace, columns: readonly string[], limit: number): string {
  const items = columns.length === 0 ? '*' : columns.map((column) => quoted(dialect, column)).join(', ');
  const from = placeParts(dialect, place)
    .map((part) => quoted(dialect, part))
    .join('.');
  const rest = `FROM ${from}`;
  return profileDialect(dialect)?.first(items, rest, limit) ?? `SELECT ${items} ${rest} LIMIT ${limit}`;
}

/** A statement for people to go on with: all columns, one a line. */
export function querySql(dialect: DialectName, place: ObjectPlace, columns: readonly string[]): string {
  const items = columns.length === 0 ? ['*'] : columns.map((column) => exactIdentifier(dialect, column));
  return `SELECT\n${items.map((item) => `  ${item}`).join(',\n')}\nFROM ${exactName(dialect, place)};\n`;
}

/** Oracle's reserved words, by its SQL Language Reference: our parser is more lenient, and takes some of them for names. */
const REFUSED_BY_ORACLE: ReadonlySet<string> = new Set(
  `ACCESS ADD ALL ALTER AND ANY AS ASC AUDIT BETWEEN BY CHAR CHECK CLUSTER COLUMN COMMENT COMPRESS CONNECT CREATE CURRENT DATE DECIMAL DEFAULT DELETE
  DESC DISTINCT DROP ELSE EXCLUSIVE EXISTS FILE FLOAT FOR FROM GRANT GROUP HAVING IDENTIFIED IMMEDIATE IN INCREMENT INDEX INITIAL INSERT INTEGER
  INTERSECT INTO IS LEVEL LIKE LOCK LONG MAXEXTENTS MINUS MLSLABEL MODE MODIFY NOAUDIT NOCOMPRESS NOT NOWAIT NULL NUMBER OF OFFLINE ON ONLINE OPTION
  OR ORDER PCTFREE PRIOR PUBLIC RAW RENAME RESOURCE REVOKE ROW ROWID ROWNUM ROWS SELECT SESSION SET SHARE SIZE SMALLINT START SUCCESSFUL SYNONYM
  SYSDATE TABLE THEN TO TRIGGER UID UNION UNIQUE UPDATE USER VALIDATE VALUES VARCHAR VARCHAR2 VIEW WHENEVER WHERE WITH`.split(/\s+/),
);

function isRefused(dialect: DialectName, name: string): boolean {
  return dialect === 'oracle' && REFUSED_BY_ORACLE.has(name.toUpperCase());
}

function placeParts(dialect: DialectName, { catalog, schema, name }: ObjectPlace): readonly string[] {
  const parts = profileDialect(dialect)?.nameParts === 3 ? [catalog, schema, name] : [schema, name];
  return parts.filter((part) => part !== null);
}

function quoted(dialect: DialectName, name: string): string {
  return profileDialect(dialect)?.quote(name) ?? `"${name.replaceAll('"', '""')}"`;
}
