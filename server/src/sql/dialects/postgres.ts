import { COMMON_COMMANDS } from './commands-common.ts';
import { BINDING_BASE, FEATURES_BASE } from './features-base.ts';
import type { DialectGrammar } from './grammar.ts';
import { LEXICAL_BASE } from './lexical-base.ts';
import { FUNCTION_OR_TYPE, NEEDS_AS, ONLY_NAMES, RESERVED, SPECIAL_FUNCTIONS, TYPES } from './postgres-keywords.ts';
import { words } from './words.ts';

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
  reserved: words(RESERVED, FUNCTION_OR_TYPE),
  noTableAlias: words('SET'),
  noColumnAlias: words(NEEDS_AS),
  callable: words(FUNCTION_OR_TYPE, 'CAST CURRENT_TIME CURRENT_TIMESTAMP LOCALTIME LOCALTIMESTAMP'),
  bareFunctions: words(
    'CURRENT_CATALOG CURRENT_DATE CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER LOCALTIME LOCALTIMESTAMP SESSION_USER SYSTEM_USER USER',
  ),
  binding: { ...BINDING_BASE, outputNames: 'function', fieldsOfUnknown: true },
  features: {
    ...FEATURES_BASE,
    exactKeywords: true,
    neverCalled: words(TYPES, ONLY_NAMES),
    notTypes: words(RESERVED, ONLY_NAMES, SPECIAL_FUNCTIONS),
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
