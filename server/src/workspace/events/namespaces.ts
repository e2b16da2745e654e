import type { ConnectionSettings, DatabaseType } from '../../metadata/index.ts';

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
