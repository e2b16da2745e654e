import type { DialectName } from '../../protocol/index.ts';
import type { LexicalRules } from '../tokens/index.ts';

/** What a dialect's grammar has beyond the common part. The parser asks for a feature, never for a dialect. */
export interface GrammarFeatures {
  /**
   * The lists of words are the database's own to the word: no reserved one is a name where the others may be by mistake of ours, and any may be the
   * bare alias of a select item unless `noColumnAlias` lists it.
   */
  readonly exactKeywords: boolean;
  /** `t ()` and `t (a,)` for a list of names. */
  readonly emptyNameLists: boolean;
  /** The arguments of calls are separated by commas, and only ORDER BY may follow them; functions with words of their own have productions `fn_…`. */
  readonly plainArguments: boolean;
  /** Words that are names, but not of functions, and words that are names, but not of types. */
  readonly neverCalled: ReadonlySet<string>;
  readonly notTypes: ReadonlySet<string>;
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
  /** A comma may end the select list and the columns of a table. */
  readonly trailingCommas: boolean;
  /** … and every other list (DuckDB). */
  readonly trailingCommasEverywhere: boolean;
  /** `db..t` leaves the schema out. */
  readonly doubleDots: boolean;
  readonly tableHints: boolean;
  readonly indexHints: boolean;
  readonly output: boolean;
  readonly returning: boolean;
  readonly onConflict: boolean;
  readonly insertAll: boolean;
  readonly assignmentExpressions: boolean;
  /** Whether JOIN needs ON or USING: always, only outer joins, never. */
  readonly joinCondition: 'required' | 'outer' | 'optional';
  /** A table may be named by a string: a file, a path. */
  readonly stringTables: boolean;
  /** `IN x` without parentheses. */
  readonly bareIn: boolean;
  /** `IN ()`. */
  readonly emptyIn: boolean;
  /** IS compares any two values. */
  readonly isComparesValues: boolean;
  /** MATCH is an operator. */
  readonly matchOperator: boolean;
  /** The statement REPLACE INTO. */
  readonly replaceStatement: boolean;
  /** `UPDATE OR IGNORE`, `INDEXED BY` (SQLite). */
  readonly sqliteVerbs: boolean;
  /** Redshift: `FROM t.list AS x AT i`, UNPIVOT of an object in FROM, APPROXIMATE before a call, MERGE … REMOVE DUPLICATES. */
  readonly redshiftForms: boolean;
  /** `column (TITLE 'x')`, `column (FORMAT 'x')`: how Teradata says what a value looks like. */
  readonly titlePhrases: boolean;
  readonly procedural: 'plsql' | 'plpgsql' | 'tsql' | 'mysql' | 'bigquery' | 'snowflake' | 'spark' | 'sqlite' | 'none';
}

/** What names and rows mean beyond the grammar: what the binder asks of a dialect. */
export interface BindingTraits {
  /** What a select item without an alias is called: its text, or its function's name. */
  readonly outputNames: 'text' | 'function';
  /** What PIVOT calls the columns of several aggregates, and whether it keeps the quotes of its values. */
  readonly pivotNames: 'value' | 'value_alias' | 'alias_value';
  readonly pivotKeepsQuotes: boolean;
  /** The columns that PIVOT makes are known for sure. */
  readonly pivotIsComplete: boolean;
  /** INSERT without a column list must give a value for every column. */
  readonly insertNeedsAll: boolean;
  /** A quoted name that is no column is read as a string. */
  readonly quotedNamesMayBeStrings: boolean;
  /** `a.b` may be the field b of the column a, even where a is a known column / where relations are unknown. */
  readonly fieldsOfColumns: boolean;
  readonly fieldsOfUnknown: boolean;
  /** Clauses besides ORDER BY and QUALIFY that see the aliases of the select list. */
  readonly aliasesSeenIn: ReadonlySet<string>;
  /** Clauses that may see aliases too, as the engine is not known: a column of an unknown table is more likely, silence is certain. */
  readonly aliasesMaybeSeenIn: ReadonlySet<string>;
  /** A table's name or alias stands for its whole row where a value is expected; `maybe`: where nothing else can be meant. */
  readonly wholeRows: boolean | 'maybe';
  /** Functions that take a table's alias for its row where `wholeRows` does not hold: Oracle's VALUE and REF. */
  readonly rowFunctions: ReadonlySet<string>;
  /** Functions that make rows in a select list or LATERAL VIEW, and what they call their columns if nothing else does. */
  readonly generators: ReadonlyMap<string, readonly string[]>;
  /** Table functions with columns of their own, whatever their arguments. */
  readonly tableColumns: ReadonlyMap<string, readonly string[]>;
  /** What the columns of VALUES are called, but for their number, and the first number. */
  readonly valuesNames: readonly [prefix: string, first: number];
  /** A name that two columns of a derived table have means the first of them. */
  readonly firstOfTwins: boolean;
  /** What a whole number divided by a whole number is. */
  readonly wholeDivision: 'integer' | 'decimal' | 'float' | 'unknown';
  /** Kinds of values that the engine never compares or assigns without a cast: pairs of families, `number/date`. */
  readonly clashes: ReadonlySet<string>;
  /** What an INSERT without a list of columns leaves out. */
  readonly listSkips: ReadonlySet<'computed' | 'identity'>;
  /** What of these no value may be written into, whatever the session says. */
  readonly refusesValues: ReadonlySet<'computed' | 'identity'>;
  /** INSERT … OVERRIDING SYSTEM VALUE writes an identity all the same. */
  readonly overridesIdentity: boolean;
  /** SUM and AVG take numbers only. */
  readonly strictSums: boolean;
  /** Aliases of the select list are seen inside the expressions of ORDER BY, not only as the whole of an item. */
  readonly aliasesInOrderExpressions: boolean;
  /** Where date functions take a bare unit such as DAY: before or behind the dates. */
  readonly dateUnits: 'first' | 'last' | 'either';
  /** `x.y` outside of any FROM may be a constant of a package. */
  readonly packages: boolean;
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
  readonly binding: BindingTraits;
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
