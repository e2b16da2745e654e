import { COMMON_COMMANDS } from './commands-common.ts';
import { BINDING_BASE, FEATURES_BASE } from './features-base.ts';
import type { DialectGrammar } from './grammar.ts';
import { LEXICAL_BASE } from './lexical-base.ts';
import { AFTER_COLUMN, AFTER_TABLE, words } from './words.ts';

/** PostgreSQL 18. Reserved words: appendix C of its manual. */
export const postgres: DialectGrammar = {
  name: 'postgres',
  lexical: {
    ...LEXICAL_BASE,
    dollarQuotes: 'tagged',
    stringPrefixes: ['N', 'B', 'X', 'E', 'U&'],
    escapePrefixes: ['E'],
    nestedComments: true,
    dollarParameters: true,
    questionParameters: false,
    freeOperators: true,
    operators: ['::', ':=', '=>', '..'],
    lineCommands: 'psql',
  },
  reserved: words(
    `ALL ANALYSE ANALYZE AND ANY ARRAY AS ASC ASYMMETRIC BOTH CASE CAST CHECK COLLATE COLUMN CONSTRAINT CREATE CURRENT_CATALOG CURRENT_DATE CURRENT_ROLE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER DEFAULT DEFERRABLE DESC DISTINCT DO ELSE END EXCEPT FALSE FETCH FOR FOREIGN FROM GRANT GROUP HAVING IN INITIALLY INTERSECT INTO LATERAL LEADING LIMIT LOCALTIME LOCALTIMESTAMP NOT NULL OFFSET ON ONLY OR ORDER PLACING PRIMARY REFERENCES RETURNING SELECT SESSION_USER SOME SYMMETRIC SYSTEM_USER TABLE THEN TO TRAILING TRUE UNION UNIQUE USER USING VARIADIC WHEN WHERE WINDOW WITH`,
    'CROSS CONCURRENTLY FREEZE FULL ILIKE INNER IS ISNULL JOIN LEFT LIKE NATURAL NOTNULL OUTER OVERLAPS RIGHT SIMILAR VERBOSE TABLESAMPLE COLLATION AUTHORIZATION BINARY',
  ),
  noTableAlias: words(AFTER_TABLE),
  noColumnAlias: words(AFTER_COLUMN, 'OVER WITHIN FILTER YEAR MONTH DAY HOUR MINUTE SECOND PRECISION CHAR CHARACTER VARYING WITHOUT ARRAY'),
  callable: words(
    'LEFT RIGHT ANY ALL SOME ARRAY CAST COLLATION CURRENT_CATALOG CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP LOCALTIME LOCALTIMESTAMP OVERLAPS LIKE ILIKE SIMILAR ISNULL NOTNULL BINARY AUTHORIZATION VERBOSE',
  ),
  bareFunctions: words(
    'CURRENT_CATALOG CURRENT_DATE CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER LOCALTIME LOCALTIMESTAMP SESSION_USER SYSTEM_USER USER',
  ),
  binding: { ...BINDING_BASE, outputNames: 'function', fieldsOfUnknown: true, wholeRows: true, wholeDivision: 'integer', strictSums: true,
    clashes: words('number/text number/date number/boolean number/uuid number/json text/boolean text/date text/uuid date/boolean date/uuid date/json boolean/uuid boolean/json'),
  },
  features: {
    ...FEATURES_BASE,
    strictJoins: true,
    typedColumns: true,
    distinctOn: true,
    doubleColonCast: true,
    arrows: true,
    subscripts: true,
    selectInto: true,
    selectWithoutItems: true,
    adjacentStrings: true,
    onConflict: true,
    fieldsOfCalls: false,
    bareInsertAlias: false,
    typedLiterals: true,
    procedural: 'plpgsql',
  },
  folding: 'lower',
  quotedCaseSensitive: true,
  pseudoColumns: words('CTID OID TABLEOID XMIN XMAX CMIN CMAX'),
  systemNames: words(''),
  commands: `
${COMMON_COMMANDS}
CREATE [UNIQUE] INDEX [CONCURRENTLY] [if_not_exists] [name] ON [ONLY] table [USING ident] '(' index_item,+ ')' [INCLUDE columns] [NULLS [NOT] DISTINCT] [WITH group] [TABLESPACE ident] [WHERE expr] ;
index_item = expr [index_collation] [opclass] [ASC | DESC] [NULLS { FIRST | LAST }] ;
index_collation = COLLATE name ;
opclass = name [group] ;
CREATE { EXTENSION | LANGUAGE | ROLE | USER | TABLESPACE | DATABASE | SCHEMA | PUBLICATION | SUBSCRIPTION | SERVER | RULE | POLICY | OPERATOR | COLLATION | CONVERSION | STATISTICS | EVENT | ACCESS | GROUP | TEXT | TYPE | DOMAIN | CAST | AGGREGATE | FOREIGN | TRANSFORM | TRUSTED } words ;
CREATE OR REPLACE { LANGUAGE | RULE | TRANSFORM | AGGREGATE | TRUSTED } words ;
CREATE { TEMP | TEMPORARY | UNLOGGED } SEQUENCE [if_not_exists] name [words] ;
ALTER { AGGREGATE | COLLATION | CONVERSION | DATABASE | DEFAULT | DOMAIN | EVENT | EXTENSION | FOREIGN | FUNCTION | GROUP | INDEX | LANGUAGE | LARGE | MATERIALIZED | OPERATOR | POLICY | PROCEDURE | PUBLICATION | ROLE | ROUTINE | RULE | SCHEMA | SEQUENCE | SERVER | STATISTICS | SUBSCRIPTION | SYSTEM | TABLE | TABLESPACE | TEXT | TRIGGER | TYPE | USER | VIEW } words ;
ANALYZE [words] ;
ANALYSE [words] ;
VACUUM [words] ;
REINDEX words ;
CLUSTER [words] ;
COPY '(' query ')' { FROM | TO } words ;
COPY table [columns] { FROM | TO } words ;
DO body ;
DO body LANGUAGE PLPGSQL ;
DO LANGUAGE PLPGSQL body ;
DO [LANGUAGE value] string+ [LANGUAGE value] ;
LOCK [TABLE] words ;
LISTEN ident ;
NOTIFY words ;
UNLISTEN words ;
PREPARE TRANSACTION string ;
PREPARE ident [group] AS statement ;
EXECUTE ident [group] ;
DEALLOCATE words ;
DECLARE ident words ;
FETCH words ;
MOVE words ;
CLOSE words ;
DISCARD words ;
LOAD string ;
RESET words ;
ABORT [words] ;
CHECKPOINT ;
REFRESH MATERIALIZED VIEW [CONCURRENTLY] table [words] ;
REASSIGN OWNED words ;
SECURITY LABEL words ;
IMPORT FOREIGN SCHEMA words ;
`,
};
