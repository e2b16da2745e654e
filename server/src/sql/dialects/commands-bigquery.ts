import { commonCommandsExcept } from './commands-common.ts';

/** BigQuery's statements that need no tree of their own. Source: GoogleSQL's DDL, DCL, export and load references. */
export const BIGQUERY_COMMANDS = `
${commonCommandsExcept(
  'CREATE [UNIQUE] INDEX',
  'CREATE SEQUENCE',
  'CREATE SCHEMA',
  'CREATE DATABASE',
  'CREATE { ROLE | USER }',
  'ALTER SEQUENCE',
  'ALTER SCHEMA',
  'ALTER DATABASE',
  'ALTER { USER | ROLE }',
  'ALTER INDEX',
  'ALTER { FUNCTION',
  'ALTER MATERIALIZED VIEW',
  'ALTER VIEW',
  'GRANT words',
  'REVOKE words',
  'DROP words',
  'DROP INDEX',
  'DROP DATABASE',
  'DROP SEQUENCE',
  'DROP TYPE',
  'DROP TRIGGER',
  'DROP { DOMAIN',
  'DROP { USER',
  'COMMENT',
  'USE words',
  'RELEASE',
)}
or_replace = OR REPLACE ;
option_list = OPTIONS group ;
connection = WITH CONNECTION { DEFAULT | name } ;

CREATE SCHEMA [if_not_exists] name [DEFAULT COLLATE string] [option_list] ;
CREATE EXTERNAL SCHEMA [if_not_exists] name [connection] [option_list] ;
CREATE [or_replace] ROW ACCESS POLICY [if_not_exists] ident ON table [GRANT TO group] FILTER USING '(' expr ')' ;
CREATE [or_replace] MODEL [if_not_exists] name model_part* ;
model_part = TRANSFORM group | INPUT group | OUTPUT group | REMOTE | connection | option_list | AS query | AS '(' model_query,+ ')' ;
model_query = ident AS '(' query ')' ;
CREATE [or_replace] [SEARCH | VECTOR] INDEX [if_not_exists] name ON table '(' ALL COLUMNS [words] ')' [words] ;
CREATE [or_replace] [SEARCH | VECTOR] INDEX [if_not_exists] name ON table '(' index_item,+ ')' [words] ;
CREATE [UNIQUE] [NULL_FILTERED] INDEX [if_not_exists] name ON table '(' index_item,+ ')' [words] ;
index_item = expr [option_list] [ASC | DESC] ;
CREATE [or_replace] PROPERTY GRAPH [if_not_exists] name words ;
CREATE { CAPACITY | RESERVATION | ASSIGNMENT | CONNECTION | DATA_POLICY } [if_not_exists] name { option_list | AS JSON words }* ;
CREATE [or_replace] [TEMP | TEMPORARY | PUBLIC | PRIVATE] CONSTANT [if_not_exists] name '=' expr ;
CREATE [or_replace] [TEMP | TEMPORARY | PUBLIC | PRIVATE] CONSTANT [if_not_exists] name AS expr ;
CREATE [or_replace] [TEMP | TEMPORARY] TABLE FUNCTION [if_not_exists] words ;
CREATE SEQUENCE [if_not_exists] name [words] ;

table_action = ADD COLUMN [if_not_exists] columndef
  | ADD [CONSTRAINT [if_not_exists] ident] constraint
  | ADD CONSTRAINT [if_not_exists] ident { PRIMARY | FOREIGN | CHECK } words
  | DROP COLUMN [if_exists] dropcolumn
  | DROP CONSTRAINT [if_exists] ident
  | DROP PRIMARY KEY [if_exists]
  | RENAME COLUMN [if_exists] renamecolumn
  | RENAME TO newname
  | ALTER COLUMN [if_exists] alter_column
  | SET option_list
  | SET DEFAULT COLLATE string
  | { ADD | REPLACE | DROP } ROW DELETION POLICY words
  | SET ON DELETE words ;
alter_column = ident SET option_list
  | ident DROP { NOT NULL | DEFAULT | GENERATED }
  | ident SET { DEFAULT expr | NOT NULL }
  | retypecolumn [words] ;
ALTER { VIEW | MATERIALIZED VIEW } [if_exists] table { SET option_list | ALTER COLUMN [if_exists] ident SET option_list | words } ;
ALTER SCHEMA [if_exists] name { SET words | ADD words | DROP words } ;
ALTER { PROJECT | BI_CAPACITY | CAPACITY | RESERVATION | MODEL | FUNCTION | PROCEDURE | CONNECTION | DATABASE | DATA_POLICY } [if_exists] name SET option_list ;
ALTER ORGANIZATION SET option_list ;
ALTER { EXTERNAL TABLE | SNAPSHOT TABLE | EXTERNAL SCHEMA | PROPERTY GRAPH } [if_exists] name words ;
ALTER ROW ACCESS POLICY [if_exists] ident ON table words ;
ALTER ALL ROW ACCESS POLICIES ON table words ;
ALTER { VECTOR | SEARCH } INDEX [if_exists] name ON table words ;
ALTER SEQUENCE [if_exists] name SET option_list ;

DROP SNAPSHOT TABLE [if_exists] table ;
DROP TABLE FUNCTION [if_exists] name ;
DROP EXTERNAL SCHEMA [if_exists] name [behaviour] ;
DROP { MODEL | CAPACITY | RESERVATION | ASSIGNMENT | CONNECTION | DATA_POLICY | CONSTANT | PROPERTY GRAPH | SEQUENCE } [if_exists] name ;
DROP { SEARCH | VECTOR } INDEX [if_exists] name ON table ;
DROP INDEX [if_exists] name [ON table] ;
DROP ROW ACCESS POLICY [if_exists] ident ON table ;
DROP ALL ROW ACCESS POLICIES ON table ;
UNDROP SCHEMA [if_not_exists] name [option_list] ;

GRANT until_to TO words ;
REVOKE until_from FROM words ;
LOAD DATA { INTO | OVERWRITE } [TEMP | TEMPORARY] [TABLE] table load_part* FROM FILES group [WITH PARTITION COLUMNS [group]] [connection] [option_list] ;
load_part = DEFAULT COLLATE string | PARTITION BY expr | CLUSTER BY exprs | option_list | { PARTITIONS | PARTITION } group | connection | group ;
EXPORT DATA [connection] OPTIONS group AS query ;
EXPORT MODEL name [connection] OPTIONS group ;
EXPORT METADATA words ;
ASSERT expr [AS string] ;
CLONE DATA INTO table FROM words ;
GRAPH name { MATCH | OPTIONAL | LET | FILTER | FOR | WITH | RETURN | CALL } words ;
ANALYZE [words] ;
`;
