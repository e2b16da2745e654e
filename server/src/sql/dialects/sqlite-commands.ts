/** SQLite's commands in the notation of `parse/commands/notation.ts`. Source: the syntax diagrams of its documentation, version 3.50. */
export const SQLITE_COMMANDS = `
if_exists = IF EXISTS ;
if_not_exists = IF NOT EXISTS ;
label_name = label { '.' label }* ;
a_name = string | name ;

DROP TABLE [if_exists] sqlite_table ;
DROP VIEW [if_exists] sqlite_table ;
DROP INDEX [if_exists] a_name ;
DROP TRIGGER [if_exists] a_name ;
sqlite_table = string | table ;
BEGIN [DEFERRED | IMMEDIATE | EXCLUSIVE] [TRANSACTION [ident | string]] ;
COMMIT [TRANSACTION [ident | string]] ;
END [TRANSACTION [ident | string]] ;
ROLLBACK [TRANSACTION [ident | string]] [TO [SAVEPOINT] savepoint] ;
SAVEPOINT savepoint ;
RELEASE [SAVEPOINT] savepoint ;
savepoint = string | ident ;
PRAGMA label_name ['=' pragma_value | '(' pragma_value ')'] ;
pragma_value = number | string | ON | DELETE | DEFAULT | label ;
ATTACH [DATABASE] expr AS expr [KEY expr] ;
DETACH [DATABASE] expr ;
VACUUM [ident | string] [INTO expr] ;
REINDEX [a_name] ;
ANALYZE [a_name] ;
EXPLAIN [QUERY PLAN] statement ;
CREATE VIRTUAL TABLE [if_not_exists] sqlite_table USING { string | label } [group] ;
CREATE [UNIQUE] INDEX [if_not_exists] a_name ON sqlite_table '(' index_item,+ ')' [WHERE expr] ;
index_item = expr [ASC | DESC] [NULLS { FIRST | LAST }] ;
ALTER TABLE sqlite_table { RENAME TO { string | newname } | RENAME [COLUMN] { string | label } TO { string | label } | ADD [COLUMN] columndef | DROP [COLUMN] { string | dropcolumn } } ;

shape_create_table = CREATE [TEMP | TEMPORARY] TABLE [if_not_exists] a_name { AS query | '(' column { ',' column }* constraints ')' [table_option,+] } ;
table_option = WITHOUT ROWID | STRICT ;
column = column_name [type_name] column_item* ;
column_name = string | ident ;
type_name = type_word+ ['(' type_number [',' type_number] ')'] ;
type_word = string | ident ;
type_number = number | label ;
column_item = CONSTRAINT column_name | DEFAULT operand | [NOT] NULL [conflict] | PRIMARY KEY [ASC | DESC] [conflict] [AUTOINCREMENT] | UNIQUE [conflict] | CHECK '(' expr ')' | references | COLLATE label
  | [GENERATED ALWAYS] AS '(' expr ')' [VIRTUAL | STORED] ;
conflict = ON CONFLICT { ROLLBACK | ABORT | FAIL | IGNORE | REPLACE } ;
references = REFERENCES column_name ['(' column_name,+ ')'] reference_option* ;
reference_option = ON { DELETE | UPDATE } { SET { NULL | DEFAULT } | CASCADE | RESTRICT | NO ACTION } | MATCH label | [NOT] DEFERRABLE [INITIALLY { DEFERRED | IMMEDIATE }] ;
constraints = { [','] table_constraint }* ;
table_constraint = CONSTRAINT column_name [table_rule] | table_rule ;
table_rule = PRIMARY KEY '(' key_part { ',' key_part }* [AUTOINCREMENT] ')' [conflict] | UNIQUE '(' key_part { ',' key_part }* ')' [conflict] | CHECK '(' expr ')' [conflict] | FOREIGN KEY '(' column_name,+ ')' references ;
key_part = expr [ASC | DESC] ;
shape_create_view = CREATE [TEMP | TEMPORARY] VIEW [if_not_exists] a_name ['(' column_name,+ ')'] AS query ;
shape_create_routine = CREATE [TEMP | TEMPORARY] TRIGGER [if_not_exists] a_name [BEFORE | AFTER | INSTEAD OF] { DELETE | INSERT | UPDATE [OF column_name,+] } ON sqlite_table [FOR EACH ROW] [WHEN expr] BEGIN judged ;
`;
