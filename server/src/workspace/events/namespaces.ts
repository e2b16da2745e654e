import type { ConnectionSettings, DatabaseType } from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';

interface Scheme {
  readonly scheme: string;
  readonly port: number;
}

/** As OpenLineage's naming rules call the servers. SQLite is not among them; it is named in their manner. */
const SCHEMES: Readonly<Record<Exclude<DatabaseType, 'sqlite' | 'bigquery'>, Scheme>> = {
  postgres: { scheme: 'postgres', port: 5432 },
  mysql: { scheme: 'mysql', port: 3306 },
  tsql: { scheme: 'mssql', port: 1433 },
  oracle: { scheme: 'oracle', port: 1521 },
};

/** The namespace of a connection's tables; null when only opening it tells where it leads. */
export function connectionNamespace({ type, host, port, path }: ConnectionSettings): string | null {
  if (type === 'bigquery') return 'bigquery';
  if (type === 'sqlite') return path === null || path.includes('${') ? null : `sqlite:${path}`;
  if (host === null || host.includes('${')) return null;
  const { scheme, port: usual } = SCHEMES[type];
  return `${scheme}://${host}:${port ?? usual}`;
}

const DIALECTS: Readonly<Record<string, DialectName>> = {
  postgres: 'postgres',
  postgresql: 'postgres',
  mysql: 'mysql',
  mariadb: 'mariadb',
  mssql: 'tsql',
  sqlserver: 'tsql',
  oracle: 'oracle',
  bigquery: 'bigquery',
  snowflake: 'snowflake',
  redshift: 'redshift',
  sqlite: 'sqlite',
  duckdb: 'duckdb',
  hive: 'spark',
  databricks: 'spark',
};

/** The dialect of the tables of a namespace; null when its scheme is none of a database that is known. */
export function namespaceDialect(namespace: string): DialectName | null {
  const [scheme = ''] = namespace.toLowerCase().split(':');
  return DIALECTS[scheme] ?? null;
}

/** Whether both lead to one server: hosts in any case, `localhost` by any of its names, and the usual port where none is said. */
export function sameNamespace(a: string, b: string): boolean {
  return comparable(a) === comparable(b);
}

function comparable(namespace: string): string {
  const [, scheme, host, port] = /^([a-z]+):\/\/([^/]*?)(?::(\d+))?\/?$/i.exec(namespace) ?? [];
  if (scheme === undefined || host === undefined) return namespace;
  const name = scheme
    .toLowerCase()
    .replace(/^postgresql$/, 'postgres')
    .replace(/^mariadb$/, 'mysql')
    .replace(/^sqlserver$/, 'mssql');
  const usual = Object.values(SCHEMES).find((known) => known.scheme === name)?.port;
  return `${name}://${/^(localhost|127\.0\.0\.1|\[?::1\]?)$/i.test(host) ? 'localhost' : host.toLowerCase()}:${port ?? usual ?? ''}`;
}
