import { commonCommandsExcept } from './commands-common.ts';

/**
 * Snowflake's statements that need no tree of their own. Source: its SQL command reference. It grows every month: objects that are not named here are
 * taken as words, once a kind and a name stand there.
 */
export const SNOWFLAKE_COMMANDS = `
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
  'DROP TYPE',
  'DROP TRIGGER',
  'DROP { DOMAIN',
  'RELEASE',
  'SET words',
)}
or_replace = OR { REPLACE | ALTER } ;
string_body = AS string ;

CREATE [or_replace] PIPE [if_not_exists] name [options] AS statement ;
CREATE [or_replace] TASK [if_not_exists] name [options] AS statement ;
CREATE [or_replace] ALERT [if_not_exists] name until_if IF '(' alert_condition ')' THEN statement ;
alert_condition = EXISTS '(' { query | statement } ')' ;
until_if = alert_option* ;
alert_option = word '=' value | word group | SCHEDULE '=' string ;
CREATE [or_replace] MASKING POLICY [if_not_exists] name AS group RETURNS type '->' words ;
CREATE [or_replace] ROW ACCESS POLICY [if_not_exists] name AS group RETURNS BOOLEAN '->' words ;
CREATE [or_replace] { AGGREGATION | PROJECTION | JOIN | PRIVACY } POLICY [if_not_exists] name AS group RETURNS word '->' words ;
CREATE [or_replace] CORTEX SEARCH SERVICE [if_not_exists] name options AS query ;
CREATE [or_replace] SEQUENCE [if_not_exists] name [words] ;
CREATE [or_replace] { EVENT TABLE | SEMANTIC VIEW } [if_not_exists] newrelation [words] ;
CREATE [or_replace] TAG [if_not_exists] name [words] ;
CREATE [or_replace] [TRANSIENT] { DATABASE | SCHEMA } [if_not_exists] name [words] ;
CREATE [or_replace] [TEMP | TEMPORARY] STAGE [if_not_exists] name [words] ;
CREATE [or_replace] [TEMP | TEMPORARY | VOLATILE] FILE FORMAT [if_not_exists] name [words] ;
CREATE [or_replace] { WAREHOUSE | ROLE | USER | DATABASE ROLE | SHARE | RESOURCE MONITOR } [if_not_exists] name [words] ;
CREATE [or_replace] word words ;
CREATE [or_replace] { TEMPORARY | TEMP | TRANSIENT | SECURE | EXTERNAL } word words ;
DEFINE word words ;
DEFINE TASK name [options] AS statement ;

table_action = ADD [COLUMN] [if_not_exists] columndef { ',' [COLUMN] [if_not_exists] columndef }*
  | ADD [COLUMN] [if_not_exists] tableelements
  | ADD constraint
  | ADD { ROW ACCESS POLICY | SEARCH OPTIMIZATION | STORAGE LIFECYCLE POLICY | DATA METRIC FUNCTION | PARTITION | PARTITION COLUMN | FILES | AGGREGATION POLICY } [words]
  | DROP CONSTRAINT [if_exists] ident [behaviour] [words]
  | DROP { PRIMARY KEY | UNIQUE [group] | FOREIGN KEY group } [behaviour]
  | DROP { ROW ACCESS POLICY | ALL ROW ACCESS POLICIES | SEARCH OPTIMIZATION | CLUSTERING KEY | STORAGE LIFECYCLE POLICY | DATA METRIC FUNCTION | PARTITION } [words]
  | DROP [COLUMN] [if_exists] dropcolumn { ',' dropcolumn }* [behaviour]
  | RENAME TO newname
  | RENAME COLUMN renamecolumn
  | RENAME CONSTRAINT ident TO ident
  | RENAME renamecolumn
  | { ALTER | MODIFY } '(' column_change { ',' column_change }* ')'
  | { ALTER | MODIFY } CONSTRAINT words
  | { ALTER | MODIFY } { PRIMARY | UNIQUE | FOREIGN } words
  | { ALTER | MODIFY } column_change { ',' column_change }*
  | SWAP WITH swapname
  | CLUSTER BY group
  | { SUSPEND | RESUME | RECLUSTER | REFRESH | SET | UNSET | CONVERT | REMOVE | ENABLE | DISABLE | UNPIVOT } [words] ;
column_change = [COLUMN] column_edit ;
column_edit = ident { SET | UNSET | DROP | COMMENT | ADD } words
  | ident SET DATA TYPE type
  | retypecolumn [words] ;
ALTER [or_iceberg] TABLE [if_exists] table table_action { [','] table_action }* ;
or_iceberg = EXTERNAL | ICEBERG | DYNAMIC | EVENT | HYBRID | INTERACTIVE ;
ALTER TASK [if_exists] name MODIFY AS statement ;
ALTER SESSION { SET | UNSET } words ;
ALTER ACCOUNT words ;
ALTER word words ;

DROP { STAGE | PIPE | STREAM | TASK | ALERT | WAREHOUSE | TAG | SHARE | SECRET | ROLE | USER | SERVICE | STREAMLIT | NOTEBOOK | APPLICATION | CONNECTION | AGENT | MODEL | DATASET } [if_exists] words ;
DROP word words ;
UNDROP word words ;

GRANT until_to TO words ;
REVOKE until_from FROM words ;
SET ident '=' expr ;
SET '(' ident,+ ')' '=' expr ;
UNSET words ;
COPY INTO table [tablecolumns] FROM '(' query ')' [words] ;
COPY INTO table [columns] FROM words ;
COPY INTO table [columns] [until_from] ;
COPY INTO copy_target FROM '(' query ')' [words] ;
COPY INTO copy_target FROM words ;
COPY FILES INTO words ;
copy_target = until_from ;
PUT words ;
GET words ;
LIST words ;
LS words ;
REMOVE words ;
RM words ;
EXECUTE { TASK | ALERT | NOTEBOOK | SERVICE | JOB | DBT | DCM | MANAGED | IMMEDIATE } words ;
CALL words ;
EXPLAIN [USING { TABULAR | JSON | TEXT }] statement ;
AWAIT words ;
ASYNC group ;
CANCEL words ;
`;
