import type { DialectName } from '../../protocol/index.ts';
import type { ObjectPlace } from '../database/objects.ts';
import type { ProfileDialect } from './dialect.ts';

const NEVER = /^\b$/;
const doubled = (open: string, close: string) => (name: string) => `${open}${name.replaceAll(close, close + close)}${close}`;
const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
const share = (percent: number) => String(percent / 100);
const limited = (items: string, rest: string, count: number) => `SELECT ${items} ${rest} LIMIT ${count}`;
const as = (query: string, name: string) => `(${query}) AS ${name}`;

const postgres: ProfileDialect = {
  quote: doubled('"', '"'),
  nameParts: 2,
  sampleClause: (percent) => `TABLESAMPLE SYSTEM (${percent}) REPEATABLE (1)`,
  sampleCondition: (percent) => `RANDOM() < ${share(percent)}`,
  first: limited,
  countDistinct: (x) => `COUNT(DISTINCT ${x})`,
  asksSingly: true,
  distinctMethod: 'exact',
  storedDistinct: ({ schema, name }: ObjectPlace) =>
    `SELECT attname, n_distinct FROM pg_catalog.pg_stats WHERE schemaname = ${text(schema ?? 'public')} AND tablename = ${text(name)} AND NOT inherited`,
  // Sums of NUMERIC take several times as long, and a profile keeps doubles anyway.
  real: (x) => `CAST(${x} AS DOUBLE PRECISION)`,
  binned: (x, family) => (family === 'decimal' ? `CAST(${x} AS DOUBLE PRECISION)` : x),
  moment: (text, kind, type) =>
    kind === 'date'
      ? `TIMESTAMP '${text}'`
      : /with(out)? time zone|^timestamp(tz)?\b/.test(type.toLowerCase())
        ? /with time zone|tz/.test(type.toLowerCase())
          ? `TIMESTAMP WITH TIME ZONE '${text}+00'`
          : `TIMESTAMP '${text}'`
        : null,
  deviation: (x) => `STDDEV_SAMP(${x})`,
  quantile: (x, fraction) => `PERCENTILE_CONT(${fraction}) WITHIN GROUP (ORDER BY ${x})`,
  finite: (x, family) =>
    family === 'integer'
      ? null
      : family === 'float'
        ? `CASE WHEN ${x} > CAST('-Infinity' AS DOUBLE PRECISION) AND ${x} < CAST('Infinity' AS DOUBLE PRECISION) THEN ${x} END`
        : `CASE WHEN ${x} > CAST('-Infinity' AS NUMERIC) AND ${x} < CAST('Infinity' AS NUMERIC) THEN ${x} END`,
  length: (x) => `CHAR_LENGTH(${x})`,
  asText: (x) => `CAST(${x} AS TEXT)`,
  display: (x) => `SUBSTR(CAST(${x} AS TEXT), 1, 200)`,
  blank: (x) => `BTRIM(${x}) = ''`,
  textual: /^uuid$/,
  unknownIsText: true,
  longText: NEVER,
  opaque: /^(money|oid|ts(vector|query)|pg_catalog\..*|interval.*)$/,
  booleans: NEVER,
  timestamps: NEVER,
  maxExpressions: 1600,
  maxBranches: 100,
  maxDistinct: 60,
  maxText: 1_000_000,
  derived: as,
  count: 'COUNT',
};

const mysql: ProfileDialect = {
  ...postgres,
  quote: doubled('`', '`'),
  asksSingly: false,
  sampleClause: null,
  sampleCondition: (percent) => `RAND(1) < ${share(percent)}`,
  storedDistinct: null,
  // The average of exact numbers has four digits more than they have, and no more than that.
  real: (x) => `(${x} + 0e0)`,
  binned: (x) => x,
  moment: (text) => `CAST('${text}' AS DATETIME)`,
  quantile: null,
  finite: () => null,
  asText: (x) => `CAST(${x} AS CHAR)`,
  display: (x) => `SUBSTR(CAST(${x} AS CHAR), 1, 200)`,
  blank: (x) => `TRIM(${x}) = ''`,
  textual: /^(enum|set|uuid|inet[46])\b/,
  unknownIsText: false,
  opaque: /^bit\b/,
  booleans: /^tinyint\s*\(1\)/,
  maxExpressions: 3000,
  maxDistinct: 200,
};

const sqlite: ProfileDialect = {
  ...postgres,
  asksSingly: false,
  sampleClause: null,
  real: (x) => x,
  binned: (x) => x,
  // What is stored is text, and compared as text: a time ends with what the day alone has not.
  moment: (text, kind) => (kind === 'date' ? `'${text.slice(0, 10)}'` : `'${text.replace(/ 00:00:00$/, '')}'`),
  sampleCondition: (percent) => `ABS(RANDOM() % 1000000) < ${Math.round(percent * 10_000)}`,
  storedDistinct: null,
  deviation: null,
  quantile: null,
  // A column holds values of any type; the comparison leaves texts out as well.
  finite: (x) => `CASE WHEN ${x} > -1e999 AND ${x} < 1e999 THEN ${x} END`,
  length: (x) => `LENGTH(${x})`,
  blank: (x) => `TRIM(${x}) = ''`,
  textual: NEVER,
  unknownIsText: false,
  opaque: NEVER,
  maxExpressions: 1500,
  maxBranches: 100,
};

const tsql: ProfileDialect = {
  ...postgres,
  quote: doubled('[', ']'),
  nameParts: 3,
  sampleClause: (percent) => `TABLESAMPLE (${percent} PERCENT) REPEATABLE (1)`,
  sampleCondition: (percent) => `ABS(CHECKSUM(NEWID())) % 1000000 < ${Math.round(percent * 10_000)}`,
  first: (items, rest, count) => `SELECT TOP (${count}) ${items} ${rest}`,
  countDistinct: (x) => `APPROX_COUNT_DISTINCT(${x})`,
  asksSingly: false,
  distinctMethod: 'approximate',
  storedDistinct: null,
  real: (x) => `CAST(${x} AS FLOAT)`,
  binned: (x) => x,
  moment: (text) => `CAST('${text.replace(' ', 'T')}' AS DATETIME2)`,
  deviation: (x) => `STDEV(${x})`,
  quantile: null,
  finite: () => null,
  length: (x) => `LEN(${x})`,
  asText: (x) => `CAST(${x} AS NVARCHAR(4000))`,
  display: (x, kind) =>
    kind === 'date' || kind === 'timestamp' || kind === 'time'
      ? `CONVERT(NVARCHAR(200), ${x}, 121) COLLATE DATABASE_DEFAULT`
      : `CAST(${x} AS NVARCHAR(200)) COLLATE DATABASE_DEFAULT`,
  blank: (x) => `LTRIM(${x}) = ''`,
  textual: /^(uniqueidentifier|sysname)\b/,
  unknownIsText: false,
  count: 'COUNT_BIG',
  longText: /^n?varchar\s*\(max\)$/,
  opaque: /^(xml|sql_variant|hierarchyid|geometry|geography|timestamp|rowversion|image|n?text)\b/,
  booleans: /^bit$/,
  maxExpressions: 4000,
  maxDistinct: 500,
  maxText: 5_000_000,
};

const oracle: ProfileDialect = {
  ...postgres,
  sampleClause: (percent) => `SAMPLE (${percent}) SEED (1)`,
  sampleCondition: (percent) => `DBMS_RANDOM.VALUE < ${share(percent)}`,
  first: (items, rest, count) => `SELECT ${items} ${rest} FETCH FIRST ${count} ROWS ONLY`,
  countDistinct: (x) => `APPROX_COUNT_DISTINCT(${x})`,
  asksSingly: false,
  distinctMethod: 'approximate',
  storedDistinct: null,
  real: (x) => x,
  binned: (x) => x,
  // Those with a zone are shown in that of the session.
  moment: (text, _kind, type) => (/zone/i.test(type) ? null : `TO_DATE('${text}', 'YYYY-MM-DD HH24:MI:SS')`),
  finite: (x, family) => (family === 'float' ? `CASE WHEN ${x} IS NOT NAN AND ${x} IS NOT INFINITE THEN ${x} END` : null),
  length: (x) => `LENGTH(${x})`,
  asText: (x) => `TO_CHAR(${x})`,
  display: (x, kind) =>
    kind === 'date' || kind === 'timestamp'
      ? `TO_CHAR(${x}, 'YYYY-MM-DD HH24:MI:SS')`
      : kind === 'text'
        ? `TO_CHAR(SUBSTR(${x}, 1, 200))`
        : `TO_CHAR(${x})`,
  blank: (x) => `${x} IS NOT NULL AND TRIM(${x}) IS NULL`,
  textual: NEVER,
  unknownIsText: false,
  longText: /^(n?clob|long)$/,
  opaque: /^(long raw|bfile|interval.*|xmltype|.*\..*)$/,
  booleans: NEVER,
  timestamps: /^date$/,
  maxExpressions: 900,
  maxDistinct: 300,
  derived: (query, name) => `(${query}) ${name}`,
};

const bigquery: ProfileDialect = {
  ...postgres,
  quote: (name) => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``,
  nameParts: 3,
  sampleClause: (percent) => `TABLESAMPLE SYSTEM (${percent} PERCENT)`,
  sampleCondition: (percent) => `RAND() < ${share(percent)}`,
  countDistinct: (x) => `APPROX_COUNT_DISTINCT(${x})`,
  asksSingly: false,
  distinctMethod: 'approximate',
  storedDistinct: null,
  real: (x) => x,
  binned: (x) => x,
  moment: (text, kind, type) =>
    kind === 'date' ? `DATE '${text.slice(0, 10)}'` : `${/^datetime/i.test(type) ? 'DATETIME' : 'TIMESTAMP'} '${text}'`,
  quantile: (x, fraction) => `APPROX_QUANTILES(${x}, 100)[SAFE_OFFSET(${Math.round(fraction * 100)})]`,
  finite: (x, family) => (family === 'float' ? `IF(IS_NAN(${x}) OR IS_INF(${x}), NULL, ${x})` : null),
  asText: (x) => `CAST(${x} AS STRING)`,
  display: (x) => `SUBSTR(CAST(${x} AS STRING), 1, 200)`,
  blank: (x) => `TRIM(${x}) = ''`,
  textual: NEVER,
  unknownIsText: false,
  opaque: /^(array|struct|json|geography|range|interval)\b/,
  maxExpressions: 5000,
  maxDistinct: 1000,
  maxBranches: 50,
  maxText: 900_000,
};

const KNOWN: Readonly<Partial<Record<DialectName, ProfileDialect>>> = { postgres, mysql, mariadb: mysql, sqlite, tsql, oracle, bigquery };

/** Null for the dialects that no connector speaks. */
export function profileDialect(name: DialectName): ProfileDialect | null {
  return KNOWN[name] ?? null;
}
