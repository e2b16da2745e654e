import type { DialectName } from '../../protocol/index.ts';

/** Numbers as engines tell them apart when they add up. `int` stands for all that are smaller than `big`. */
export type NumberKind = 'int' | 'big' | 'decimal' | 'real' | 'double' | 'money';

/** What is worked out of numbers. `spread`: standard deviation and variance; `root`: sqrt, exp, ln, power; `round`: to a whole number. */
export type NumberRule = 'sum' | 'avg' | 'spread' | 'root' | 'round' | 'plus' | 'divide';

/**
 * The types that the vendors document, `kind:type` for each kind of argument. `=` is the argument's own type without its digits, `38` a decimal of 38 digits
 * with those of the argument behind the point, `38,6` with at least six. What is not listed has no known type.
 *
 * PostgreSQL: Aggregate Functions, Mathematical Functions (a whole number is rounded as double precision). MySQL, MariaDB: Aggregate Function Descriptions, Arithmetic Operators
 * (exact numbers give decimals, approximate ones doubles; whole numbers are added as bigint). SQL Server: SUM, AVG, STDEV, POWER. Oracle: the type of the argument, and a
 * column of type NUMBER(p) is a NUMBER. BigQuery: Aggregate functions, Mathematical functions, Operators. Redshift: SUM, AVG. SQLite: Built-in Aggregate Functions.
 * DuckDB: Aggregate Functions. Spark: Sum and Average of its functions, DecimalType. Snowflake: SUM.
 */
const RULES: Readonly<Partial<Record<DialectName, Readonly<Partial<Record<NumberRule, string>>>>>> = {
  postgres: {
    sum: 'int:bigint big:numeric decimal:numeric real:real double:= money:money',
    avg: 'int:numeric big:numeric decimal:numeric real:double_precision double:double_precision',
    spread: 'int:numeric big:numeric decimal:numeric real:double_precision double:double_precision',
    root: 'int:double_precision big:double_precision decimal:numeric real:double_precision double:double_precision',
    round: 'int:double_precision big:double_precision decimal:numeric real:double_precision double:double_precision',
  },
  redshift: {
    sum: 'int:bigint big:numeric decimal:numeric real:double_precision double:double_precision',
    avg: 'int:bigint big:bigint decimal:= real:double_precision double:double_precision',
  },
  mysql: {
    sum: 'int:decimal big:decimal decimal:decimal real:double double:double',
    avg: 'int:decimal big:decimal decimal:decimal real:double double:double',
    spread: 'int:double big:double decimal:double real:double double:double',
    root: 'int:double big:double decimal:double real:double double:double',
    plus: 'int:bigint big:bigint decimal:decimal real:double double:double',
    divide: 'int:decimal big:decimal decimal:decimal real:double double:double',
  },
  tsql: {
    sum: 'int:int big:bigint decimal:38 real:float double:float money:money',
    avg: 'int:int big:bigint decimal:38,6 real:float double:float money:money',
    spread: 'int:float big:float decimal:float real:float double:float money:float',
  },
  oracle: {
    sum: 'int:number big:number decimal:number real:binary_double double:=',
    avg: 'int:number big:number decimal:number real:binary_double double:=',
    spread: 'int:number big:number decimal:number real:binary_double double:=',
  },
  bigquery: {
    sum: 'int:INT64 decimal:= double:FLOAT64',
    avg: 'int:FLOAT64 decimal:= double:FLOAT64',
    spread: 'int:FLOAT64 decimal:FLOAT64 double:FLOAT64',
    root: 'int:FLOAT64 decimal:= double:FLOAT64',
    round: 'int:FLOAT64 decimal:= double:FLOAT64',
    divide: 'int:FLOAT64 decimal:= double:FLOAT64',
  },
  sqlite: {
    sum: 'int:integer big:integer real:real double:real',
    avg: 'int:real big:real decimal:real real:real double:real',
  },
  duckdb: {
    sum: 'int:hugeint big:hugeint decimal:38 real:double double:double',
    avg: 'int:double big:double decimal:double real:double double:double',
    spread: 'int:double big:double decimal:double real:double double:double',
  },
  spark: {
    sum: 'int:bigint big:bigint decimal:decimal real:double double:double',
    avg: 'int:double big:double decimal:decimal real:double double:double',
    spread: 'int:double big:double decimal:double real:double double:double',
  },
  snowflake: {
    sum: 'int:number big:number decimal:38 real:float double:float',
    avg: 'int:number big:number decimal:number real:float double:float',
  },
};

/** Null where the dialect's vendor says nothing; undefined where nobody has asked for this rule. */
export function numberRule(dialect: DialectName, rule: NumberRule, kind: NumberKind): string | null | undefined {
  const rules = RULES[dialect === 'mariadb' ? 'mysql' : dialect]?.[rule];
  if (rules === undefined) return undefined;
  const found = rules.split(' ').find((entry) => entry.startsWith(`${kind}:`));
  return found === undefined ? null : found.slice(kind.length + 1).replace('_', ' ');
}
