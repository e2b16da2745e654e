/** What a form asks of each kind of database. */
export interface DatabaseKind {
  readonly type: string;
  readonly label: string;
  readonly icon: string;
  /** A file instead of a server. */
  readonly isFile: boolean;
  readonly port: number | null;
  /** What `database` means to it. */
  readonly database: 'database' | 'service' | 'project';
  readonly login: 'password' | 'key-file' | 'none';
}

export const DATABASES: readonly DatabaseKind[] = [
  { type: 'postgres', label: 'PostgreSQL', icon: 'database', isFile: false, port: 5432, database: 'database', login: 'password' },
  { type: 'mysql', label: 'MySQL', icon: 'database', isFile: false, port: 3306, database: 'database', login: 'password' },
  { type: 'mariadb', label: 'MariaDB', icon: 'database', isFile: false, port: 3306, database: 'database', login: 'password' },
  { type: 'sqlite', label: 'SQLite', icon: 'file', isFile: true, port: null, database: 'database', login: 'none' },
  { type: 'mssql', label: 'SQL Server', icon: 'server', isFile: false, port: 1433, database: 'database', login: 'password' },
  { type: 'oracle', label: 'Oracle', icon: 'server', isFile: false, port: 1521, database: 'service', login: 'password' },
  { type: 'bigquery', label: 'BigQuery', icon: 'cloud', isFile: false, port: null, database: 'project', login: 'key-file' },
];

const OTHER_NAMES: Readonly<Record<string, string>> = { postgresql: 'postgres', sqlserver: 'mssql', tsql: 'mssql' };

/** The kind that a type of aetl.yaml names; null for one that AETL does not know. */
export function databaseKind(type: string | null): DatabaseKind | null {
  const name = (type ?? '').toLowerCase();
  return DATABASES.find((kind) => kind.type === (OTHER_NAMES[name] ?? name)) ?? null;
}
