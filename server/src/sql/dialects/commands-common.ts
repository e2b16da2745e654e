/** The common commands without those that begin with these words: what a dialect writes more exactly itself. */
export function commonCommandsExcept(...heads: readonly string[]): string {
  const isTaken = (production: string): boolean => heads.some((head) => production.trimStart().startsWith(head));
  return `${COMMON_COMMANDS.split(/;\n/)
    .filter((production) => production.trim() !== '' && !isTaken(production))
    .join(';\n')};`;
}

/** Commands that all dialects share, in the notation of `parse/commands/notation.ts`. */
export const COMMON_COMMANDS = `
if_exists = IF EXISTS ;
if_not_exists = IF NOT EXISTS ;
behaviour = CASCADE | RESTRICT ;

DROP TABLE [if_exists] table,+ [CASCADE CONSTRAINTS | behaviour] [PURGE] ;
DROP EXTERNAL TABLE [if_exists] table ;
DROP TEMPORARY TABLE [if_exists] table,+ [behaviour] ;
DROP VIEW [if_exists] table,+ [CASCADE CONSTRAINTS | behaviour] ;
DROP MATERIALIZED VIEW [if_exists] table,+ [PRESERVE TABLE | behaviour] ;
DROP INDEX [CONCURRENTLY] [if_exists] name,+ [ON table] [words] ;
DROP SCHEMA [if_exists] name,+ [behaviour] ;
DROP DATABASE [if_exists] name,+ [words] ;
DROP SEQUENCE [if_exists] name,+ [behaviour] ;
DROP { FUNCTION | PROCEDURE | ROUTINE | AGGREGATE } [if_exists] routine_name,+ [behaviour] [FORCE] ;
routine_name = name [group] ;
DROP TRIGGER [if_exists] name,+ [ON { ALL SERVER | DATABASE | name }] [behaviour] ;
DROP { USER | ROLE } [if_exists] value,+ [behaviour] ;
DROP TYPE [BODY] [if_exists] name,+ [FORCE | VALIDATE | behaviour] ;
DROP { DOMAIN | EXTENSION | COLLATION | CONVERSION } [if_exists] name,+ [behaviour] ;
TRUNCATE [TABLE] [ONLY] truncated,+ [words] ;
truncated = table ['*'] ;

COMMENT ON TABLE table IS commenttext ;
COMMENT ON { VIEW | MATERIALIZED VIEW | FOREIGN TABLE } table IS commenttext ;
COMMENT ON COLUMN commentcolumn ;
COMMENT [if_exists] ON words ;

GRANT words ;
REVOKE words ;
COMMIT [words] ;
ROLLBACK [words] ;
SAVEPOINT ident ;
RELEASE [SAVEPOINT] ident ;
BEGIN [TRANSACTION | WORK | TRAN] [words] ;
START TRANSACTION [words] ;
END [TRANSACTION | WORK] [words] ;
SET words ;
USE words ;
EXPLAIN explain_option* [FOR] statement ;
explain_option = ANALYZE | VERBOSE | EXTENDED | FORMATTED | CODEGEN | COST | LOGICAL | PLAN | PARTITIONS | QUERY | FORMAT '=' word | group | USING word ;
DESCRIBE words ;
DESC words ;
SHOW words ;

CREATE [UNIQUE] INDEX [if_not_exists] [ident] ON table [words] ;
CREATE SCHEMA [if_not_exists] words ;
CREATE DATABASE [if_not_exists] words ;
CREATE SEQUENCE [if_not_exists] name [words] ;
CREATE { ROLE | USER } words ;
ALTER SEQUENCE words ;
ALTER SCHEMA words ;
ALTER DATABASE words ;
ALTER { USER | ROLE } words ;
ALTER INDEX words ;

ALTER TABLE [if_exists] [ONLY] table ['*'] table_action { [','] table_action }* ;
table_action = ADD [COLUMN] [if_not_exists] tableelements
  | ADD constraint
  | ADD { PARTITION | VALUE | SUPPLEMENTAL | PERIOD } words
  | ADD [COLUMN] [if_not_exists] columndef [FIRST | AFTER ident]
  | DROP CONSTRAINT [if_exists] ident [behaviour] [words]
  | DROP PRIMARY KEY [behaviour]
  | DROP { PARTITION | SUBPARTITION | INDEX | KEY | FOREIGN | CHECK | UNUSED | SUPPLEMENTAL | PERIOD } words
  | DROP [COLUMN] [if_exists] columns_dropped
  | RENAME TO newname
  | SWAP WITH swapname
  | RENAME [COLUMN] renamecolumn
  | ALTER [COLUMN] alter_column
  | MODIFY group [words]
  | MODIFY [COLUMN] columndef_changed
  | words ;
columns_dropped = dropcolumn [behaviour] ;
alter_column = ident SET DEFAULT expr
  | ident DROP DEFAULT
  | ident SET NOT NULL
  | ident DROP NOT NULL
  | ident { SET | DROP | ADD | RESTART | RESET } { VISIBLE | INVISIBLE | STATISTICS | STORAGE | COMPRESSION | GENERATED | IDENTITY | EXPRESSION | OPTIONS | MASKED | ROWGUIDCOL | PERSISTED | SPARSE | HIDDEN | NOT | '(' | WITH } words
  | ident SET { VISIBLE | INVISIBLE } [DROP DEFAULT]
  | retypecolumn [USING expr]
  | ident words ;
columndef_changed = retypecolumn [words] | words ;
ALTER VIEW words ;
ALTER MATERIALIZED VIEW words ;
ALTER { FUNCTION | PROCEDURE | TRIGGER | TYPE | PACKAGE } words ;
DROP words ;
`;
