import { closestNames, say, sentence } from '../../base/index.ts';
import type { ConnectionSettings, DatabaseType, Environment } from '../../metadata/index.ts';
import type { YamlValue } from './yaml-reader.ts';

/** A connection as aetl.yaml gives it. Texts may hold `${env:NAME}`, `${cmd:program}` and `${secret:name}`, which are resolved when it is opened. */
export interface Connection {
  readonly name: string;
  /** As it is written; null when it is not. */
  readonly type: string | null;
  /** Null when the type is not known, so that the connection cannot be opened. */
  readonly settings: ConnectionSettings | null;
}

/** The keys of a connection; schemas/aetl.schema.json names the same ones. */
export const CONNECTION_KEYS = [
  'type',
  'url',
  'host',
  'port',
  'database',
  'user',
  'password',
  'path',
  'tls',
  'environment',
  'options',
] as const;

const CODE = 'project-file';

/** Names of databases as people write them. MariaDB is reached as MySQL. */
const TYPES: Readonly<Record<string, DatabaseType>> = {
  postgres: 'postgres',
  postgresql: 'postgres',
  mysql: 'mysql',
  mariadb: 'mysql',
  sqlite: 'sqlite',
  mssql: 'tsql',
  sqlserver: 'tsql',
  tsql: 'tsql',
  oracle: 'oracle',
  bigquery: 'bigquery',
};
const ENVIRONMENTS: readonly Environment[] = ['dev', 'test', 'stage', 'prod'];
const TLS: Readonly<Record<string, ConnectionSettings['tls']>> = { on: 'on', true: 'on', off: 'off', false: 'off', insecure: 'insecure' };
/** Databases whose connections are encrypted unless their host is this machine. */
const ENCRYPTED: ReadonlySet<DatabaseType> = new Set(['postgres', 'mysql', 'tsql']);
const LOCAL = /^(localhost|127\.[\d.]+|::1|\/.*)$/i;

export function readConnections(value: YamlValue | null): readonly Connection[] {
  if (value === null || value.isNull) return [];
  if (!value.isMap) {
    value.report(CODE, 'error', say('“connections” must map names to settings: {0}.', 'warehouse: { type: postgres, host: localhost }'));
    return [];
  }
  return value.entries().map(({ key, value: entry }) => readConnection(key, entry));
}

function readConnection(name: string, entry: YamlValue): Connection {
  entry.expectKeys(CONNECTION_KEYS, say('in the connection “{0}”', name));
  const url = readUrl(name, entry.get('url'));
  const written = entry.textOf('type');
  const type = TYPES[(written ?? url?.type ?? '').toLowerCase()] ?? null;
  if (written === null && url === null)
    entry.report(CODE, 'error', say('The connection “{0}” needs a type, such as “type: postgres”.', name));
  else if (type === null)
    reportChoice(
      entry.get('type') ?? entry,
      sentence('There is no type of database “{0}”. AETL knows {1}.'),
      written ?? url?.type ?? '',
      Object.keys(TYPES),
    );
  if (type === null) return { name, type: written, settings: null };
  const host = entry.textOf('host') ?? url?.host ?? null;
  const settings: ConnectionSettings = {
    name,
    type,
    environment: readEnvironment(entry.get('environment')),
    host,
    port: readPort(name, entry.get('port')) ?? url?.port ?? null,
    database: entry.textOf('database') ?? url?.database ?? null,
    user: entry.textOf('user') ?? url?.user ?? null,
    password: entry.textOf('password') ?? url?.password ?? null,
    path: entry.textOf('path') ?? url?.path ?? null,
    tls: readTls(entry.get('tls')) ?? (ENCRYPTED.has(type) && host !== null && !LOCAL.test(host) ? 'on' : 'off'),
    options: readOptions(name, entry.get('options')),
  };
  if (type === 'sqlite' && settings.path === null)
    entry.report(CODE, 'error', say('The connection “{0}” needs “path”, the file of the database.', name));
  return { name, type: written ?? url?.type ?? null, settings };
}

interface UrlParts extends Pick<ConnectionSettings, 'host' | 'port' | 'database' | 'user' | 'password' | 'path'> {
  readonly type: string;
}

/** `postgres://user:${env:PASSWORD}@host:5432/database`, or `sqlite:shop.db`. A reference stands for a text that is not encoded. */
function readUrl(name: string, value: YamlValue | null): UrlParts | null {
  if (value === null || value.isNull) return null;
  const [, type, rest] = /^([a-z]+):(.*)$/is.exec(value.text ?? '') ?? [];
  const server = URL_OF_SERVER.exec(rest ?? '')?.groups;
  if (type !== undefined && type.toLowerCase() === 'sqlite')
    return {
      type,
      host: null,
      port: null,
      database: null,
      user: null,
      password: null,
      path: rest?.replace(/^\/\/(?=[^/]|\/)/, '') ?? null,
    };
  if (type === undefined || server === undefined) {
    value.report(CODE, 'error', say('The URL of “{0}” must look like postgres://user@host:5432/database, or sqlite:shop.db.', name));
    return null;
  }
  const { user, password, host, port, database } = server;
  return {
    type,
    host: host ? decoded(host.replace(/^\[|\]$/g, '')) : null,
    port: port ? Number(port) : null,
    database: database ? decoded(database) : null,
    user: user ? decoded(user) : null,
    password: password ? decoded(password) : null,
    path: null,
  };
}

const URL_OF_SERVER =
  /^\/\/(?:(?<user>(?:\$\{[^}]*\}|[^:@/])*)(?::(?<password>(?:\$\{[^}]*\}|[^@/])*))?@)?(?<host>\[[^\]]*\]|(?:\$\{[^}]*\}|[^:/?@])*)(?::(?<port>\d+))?(?:\/(?<database>(?:\$\{[^}]*\}|[^/?])*))?$/;

function decoded(text: string): string {
  if (text.includes('${')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readEnvironment(value: YamlValue | null): Environment | null {
  if (value === null || value.isNull) return null;
  const text = value.text ?? '';
  const found = ENVIRONMENTS.find((name) => name === text);
  if (found === undefined) reportChoice(value, sentence('There is no environment “{0}”. AETL knows {1}.'), text, ENVIRONMENTS);
  return found ?? null;
}

function readPort(name: string, value: YamlValue | null): number | null {
  if (value === null || value.isNull) return null;
  const port = Number(value.text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  value.report(CODE, 'error', say('The port of “{0}” must be a number from 1 to 65535.', name));
  return null;
}

function readTls(value: YamlValue | null): ConnectionSettings['tls'] | null {
  if (value === null || value.isNull) return null;
  const text = value.text ?? '';
  const found = TLS[text.toLowerCase()];
  if (found === undefined) reportChoice(value, sentence('There is no way of TLS “{0}”. AETL knows {1}.'), text, ['on', 'off', 'insecure']);
  return found ?? null;
}

function readOptions(name: string, value: YamlValue | null): ConnectionSettings['options'] {
  if (value === null || value.isNull) return {};
  const options: Record<string, string | number | boolean> = {};
  for (const { key, value: option } of value.entries()) {
    const { scalar } = option;
    if (key === 'connectTimeout' && !(typeof scalar === 'number' && scalar > 0))
      option.report(CODE, 'error', say('“connectTimeout” of “{0}” must be a number of seconds above zero, such as {1}.', name, '5'));
    else if (typeof scalar === 'string' || typeof scalar === 'number' || typeof scalar === 'boolean') options[key] = scalar;
    else option.report(CODE, 'error', say('The option “{0}” of “{1}” must be a text, a number, true or false.', key, name));
  }
  if (!value.isMap) value.report(CODE, 'error', say('“options” of “{0}” must be a mapping, such as {1}.', name, '{ ca: ca.pem }'));
  return options;
}

function reportChoice(value: YamlValue, refusal: string, text: string, known: readonly string[]): void {
  value.report(CODE, 'error', say(refusal, text, known.join(', ')), closestNames(text, known));
}
