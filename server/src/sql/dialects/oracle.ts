import { ORACLE_COMMANDS } from './commands-oracle.ts';
import { BINDING_BASE, FEATURES_BASE } from './features-base.ts';
import type { DialectGrammar } from './grammar.ts';
import { LEXICAL_BASE } from './lexical-base.ts';
import { AFTER_COLUMN, AFTER_TABLE, words } from './words.ts';

/** Oracle Database 23ai with PL/SQL and the SQL*Plus commands that scripts hold. Reserved words: appendix E of the SQL reference. */
export const oracle: DialectGrammar = {
  name: 'oracle',
  lexical: {
    ...LEXICAL_BASE,
    oracleQuotes: true,
    stringPrefixes: ['N'],
    wordExtra: '$#',
    ampersandSubstitution: true,
    lineCommands: 'sqlplus',
  },
  reserved: words(
    'ALL ALTER AND ANY AS ASC BETWEEN BY CHECK CLUSTER COMPRESS CONNECT CREATE CURRENT DEFAULT DELETE DESC DISTINCT DROP ELSE EXCLUSIVE FOR FROM GRANT GROUP HAVING IDENTIFIED IN INDEX INSERT INTERSECT INTO IS LIKE LOCK MINUS MODE NOCOMPRESS NOT NOWAIT NULL OF ON OPTION OR ORDER PCTFREE PRIOR PUBLIC REVOKE SELECT SET SHARE SIZE START SYNONYM TABLE THEN TO TRIGGER UNION UNIQUE UPDATE VALUES VIEW WHERE WITH CASE WHEN END',
  ),
  noTableAlias: words(
    AFTER_TABLE,
    'OUTER PIVOT UNPIVOT MODEL PARTITION SUBPARTITION VERSIONS SAMPLE MATCH_RECOGNIZE LOG MEASURES BULK RETURN NESTED',
  ),
  noColumnAlias: words(AFTER_COLUMN, 'BULK OVER KEEP WITHIN LOG'),
  callable: null,
  bareFunctions: words(
    'SYSDATE SYSTIMESTAMP USER UID CURRENT_DATE CURRENT_TIMESTAMP LOCALTIMESTAMP SESSIONTIMEZONE DBTIMEZONE ROWNUM LEVEL SQLCODE SQLERRM CONNECT_BY_ISLEAF CONNECT_BY_ISCYCLE ORA_ROWSCN',
  ),
  binding: {
    ...BINDING_BASE,
    aliasesSeenIn: new Set(['group', 'having']),
    pivotKeepsQuotes: true,
    insertNeedsAll: true,
    fieldsOfColumns: true,
    fieldsOfUnknown: true,
    packages: true,
    wholeDivision: 'decimal',
    refusesValues: new Set(['computed', 'identity'] as const),
    clashes: words('number/date date/boolean'),
    rowFunctions: new Set(['value', 'ref', 'make_ref']),
  },
  features: {
    ...FEATURES_BASE,
    bareIn: true,
    groupByAll: true,
    subscripts: true,
    strictJoins: true,
    limit: false,
    connectBy: true,
    hierarchies: true,
    outerJoinMark: true,
    pivot: true,
    apply: true,
    qualify: true,
    insertAll: true,
    procedural: 'plsql',
  },
  folding: 'upper',
  quotedCaseSensitive: true,
  pseudoColumns: words(
    'ROWNUM ROWID LEVEL ORA_ROWSCN CONNECT_BY_ISLEAF CONNECT_BY_ISCYCLE CONNECT_BY_ROOT OBJECT_ID OBJECT_VALUE VERSIONS_STARTSCN VERSIONS_STARTTIME VERSIONS_ENDSCN VERSIONS_ENDTIME VERSIONS_XID VERSIONS_OPERATION COLUMN_VALUE XMLDATA',
  ),
  systemNames: words('SYSDATE SYSTIMESTAMP USER UID SESSIONTIMEZONE DBTIMEZONE SESSION_USER CURRENT_USER'),
  commands: ORACLE_COMMANDS,
};
