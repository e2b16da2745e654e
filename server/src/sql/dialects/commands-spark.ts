import { commonCommandsExcept } from './commands-common.ts';

/** Statements of Spark SQL, Delta Lake and Databricks that need no tree of their own. Sources: their SQL references. */
export const SPARK_COMMANDS = `
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
  'DROP TYPE',
  'DROP TRIGGER',
  'DROP { DOMAIN',
  'DROP { USER',
  'RELEASE',
  'SET words',
)}
or_replace = OR REPLACE ;

ADD { JAR | JARS | FILE | FILES | ARCHIVE | ARCHIVES } words ;
LIST [words] ;
ANALYZE { TABLE table | TABLES } words ;
CACHE [LAZY] TABLE newrelation [OPTIONS group] [AS] query ;
CACHE [LAZY] TABLE table [OPTIONS group] ;
CACHE [LAZY] query ;
UNCACHE TABLE [if_exists] table ;
CLEAR CACHE ;
REFRESH { TABLE | MATERIALIZED VIEW | STREAMING TABLE | FOREIGN } words ;
REFRESH words ;
MSCK REPAIR { TABLE | PRIVILEGES } words ;
REPAIR TABLE table [words] ;
FSCK REPAIR TABLE words ;
OPTIMIZE table [FULL] [WHERE expr] [ZORDER BY { group | exprs }] [words] ;
VACUUM table [words] ;
REORG TABLE table [WHERE expr] APPLY group ;
RESTORE [TABLE] table [TO] { TIMESTAMP | VERSION } AS OF expr ;
GENERATE word FOR TABLE table ;
CONVERT TO DELTA table [NO STATISTICS] [PARTITIONED BY group] ;
LOAD DATA [LOCAL] INPATH string [OVERWRITE] INTO TABLE table [PARTITION group] ;
COPY INTO table [tablecolumns] FROM copy_source words ;
COPY INTO table [group] FROM copy_source words ;
copy_source = string | '(' query ')' ;
APPLY CHANGES [INTO] words ;
SYNC { SCHEMA | TABLE } words ;
PUT string INTO string [OVERWRITE] ;
GET string TO string ;
REMOVE words ;
RESET [words] ;
SET [words] ;
UNSET words ;
UNDROP words ;
DENY until_to TO words ;
GRANT until_to TO words ;
REVOKE until_from FROM words ;
COMMENT ON words ;
REPLACE words ;
EXECUTE words ;
CALL words ;

CREATE { SCHEMA | DATABASE } [if_not_exists] name [words] ;
CREATE { CATALOG | FOREIGN CATALOG } [if_not_exists] name [words] ;
CREATE [EXTERNAL] VOLUME [if_not_exists] name [words] ;
CREATE [or_replace] [TEMPORARY | TEMP] VARIABLE [if_not_exists] name [words] ;
CREATE [or_replace] [REFRESH] [PRIVATE] [STREAMING | MATERIALIZED] word words ;
CREATE FLOW name AS statement ;
CREATE FLOW name AS words ;
CREATE [or_replace] word words ;

table_action = ADD COLUMN [if_not_exists] columndef [FIRST | AFTER name]
  | ADD { COLUMN | COLUMNS } [if_not_exists] tableelements
  | ADD { COLUMN | COLUMNS } words
  | ADD [if_not_exists] PARTITION words
  | ADD constraint
  | ADD { PARTITION FIELD | TAGS | SCHEDULE | IDENTIFIER | CONSTRAINT | TRIGGER } words
  | ADD tableelements
  | DROP CONSTRAINT [if_exists] ident [behaviour]
  | DROP { PRIMARY KEY | FOREIGN KEY } words
  | DROP PRIMARY KEY
  | DROP [if_exists] PARTITION words
  | DROP { ROW FILTER | FEATURE | PARTITION FIELD | SCHEDULE | IDENTIFIER | TRIGGER } [words]
  | DROP { COLUMN | COLUMNS } [if_exists] dropcolumn
  | DROP { COLUMN | COLUMNS } [if_exists] words
  | RENAME TO newname
  | RENAME COLUMN renamecolumn
  | RENAME COLUMN words
  | PARTITION group { RENAME TO PARTITION group | SET words | words }
  | { ALTER | CHANGE } [COLUMN] retypecolumn [words]
  | { ALTER | CHANGE } [COLUMN] words
  | REPLACE { COLUMNS tableelements | words }
  | { SET | UNSET | RECOVER | OWNER | CLUSTER | ENABLE | DISABLE | INHERIT | EXECUTE | COMPACT | CONCATENATE | EXCHANGE | MERGE | TOUCH | ARCHIVE | UNARCHIVE | NOT | CLUSTERED | CREATE | WRITE | TRUNCATE | MODIFY | ANCHOR } words
  | { CONCATENATE | COMPACT | TOUCH } ;
ALTER { SCHEMA | DATABASE | CATALOG | VIEW | VOLUME | CONNECTION | SHARE | RECIPIENT | PROVIDER | FUNCTION | PROCEDURE | GROUP | USER } [if_exists] name words ;
ALTER { EXTERNAL LOCATION | STORAGE CREDENTIAL | SERVICE CREDENTIAL | CREDENTIAL | MATERIALIZED VIEW | STREAMING TABLE | CLEAN ROOM } [if_exists] name words ;
ALTER word words ;

DROP { CATALOG | VOLUME | CONNECTION | SHARE | RECIPIENT | PROVIDER | MODEL | GROUP } [if_exists] value [words] ;
DROP { STREAMING TABLE | EXTERNAL LOCATION | STORAGE CREDENTIAL | SERVICE CREDENTIAL | CREDENTIAL | TEMPORARY FUNCTION | TEMPORARY VARIABLE | TEMPORARY VIEW } [if_exists] value [words] ;
DROP BLOOMFILTER INDEX ON words ;
DROP word words ;
`;
