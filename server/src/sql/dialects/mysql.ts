import { BINDING_BASE, FEATURES_BASE } from './features-base.ts';
import type { DialectGrammar } from './grammar.ts';
import { LEXICAL_BASE } from './lexical-base.ts';
import { MYSQL_COMMANDS } from './mysql-commands.ts';
import { AFTER_COLUMN, AFTER_TABLE, words } from './words.ts';

const RESERVED =
  'ADD ALL ALTER ANALYZE AND AS ASC BEFORE BETWEEN BOTH BY CALL CASCADE CASE CHANGE CHECK COLLATE COLUMN CONDITION CONSTRAINT CONTINUE CONVERT CREATE CROSS CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER CURSOR DATABASE DATABASES DECLARE DEFAULT DELAYED DELETE DESC DESCRIBE DETERMINISTIC DISTINCT DISTINCTROW DIV DROP EACH ELSE ELSEIF ENCLOSED ESCAPED EXCEPT EXISTS EXIT EXPLAIN FALSE FETCH FOR FORCE FOREIGN FROM FULLTEXT GRANT GROUP HAVING HIGH_PRIORITY IF IGNORE IN INDEX INFILE INNER INOUT INSERT INTERSECT INTERVAL INTO IS ITERATE JOIN KEY KEYS KILL LEADING LEAVE LEFT LIKE LIMIT LINES LOAD LOCALTIME LOCALTIMESTAMP LOCK LOOP LOW_PRIORITY MATCH NATURAL NOT NO_WRITE_TO_BINLOG NULL ON OPTIMIZE OPTION OPTIONALLY OR ORDER OUT OUTER OUTFILE PRIMARY PROCEDURE PURGE RANGE READ REFERENCES REGEXP RELEASE RENAME REPEAT REPLACE REQUIRE RESIGNAL RESTRICT RETURN REVOKE RIGHT RLIKE SCHEMA SCHEMAS SELECT SENSITIVE SEPARATOR SET SHOW SIGNAL SPATIAL SQL SQLEXCEPTION SQLSTATE SQLWARNING SQL_BIG_RESULT SQL_CALC_FOUND_ROWS SQL_SMALL_RESULT SSL STARTING STORED STRAIGHT_JOIN TABLE TERMINATED THEN TO TRAILING TRIGGER TRUE UNDO UNION UNIQUE UNLOCK UNSIGNED UPDATE USAGE USE USING VALUES VARYING VIRTUAL WHEN WHERE WHILE WITH WRITE XOR ZEROFILL';

/** MySQL 8.4. Reserved words: section 11.3 of its manual. */
export const mysql: DialectGrammar = {
  name: 'mysql',
  lexical: {
    ...LEXICAL_BASE,
    doubleQuotedStrings: true,
    backtickIdentifiers: true,
    backslashEscapes: true,
    stringPrefixes: ['N', 'B', 'X', '_'],
    hashComments: true,
    dashNeedsSpace: true,
    colonParameters: true,
    atParameters: true,
    lineCommands: 'mysql',
  },
  reserved: words(
    RESERVED,
    'CUBE CUME_DIST DENSE_RANK EMPTY FIRST_VALUE FUNCTION GENERATED GROUPING GROUPS JSON_TABLE LAG LAST_VALUE LATERAL LEAD NTH_VALUE NTILE OF OVER PERCENT_RANK RANK RECURSIVE ROW ROWS ROW_NUMBER SYSTEM WINDOW END',
  ),
  noTableAlias: words(AFTER_TABLE, 'USE FORCE IGNORE PARTITION STRAIGHT_JOIN LOCK PROCEDURE'),
  noColumnAlias: words(AFTER_COLUMN, 'DIV MOD XOR REGEXP RLIKE COLLATE LOCK PROCEDURE SOUNDS'),
  callable: null,
  bareFunctions: words('CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER LOCALTIME LOCALTIMESTAMP UTC_DATE UTC_TIME UTC_TIMESTAMP'),
  binding: {
    ...BINDING_BASE,
    aliasesSeenIn: new Set(['group', 'having']),
    insertNeedsAll: true,
    valuesNames: ['column_', 0],
    wholeDivision: 'decimal',
    refusesValues: new Set(['computed'] as const),
  },
  features: {
    ...FEATURES_BASE,
    emptyNameLists: false,
    bareInsertAlias: false,
    joinCondition: 'outer',
    replaceStatement: true,
    typedColumns: true,
    limitComma: true,
    arrows: true,
    stringAliases: true,
    adjacentStrings: true,
    multiTableDml: true,
    updateFrom: false,
    indexHints: true,
    returning: true,
    assignmentExpressions: true,
    procedural: 'mysql',
    pivot: false,
  },
  folding: 'insensitive',
  quotedCaseSensitive: false,
  pseudoColumns: words('_ROWID'),
  systemNames: words(''),
  commands: MYSQL_COMMANDS,
};

/** MariaDB 11: MySQL's grammar with its own additions. */
export const mariadb: DialectGrammar = {
  ...mysql,
  name: 'mariadb',
  reserved: words(RESERVED, 'OVER ROWS ROW_NUMBER RECURSIVE OFFSET END'),
  features: { ...mysql.features, fetchFirst: true },
};
