import { COMMON_COMMANDS } from './commands-common.ts';
import { SNOWFLAKE_COMMANDS } from './commands-snowflake.ts';
import { SPARK_COMMANDS } from './commands-spark.ts';
import { BINDING_BASE, FEATURES_BASE } from './features-base.ts';
import type { DialectGrammar } from './grammar.ts';
import { LEXICAL_BASE, OPERATORS } from './lexical-base.ts';
import { postgres } from './postgres.ts';
import { SQLITE_COMMANDS } from './sqlite-commands.ts';
import { AFTER_COLUMN, AFTER_TABLE, RESERVED_CORE, words } from './words.ts';

export const sqlite: DialectGrammar = {
  name: 'sqlite',
  lexical: {
    ...LEXICAL_BASE,
    backtickIdentifiers: true,
    bracketIdentifiers: true,
    stringPrefixes: ['X'],
    atParameters: true,
    dollarParameters: true,
  },
  reserved: words(
    'ADD ALL ALTER AND AS AUTOINCREMENT BETWEEN CASE CHECK COLLATE COMMIT CONSTRAINT CREATE DEFAULT DEFERRABLE DELETE DISTINCT DROP ELSE ESCAPE EXCEPT EXISTS FOREIGN FROM GROUP HAVING IN INDEX INSERT INTERSECT INTO IS ISNULL JOIN LIMIT NOT NOTNULL NULL ON OR ORDER PRIMARY REFERENCES RETURNING SELECT SET TABLE THEN TO TRANSACTION UNION UNIQUE UPDATE USING VALUES WHEN WHERE',
  ),
  noTableAlias: words(AFTER_TABLE, 'INDEXED'),
  noColumnAlias: words(AFTER_COLUMN, 'COLLATE'),
  callable: null,
  bareFunctions: words('CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP'),
  binding: {
    ...BINDING_BASE,
    aliasesSeenIn: new Set(['select', 'where', 'group', 'having']),
    insertNeedsAll: true,
    quotedNamesMayBeStrings: true,
    // The hidden column of a full-text table has the table's name.
    wholeRows: true,
    firstOfTwins: true,
    wholeDivision: 'integer',
    listSkips: new Set(['computed'] as const),
    refusesValues: new Set(['computed'] as const),
    tableColumns: new Map([
      ['json_each', ['key', 'value', 'type', 'atom', 'id', 'parent', 'fullkey', 'path', 'json', 'root']],
      ['json_tree', ['key', 'value', 'type', 'atom', 'id', 'parent', 'fullkey', 'path', 'json', 'root']],
    ]),
  },
  features: {
    ...FEATURES_BASE,
    emptyNameLists: false,
    bareInsertAlias: false,
    joinCondition: 'optional',
    stringTables: true,
    bareIn: true,
    emptyIn: true,
    isComparesValues: true,
    matchOperator: true,
    replaceStatement: true,
    sqliteVerbs: true,
    limitComma: true,
    arrows: true,
    onConflict: true,
    stringAliases: true,
    procedural: 'sqlite',
  },
  folding: 'insensitive',
  quotedCaseSensitive: false,
  pseudoColumns: words('ROWID OID _ROWID_'),
  systemNames: words(''),
  commands: SQLITE_COMMANDS,
};

export const duckdb: DialectGrammar = {
  ...postgres,
  name: 'duckdb',
  lexical: {
    ...postgres.lexical,
    freeOperators: false,
    noWordsAfterNumbers: false,
    operators: [
      '!~~*',
      '!~~~',
      '->>',
      '<->',
      '<=>',
      '~~*',
      '~~~',
      '->',
      '<=',
      '<>',
      '<<',
      '>=',
      '>>',
      '!=',
      '!~~',
      '||',
      ':=',
      '::',
      '=>',
      '==',
      '**',
      '//',
      '&&',
      '@>',
      '<@',
      '^@',
      '~~',
      '!~',
      '..',
    ],
    lineCommands: 'none',
    questionParameters: true,
  },
  reserved: words(
    RESERVED_CORE,
    'ALL ANALYSE ANALYZE ANY ARRAY ASC ASYMMETRIC BOTH CAST CHECK COLLATE COLUMN CONSTRAINT DEFAULT DEFERRABLE DESC DO END FALSE FETCH FOR FOREIGN GRANT INITIALLY LAMBDA LATERAL LEADING LIMIT OFFSET ONLY PIVOT PLACING PRIMARY QUALIFY REFERENCES RETURNING SHOW SOME SUMMARIZE SYMMETRIC TO TRAILING TRUE UNIQUE UNPIVOT USING VARIADIC WINDOW WITH CROSS FULL INNER JOIN LEFT NATURAL OUTER RIGHT SEMI ANTI ASOF POSITIONAL',
  ),
  callable: null,
  noColumnAlias: words(AFTER_COLUMN, 'OVER WITHIN FILTER YEAR MONTH DAY HOUR MINUTE SECOND PRECISION CHAR CHARACTER VARYING WITHOUT ARRAY'),
  noTableAlias: words(AFTER_TABLE, 'PIVOT UNPIVOT ASOF SEMI ANTI POSITIONAL SAMPLE AT'),
  binding: {
    ...BINDING_BASE,
    aliasesSeenIn: new Set(['select', 'where', 'group', 'having']),
    fieldsOfColumns: true,
    fieldsOfUnknown: true,
    wholeRows: true,
    firstOfTwins: true,
    wholeDivision: 'float',
    strictSums: true,
    clashes: words('date/boolean'),
    valuesNames: ['col', 0],
  },
  features: {
    ...postgres.features,
    exactKeywords: false,
    emptyNameLists: true,
    plainArguments: false,
    neverCalled: new Set(),
    notTypes: new Set(),
    joinCondition: 'optional',
    stringTables: true,
    bareIn: true,
    emptyIn: true,
    strictJoins: false,
    typedColumns: false,
    listLiterals: true,
    fieldsOfCalls: true,
    bareInsertAlias: true,
    qualify: true,
    fromFirst: true,
    pivot: true,
    starExcept: true,
    groupByAll: true,
    braceLiterals: true,
    lambdas: true,
    trailingCommas: true,
    trailingCommasEverywhere: true,
    structLiterals: true,
    procedural: 'none',
    stringAliases: true,
  },
  folding: 'insensitive',
  quotedCaseSensitive: false,
  pseudoColumns: words('ROWID'),
  commands: `
${COMMON_COMMANDS}
SUMMARIZE words ;
COPY words ;
ATTACH words ;
DETACH words ;
INSTALL words ;
LOAD words ;
PRAGMA words ;
EXPORT words ;
IMPORT words ;
CALL words ;
CHECKPOINT [words] ;
FORCE { INSTALL | CHECKPOINT } [words] ;
UPDATE EXTENSIONS [group] ;
VACUUM [words] ;
ANALYZE [words] ;
RESET words ;
PREPARE words ;
EXECUTE words ;
DEALLOCATE words ;
CREATE words ;
ALTER words ;
`,
};

export const snowflake: DialectGrammar = {
  name: 'snowflake',
  lexical: {
    ...LEXICAL_BASE,
    operators: OPERATORS.filter((operator) => operator !== '..'),
    backslashEscapes: true,
    dollarQuotes: 'bare',
    slashComments: true,
    dollarParameters: true,
    stringPrefixes: ['X', 'N'],
  },
  reserved: words(
    RESERVED_CORE,
    'ALL ALTER ANY BY CHECK COLUMN CONNECT CONSTRAINT CROSS CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER DELETE DROP EXISTS FALSE FOLLOWING FOR FULL GRANT ILIKE INCREMENT INNER INSERT JOIN LATERAL LEFT LOCALTIME LOCALTIMESTAMP MINUS NATURAL OF QUALIFY REGEXP REVOKE RIGHT RLIKE ROW ROWS SAMPLE SET SOME START TABLESAMPLE TO TRIGGER TRUE TRY_CAST UNIQUE UPDATE USING VALUES WHENEVER WITH END',
  ),
  noTableAlias: words(AFTER_TABLE, 'OUTER PIVOT UNPIVOT MATCH_RECOGNIZE SAMPLE AT BEFORE CHANGES ASOF MATCH_CONDITION'),
  noColumnAlias: words(AFTER_COLUMN, 'OVER'),
  callable: null,
  bareFunctions: words('CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER LOCALTIME LOCALTIMESTAMP'),
  binding: {
    ...BINDING_BASE,
    aliasesSeenIn: new Set(['select', 'where', 'group', 'having']),
    pivotKeepsQuotes: true,
    fieldsOfColumns: true,
    fieldsOfUnknown: true,
    wholeDivision: 'decimal',
    tableColumns: new Map([
      ['flatten', ['SEQ', 'KEY', 'PATH', 'INDEX', 'VALUE', 'THIS']],
      ['split_to_table', ['SEQ', 'INDEX', 'VALUE']],
      ['strtok_split_to_table', ['SEQ', 'INDEX', 'VALUE']],
    ]),
    clashes: words('date/boolean'),
  },
  features: {
    ...FEATURES_BASE,
    joinCondition: 'optional',
    stringTables: true,
    emptyIn: true,
    listLiterals: true,
    qualify: true,
    hierarchies: true,
    pivot: true,
    starExcept: true,
    groupByAll: true,
    doubleColonCast: true,
    subscripts: true,
    colonPaths: true,
    braceLiterals: true,
    top: true,
    insertAll: true,
    lambdas: true,
    trailingCommas: true,
    doubleDots: true,
    returning: false,
    procedural: 'snowflake',
  },
  folding: 'upper',
  quotedCaseSensitive: true,
  pseudoColumns: words('METADATA$FILENAME METADATA$FILE_ROW_NUMBER METADATA$ACTION METADATA$ISUPDATE METADATA$ROW_ID LEVEL'),
  systemNames: words(''),
  commands: SNOWFLAKE_COMMANDS,
};

export const spark: DialectGrammar = {
  name: 'spark',
  lexical: {
    ...LEXICAL_BASE,
    doubleQuotedStrings: true,
    backtickIdentifiers: true,
    backslashEscapes: true,
    stringPrefixes: ['R', 'X'],
    rawPrefixes: ['R'],
    colonParameters: true,
    dollarQuotes: 'bare',
  },
  reserved: words(RESERVED_CORE, 'JOIN INNER FULL CROSS NATURAL USING LATERAL ANTI SEMI MINUS WINDOW HAVING LIMIT'),
  noTableAlias: words(AFTER_TABLE, 'OUTER LATERAL PIVOT UNPIVOT ANTI SEMI CLUSTER DISTRIBUTE SORT VERSION TIMESTAMP VIEW INSERT'),
  noColumnAlias: words(AFTER_COLUMN, 'LATERAL CLUSTER DISTRIBUTE SORT INSERT'),
  callable: null,
  bareFunctions: words('CURRENT_DATE CURRENT_TIMESTAMP CURRENT_USER CURRENT_TIME'),
  binding: {
    ...BINDING_BASE,
    aliasesSeenIn: new Set(['select', 'where', 'group', 'having']),
    fieldsOfColumns: true,
    fieldsOfUnknown: true,
    wholeDivision: 'float',
    valuesNames: ['col', 1],
    generators: new Map([
      ['explode', ['col', 'key', 'value']],
      ['explode_outer', ['col', 'key', 'value']],
      ['posexplode', ['pos', 'col', 'key', 'value']],
      ['posexplode_outer', ['pos', 'col', 'key', 'value']],
      ['stack', []],
      ['inline', []],
      ['inline_outer', []],
      ['json_tuple', []],
      ['variant_explode', ['pos', 'key', 'value']],
    ]),
  },
  features: {
    ...FEATURES_BASE,
    joinCondition: 'optional',
    stringTables: true,
    listLiterals: true,
    qualify: true,
    pivot: true,
    lateralView: true,
    starExcept: true,
    groupByAll: true,
    doubleColonCast: true,
    subscripts: true,
    colonPaths: true,
    lambdas: true,
    structLiterals: true,
    stringAliases: true,
    pipes: true,
    returning: false,
    procedural: 'spark',
  },
  folding: 'insensitive',
  quotedCaseSensitive: false,
  pseudoColumns: words('_METADATA INPUT_FILE_NAME'),
  systemNames: words(''),
  commands: SPARK_COMMANDS,
};
