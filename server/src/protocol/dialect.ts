/** The dialects that can be named in aetl.yaml, settings and on the command line. `mariadb` has tables of its own over mysql's. */
export const DIALECT_NAMES = [
  'oracle',
  'postgres',
  'mysql',
  'mariadb',
  'tsql',
  'bigquery',
  'sqlite',
  'duckdb',
  'snowflake',
  'spark',
  'redshift',
  'ansi',
] as const;
export type DialectName = (typeof DIALECT_NAMES)[number];

/** Other names that people know a dialect by. */
const SPELLINGS: Readonly<Record<string, DialectName>> = {
  databricks: 'spark',
  sparksql: 'spark',
  hive: 'spark',
  postgresql: 'postgres',
  sqlserver: 'tsql',
  mssql: 'tsql',
};

/** Every name that `dialectNamed` understands. */
export const DIALECT_SPELLINGS: readonly string[] = [...DIALECT_NAMES, ...Object.keys(SPELLINGS)];

export function dialectNamed(name: string): DialectName | null {
  const key = name.toLowerCase();
  return DIALECT_NAMES.find((known) => known === key) ?? SPELLINGS[key] ?? null;
}
