import { REDSHIFT_COMMANDS } from './commands-redshift.ts';
import type { DialectGrammar } from './grammar.ts';
import { OPERATORS } from './lexical-base.ts';
import { postgres } from './postgres.ts';
import { AFTER_COLUMN, AFTER_TABLE, RESERVED_CORE, words } from './words.ts';

/**
 * Amazon Redshift: PostgreSQL 8's grammar with a warehouse's additions. It is not PostgreSQL's to the word, so that the strictness of that one is off.
 */
export const redshift: DialectGrammar = {
  ...postgres,
  name: 'redshift',
  lexical: {
    ...postgres.lexical,
    backslashEscapes: true,
    wordExtra: '$#',
    wordStartExtra: '#',
    freeOperators: false,
    noWordsAfterNumbers: false,
    operators: [...OPERATORS.filter((operator) => operator !== '..'), '!~*', '~*', '|/', '||/', '~~'].sort((a, b) => b.length - a.length),
  },
  reserved: words(
    RESERVED_CORE,
    'ALL ANALYSE ANALYZE ANY ASC AUTHORIZATION BOTH CAST CHECK COLLATE COLUMN CONSTRAINT CROSS CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER DEFAULT DEFERRABLE DESC ELSE END FALSE FOR FOREIGN FREEZE FULL GRANT ILIKE INNER ISNULL JOIN LEADING LEFT LIMIT LOCALTIME LOCALTIMESTAMP MINUS NATURAL NOTNULL OFFSET ONLY OUTER OVERLAPS PLACING PRIMARY QUALIFY REFERENCES RIGHT SESSION_USER SIMILAR SOME TO TOP TRAILING TRUE UNIQUE USER USING VERBOSE',
  ),
  noTableAlias: words(AFTER_TABLE, 'PIVOT UNPIVOT AT MINUS CONNECT'),
  noColumnAlias: words(AFTER_COLUMN, 'OVER WITHIN FILTER MINUS QUALIFY'),
  callable: null,
  bareFunctions: words(
    'CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER CURRENT_SCHEMA LOCALTIME LOCALTIMESTAMP SESSION_USER SYSDATE USER',
  ),
  binding: {
    ...postgres.binding,
    aliasesSeenIn: new Set(['select', 'group']),
    aliasesMaybeSeenIn: new Set(['where', 'having']),
    fieldsOfColumns: true,
    refusesValues: new Set(),
    strictSums: false,
    clashes: words('date/boolean'),
  },
  features: {
    ...postgres.features,
    exactKeywords: false,
    emptyNameLists: true,
    plainArguments: false,
    neverCalled: new Set(),
    notTypes: new Set(),
    typedColumns: false,
    distinctOn: false,
    joinCondition: 'optional',
    strictJoins: false,
    fieldsOfCalls: true,
    bareInsertAlias: true,
    emptyIn: true,
    top: true,
    qualify: true,
    pivot: true,
    starExcept: true,
    groupByAll: true,
    hierarchies: true,
    outerJoinMark: true,
    structLiterals: true,
    redshiftForms: true,
  },
  quotedCaseSensitive: false,
  systemNames: words('SYSDATE LEVEL'),
  commands: REDSHIFT_COMMANDS,
};
