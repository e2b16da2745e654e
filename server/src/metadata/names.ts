import type { DialectName } from '../protocol/index.ts';
import { foldIdentifier, type Identifier, type ObjectName } from '../sql/index.ts';
import type { NamePart } from './model.ts';

/** The schema of a name that is written without one, where the dialect has such a schema. */
const DEFAULT_SCHEMA: Readonly<Partial<Record<DialectName, string>>> = {
  postgres: 'public',
  redshift: 'public',
  tsql: 'dbo',
  duckdb: 'main',
  sqlite: 'main',
  snowflake: 'PUBLIC',
  spark: 'default',
};

/** Dialects in which quotes make another name of it. */
const QUOTES_MATTER: ReadonlySet<DialectName> = new Set(['postgres', 'oracle', 'snowflake']);

/**
 * How a name from DDL is printed: as PostgreSQL stores it, else as it is written. Oracle and Snowflake store upper case, which few people
 * write: their completions and quick fixes would shout.
 */
export function spellIdentifier(dialect: DialectName, identifier: Pick<Identifier, 'name' | 'quoted'>): string {
  return identifier.quoted || (dialect !== 'postgres' && dialect !== 'redshift') ? identifier.name : identifier.name.toLowerCase();
}

/** The parts of a name; BigQuery's `project.dataset.table` in one pair of backticks is three. */
export function nameParts(dialect: DialectName, name: ObjectName): NamePart[] {
  return name.parts.flatMap((identifier) => partsOf(dialect, identifier));
}

/** Parts of a name that is given as text: `catalog.schema.table`. Each part counts as quoted, so that its case stays. */
export function textParts(dialect: DialectName, name: string): NamePart[] {
  return name.split('.').map((text) => ({ text, folded: comparable(dialect, { name: text, quoted: false }) }));
}

/**
 * A name as a database's catalog has it. What Oracle and Snowflake store in upper case is printed in lower case, as in `spellIdentifier`:
 * written so, it means the same.
 */
export function catalogPart(dialect: DialectName, name: string): NamePart {
  const text = foldIdentifier(dialect, { name: 'a', quoted: false }) === 'A' && PLAIN_UPPER.test(name) ? name.toLowerCase() : name;
  return { text, folded: comparable(dialect, { name, quoted: true }) };
}

const PLAIN_UPPER = /^[A-Z][A-Z0-9_$#]*$/;

/** Where case tells no two names apart, they are compared in lower case. */
function comparable(dialect: DialectName, identifier: Pick<Identifier, 'name' | 'quoted'>): string {
  return QUOTES_MATTER.has(dialect) ? foldIdentifier(dialect, identifier) : identifier.name.toLowerCase();
}

function partsOf(dialect: DialectName, identifier: Identifier): NamePart[] {
  const pieces = dialect === 'bigquery' && identifier.name.includes('.') ? identifier.name.split('.') : [identifier.name];
  return pieces.map((name) => {
    const piece = { name, quoted: identifier.quoted };
    return { text: spellIdentifier(dialect, piece), folded: comparable(dialect, piece) };
  });
}

/** The parts as they are compared: a name without schema gets the dialect's default one. */
export function qualifiedParts(dialect: DialectName, parts: readonly NamePart[]): readonly string[] {
  const folded = parts.map((part) => part.folded);
  const schema = DEFAULT_SCHEMA[dialect];
  return folded.length === 1 && schema !== undefined ? [schema, ...folded] : folded;
}

/** The name of one of several tables that share theirs: `orders (oracle)`. */
export function labelled(name: string, label: string): string {
  return `${name} (${label})`;
}

/** A name with such a label in two; the label is null where there is none. What belongs to one file is called after its path, which is no label. */
export function splitLabel(id: string): { readonly plain: string; readonly label: string | null } {
  if (!id.endsWith(')')) return { plain: id, label: null };
  const [, plain = id, label = null] = /^(.+) \(([^()./]*)\)$/.exec(id) ?? [];
  return { plain, label };
}

/** Tables are filed under the last part of their name in lower case, so that every dialect finds its candidates at one place. */
export function bucketName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

/** The same for names in `ref` and `source`. Versions of a model (`orders.v2`, the file `orders_v2.sql`) are filed under the model's name, by which they can be read. */
export function jinjaBucket(name: string): string {
  return bucketName(name.replace(/[._]v\w+$/i, ''));
}

/** Dialects of one family write into one catalog. */
export function sameFamily(a: DialectName, b: DialectName): boolean {
  return a === b || FAMILIES.some((family) => family.has(a) && family.has(b)) || a === 'ansi' || b === 'ansi';
}

const FAMILIES: readonly ReadonlySet<DialectName>[] = [new Set(['mysql', 'mariadb']), new Set(['postgres', 'redshift'])];

const SYSTEM_SCHEMAS: ReadonlySet<string> = new Set([
  'information_schema',
  'pg_catalog',
  'pg_toast',
  'sys',
  'system',
  'mysql',
  'performance_schema',
  'sysman',
  'tempdb',
  'msdb',
  'master',
  'snowflake',
  'account_usage',
]);

/** Prefixes and names of system tables that are used without a schema, by dialect. */
const SYSTEM_NAMES: Readonly<Partial<Record<DialectName, RegExp>>> = {
  oracle: /^(dual|(all|user|dba|cdb)_\w+|g?v_?\$.+|x\$.+|sysdate|tab|cat|col|plan_table|new|old)$/i,
  postgres: /^(pg_\w+|new|old|new_table|old_table)$/i,
  redshift: /^(pg_\w+|st[lv]_\w+|sv[vlc]_\w+|svcs_\w+|sys_\w+)$/i,
  mysql: /^(dual|new|old)$/i,
  mariadb: /^(dual|new|old|seq_\w+)$/i,
  tsql: /^(sys(objects|columns|indexes|types|users|databases|processes|comments)|inserted|deleted|spt_values)$/i,
  bigquery: /^__\w+__$/i,
  sqlite: /^(sqlite_\w+|pragma_\w+|dbstat|new|old)$/i,
  duckdb: /^(duckdb_\w+|pg_\w+|pragma_\w+|sqlite_master)$/i,
  snowflake: /^dual$/i,
};

/** Tables that a database brings along: nobody declares them, so that their absence from the files says nothing. */
export function isSystemName(dialect: DialectName, parts: readonly NamePart[]): boolean {
  const last = parts.at(-1)?.text ?? '';
  return SYSTEM_NAMES[dialect]?.test(last) === true || parts.slice(0, -1).some((part) => SYSTEM_SCHEMAS.has(part.text.toLowerCase()));
}

/** Names that no DDL of the workspace can exclude: temp tables, wildcard tables, files read as tables. */
export function isOpenName(parts: readonly NamePart[]): boolean {
  const last = parts.at(-1)?.text ?? '';
  return last === '' || /^[#@]|[*/\\]|\.(csv|tsv|parquet|json|jsonl|gz)$/i.test(last);
}
