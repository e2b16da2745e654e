/** What kinds of values there are, whatever a dialect calls them. */
export type TypeFamily =
  | 'integer'
  | 'decimal'
  | 'float'
  | 'boolean'
  | 'text'
  | 'binary'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'interval'
  | 'json'
  | 'xml'
  | 'uuid'
  | 'array'
  | 'struct'
  | 'map'
  | 'spatial'
  | 'unknown';

/** Names of types without their parameters, by family. */
const NAMES: Readonly<Record<Exclude<TypeFamily, 'unknown'>, string>> = {
  integer:
    'int integer bigint smallint tinyint mediumint int2 int4 int8 int16 int32 int64 int128 hugeint ubigint uinteger usmallint utinyint uhugeint byteint serial serial4 serial8 bigserial smallserial pls_integer binary_integer natural positive simple_integer year long_int short byte',
  decimal: 'numeric decimal dec fixed number bignumeric bigdecimal money smallmoney',
  float: 'float real double float4 float8 float32 float64 binary_float binary_double halffloat',
  boolean: 'boolean bool',
  text: 'text varchar char character nvarchar nchar ntext varchar2 nvarchar2 string clob nclob long tinytext mediumtext longtext citext name bpchar sysname enum set char_lob',
  binary: 'bytea blob tinyblob mediumblob longblob binary varbinary raw image bytes bfile rowversion',
  date: 'date',
  time: 'time timetz',
  timestamp:
    'timestamp timestamptz datetime datetime2 smalldatetime datetimeoffset timestamp_ntz timestamp_ltz timestamp_tz timestampntz timestampltz timestamp_s timestamp_ms timestamp_ns',
  interval: 'interval',
  json: 'json jsonb variant',
  xml: 'xml xmltype',
  uuid: 'uuid uniqueidentifier',
  array: 'array list',
  struct: 'struct record row object',
  map: 'map hstore',
  spatial: 'geometry geography point polygon linestring box circle lseg path line sdo_geometry multipoint multipolygon',
};

const BY_NAME: ReadonlyMap<string, TypeFamily> = new Map(
  Object.entries(NAMES).flatMap(([family, names]) => names.split(' ').map((name) => [name, family as TypeFamily] as const)),
);

const known = new Map<string, TypeFamily>();

/** The family of a type as DDL or the catalog spells it: `character varying(20)`, `NUMBER(10, 2)`, `ARRAY<STRUCT<a INT64>>`, `int[]`. */
export function familyOf(type: string | null): TypeFamily {
  if (type === null) return 'unknown';
  let family = known.get(type);
  if (family === undefined) {
    family = parseFamily(type);
    if (known.size > 5000) known.clear();
    known.set(type, family);
  }
  return family;
}

function parseFamily(type: string): TypeFamily {
  const text = type.trim().toLowerCase().replaceAll('"', '').replaceAll('`', '');
  if (/\]$|\barray$/.test(text)) return 'array';
  if (/%(row)?type$/.test(text)) return 'unknown';
  const word = /^(?:[a-z_]+\.)?([a-z_][a-z0-9_]*)/.exec(text)?.[1] ?? '';
  if (word === 'national') return 'text';
  if (word === 'tinyint' && /^tinyint\s*\(\s*1\s*\)/.test(text)) return 'unknown';
  // One bit is a truth value in some engines, a string of bits in others.
  if (word === 'bit' || word === 'varbit') return 'unknown';
  if (word === 'number' || word === 'numeric' || word === 'decimal')
    return /^\w+\s*\(\s*\d+\s*(,\s*0\s*)?\)$/.test(text) ? 'integer' : 'decimal';
  return BY_NAME.get(word) ?? 'unknown';
}

const NUMBERS: ReadonlySet<TypeFamily> = new Set(['integer', 'decimal', 'float']);
const MOMENTS: ReadonlySet<TypeFamily> = new Set(['date', 'time', 'timestamp']);

export function isNumber(family: TypeFamily): boolean {
  return NUMBERS.has(family);
}

export function isMoment(family: TypeFamily): boolean {
  return MOMENTS.has(family);
}

/** The type of an array's elements; null for what is no array, or not said. */
export function elementType(type: string | null): string | null {
  if (type === null) return null;
  const text = type.trim();
  const suffix = /^(.*?)\s*\[\s*\d*\s*\]$/s.exec(text);
  if (suffix?.[1] !== undefined) return suffix[1];
  return /^(?:array|list)\s*[<(](.*)[>)]$/is.exec(text)?.[1]?.trim() ?? null;
}

/** Fields of a struct type in order: `STRUCT<a INT64, b STRING>`, `struct<a:int>`, `ROW(a int)`; empty for other types. */
export function fieldTypes(type: string | null): readonly { readonly name: string; readonly type: string }[] {
  const inner = type === null ? undefined : /^(?:struct|row|record|object)\s*[<(](.*)[>)]$/is.exec(type.trim())?.[1];
  if (inner === undefined) return [];
  return splitTop(inner).flatMap((item) => {
    const match = /^\s*[`"]?([\w$]+)[`"]?\s*(?::|\s)\s*(.+?)\s*$/s.exec(item);
    return match?.[1] === undefined || match[2] === undefined ? [] : [{ name: match[1], type: match[2] }];
  });
}

/** The type of a path into a value: `a.b` of STRUCT<a STRUCT<b DATE>> is DATE. */
export function pathType(type: string | null, path: readonly string[]): string | null {
  let at = type;
  for (const name of path) {
    const field = fieldTypes(elementType(at) ?? at).find((f) => f.name.toLowerCase() === name.toLowerCase());
    if (field === undefined) return null;
    at = field.type;
  }
  return at;
}

/** Splits at commas that are in no brackets. */
function splitTop(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '<' || c === '(' || c === '[') depth++;
    else if (c === '>' || c === ')' || c === ']') depth--;
    else if (c === ',' && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
