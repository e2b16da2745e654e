/**
 * MySQL's and MariaDB's commands in the notation of `parse/commands/notation.ts`. Source: the statements' chapters of both manuals. What administers a
 * server is taken as words.
 */
export const MYSQL_COMMANDS = `
if_exists = IF EXISTS ;
if_not_exists = IF NOT EXISTS ;
behaviour = CASCADE | RESTRICT ;
wait = WAIT number | NOWAIT ;
account = { CURRENT_USER | CURRENT_ROLE } ['(' ')'] | { string | ident } [param] ;
like_or_where = LIKE expr | WHERE expr ;
charset = string | label ;

DROP TABLE [if_exists] table,+ [wait] [behaviour] ;
DROP TABLES [if_exists] table,+ [wait] [behaviour] ;
DROP TEMPORARY { TABLE | TABLES } [if_exists] table,+ [wait] [behaviour] ;
DROP VIEW [if_exists] table,+ [behaviour] ;
DROP INDEX [if_exists] ident ON table [wait] index_change* ;
index_change = { ALGORITHM | LOCK } ['='] label ;
DROP { DATABASE | SCHEMA } [if_exists] ident ;
DROP { FUNCTION | PROCEDURE | TRIGGER | EVENT | PACKAGE | SEQUENCE } [if_exists] name,+ ;
DROP PACKAGE BODY [if_exists] name ;
DROP TEMPORARY SEQUENCE [if_exists] name,+ ;
DROP { USER | ROLE } [if_exists] account,+ ;
DROP { SERVER | RESOURCE GROUP } [if_exists] label words ;
DROP { SERVER | RESOURCE GROUP } [if_exists] label ;
DROP [UNDO] TABLESPACE words ;
DROP LOGFILE words ;
DROP SPATIAL REFERENCE SYSTEM [if_exists] number ;
DROP PREPARE ident ;
TRUNCATE [TABLE] table [wait] [{ DROP | REUSE } STORAGE] ;

GRANT PROXY ON account TO account,+ [WITH GRANT OPTION] ;
GRANT privilege,+ ON privilege_target TO grantee,+ [REQUIRE words] [WITH words] [AS words] ;
GRANT account,+ TO account,+ [WITH ADMIN OPTION] ;
REVOKE [if_exists] ALL [PRIVILEGES] ',' GRANT OPTION FROM account,+ [IGNORE UNKNOWN USER] ;
REVOKE PROXY ON account FROM account,+ [IGNORE UNKNOWN USER] ;
REVOKE [if_exists] privilege,+ ON privilege_target FROM account,+ [IGNORE UNKNOWN USER] ;
REVOKE [if_exists] [ADMIN OPTION FOR] account,+ FROM account,+ [IGNORE UNKNOWN USER] ;
privilege = privilege_word+ [tablecolumns] ;
privilege_word = ALL | ALTER | CREATE | DELETE | DROP | GRANT | INDEX | INSERT | LOCK | READ | REFERENCES | SELECT | SHOW | TRIGGER | UPDATE | USAGE | SET | OPTION | DATABASES | PROCEDURE | REPLACE | ident ;
privilege_target = [TABLE | FUNCTION | PROCEDURE | PACKAGE [BODY]] { '*' ['.' '*'] | ident '.' '*' | table } ;
grantee = account [authentication] ;
authentication = identified { AND identified }* ;
identified = IDENTIFIED BY { [PASSWORD] string | RANDOM PASSWORD } [REPLACE string] [RETAIN CURRENT PASSWORD] | IDENTIFIED WITH plugin INITIAL AUTHENTICATION identified | IDENTIFIED { VIA | WITH } plugin { OR plugin }* ;
plugin = { string | label } [{ USING | AS | BY } { string | RANDOM PASSWORD | PASSWORD '(' string ')' }] [REPLACE string] [RETAIN CURRENT PASSWORD] ;
BEGIN [WORK] ;
COMMIT [WORK] [AND [NO] CHAIN] [[NO] RELEASE] ;
ROLLBACK [WORK] [AND [NO] CHAIN] [[NO] RELEASE] ;
ROLLBACK [WORK] TO [SAVEPOINT] ident ;
SAVEPOINT ident ;
END [words] ;
RELEASE SAVEPOINT ident ;
START TRANSACTION [start_option,+] ;
start_option = WITH CONSISTENT SNAPSHOT | READ WRITE | READ ONLY ;
START { SLAVE | REPLICA | GROUP_REPLICATION | ALL } [words] ;
STOP { SLAVE | REPLICA | GROUP_REPLICATION | ALL } [words] ;
SET STATEMENT variable_set,+ FOR { statement | words } ;
SET set_item,+ ;
set_item = NAMES { DEFAULT | charset [COLLATE { DEFAULT | charset }] } | { CHARACTER SET | CHARSET } { DEFAULT | charset } | PASSWORD [FOR account] '=' expr [REPLACE string] [RETAIN CURRENT PASSWORD]
  | PASSWORD FOR account TO RANDOM [words] | [variable_scope] TRANSACTION transaction_mode,+ | RESOURCE GROUP words | variable_set | DEFAULT ROLE words | ROLE words ;
variable_scope = GLOBAL | SESSION | LOCAL | PERSIST | PERSIST_ONLY ;
variable_set = [variable_scope] { param { '.' label }* | label { '.' label }* } { '=' | ':=' } { DEFAULT | ON | ALL | BINARY | ROW | SYSTEM | expr } ;
transaction_mode = ISOLATION LEVEL { READ UNCOMMITTED | READ COMMITTED | REPEATABLE READ | SERIALIZABLE } | READ WRITE | READ ONLY ;
USE ident ;
EXPLAIN explain_option* FOR CONNECTION expr ;
EXPLAIN explain_option* statement ;
EXPLAIN table [string | label] ;
ANALYZE explain_option* statement ;
explain_option = ANALYZE | EXTENDED | PARTITIONS | ALL | FORMAT '=' { string | label } | INTO param | FOR { SCHEMA | DATABASE } ident ;
DESCRIBE explain_option* statement ;
DESCRIBE explain_option* FOR CONNECTION expr ;
DESCRIBE table [string | label] ;
DESC explain_option* statement ;
DESC table [string | label] ;
SHOW words ;

CREATE OR REPLACE [UNIQUE | FULLTEXT | SPATIAL] INDEX ident [index_type] ON table '(' key_part,+ ')' [wait] index_option* ;
CREATE [ONLINE | OFFLINE] [UNIQUE | FULLTEXT | SPATIAL] INDEX [if_not_exists] ident [index_type] ON table '(' key_part,+ ')' [wait] index_option* ;
index_type = { USING | TYPE } label ;
key_part = key_column [ASC | DESC] ;
key_column = ident ['(' number ')'] | '(' expr ')' ;
index_option = KEY_BLOCK_SIZE ['='] number | index_type | WITH PARSER ident | COMMENT string | VISIBLE | INVISIBLE | [NOT] IGNORED | CLUSTERING '=' label | { ALGORITHM | LOCK } ['='] label | ENGINE_ATTRIBUTE ['='] string | SECONDARY_ENGINE_ATTRIBUTE ['='] string | ident '=' { string | number | label } ;
CREATE { DATABASE | SCHEMA } [if_not_exists] ident database_option* ;
CREATE OR REPLACE { DATABASE | SCHEMA } ident database_option* ;
database_option = [DEFAULT] { CHARACTER SET | CHARSET | COLLATE } ['='] { DEFAULT | charset } | [DEFAULT] ENCRYPTION ['='] string | COMMENT ['='] string | READ ONLY ['='] { DEFAULT | number } ;
CREATE [OR REPLACE] USER [if_not_exists] grantee,+ [DEFAULT ROLE account,+] [REQUIRE requirement] [WITH resource+] user_option* ;
CREATE [OR REPLACE] ROLE [if_not_exists] account,+ [WITH ADMIN account] ;
requirement = NONE | require_item { [AND] require_item }* ;
require_item = SSL | X509 | CIPHER string | ISSUER string | SUBJECT string ;
resource = ident number ;
user_option = PASSWORD EXPIRE [DEFAULT | NEVER | INTERVAL number DAY] | PASSWORD HISTORY { DEFAULT | number } | PASSWORD REUSE INTERVAL { DEFAULT | number DAY } | PASSWORD REQUIRE CURRENT [DEFAULT | OPTIONAL]
  | FAILED_LOGIN_ATTEMPTS number | PASSWORD_LOCK_TIME { number | UNBOUNDED } | ACCOUNT { LOCK | UNLOCK } | COMMENT string | ATTRIBUTE string ;
CREATE [OR REPLACE] [TEMPORARY] SEQUENCE [if_not_exists] newrelation [words] ;
CREATE { SERVER | TABLESPACE | UNDO | LOGFILE | RESOURCE } words ;
CREATE [OR REPLACE] SPATIAL REFERENCE words ;
CREATE OR REPLACE { SERVER | PACKAGE } words ;
CREATE PACKAGE words ;
ALTER { DATABASE | SCHEMA } database_option+ ;
ALTER { DATABASE | SCHEMA } ident database_option+ ;
ALTER { DATABASE | SCHEMA } ident UPGRADE DATA DIRECTORY NAME ;
ALTER { EVENT | FUNCTION | INSTANCE | LOGFILE | PROCEDURE | RESOURCE | SERVER | TABLESPACE | UNDO | SEQUENCE | VIEW } words ;
ALTER USER [if_exists] { USER '(' ')' | account } [altered_user] ;
altered_user = ',' words | number words
  | { IDENTIFIED | REQUIRE | WITH | PASSWORD | ACCOUNT | DEFAULT | DISCARD | ADD | MODIFY | DROP | COMMENT | ATTRIBUTE | FAILED_LOGIN_ATTEMPTS | PASSWORD_LOCK_TIME } words ;
ALTER { ONLINE | OFFLINE | IGNORE } TABLE [if_exists] table words ;
ALTER ALGORITHM words ;
ALTER DEFINER words ;
ALTER SQL words ;
ALTER TABLE [if_exists] table [wait] [alter_actions] ;
alter_actions = table_action { ',' table_action | table_option }* [partitioning | partition_end] | partitioning | partition_end ;
partition_end = REMOVE PARTITIONING | UPGRADE PARTITIONING ;
table_action = ADD [COLUMN] [if_not_exists] tableelements
  | ADD { PARTITION | SUBPARTITION | SYSTEM | PERIOD | VERSIONING } words
  | ADD constraint
  | ADD [COLUMN] [if_not_exists] columndef [FIRST | AFTER ident]
  | DROP { CONSTRAINT | CHECK | INDEX | KEY } [if_exists] ident
  | DROP PRIMARY KEY
  | DROP FOREIGN KEY [if_exists] ident
  | DROP { PARTITION | SYSTEM | PERIOD } words
  | DROP [COLUMN] [if_exists] dropcolumn [behaviour]
  | RENAME { COLUMN | INDEX | KEY } [if_exists] label TO label
  | RENAME [TO | AS | '='] newname
  | CHANGE [COLUMN] [if_exists] label label type column_item* [FIRST | AFTER ident]
  | MODIFY [COLUMN] [if_exists] retypecolumn column_item* [FIRST | AFTER ident]
  | ALTER { INDEX | KEY } [if_exists] ident { VISIBLE | INVISIBLE | [NOT] IGNORED }
  | ALTER { CHECK | CONSTRAINT } ident [NOT] ENFORCED
  | ALTER [COLUMN] [if_exists] label { SET DEFAULT operand | DROP DEFAULT | SET { VISIBLE | INVISIBLE } [DROP DEFAULT] }
  | { ENABLE | DISABLE } KEYS
  | { DISCARD | IMPORT } TABLESPACE
  | ORDER BY orderitems
  | CONVERT TO { CHARACTER SET | CHARSET } { DEFAULT | charset } [COLLATE ['='] { DEFAULT | charset }]
  | CONVERT { PARTITION | TABLE } words
  | { ALGORITHM | LOCK } ['='] label
  | FORCE
  | { WITH | WITHOUT } VALIDATION
  | COALESCE PARTITION [NO_WRITE_TO_BINLOG | LOCAL] number
  | REORGANIZE PARTITION [words]
  | EXCHANGE PARTITION ident WITH TABLE name [{ WITH | WITHOUT } VALIDATION]
  | { TRUNCATE | DISCARD | IMPORT | CHECK | ANALYZE | OPTIMIZE | REBUILD | REPAIR } PARTITION words
  | SECONDARY_LOAD | SECONDARY_UNLOAD
  | table_option ;
ANALYZE [NO_WRITE_TO_BINLOG | LOCAL] { TABLE | TABLES } table,+ [PERSISTENT FOR words | UPDATE HISTOGRAM words | DROP HISTOGRAM words] ;
OPTIMIZE [NO_WRITE_TO_BINLOG | LOCAL] { TABLE | TABLES } table,+ [wait] ;
CHECK { TABLE | TABLES } table,+ check_option* ;
check_option = FOR UPGRADE | QUICK | FAST | MEDIUM | EXTENDED | CHANGED ;
CHECK VIEW table,+ [FOR UPGRADE] ;
CHECKSUM { TABLE | TABLES } table,+ [QUICK | EXTENDED] ;
REPAIR [NO_WRITE_TO_BINLOG | LOCAL] { TABLE | TABLES } [if_exists] table,+ { QUICK | EXTENDED | USE_FRM | FORCE }* ;
REPAIR [NO_WRITE_TO_BINLOG | LOCAL] VIEW table,+ [FROM label] ;
RENAME { TABLE | TABLES } [if_exists] renamed,+ ;
renamed = table [wait] TO name ;
RENAME USER renamed_user,+ ;
renamed_user = account TO account ;
LOCK { TABLE | TABLES } locked,+ [wait] ;
LOCK INSTANCE FOR BACKUP ;
locked = table [alias_of_lock] { READ [LOCAL] | [LOW_PRIORITY] WRITE [CONCURRENT] } ;
alias_of_lock = AS ident | ident ;
UNLOCK { TABLES | TABLE | INSTANCE } ;
BACKUP words ;
BINLOG string [',' string] ;
CACHE INDEX words ;
CHANGE words ;
CLONE words ;
CLOSE ident ;
DEALLOCATE PREPARE ident ;
DELIMITER words ;
DO do_item,+ ;
do_item = expr [[AS] label] ;
EXECUTE ident [USING execute_value,+] ;
EXECUTE IMMEDIATE expr [USING execute_value,+] ;
execute_value = IGNORE | DEFAULT | expr ;
FLUSH words ;
GET words ;
HANDLER table OPEN [[AS] ident] ;
HANDLER table CLOSE ;
HANDLER table READ { { FIRST | NEXT } | ident { FIRST | NEXT | PREV | LAST } | ident { '=' | '<=' | '>=' | '<' | '>' } '(' exprs ')' } [WHERE expr] [LIMIT expr [{ ',' | OFFSET } expr]] ;
HELP { string | label } ;
IMPORT TABLE FROM string { ',' string }* ;
INSTALL words ;
KILL [HARD | SOFT] [CONNECTION | QUERY [ID]] expr ;
KILL [HARD | SOFT] [CONNECTION | QUERY] USER account ;
LOAD { DATA | XML } [LOW_PRIORITY | CONCURRENT] [LOCAL] INFILE string [REPLACE | IGNORE] INTO TABLE table [PARTITION columns] [{ CHARACTER SET | CHARSET } charset] [ROWS IDENTIFIED BY string] [{ FIELDS | COLUMNS } load_field+] [LINES load_line+] [IGNORE number { LINES | ROWS }] ['(' [load_column,+] ')'] [SET load_set,+] ;
load_field = TERMINATED BY string | [OPTIONALLY] ENCLOSED BY string | ESCAPED BY string ;
load_line = { STARTING | TERMINATED } BY string ;
load_column = param | name ;
load_set = name '=' { DEFAULT | expr } ;
LOAD INDEX INTO CACHE words ;
PREPARE ident FROM expr ;
PURGE words ;
RESET PERSIST [if_exists] [name] ;
RESET reset_item,+ ;
reset_item = { MASTER | BINARY LOGS AND GTIDS } [TO number] | QUERY CACHE | { SLAVE | REPLICA } [string] [ALL] [FOR CHANNEL string] [string] ;
RESIGNAL [signal_value] [SET signal_item,+] ;
signal_value = SQLSTATE [VALUE] string | ident ;
signal_item = label '=' operand ;
RESTART ;
SHUTDOWN [words] ;
SIGNAL signal_value [SET signal_item,+] ;
UNINSTALL words ;
XA { START | BEGIN } xid [JOIN | RESUME] ;
XA END xid [SUSPEND [FOR MIGRATE]] ;
XA { PREPARE | ROLLBACK } xid ;
XA COMMIT xid [ONE PHASE] ;
XA RECOVER [FORMAT '=' string | CONVERT XID] ;
xid = xid_part [',' xid_part [',' number]] ;
xid_part = string | number ;

fn_column_get = expr ',' expr AS type ;
fn_column_create = dynamic_column { ',' dynamic_column }* ;
fn_column_add = expr { ',' dynamic_column }* ;
dynamic_column = expr ',' expr [AS type] ;
fn_weight_string = expr [AS { CHAR | BINARY } '(' number ')'] [LEVEL words] | exprs ;
fn_json_arrayagg = [DISTINCT] expr [ORDER BY orderitems] [LIMIT exprs] ;

shape_create_table = CREATE [OR REPLACE] [TEMPORARY] TABLE [if_not_exists] name { LIKE name | '(' LIKE name ')' | ['(' table_element,+ ')'] [table_option { [','] table_option }*] [partitioning] [[IGNORE | REPLACE] [AS] query] } ;
table_element = [constraint_name] table_rule | { INDEX | KEY } [if_not_exists] [ident] [index_type] key_parts index_option* | { FULLTEXT | SPATIAL } [INDEX | KEY] [if_not_exists] [ident] key_parts index_option*
  | PERIOD FOR [SYSTEM_TIME | ident] '(' ident ',' ident ')' | column_name type column_item* | column_name column_item+ ;
column_name = [ident '.'] [ident '.'] ident ;
constraint_name = CONSTRAINT if_not_exists ident | CONSTRAINT [ident] ;
key_parts = '(' { key_part | ident WITHOUT OVERLAPS } { ',' { ident WITHOUT OVERLAPS | key_part } }* ')' ;
table_rule = PRIMARY KEY [ident] [index_type] key_parts index_option* | UNIQUE [INDEX | KEY] [if_not_exists] [ident] [index_type] key_parts index_option*
  | FOREIGN KEY [if_not_exists] [ident] columns references | CHECK '(' expr ')' [[NOT] ENFORCED] ;
references = REFERENCES name [columns] { MATCH label | ON { DELETE | UPDATE } { RESTRICT | CASCADE | SET NULL | NO ACTION | SET DEFAULT } }* ;
column_item = [NOT] NULL | DEFAULT column_default | ON UPDATE primary | AUTO_INCREMENT | UNIQUE [KEY] | [PRIMARY] KEY | COMMENT string | COLLATE ['='] { DEFAULT | charset } | CHARACTER SET charset
  | COLUMN_FORMAT label | STORAGE label | ENGINE_ATTRIBUTE ['='] string | SECONDARY_ENGINE_ATTRIBUTE ['='] string | references | [constraint_name] { CHECK '(' expr ')' [[NOT] ENFORCED] | references } | VISIBLE | INVISIBLE | SRID number | REF_SYSTEM_ID '=' number
  | [GENERATED ALWAYS] AS { ROW { START | END } [INVISIBLE] | '(' expr ')' [VIRTUAL | STORED | PERSISTENT] } | { WITH | WITHOUT } SYSTEM VERSIONING | NOT SECONDARY | COMPRESSED | SERIAL DEFAULT VALUE | ident '=' { string | number | DEFAULT | label } ;
column_default = NEXT VALUE FOR name | operand ;
table_option = [DEFAULT] { CHARACTER SET | CHARSET } ['='] { DEFAULT | charset } | [DEFAULT] COLLATE ['='] { DEFAULT | charset } | UNION ['='] '(' [name,+] ')' | { DATA | INDEX } DIRECTORY ['='] string | WITH SYSTEM VERSIONING
  | TABLESPACE ['='] ident [STORAGE label] | START TRANSACTION | STORAGE label | known_option ['='] option_value | ident '=' option_value ;
known_option = ENGINE | TYPE | AUTO_INCREMENT | AVG_ROW_LENGTH | CHECKSUM | TABLE_CHECKSUM | COMMENT | COMPRESSION | CONNECTION | DELAY_KEY_WRITE | ENCRYPTION | INSERT_METHOD | KEY_BLOCK_SIZE | MAX_ROWS | MIN_ROWS | PACK_KEYS | PASSWORD | ROW_FORMAT
  | SECONDARY_ENGINE | STATS_AUTO_RECALC | STATS_PERSISTENT | STATS_SAMPLE_PAGES | AUTOEXTEND_SIZE | ENGINE_ATTRIBUTE | SECONDARY_ENGINE_ATTRIBUTE | PAGE_CHECKSUM | TRANSACTIONAL | NODEGROUP | SEQUENCE ;
option_value = string | number | DEFAULT | label ;
partitioning = PARTITION BY partition_method [PARTITIONS number] [SUBPARTITION BY partition_method [SUBPARTITIONS number]] ['(' partition_definition,+ ')'] ;
partition_method = [LINEAR] HASH '(' expr ')' | [LINEAR] KEY [ALGORITHM '=' number] '(' [ident,+] ')' | { RANGE | LIST } { COLUMNS '(' ident,+ ')' | '(' expr ')' } | SYSTEM_TIME [system_time_limit] [AUTO] ;
system_time_limit = INTERVAL operand label [STARTS expr] | LIMIT number ;
partition_definition = [PARTITION] ident [VALUES { LESS THAN { '(' exprs ')' | MAXVALUE } | IN '(' { DEFAULT | exprs } ')' } | DEFAULT | HISTORY | CURRENT] partition_option* ['(' subpartition,+ ')'] ;
subpartition = SUBPARTITION ident partition_option* ;
partition_option = [STORAGE] ENGINE ['='] { string | label } | COMMENT ['='] string | { DATA | INDEX } DIRECTORY ['='] string | { MAX_ROWS | MIN_ROWS | NODEGROUP } ['='] number | TABLESPACE ['='] ident | ident '=' option_value ;
definer = DEFINER '=' account ;
shape_create_view = { CREATE | ALTER } [OR REPLACE] [ALGORITHM '=' label] [definer] [SQL SECURITY { DEFINER | INVOKER }] VIEW [if_not_exists] name [columns] AS query [WITH [CASCADED | LOCAL] CHECK OPTION] ;
shape_create_routine = CREATE [OR REPLACE] [definer] PROCEDURE [if_not_exists] name '(' [parameter,+] ')' characteristic* judged
  | CREATE [OR REPLACE] [definer] [AGGREGATE] FUNCTION [if_not_exists] name { SONAME string | RETURNS { STRING | INTEGER | INT | REAL | DECIMAL } SONAME string | '(' [parameter,+] ')' RETURNS type characteristic* judged }
  | CREATE [OR REPLACE] [definer] TRIGGER [if_not_exists] name { BEFORE | AFTER } { INSERT | UPDATE | DELETE } ON table FOR EACH ROW [{ FOLLOWS | PRECEDES } ident] judged
  | CREATE [OR REPLACE] [definer] EVENT [if_not_exists] name ON SCHEDULE { AT expr | EVERY operand label [STARTS expr] [ENDS expr] } [ON COMPLETION [NOT] PRESERVE] [ENABLE | DISABLE [ON { SLAVE | REPLICA }]] [COMMENT string] DO judged
  | CREATE [OR REPLACE] [definer] PACKAGE judged ;
parameter = [IN | OUT | INOUT] label type ['=' expr | DEFAULT expr] ;
characteristic = COMMENT string | LANGUAGE label | [NOT] DETERMINISTIC | CONTAINS SQL | NO SQL | READS SQL DATA | MODIFIES SQL DATA | SQL SECURITY { DEFINER | INVOKER } ;
`;
