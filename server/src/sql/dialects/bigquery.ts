import { BIGQUERY_COMMANDS } from './commands-bigquery.ts';
import { BINDING_BASE, FEATURES_BASE } from './features-base.ts';
import type { DialectGrammar } from './grammar.ts';
import { LEXICAL_BASE, OPERATORS } from './lexical-base.ts';
import { AFTER_COLUMN, AFTER_TABLE, words } from './words.ts';

/** GoogleSQL of BigQuery. Reserved words: its lexical structure page. */
export const bigquery: DialectGrammar = {
  name: 'bigquery',
  lexical: {
    ...LEXICAL_BASE,
    doubleQuotedStrings: true,
    backtickIdentifiers: true,
    backslashEscapes: true,
    doubledQuotes: false,
    tripleQuotes: true,
    stringPrefixes: ['R', 'B', 'RB', 'BR'],
    rawPrefixes: ['R', 'RB', 'BR'],
    dashedNames: true,
    hashComments: true,
    wordExtra: '',
    colonParameters: false,
    atParameters: true,
    operators: OPERATORS,
  },
  reserved: words(
    'ALL AND ANY ARRAY AS ASC ASSERT_ROWS_MODIFIED AT BETWEEN BY CASE CAST COLLATE CONTAINS CREATE CROSS CUBE CURRENT DEFAULT DEFINE DESC DISTINCT ELSE END ENUM ESCAPE EXCEPT EXCLUDE EXISTS EXTRACT FALSE FETCH FOLLOWING FOR FROM FULL GROUP GROUPING GROUPS HASH HAVING IF IGNORE IN INNER INTERSECT INTERVAL INTO IS JOIN LATERAL LEFT LIKE LIMIT LOOKUP MERGE NATURAL NEW NO NOT NULL NULLS OF ON OR ORDER OUTER OVER PARTITION PRECEDING PROTO QUALIFY RANGE RECURSIVE RESPECT RIGHT ROLLUP ROWS SELECT SET SOME STRUCT TABLESAMPLE THEN TO TREAT TRUE UNBOUNDED UNION UNNEST USING WHEN WHERE WINDOW WITH WITHIN',
  ),
  noTableAlias: words(AFTER_TABLE, 'PIVOT UNPIVOT MATCH_RECOGNIZE'),
  noColumnAlias: words(AFTER_COLUMN),
  callable: null,
  bareFunctions: words('CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_DATETIME'),
  binding: {
    ...BINDING_BASE,
    aliasesSeenIn: new Set(['group', 'having']),
    pivotNames: 'alias_value',
    fieldsOfColumns: true,
    fieldsOfUnknown: true,
    wholeRows: true,
    dateUnits: 'last',
  },
  features: {
    ...FEATURES_BASE,
    joinCondition: 'optional',
    emptyIn: true,
    strictJoins: true,
    typedColumns: true,
    explicitDml: true,
    listLiterals: true,
    qualify: true,
    pipes: true,
    pivot: true,
    starExcept: true,
    groupByAll: true,
    subscripts: true,
    structLiterals: true,
    hyphenatedNames: true,
    lambdas: true,
    trailingCommas: true,
    braceLiterals: true,
    returning: false,
    procedural: 'bigquery',
  },
  folding: 'insensitive',
  quotedCaseSensitive: false,
  pseudoColumns: words('_PARTITIONTIME _PARTITIONDATE _TABLE_SUFFIX _FILE_NAME _CHANGE_TYPE _CHANGE_TIMESTAMP _CHANGE_SEQUENCE_NUMBER'),
  systemNames: words(''),
  commands: BIGQUERY_COMMANDS,
};
