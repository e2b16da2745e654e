import type { DialectName } from '../../protocol/index.ts';
import type { TypeFamily } from './family.ts';

type Spelt = Exclude<TypeFamily, 'unknown'>;

const STANDARD: Readonly<Record<Spelt, string>> = {
  integer: 'integer',
  decimal: 'numeric',
  float: 'double precision',
  boolean: 'boolean',
  text: 'text',
  binary: 'bytea',
  date: 'date',
  time: 'time',
  timestamp: 'timestamp',
  interval: 'interval',
  json: 'json',
  xml: 'xml',
  uuid: 'uuid',
  array: 'array',
  struct: 'record',
  map: 'map',
  spatial: 'geometry',
};

/** How each dialect calls a family, where it is not as in PostgreSQL. */
const OWN: Readonly<Partial<Record<DialectName, Partial<Record<Spelt, string>>>>> = {
  oracle: {
    integer: 'number',
    decimal: 'number',
    float: 'binary_double',
    text: 'varchar2',
    binary: 'raw',
    xml: 'xmltype',
    spatial: 'sdo_geometry',
  },
  mysql: {
    integer: 'bigint',
    decimal: 'decimal',
    float: 'double',
    text: 'varchar',
    boolean: 'tinyint(1)',
    binary: 'varbinary',
    timestamp: 'datetime',
  },
  mariadb: {
    integer: 'bigint',
    decimal: 'decimal',
    float: 'double',
    text: 'varchar',
    boolean: 'tinyint(1)',
    binary: 'varbinary',
    timestamp: 'datetime',
  },
  tsql: {
    integer: 'int',
    decimal: 'decimal',
    float: 'float',
    text: 'nvarchar',
    boolean: 'bit',
    binary: 'varbinary',
    timestamp: 'datetime2',
    uuid: 'uniqueidentifier',
  },
  bigquery: {
    integer: 'INT64',
    decimal: 'NUMERIC',
    float: 'FLOAT64',
    text: 'STRING',
    boolean: 'BOOL',
    binary: 'BYTES',
    date: 'DATE',
    time: 'TIME',
    timestamp: 'TIMESTAMP',
    interval: 'INTERVAL',
    json: 'JSON',
    array: 'ARRAY',
    struct: 'STRUCT',
    spatial: 'GEOGRAPHY',
  },
  snowflake: {
    integer: 'number(38, 0)',
    decimal: 'number',
    float: 'float',
    text: 'varchar',
    binary: 'binary',
    json: 'variant',
    struct: 'object',
  },
  spark: { integer: 'int', decimal: 'decimal', float: 'double', text: 'string', binary: 'binary', struct: 'struct' },
  duckdb: { decimal: 'decimal', float: 'double', text: 'varchar', binary: 'blob', array: 'list', struct: 'struct' },
  sqlite: { float: 'real', binary: 'blob' },
};

/** The name of a family's usual type in a dialect, for expressions whose type no declaration spells. */
export function spellType(dialect: DialectName, family: TypeFamily): string | null {
  if (family === 'unknown') return null;
  return OWN[dialect]?.[family] ?? STANDARD[family];
}
