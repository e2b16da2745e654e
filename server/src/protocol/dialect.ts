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
  'ansi',
] as const;
export type DialectName = (typeof DIALECT_NAMES)[number];
