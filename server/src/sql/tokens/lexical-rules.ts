/** How a dialect is cut into tokens. Data only: the scanner asks, dialect files answer. */
export interface LexicalRules {
  /** `"x"` is a string, not a name (MySQL, BigQuery, Spark). */
  readonly doubleQuotedStrings: boolean;
  readonly backtickIdentifiers: boolean;
  readonly bracketIdentifiers: boolean;
  /** `\'` inside strings. */
  readonly backslashEscapes: boolean;
  /** `\'` is an escape only where a letter follows, as in `'it\'s'`, so that `'\'` is a whole string: the engine is not known. */
  readonly backslashBeforeWords: boolean;
  /** `'a''b'` */
  readonly doubledQuotes: boolean;
  readonly tripleQuotes: boolean;
  /** `$tag$ … $tag$`; 'bare' allows only `$$`. */
  readonly dollarQuotes: 'tagged' | 'bare' | 'none';
  /** Oracle `q'[ … ]'`. */
  readonly oracleQuotes: boolean;
  /** Letters that may stand right before a quote, upper case: N, E, B, X, R, RB, U&, _UTF8 … */
  readonly stringPrefixes: readonly string[];
  /** Prefixes under which a backslash is an escape even if it is not by default (E), or is not even if it is by default (R). */
  readonly escapePrefixes: readonly string[];
  readonly rawPrefixes: readonly string[];
  /** Dashes may be part of names (BigQuery projects). */
  readonly dashedNames: boolean;
  readonly hashComments: boolean;
  readonly slashComments: boolean;
  readonly nestedComments: boolean;
  /** MySQL: `--` starts a comment only before white space. */
  readonly dashNeedsSpace: boolean;
  /** Characters beyond letters, digits and `_` inside a word. */
  readonly wordExtra: string;
  /** Characters beyond letters and `_` that may start a word: `#` and `@` are T-SQL's temp tables and variables. */
  readonly wordStartExtra: string;
  readonly colonParameters: boolean;
  readonly atParameters: boolean;
  readonly dollarParameters: boolean;
  readonly questionParameters: boolean;
  /** SQL*Plus `&name`. */
  readonly ampersandSubstitution: boolean;
  /** A letter right behind a number is an error (PostgreSQL 15 and later). */
  readonly noWordsAfterNumbers: boolean;
  /** Any run of operator characters is one operator (PostgreSQL). */
  readonly freeOperators: boolean;
  readonly operators: readonly string[];
  /** Client commands by line: T-SQL `GO`, SQL*Plus `/` and SET, psql `\x`, MySQL DELIMITER. */
  readonly lineCommands: 'go' | 'sqlplus' | 'psql' | 'mysql' | 'none';
}
