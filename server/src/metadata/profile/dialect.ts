import type { ObjectPlace } from '../database/objects.ts';

/** How a database writes what the profiler asks. Functions take and give pieces of SQL. */
export interface ProfileDialect {
  readonly quote: (name: string) => string;
  /** Parts of a table's name that are written, from the last one. */
  readonly nameParts: 2 | 3;
  /** The clause after a table's name that reads a share of its blocks or rows, the same ones each time where the database can. Null: there is none. */
  readonly sampleClause: ((percent: number) => string) | null;
  /** A condition that is true for about that share of rows; what views, and databases without a clause, are sampled by. */
  readonly sampleCondition: (percent: number) => string;
  /** A SELECT of the first rows; `rest` starts with FROM. */
  readonly first: (items: string, rest: string, count: number) => string;
  readonly countDistinct: (x: string) => string;
  /** Large tables are asked column by column, so that one that takes long costs only its own figures. */
  readonly asksSingly: boolean;
  readonly distinctMethod: 'exact' | 'approximate';
  /** What the planner knows of distinct values, as rows of column name and a number as `pg_stats.n_distinct` means it. Asked when a sample is read. */
  readonly storedDistinct: ((table: ObjectPlace) => string) | null;
  /** Makes of a number what averages neither truncate nor overflow. */
  readonly real: (x: string) => string;
  /** A number as it is compared with the bounds of bins, which are doubles. */
  readonly binned: (x: string, family: 'integer' | 'decimal' | 'float') => string;
  /** A moment, given in UTC as `2024-02-29 12:00:00`, that a column of this kind and type is compared with; null for types that cannot be told how. */
  readonly moment: (text: string, kind: 'date' | 'timestamp', type: string) => string | null;
  /** Null: there is no such aggregate, and the deviation is asked in a second pass from the mean. */
  readonly deviation: ((x: string) => string) | null;
  /** A quantile as an aggregate that stands beside others; null where there is none: then the values are taken by their ranks. */
  readonly quantile: ((x: string, fraction: number) => string) | null;
  /** The number where it is finite, else NULL; null where the type knows no others. */
  readonly finite: (x: string, family: 'integer' | 'decimal' | 'float') => string | null;
  readonly length: (x: string) => string;
  /** A column that is compared as text: enumerations, UUIDs. */
  readonly asText: (x: string) => string;
  /** The text of a value among those of other columns: at most 200 characters, times in ISO order. */
  readonly display: (x: string, kind: 'text' | 'number' | 'date' | 'timestamp' | 'time' | 'boolean') => string;
  readonly blank: (x: string) => string;
  /** Types, in lower case, that `asText` makes comparable. */
  readonly textual: RegExp;
  /** Whether types that nobody knows are texts to `asText`: domains, enumerations. Else they are opaque. */
  readonly unknownIsText: boolean;
  /** Texts that cannot be compared, grouped or sorted, only measured. */
  readonly longText: RegExp;
  /** Types that are not numbers though their names say so, or not looked into for another reason. */
  readonly opaque: RegExp;
  readonly booleans: RegExp;
  /** Types that hold date and time whatever their names say. */
  readonly timestamps: RegExp;
  /** Most expressions of a SELECT list, and most members of a UNION ALL. */
  readonly maxExpressions: number;
  readonly maxBranches: number;
  /** Most columns whose distinct values are counted in one statement: each holds its own memory in the server. */
  readonly maxDistinct: number;
  /** Characters of a statement. */
  readonly maxText: number;
  /** Names a query in FROM: Oracle wants no AS there. */
  readonly derived: (query: string, name: string) => string;
  /** The function that counts past two thousand million rows. */
  readonly count: 'COUNT' | 'COUNT_BIG';
}
