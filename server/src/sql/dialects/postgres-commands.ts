/**
 * PostgreSQL's commands and the functions with a grammar of their own, in the notation of `parse/commands/notation.ts`. Source: the reference part of
 * its manual, versions 15 to 18.
 */
export const POSTGRES_COMMANDS = `
if_exists = IF EXISTS ;
if_not_exists = IF NOT EXISTS ;
behaviour = CASCADE | RESTRICT ;
role = CURRENT_ROLE | CURRENT_USER | SESSION_USER | ident ;
any_operator = { ident '.' }* operator ;
dotted = ident { '.' label }* ;
setting_value = string | number | TRUE | FALSE | ON | ident ;
def_list = '(' def_item,+ ')' ;
def_item = label ['=' def_value] ;
def_value = string | number | NONE | OPERATOR '(' any_operator ')' | any_operator | TRUE | FALSE | type | label ;
reloptions = '(' reloption,+ ')' ;
reloption = label ['.' label] ['=' def_value] ;
utility_options = '(' utility_option,+ ')' ;
utility_option = option_name [ string | number | TRUE | FALSE | ON | function_name ] ;
option_name = ANALYZE | ANALYSE | function_name ;
options_list = OPTIONS '(' generic_option,+ ')' ;
generic_option = label string ;
alter_options = OPTIONS '(' alter_option,+ ')' ;
alter_option = SET label string | ADD label string | DROP label | label string ;
relation = ONLY '(' table ')' | [ONLY] table ['*'] ;
func_arg = [arg_mode] func_arg_type [{ DEFAULT | '=' } expr] ;
arg_mode = IN OUT | IN | OUT | INOUT | VARIADIC ;
func_arg_type = named_type | [SETOF] type ;
named_type = parameter_name [arg_mode] [SETOF] type ;
func_sig = name ['(' [func_arg,+] ')'] ;
aggr_sig = name aggr_args ;
aggr_args = '(' { '*' | ORDER BY func_arg,+ | func_arg,+ [ORDER BY func_arg,+] } ')' ;
oper_sig = any_operator '(' { NONE | type } ',' { NONE | type } ')' ;
sequence_option = AS type | CACHE number | CYCLE | INCREMENT [BY] number | MAXVALUE number | MINVALUE number | NO { MAXVALUE | MINVALUE | CYCLE } | OWNED BY name | SEQUENCE NAME name | START [WITH] number | RESTART [[WITH] number] | LOGGED | UNLOGGED ;
transaction_mode = ISOLATION LEVEL { READ UNCOMMITTED | READ COMMITTED | REPEATABLE READ | SERIALIZABLE } | READ ONLY | READ WRITE | [NOT] DEFERRABLE ;
transaction_modes = transaction_mode { [','] transaction_mode }* ;
constraint_state = DEFERRABLE | NOT { DEFERRABLE | VALID | ENFORCED } | INITIALLY { DEFERRED | IMMEDIATE } | ENFORCED | [NO] INHERIT ;
partition_bound = DEFAULT | FOR VALUES { WITH '(' bound_option,+ ')' | IN '(' exprs ')' | FROM '(' exprs ')' TO '(' exprs ')' } ;
bound_option = ident number ;

TRUNCATE [TABLE] truncated,+ [{ RESTART | CONTINUE } IDENTITY] [behaviour] ;
truncated = relation ;
DROP TABLE [if_exists] table,+ [behaviour] ;
DROP VIEW [if_exists] table,+ [behaviour] ;
DROP MATERIALIZED VIEW [if_exists] table,+ [behaviour] ;
DROP FOREIGN TABLE [if_exists] table,+ [behaviour] ;
DROP INDEX [CONCURRENTLY] [if_exists] name,+ [behaviour] ;
DROP SCHEMA [if_exists] ident,+ [behaviour] ;
DROP SEQUENCE [if_exists] name,+ [behaviour] ;
DROP DATABASE [if_exists] ident [[WITH] '(' ident,+ ')'] ;
DROP { FUNCTION | PROCEDURE | ROUTINE } [if_exists] func_sig,+ [behaviour] ;
DROP AGGREGATE [if_exists] aggr_sig,+ [behaviour] ;
DROP { TRIGGER | RULE | POLICY } [if_exists] ident ON name [behaviour] ;
DROP { TYPE | DOMAIN } [if_exists] type,+ [behaviour] ;
DROP OPERATOR { CLASS | FAMILY } [if_exists] name USING ident [behaviour] ;
DROP OPERATOR [if_exists] oper_sig,+ [behaviour] ;
DROP CAST [if_exists] '(' type AS type ')' [behaviour] ;
DROP TRANSFORM [if_exists] FOR type LANGUAGE ident [behaviour] ;
DROP OWNED BY role,+ [behaviour] ;
DROP { USER | ROLE | GROUP } MAPPING [if_exists] FOR { USER | role } SERVER ident ;
DROP { USER | ROLE | GROUP } [if_exists] role,+ ;
DROP SUBSCRIPTION [if_exists] ident [behaviour] ;
DROP TABLESPACE [if_exists] ident ;
DROP TEXT SEARCH { PARSER | DICTIONARY | TEMPLATE | CONFIGURATION } [if_exists] name,+ [behaviour] ;
DROP { COLLATION | CONVERSION | STATISTICS } [if_exists] name,+ [behaviour] ;
DROP { ACCESS METHOD | EVENT TRIGGER | EXTENSION | FOREIGN DATA WRAPPER | [PROCEDURAL] LANGUAGE | PUBLICATION | SERVER } [if_exists] ident,+ [behaviour] ;

COMMENT ON TABLE table IS commenttext ;
COMMENT ON { VIEW | MATERIALIZED VIEW | FOREIGN TABLE } table IS commenttext ;
COMMENT ON COLUMN commentcolumn ;
COMMENT ON commented IS { string | NULL } ;
SECURITY LABEL [FOR { ident | string }] ON { TABLE name | COLUMN name | commented } IS { string | NULL } ;
commented = AGGREGATE aggr_sig | { FUNCTION | PROCEDURE | ROUTINE } func_sig | OPERATOR { CLASS | FAMILY } name USING ident | OPERATOR oper_sig
  | CONSTRAINT ident ON [DOMAIN] name | { POLICY | RULE | TRIGGER } ident ON name | TRANSFORM FOR type LANGUAGE ident | LARGE OBJECT number
  | CAST '(' type AS type ')' | { TYPE | DOMAIN } type | VIEW name | MATERIALIZED VIEW name | FOREIGN TABLE name
  | { SEQUENCE | INDEX | COLLATION | CONVERSION | STATISTICS | TEXT SEARCH { CONFIGURATION | DICTIONARY | PARSER | TEMPLATE } } name
  | { ACCESS METHOD | EVENT TRIGGER | EXTENSION | FOREIGN DATA WRAPPER | [PROCEDURAL] LANGUAGE | PUBLICATION | SCHEMA | SERVER | DATABASE | ROLE | SUBSCRIPTION | TABLESPACE } ident ;

GRANT privileges ON privilege_target TO grantee,+ [WITH GRANT OPTION] [GRANTED BY role] ;
GRANT privilege,+ TO role,+ [WITH role_option_granted,+] [GRANTED BY role] ;
REVOKE [GRANT OPTION FOR] privileges ON privilege_target FROM grantee,+ [GRANTED BY role] [behaviour] ;
REVOKE [ident OPTION FOR] privilege,+ FROM role,+ [GRANTED BY role] [behaviour] ;
grantee = GROUP role | role ;
role_option_granted = ident { OPTION | TRUE | FALSE } ;
privileges = ALL [PRIVILEGES] [tablecolumns] | privilege,+ ;
privilege = { SELECT | REFERENCES | CREATE | ALTER SYSTEM | ident } [tablecolumns] ;
privilege_target = { SEQUENCE | DOMAIN | TYPE } name,+ | FOREIGN DATA WRAPPER ident,+ | FOREIGN SERVER ident,+ | { FUNCTION | PROCEDURE | ROUTINE } func_sig,+
  | { DATABASE | LANGUAGE | SCHEMA | TABLESPACE } ident,+ | LARGE OBJECT number,+ | ALL { TABLES | SEQUENCES | FUNCTIONS | PROCEDURES | ROUTINES } IN SCHEMA ident,+
  | PARAMETER dotted,+ | [TABLE] table,+ ;
ALTER DEFAULT PRIVILEGES default_scope* default_grant ;
default_scope = IN SCHEMA ident,+ | FOR { ROLE | USER } role,+ ;
default_grant = GRANT privileges ON default_target TO grantee,+ [WITH GRANT OPTION] | REVOKE [GRANT OPTION FOR] privileges ON default_target FROM grantee,+ [behaviour] ;
default_target = TABLES | SEQUENCES | FUNCTIONS | ROUTINES | TYPES | SCHEMAS | LARGE OBJECTS ;

BEGIN [TRANSACTION | WORK] [transaction_modes] ;
START TRANSACTION [transaction_modes] ;
COMMIT PREPARED string ;
ROLLBACK PREPARED string ;
ROLLBACK [TRANSACTION | WORK] TO [SAVEPOINT] ident ;
ROLLBACK [TRANSACTION | WORK] [AND [NO] CHAIN] ;
ABORT [TRANSACTION | WORK] [AND [NO] CHAIN] ;
COMMIT [TRANSACTION | WORK] [AND [NO] CHAIN] ;
END [TRANSACTION | WORK] [AND [NO] CHAIN] ;
SAVEPOINT ident ;
RELEASE SAVEPOINT ident ;
RELEASE ident ;
PREPARE TRANSACTION string ;

SET CONSTRAINTS { ALL | name,+ } { DEFERRED | IMMEDIATE } ;
SET SESSION CHARACTERISTICS AS TRANSACTION transaction_modes ;
SET [SESSION] TRANSACTION SNAPSHOT string ;
SET [LOCAL | SESSION] TRANSACTION transaction_modes ;
SET [LOCAL | SESSION] setting ;
SET SESSION AUTHORIZATION { DEFAULT | string | ident } ;
setting = dotted { TO | '=' } { DEFAULT | setting_value,+ } | dotted FROM CURRENT | setting_special ;
setting_special = TIME ZONE { DEFAULT | LOCAL | string | number | INTERVAL string [time_field] | INTERVAL '(' number ')' string | ident } | CATALOG string | SCHEMA string | NAMES [string | DEFAULT]
  | ROLE { string | ident } | SESSION AUTHORIZATION { DEFAULT | string | ident } | XML OPTION { DOCUMENT | CONTENT } ;
time_field = HOUR [TO MINUTE] | MINUTE ;
SHOW shown ;
RESET shown ;
shown = TIME ZONE | TRANSACTION ISOLATION LEVEL | SESSION AUTHORIZATION | ALL | dotted ;
DISCARD { ALL | PLANS | SEQUENCES | TEMP | TEMPORARY } ;
CHECKPOINT ;
LOAD string ;
LISTEN ident ;
NOTIFY ident [',' string] ;
UNLISTEN { ident | '*' } ;
LOCK [TABLE] locked,+ [IN lock_mode MODE] [NOWAIT] ;
locked = relation ;
lock_mode = ACCESS SHARE | ROW SHARE | ROW EXCLUSIVE | SHARE UPDATE EXCLUSIVE | SHARE ROW EXCLUSIVE | SHARE | EXCLUSIVE | ACCESS EXCLUSIVE ;
EXPLAIN utility_options statement ;
EXPLAIN [ANALYZE | ANALYSE] [VERBOSE] statement ;
VACUUM utility_options [vacuumed,+] ;
VACUUM [FULL] [FREEZE] [VERBOSE] [ANALYZE | ANALYSE] [vacuumed,+] ;
ANALYZE utility_options [vacuumed,+] ;
ANALYZE [VERBOSE] [vacuumed,+] ;
ANALYSE [VERBOSE] [vacuumed,+] ;
vacuumed = relation [tablecolumns] ;
REINDEX [utility_options] { INDEX | TABLE } [CONCURRENTLY] name ;
REINDEX [utility_options] SCHEMA [CONCURRENTLY] ident ;
REINDEX [utility_options] { SYSTEM | DATABASE } [CONCURRENTLY] [ident] ;
CLUSTER [utility_options | VERBOSE] table [USING ident] ;
CLUSTER [VERBOSE] ident ON table ;
CLUSTER [utility_options | VERBOSE] ;
COPY '(' statement ')' TO copy_target [WITH] copy_options ;
COPY [BINARY] table [columns] { FROM | TO } copy_target [[USING] DELIMITERS string] [WITH] copy_options [WHERE expr] ;
copy_target = [PROGRAM] { string | STDIN | STDOUT } ;
copy_options = '(' copy_option,+ ')' | copy_old* ;
copy_option = option_label ['(' copy_argument,+ ')' | '*' | number | string | TRUE | FALSE | ON | function_name] ;
option_label = label ;
copy_argument = string | ident | ON | TRUE | FALSE ;
copy_old = BINARY | FREEZE | CSV | HEADER | { DELIMITER | NULL | QUOTE | ESCAPE } [AS] string | FORCE QUOTE { '*' | ident,+ } | FORCE [NOT] NULL { '*' | ident,+ } | ENCODING string ;
DO body ;
DO body LANGUAGE PLPGSQL ;
DO LANGUAGE PLPGSQL body ;
DO [LANGUAGE { string | ident }] string [LANGUAGE { string | ident }] ;
PREPARE ident ['(' type,+ ')'] AS statement ;
EXECUTE ident ['(' exprs ')'] ;
DEALLOCATE [PREPARE] { ALL | ident } ;
DECLARE ident { BINARY | INSENSITIVE | ASENSITIVE | SCROLL | NO SCROLL }* CURSOR [{ WITH | WITHOUT } HOLD] FOR query ;
FETCH fetch_what ;
MOVE fetch_what ;
fetch_what = fetch_direction [FROM | IN] ident | [FROM | IN] ident ;
fetch_direction = NEXT | PRIOR | FIRST | LAST | { ABSOLUTE | RELATIVE } number | number | ALL | { FORWARD | BACKWARD } [number | ALL] ;
CLOSE { ALL | ident } ;
REFRESH MATERIALIZED VIEW [CONCURRENTLY] table [WITH [NO] DATA] ;
REASSIGN OWNED BY role,+ TO role ;
IMPORT FOREIGN SCHEMA ident [{ LIMIT TO | EXCEPT } '(' table,+ ')'] FROM SERVER ident INTO ident [options_list] ;

CREATE [UNIQUE] INDEX [CONCURRENTLY] [if_not_exists_named | index_name] ON [ONLY] table [USING ident] '(' index_item,+ ')' [INCLUDE '(' index_item,+ ')'] [NULLS [NOT] DISTINCT] [WITH reloptions] [TABLESPACE ident] [WHERE expr] ;
if_not_exists_named = IF NOT EXISTS ident ;
index_name = ident ;
index_item = index_key [COLLATE name] [index_order | name [reloptions] [index_order]] ;
index_order = [ASC | DESC] NULLS { FIRST | LAST } | ASC | DESC ;
index_key = '(' expr ')' | primary ;
CREATE SCHEMA [if_not_exists] { AUTHORIZATION role | ident [AUTHORIZATION role] } { statement }* ;
CREATE [TEMP | TEMPORARY | UNLOGGED | LOCAL TEMP | LOCAL TEMPORARY] SEQUENCE [if_not_exists] newrelation sequence_option* ;
CREATE DATABASE ident [WITH] database_option* ;
database_option = database_option_name ['='] { string | number | TRUE | FALSE | ON | DEFAULT | ident } ;
database_option_name = CONNECTION LIMIT | ident ;
CREATE { ROLE | USER | GROUP } MAPPING [if_not_exists] FOR { USER | role } SERVER ident [options_list] ;
CREATE { ROLE | USER | GROUP } role [WITH] create_role_option* ;
create_role_option = SYSID number | { ADMIN | ROLE | USER } role,+ | IN { ROLE | GROUP } role,+ | role_option ;
role_option = [ENCRYPTED | UNENCRYPTED] PASSWORD { string | NULL } | INHERIT | CONNECTION LIMIT number | VALID UNTIL string | USER role,+ | role_flag ;
role_flag = SUPERUSER | NOSUPERUSER | CREATEDB | NOCREATEDB | CREATEROLE | NOCREATEROLE | NOINHERIT | LOGIN | NOLOGIN | REPLICATION | NOREPLICATION | BYPASSRLS | NOBYPASSRLS | CREATEUSER | NOCREATEUSER ;
CREATE EXTENSION [if_not_exists] ident [WITH] { SCHEMA ident | VERSION { string | ident } | FROM { string | ident } | CASCADE }* ;
CREATE [OR REPLACE] [TRUSTED] [PROCEDURAL] LANGUAGE ident [HANDLER name [INLINE name] [VALIDATOR name | NO VALIDATOR]] ;
CREATE TABLESPACE ident [OWNER role] LOCATION string [WITH reloptions] ;
CREATE PUBLICATION ident [FOR publication_scope] [WITH def_list] ;
publication_scope = ALL publication_all { ',' publication_all }* | publication_object,+ ;
publication_all = TABLES | SEQUENCES ;
publication_object = TABLES IN SCHEMA published_schema | CURRENT_SCHEMA | [TABLE] publication_table ;
published_schema = CURRENT_SCHEMA | ident ;
publication_table = relation [columns] [WHERE '(' expr ')'] ;
CREATE SUBSCRIPTION ident CONNECTION string PUBLICATION label,+ [WITH def_list] ;
CREATE SERVER [if_not_exists] ident [TYPE string] [VERSION { string | NULL }] FOREIGN DATA WRAPPER ident [options_list] ;
CREATE FOREIGN DATA WRAPPER ident { HANDLER name | NO HANDLER | VALIDATOR name | NO VALIDATOR }* [options_list] ;
CREATE [OR REPLACE] RULE ident AS ON { SELECT | INSERT | UPDATE | DELETE } TO table [WHERE expr] DO [INSTEAD | ALSO] { NOTHING | '(' rule_action { ';' [rule_action] }* ')' | rule_action } ;
rule_action = NOTIFY ident [',' string] | statement ;
CREATE POLICY ident ON table [AS { PERMISSIVE | RESTRICTIVE }] [FOR { ALL | SELECT | INSERT | UPDATE | DELETE }] [TO role,+] [USING '(' expr ')'] [WITH CHECK '(' expr ')'] ;
CREATE OPERATOR CLASS name [DEFAULT] FOR TYPE type USING ident [FAMILY name] AS opclass_item,+ ;
CREATE OPERATOR FAMILY name USING ident ;
CREATE OPERATOR any_operator def_list ;
opclass_item = OPERATOR number { oper_sig | any_operator } [FOR SEARCH | FOR ORDER BY name] [RECHECK] | FUNCTION number ['(' type,+ ')'] func_sig | STORAGE type ;
CREATE COLLATION [if_not_exists] name { def_list | FROM name } ;
CREATE [DEFAULT] CONVERSION name FOR string TO string FROM name ;
CREATE STATISTICS [if_not_exists] [statistics_name] ['(' ident,+ ')'] ON statistics_item,+ FROM fromlist ;
statistics_name = name ;
statistics_item = '(' expr ')' | primary ;
event_filter = ident IN '(' string,+ ')' ;
CREATE ACCESS METHOD ident TYPE { TABLE | INDEX } HANDLER name ;
CREATE TEXT SEARCH { CONFIGURATION | DICTIONARY | PARSER | TEMPLATE } name def_list ;
CREATE TYPE name [AS ENUM '(' [string,+] ')' | AS RANGE def_list | AS '(' [type_attribute,+] ')' | def_list] ;
type_attribute = label type [COLLATE name] ;
CREATE DOMAIN name [AS] type domain_item* ;
domain_item = CONSTRAINT ident | COLLATE name | NOT NULL | NULL | DEFAULT operand | CHECK '(' expr ')' [NO INHERIT] | constraint_state ;
CREATE CAST '(' type AS type ')' { WITHOUT FUNCTION | WITH FUNCTION func_sig | WITH INOUT } [AS { ASSIGNMENT | IMPLICIT }] ;
CREATE [OR REPLACE] AGGREGATE name aggr_args def_list ;
CREATE [OR REPLACE] AGGREGATE name '(' aggr_option,+ ')' ;
aggr_option = label '=' def_value ;
CREATE [OR REPLACE] TRANSFORM FOR type LANGUAGE ident '(' transform_item,+ ')' ;
transform_item = { FROM | TO } SQL WITH FUNCTION func_sig ;

ALTER TABLE ALL IN TABLESPACE ident [OWNED BY role,+] SET TABLESPACE ident [NOWAIT] ;
ALTER TABLE [if_exists] relation alter_table ;
ALTER FOREIGN TABLE [if_exists] relation alter_table ;
ALTER INDEX ALL IN TABLESPACE ident [OWNED BY role,+] SET TABLESPACE ident [NOWAIT] ;
ALTER MATERIALIZED VIEW ALL IN TABLESPACE ident [OWNED BY role,+] SET TABLESPACE ident [NOWAIT] ;
ALTER { VIEW | SEQUENCE | MATERIALIZED VIEW } [if_exists] table alter_relation ;
ALTER INDEX [if_exists] name alter_index ;
alter_index = ATTACH PARTITION name | [NO] DEPENDS ON EXTENSION ident | RENAME TO ident | table_action,+ ;
alter_relation = sequence_option+ | [NO] DEPENDS ON EXTENSION ident | alter_table ;
alter_table = RENAME CONSTRAINT ident TO ident | RENAME TO newname | RENAME [COLUMN] renamecolumn | SET SCHEMA ident | ATTACH PARTITION table partition_bound | DETACH PARTITION table [CONCURRENTLY | FINALIZE] | table_action,+ ;
table_action = ADD constraint
  | ADD [COLUMN] [if_not_exists] columndef
  | ALTER CONSTRAINT ident constraint_state*
  | ALTER [COLUMN] settypecolumn [COLLATE name] [USING expr]
  | ALTER [COLUMN] { number | ident } column_action
  | DROP CONSTRAINT [if_exists] ident [behaviour]
  | DROP [COLUMN] [if_exists] dropcolumn [behaviour]
  | VALIDATE CONSTRAINT ident
  | { ENABLE | DISABLE } ROW LEVEL SECURITY
  | [NO] FORCE ROW LEVEL SECURITY
  | ENABLE { ALWAYS | REPLICA } { TRIGGER | RULE } ident
  | { ENABLE | DISABLE } { TRIGGER { ALL | USER | ident } | RULE ident }
  | CLUSTER ON ident
  | SET WITHOUT { CLUSTER | OIDS }
  | SET { LOGGED | UNLOGGED }
  | SET ACCESS METHOD { DEFAULT | ident }
  | SET TABLESPACE ident
  | { SET | RESET } reloptions
  | [NO] INHERIT table
  | NOT OF
  | OF name
  | OWNER TO role
  | REPLICA IDENTITY { NOTHING | FULL | DEFAULT | USING INDEX ident }
  | alter_options ;
column_action = SET DEFAULT expr | DROP DEFAULT | { SET | DROP } NOT NULL | DROP EXPRESSION [if_exists] | SET EXPRESSION AS '(' expr ')' | SET STATISTICS { DEFAULT | number } | { SET | RESET } reloptions
  | SET STORAGE { DEFAULT | ident } | SET COMPRESSION { DEFAULT | ident } | ADD GENERATED { ALWAYS | BY DEFAULT } AS IDENTITY ['(' sequence_option+ ')'] | identity_action+ | DROP IDENTITY [if_exists] | alter_options ;
identity_action = RESTART [[WITH] number] | SET GENERATED { ALWAYS | BY DEFAULT } | SET sequence_option ;
ALTER DATABASE ident { RENAME TO ident | OWNER TO role | SET TABLESPACE ident | REFRESH COLLATION VERSION | SET setting | RESET shown | [WITH] database_option* } ;
ALTER { ROLE | USER | GROUP } MAPPING FOR { USER | role } SERVER ident alter_options ;
ALTER { ROLE | USER | GROUP } { ALL | role } [IN DATABASE ident] { SET setting | RESET shown } ;
ALTER { ROLE | USER | GROUP } role RENAME TO ident ;
ALTER GROUP role { ADD | DROP } USER role,+ ;
ALTER { ROLE | USER | GROUP } role [WITH] role_option* ;
ALTER SCHEMA ident { RENAME TO ident | OWNER TO role } ;
ALTER { FUNCTION | PROCEDURE | ROUTINE } func_sig { RENAME TO ident | OWNER TO role | SET SCHEMA ident | [NO] DEPENDS ON EXTENSION ident | function_option+ [RESTRICT] } ;
function_option = CALLED ON NULL INPUT | RETURNS NULL ON NULL INPUT | STRICT | IMMUTABLE | STABLE | VOLATILE | [NOT] LEAKPROOF | [EXTERNAL] SECURITY { INVOKER | DEFINER } | PARALLEL function_name | COST number | ROWS number | SUPPORT name | SET setting | RESET shown ;
ALTER AGGREGATE aggr_sig { RENAME TO ident | OWNER TO role | SET SCHEMA ident } ;
ALTER { TRIGGER | RULE | POLICY } ident ON table { RENAME TO ident | [NO] DEPENDS ON EXTENSION ident } ;
ALTER POLICY ident ON table [TO role,+] [USING '(' expr ')'] [WITH CHECK '(' expr ')'] ;
ALTER EVENT TRIGGER ident { ENABLE [REPLICA | ALWAYS] | DISABLE | OWNER TO role | RENAME TO ident } ;
ALTER TYPE name { ADD VALUE [if_not_exists] string [{ BEFORE | AFTER } string] | RENAME VALUE string TO string | DROP VALUE string | RENAME ATTRIBUTE ident TO ident [behaviour] | RENAME TO ident | OWNER TO role | SET SCHEMA ident | SET def_list | type_action,+ } ;
type_action = ADD ATTRIBUTE type_attribute [behaviour] | DROP ATTRIBUTE [if_exists] ident [behaviour] | ALTER ATTRIBUTE ident [SET DATA] TYPE type [COLLATE name] [behaviour] ;
ALTER DOMAIN name { SET DEFAULT expr | DROP DEFAULT | { SET | DROP } NOT NULL | ADD domain_item+ | DROP CONSTRAINT [if_exists] ident [behaviour] | VALIDATE CONSTRAINT ident | RENAME CONSTRAINT ident TO ident | RENAME TO ident | OWNER TO role | SET SCHEMA ident } ;
ALTER OPERATOR { CLASS | FAMILY } name USING ident { RENAME TO ident | OWNER TO role | SET SCHEMA ident | ADD opclass_item,+ | DROP opclass_drop,+ } ;
opclass_drop = { OPERATOR | FUNCTION } number '(' type,+ ')' ;
ALTER OPERATOR oper_sig { OWNER TO role | SET SCHEMA ident | SET '(' operator_option,+ ')' } ;
operator_option = label ['=' { NONE | def_value }] ;
ALTER EXTENSION ident { UPDATE [TO { string | ident }] | SET SCHEMA ident | { ADD | DROP } { TABLE name | commented } } ;
ALTER PUBLICATION ident { ADD publication_object,+ | SET def_list | SET publication_scope | DROP publication_object,+ | OWNER TO role | RENAME TO ident } ;
ALTER SUBSCRIPTION ident { SET def_list | CONNECTION string | REFRESH PUBLICATION [WITH def_list] | { SET | ADD | DROP } PUBLICATION label,+ [WITH def_list] | ENABLE | DISABLE | SKIP def_list | OWNER TO role | RENAME TO ident } ;
ALTER SERVER ident { VERSION { string | NULL } [alter_options] | alter_options | OWNER TO role | RENAME TO ident } ;
ALTER FOREIGN DATA WRAPPER ident { OWNER TO role | RENAME TO ident | { HANDLER name | NO HANDLER | VALIDATOR name | NO VALIDATOR }* [alter_options] } ;
ALTER TEXT SEARCH CONFIGURATION name { RENAME TO ident | OWNER TO role | SET SCHEMA ident | { ADD | ALTER } MAPPING FOR ident,+ WITH name,+ | ALTER MAPPING [FOR ident,+] REPLACE name WITH name | DROP MAPPING [if_exists] FOR ident,+ | def_list } ;
ALTER TEXT SEARCH { PARSER | DICTIONARY | TEMPLATE } name { RENAME TO ident | OWNER TO role | SET SCHEMA ident | def_list } ;
ALTER STATISTICS [if_exists] name { RENAME TO ident | OWNER TO role | SET SCHEMA ident | SET STATISTICS { DEFAULT | number } } ;
ALTER COLLATION name { RENAME TO ident | OWNER TO role | SET SCHEMA ident | REFRESH VERSION } ;
ALTER CONVERSION name { RENAME TO ident | OWNER TO role | SET SCHEMA ident } ;
ALTER [PROCEDURAL] LANGUAGE ident { RENAME TO ident | OWNER TO role } ;
ALTER LARGE OBJECT number OWNER TO role ;
ALTER TABLESPACE ident { RENAME TO ident | OWNER TO role | { SET | RESET } reloptions } ;
ALTER SYSTEM { SET setting | RESET shown } ;

json_value = expr [json_format] ;
json_format = FORMAT JSON [ENCODING ident] ;
json_returning = RETURNING type [json_format] ;
json_null = { NULL | ABSENT } ON NULL ;
json_unique = { WITH | WITHOUT } UNIQUE [KEYS] ;
json_pair = operand VALUE json_value | expr ':' json_value ;
json_passing = PASSING json_argument,+ ;
json_argument = json_value AS label ;
json_wrapper = WITHOUT [ARRAY] WRAPPER | WITH [CONDITIONAL | UNCONDITIONAL] [ARRAY] WRAPPER ;
json_quotes = { KEEP | OMIT } QUOTES [ON SCALAR STRING] ;
json_behaviour = ERROR | NULL | TRUE | FALSE | UNKNOWN | EMPTY [ARRAY | OBJECT] | DEFAULT expr ;
json_on = [json_behaviour ON EMPTY] [json_behaviour ON ERROR] ;
func_values = func_value,+ [ORDER BY orderitems] ;
func_value = [VARIADIC] [argument_name] expr ;
argument_name = label { '=>' | ':=' } ;
fn_json_object = json_pair,+ [json_null] [json_unique] [json_returning] | func_values | [json_returning] ;
fn_json_array = query [json_format] [json_returning] | json_value,+ [json_null] [json_returning] | [json_returning] ;
fn_json = json_value [json_unique] ;
fn_json_scalar = expr ;
fn_json_serialize = json_value [json_returning] ;
fn_json_query = json_value ',' expr [json_passing] [json_returning] [json_wrapper] [json_quotes] json_on ;
fn_json_exists = json_value ',' expr [json_passing] [json_behaviour ON ERROR] ;
fn_json_value = json_value ',' expr [json_passing] [json_returning] json_on ;
fn_json_objectagg = json_pair [json_null] [json_unique] [json_returning] ;
fn_json_arrayagg = json_value [ORDER BY orderitems] [json_null] [json_returning] ;
xml_attribute = expr [AS label] ;
fn_xmlelement = NAME label [',' XMLATTRIBUTES '(' xml_attribute,+ ')'] [',' exprs] ;
fn_xmlforest = xml_attribute,+ ;
fn_xmlconcat = exprs ;
fn_xmlparse = { DOCUMENT | CONTENT } expr [{ PRESERVE | STRIP } WHITESPACE] ;
fn_xmlpi = NAME label [',' expr] ;
fn_xmlroot = expr ',' VERSION { NO VALUE | expr } [',' STANDALONE { YES | NO VALUE | NO }] ;
fn_xmlserialize = { DOCUMENT | CONTENT } expr AS type [[NO] INDENT] ;
fn_xmlexists = primary PASSING [xml_mechanism] primary [xml_mechanism] ;
xml_mechanism = BY { REF | VALUE } ;
fn_coalesce = exprs ;
fn_greatest = exprs ;
fn_least = exprs ;
fn_nullif = expr ',' expr ;
fn_normalize = expr [',' { NFC | NFD | NFKC | NFKD }] ;
fn_treat = expr AS type ;
fn_grouping = exprs ;
fn_merge_action = ;
fn_extract = { string | ident } FROM expr ;
fn_position = operand IN operand ;
fn_overlay = expr PLACING expr FROM expr [FOR expr] | [func_values] ;
fn_substring = operand SIMILAR operand ESCAPE expr | expr FROM expr [FOR expr] | expr FOR expr [FROM expr] | [func_values] ;
fn_trim = [BOTH | LEADING | TRAILING] { expr FROM exprs | FROM exprs | exprs } ;

shape_create_table = CREATE [temporary_table] TABLE [if_not_exists] name table_body | CREATE FOREIGN TABLE [if_not_exists] name foreign_body SERVER ident [options_list] ;
temporary_table = [LOCAL | GLOBAL] { TEMPORARY | TEMP } | UNLOGGED ;
table_body = PARTITION OF name ['(' typed_element,+ ')'] partition_bound [partition_by] table_tail
  | OF name ['(' typed_element,+ ')'] [partition_by] table_tail
  | [columns] table_tail AS { query | EXECUTE ident ['(' exprs ')'] } [WITH [NO] DATA]
  | '(' [table_element,+] ')' [INHERITS '(' name,+ ')'] [partition_by] table_tail ;
foreign_body = PARTITION OF name ['(' typed_element,+ ')'] partition_bound | '(' [table_element,+] ')' [INHERITS '(' name,+ ')'] ;
table_tail = [USING ident] [WITH reloptions | WITHOUT OIDS] [ON COMMIT { DROP | DELETE ROWS | PRESERVE ROWS }] [TABLESPACE ident] ;
partition_by = PARTITION BY ident '(' partition_item,+ ')' ;
partition_item = index_key [COLLATE name] [name] ;
table_element = LIKE name { { INCLUDING | EXCLUDING } like_option }* | table_constraint | ident type column_item* ;
like_option = COMMENTS | COMPRESSION | CONSTRAINTS | DEFAULTS | GENERATED | IDENTITY | INDEXES | STATISTICS | STORAGE | ALL ;
typed_element = table_constraint | ident [WITH OPTIONS] column_item* ;
column_item = CONSTRAINT ident column_rule | column_rule | COLLATE name | constraint_state | STORAGE { DEFAULT | ident } | COMPRESSION { DEFAULT | ident } | options_list ;
column_rule = NOT NULL [NO INHERIT] | NULL | UNIQUE [NULLS [NOT] DISTINCT] index_parameters | PRIMARY KEY index_parameters | CHECK '(' expr ')' [NO INHERIT] | DEFAULT operand
  | GENERATED { ALWAYS | BY DEFAULT } AS IDENTITY ['(' sequence_option+ ')'] | GENERATED ALWAYS AS '(' expr ')' [STORED | VIRTUAL] | REFERENCES name [columns] foreign_action* ;
index_parameters = [WITH def_list] [USING INDEX TABLESPACE ident] ;
foreign_action = MATCH { FULL | PARTIAL | SIMPLE } | ON { DELETE | UPDATE } { NO ACTION | RESTRICT | CASCADE | SET { NULL | DEFAULT } [columns] } ;
table_constraint = [CONSTRAINT ident] table_rule constraint_state* ;
table_rule = CHECK '(' expr ')' | NOT NULL ident | { UNIQUE [NULLS [NOT] DISTINCT] | PRIMARY KEY } { USING INDEX ident | '(' key_column,+ ')' [INCLUDE columns] index_parameters }
  | EXCLUDE [USING ident] '(' exclusion,+ ')' [INCLUDE columns] index_parameters [WHERE '(' expr ')'] | FOREIGN KEY '(' foreign_column,+ ')' REFERENCES name ['(' foreign_column,+ ')'] foreign_action* ;
key_column = ident [WITHOUT OVERLAPS] ;
foreign_column = PERIOD ident | ident ;
exclusion = index_item WITH { OPERATOR '(' any_operator ')' | any_operator } ;
shape_create_view = CREATE [OR REPLACE] [temporary_table] [RECURSIVE] VIEW name [columns] [WITH reloptions] AS query [WITH [CASCADED | LOCAL] CHECK OPTION]
  | CREATE [UNLOGGED] MATERIALIZED VIEW [if_not_exists] name [columns] [USING ident] [WITH reloptions] [TABLESPACE ident] AS query [WITH [NO] DATA] ;
shape_create_routine = CREATE [OR REPLACE] FUNCTION name '(' [func_arg,+] ')' [RETURNS { TABLE '(' returned_column,+ ')' | [SETOF] type }] routine_option+
  | CREATE [OR REPLACE] PROCEDURE name '(' [func_arg,+] ')' routine_option+
  | CREATE [OR REPLACE] [CONSTRAINT] TRIGGER ident { BEFORE | AFTER | INSTEAD OF } trigger_event { OR trigger_event }* ON name [FROM name] constraint_state* [REFERENCING transition+] [FOR [EACH] { ROW | STATEMENT }] [WHEN '(' expr ')'] EXECUTE { FUNCTION | PROCEDURE } name '(' [trigger_argument,+] ')'
  | CREATE EVENT TRIGGER ident ON label [WHEN event_filter { AND event_filter }*] EXECUTE { FUNCTION | PROCEDURE } name '(' ')' ;
returned_column = ident type ;
routine_option = function_option | AS string [',' string] | LANGUAGE { string | label } | TRANSFORM FOR TYPE type { ',' FOR TYPE type }* | WINDOW | RETURN expr | BEGIN ATOMIC atomic_item* END ;
atomic_item = ';' | statement ;
trigger_event = INSERT | DELETE | TRUNCATE | UPDATE [OF ident,+] ;
transition = { OLD | NEW } { TABLE | ROW } [AS] ident ;
trigger_argument = string | number | label ;
`;
