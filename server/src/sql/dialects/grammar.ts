import type { DialectName } from '../../protocol/index.ts';
import type { LexicalRules } from '../tokens/index.ts';

/** What a dialect's grammar has beyond the common part. The parser asks for a feature, never for a dialect. */
export interface GrammarFeatures {
  /** Statements may follow each other without `;`. */
  readonly looseTerminators: boolean;
  readonly top: boolean;
  readonly limit: boolean;
  /** LIMIT a, b. */
  readonly limitComma: boolean;
  readonly fetchFirst: boolean;
  readonly qualify: boolean;
  readonly distinctOn: boolean;
  readonly connectBy: boolean;
  /** START WITH … CONNECT BY, PRIOR and CONNECT_BY_ROOT. */
  readonly hierarchies: boolean;
  readonly outerJoinMark: boolean;
  /** `SELECT alias = expr`. */
  readonly equalsAlias: boolean;
  readonly pipes: boolean;
  /** FROM before SELECT, or without one. */
  readonly fromFirst: boolean;
  readonly pivot: boolean;
  readonly apply: boolean;
  readonly lateral: boolean;
  readonly lateralView: boolean;
  readonly starExcept: boolean;
  readonly groupByAll: boolean;
  /** `::type`. */
  readonly doubleColonCast: boolean;
  readonly arrows: boolean;
  readonly subscripts: boolean;
  /** `a:b.c` paths (Snowflake, Databricks). */
  readonly colonPaths: boolean;
  readonly structLiterals: boolean;
  readonly braceLiterals: boolean;
  readonly lambdas: boolean;
  /** NATURAL and CROSS joins take no condition. */
  readonly strictJoins: boolean;
  /** A column of CREATE TABLE must have a type. */
  readonly typedColumns: boolean;
  /** UNION and its kin need ALL or DISTINCT; UPDATE and DELETE need WHERE (BigQuery). */
  readonly explicitDml: boolean;
  /** `f(x).y` without parentheses around the call. */
  readonly fieldsOfCalls: boolean;
  /** `[1, 2]` without ARRAY before it. */
  readonly listLiterals: boolean;
  /** `INSERT INTO t alias` without AS. */
  readonly bareInsertAlias: boolean;
  /** `type 'literal'` for any type name. */
  readonly typedLiterals: boolean;
  readonly hyphenatedNames: boolean;
  readonly selectInto: boolean;
  readonly selectWithoutItems: boolean;
  readonly stringAliases: boolean;
  readonly adjacentStrings: boolean;
  readonly multiTableDml: boolean;
  readonly updateFrom: boolean;
  readonly valuesRows: boolean;
  readonly trailingCommas: boolean;
  readonly tableHints: boolean;
  readonly indexHints: boolean;
  readonly output: boolean;
  readonly returning: boolean;
  readonly onConflict: boolean;
  readonly insertAll: boolean;
  readonly assignmentExpressions: boolean;
  readonly procedural: 'plsql' | 'plpgsql' | 'tsql' | 'mysql' | 'bigquery' | 'snowflake' | 'sqlite' | 'none';
}

/** How names written without quotes compare. */
export type IdentifierFolding = 'upper' | 'lower' | 'insensitive';

export interface DialectGrammar {
  readonly name: DialectName;
  readonly lexical: LexicalRules;
  /** Words that are no names unless quoted. */
  readonly reserved: ReadonlySet<string>;
  /** Words that end a FROM item, so are no alias without AS. */
  readonly noTableAlias: ReadonlySet<string>;
  /** Words that end a select item, so are no alias without AS. */
  readonly noColumnAlias: ReadonlySet<string>;
  /** Reserved words that may be called all the same; null where any may that is not a clause's own. */
  readonly callable: ReadonlySet<string> | null;
  /** Functions that are called without parentheses. */
  readonly bareFunctions: ReadonlySet<string>;
  readonly features: GrammarFeatures;
  readonly folding: IdentifierFolding;
  /** Quoted names differ by case. */
  readonly quotedCaseSensitive: boolean;
  /** Columns that every table has without listing them, upper case. */
  readonly pseudoColumns: ReadonlySet<string>;
  /** Names that functions called without FROM would have: SYSDATE, USER, LEVEL … upper case. */
  readonly systemNames: ReadonlySet<string>;
  /** The grammar of commands, in the notation of `parse/commands/notation.ts`. */
  readonly commands: string;
}
