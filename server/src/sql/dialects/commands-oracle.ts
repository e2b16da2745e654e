import { commonCommandsExcept } from './commands-common.ts';

/** Oracle's statements that need no tree of their own. Source: SQL Language Reference 19c and 23ai. */
export const ORACLE_COMMANDS = `
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
  'DROP SCHEMA',
  'DROP DATABASE',
  'DROP EXTERNAL',
  'SET words',
  'USE words',
  'SHOW words',
  'BEGIN',
  'START',
  'END',
  'RELEASE',
)}
or_replace = OR REPLACE ;
editionable = EDITIONABLE | NONEDITIONABLE ;

CREATE BITMAP INDEX [if_not_exists] name ON table group FROM words ;
CREATE [UNIQUE | BITMAP | MULTIVALUE] INDEX [if_not_exists] name ON CLUSTER name [words] ;
CREATE [UNIQUE | BITMAP | MULTIVALUE] INDEX [if_not_exists] name [ilm] ON table [ident] '(' index_item,+ ')' [words] ;
CREATE { SEARCH | VECTOR | HYBRID VECTOR } INDEX [if_not_exists] name ON table group [words] ;
ilm = ILM words ;
index_item = expr [ASC | DESC] [NULLS { FIRST | LAST }] ;
ALTER INDEX [if_exists] name { REBUILD | RENAME | UNUSABLE | USABLE | VISIBLE | INVISIBLE | COALESCE | MONITORING | NOMONITORING | MODIFY | ADD | DROP | SPLIT | ENABLE | DISABLE | COMPILE | SHRINK | ALLOCATE | DEALLOCATE | PARALLEL | NOPARALLEL | LOGGING | NOLOGGING | PARAMETERS | INITRANS | MAXTRANS | PCTFREE | STORAGE | INDEXING | UPDATE | COMPRESS | NOCOMPRESS | ANNOTATIONS | UPGRADE } [words] ;

CREATE [or_replace] SEQUENCE [if_not_exists] name sequence_option* ;
ALTER SEQUENCE [if_exists] name sequence_option+ ;
sequence_option = { START WITH | INCREMENT BY | MAXVALUE | MINVALUE | CACHE } number | START WITH LIMIT VALUE | RESTART
  | NOMAXVALUE | NOMINVALUE | CYCLE | NOCYCLE | NOCACHE | ORDER | NOORDER | KEEP | NOKEEP | SCALE | NOSCALE | SHARD | NOSHARD | EXTEND | NOEXTEND | SESSION | GLOBAL | sharing ;
sharing = SHARING '=' { METADATA | DATA | NONE | EXTENDED DATA } ;

CREATE [or_replace] [editionable] [PUBLIC] SYNONYM [if_not_exists] newrelation [sharing] FOR name ;
ALTER [PUBLIC] SYNONYM [if_exists] name { COMPILE | EDITIONABLE | NONEDITIONABLE } ;
CREATE [or_replace] [editionable] TYPE [if_not_exists] name [words] ;
ALTER TYPE [if_exists] name words ;
CREATE [SHARED] [PUBLIC] DATABASE LINK [if_not_exists] link_name [CONNECT words | AUTHENTICATED words | USING words] ;
ALTER [SHARED] [PUBLIC] DATABASE LINK [if_exists] link_name words ;
link_name = name [at_qualifier] ;
at_qualifier = '@' ident ;
CREATE [or_replace] DIRECTORY [if_not_exists] name [sharing] AS string [sharing] ;
CREATE [or_replace] [editionable] LIBRARY [if_not_exists] name [sharing] { IS | AS } string [words] ;
CREATE [or_replace] CONTEXT name USING name [INITIALIZED { EXTERNALLY | GLOBALLY } | ACCESSED GLOBALLY] [sharing] ;
CREATE EDITION [if_not_exists] ident [AS CHILD OF ident] ;
CREATE MATERIALIZED VIEW LOG [if_not_exists] ON table [words] ;
ALTER MATERIALIZED VIEW LOG [FORCE] ON table words ;
ALTER MATERIALIZED VIEW [if_exists] table words ;
CREATE [or_replace] MATERIALIZED ZONEMAP name words ;
ALTER MATERIALIZED ZONEMAP name words ;
ALTER VIEW [if_exists] table { COMPILE | ADD words | MODIFY words | DROP words | READ { ONLY | WRITE } | EDITIONABLE | NONEDITIONABLE | ANNOTATIONS group | ENABLE words | DISABLE words } ;
ALTER ANALYTIC VIEW [if_exists] name words ;
CREATE [BIGFILE | SMALLFILE] [TEMPORARY | UNDO | LOCAL TEMPORARY] TABLESPACE [SET] name [words] ;
ALTER TABLESPACE [SET] name words ;
CREATE USER [if_not_exists] ident user_option+ ;
user_option = { IDENTIFIED words | NO AUTHENTICATION } [words] ;
ALTER USER [if_exists] value,+ words ;
CREATE ROLE [if_not_exists] ident [NOT IDENTIFIED | IDENTIFIED words] [container] ;
ALTER ROLE ident { NOT IDENTIFIED | IDENTIFIED words } [container] ;
container = CONTAINER '=' { ALL | CURRENT } ;
CREATE [MANDATORY] PROFILE [if_not_exists] ident LIMIT words ;
ALTER PROFILE ident LIMIT words ;
CREATE CLUSTER [if_not_exists] name group [words] ;
CREATE DIMENSION name words ;
CREATE [or_replace] { OPERATOR | INDEXTYPE } [if_not_exists] name words ;
CREATE [or_replace] [PUBLIC | PRIVATE] OUTLINE [ident] [FOR CATEGORY ident] ON statement ;
CREATE [or_replace] [PUBLIC | PRIVATE] OUTLINE ident FROM words ;
CREATE [or_replace] [FORCE | NOFORCE] ATTRIBUTE DIMENSION [if_not_exists] name words ;
CREATE [or_replace] [FORCE | NOFORCE] HIERARCHY [if_not_exists] name words ;
CREATE [or_replace] [FORCE | NOFORCE] ANALYTIC VIEW [if_not_exists] name words ;
CREATE [USECASE | FLEXIBLE] DOMAIN [if_not_exists] name words ;
CREATE [or_replace] PROPERTY GRAPH [if_not_exists] name words ;
CREATE INMEMORY JOIN GROUP [if_not_exists] name group ;
CREATE FLASHBACK ARCHIVE words ;
CREATE RESTORE POINT words ;
CREATE CLEAN RESTORE POINT words ;
CREATE AUDIT POLICY ident words ;
CREATE LOCKDOWN PROFILE words ;
CREATE SQL TRANSLATION PROFILE name [words] ;
CREATE [PUBLIC] ROLLBACK SEGMENT ident [words] ;
CREATE SCHEMA AUTHORIZATION ident words ;
CREATE DATABASE [words] ;
CREATE CONTROLFILE words ;
CREATE DISKGROUP ident words ;
CREATE { SPFILE | PFILE } words ;
CREATE PLUGGABLE DATABASE words ;
CREATE PMEM FILESTORE words ;
CREATE LOGICAL PARTITION TRACKING words ;
CREATE [or_replace] [AND { RESOLVE | COMPILE }] [NOFORCE] JAVA rest ;
CREATE [or_replace] MLE MODULE [if_not_exists] name LANGUAGE word rest ;
CREATE [or_replace] [PURE] MLE ENV [if_not_exists] name [words] ;
CREATE [or_replace] [FORCE | NOFORCE] [editionable] JSON words ;

ALTER SESSION { SET | ENABLE | DISABLE | FORCE | CLOSE | ADVISE | SYNC } words ;
ALTER SYSTEM words ;
ALTER DATABASE [words] ;
ALTER DATABASE DICTIONARY words ;
ALTER PLUGGABLE DATABASE words ;
ALTER { CLUSTER | DIMENSION | LIBRARY | OPERATOR | INDEXTYPE | HIERARCHY } name words ;
ALTER ATTRIBUTE DIMENSION name words ;
ALTER DOMAIN [if_exists] name words ;
ALTER RESOURCE COST words ;
ALTER ROLLBACK SEGMENT ident words ;
ALTER [PUBLIC | PRIVATE] OUTLINE ident words ;
ALTER JAVA { SOURCE | CLASS } value words ;
ALTER FLASHBACK ARCHIVE ident words ;
ALTER DISKGROUP words ;
ALTER AUDIT POLICY ident words ;
ALTER LOCKDOWN PROFILE ident words ;
ALTER INMEMORY JOIN GROUP name words ;
ALTER PMEM FILESTORE words ;
ALTER PROPERTY GRAPH name words ;
ALTER MLE words ;
ALTER { FUNCTION | PROCEDURE | TRIGGER | PACKAGE } [if_exists] name { COMPILE | ENABLE | DISABLE | RENAME | EDITIONABLE | NONEDITIONABLE } [words] ;

table_action = ADD [if_not_exists] tableelements [words]
  | ADD constraint
  | ADD { PARTITION | SUBPARTITION | VALUES | SUPPLEMENTAL | PERIOD | OVERFLOW | HASH | ROWID | LOB | DOMAIN } words
  | ADD [if_not_exists] columndef
  | DROP CONSTRAINT [if_exists] ident [CASCADE] [words]
  | DROP { PRIMARY KEY | UNIQUE group } [CASCADE] [words]
  | DROP { PARTITION | PARTITIONS | SUBPARTITION | SUBPARTITIONS | UNUSED | SUPPLEMENTAL | PERIOD | FOR } words
  | DROP COLUMNS CONTINUE [words]
  | DROP COLUMN [if_exists] dropcolumn [words]
  | DROP DOMAIN [words]
  | DROP '(' dropcolumn,+ ')' [words]
  | RENAME COLUMN renamecolumn
  | RENAME { CONSTRAINT | PARTITION | SUBPARTITION } words
  | RENAME TO newname
  | MODIFY { CONSTRAINT | PRIMARY | UNIQUE | PARTITION | SUBPARTITION | LOB | NESTED | VARRAY | DEFAULT | OPAQUE | CLUSTERING } words
  | MODIFY group [words]
  | MODIFY columndef_changed
  | { SET | MOVE | SPLIT | MERGE | EXCHANGE | TRUNCATE | COALESCE | ENABLE | DISABLE | ALLOCATE | PCTFREE | PCTUSED | INITRANS | MAXTRANS | STORAGE | ROW | COLUMN | READ | NO | FLASHBACK | RESULT_CACHE | ANNOTATIONS | OVERFLOW | LOCATION | DEFAULT | ACCESS | REJECT | PROJECT | ILM | MEMOPTIMIZE | LOB | NESTED | VARRAY | INDEXING | ATTRIBUTES | DEALLOCATE | SHRINK } words
  | { LOGGING | NOLOGGING | FILESYSTEM_LIKE_LOGGING | PARALLEL | NOPARALLEL | CACHE | NOCACHE | COMPRESS | NOCOMPRESS | INMEMORY | UPGRADE | MINIMIZE | NOMINIMIZE | MAPPING | FORCE | CLUSTERING | MONITORING | NOMONITORING | STALE | REPLICATION } [words] ;
columndef_changed = ident { NOT NULL | NULL | DEFAULT | INVISIBLE | VISIBLE | GENERATED | ENCRYPT | DECRYPT | CONSTRAINT | DROP | ADD | COLLATE | RESERVABLE | ANNOTATIONS | DOMAIN | PRIMARY | UNIQUE | CHECK | SUBSTITUTABLE | NOT | INLINE | AS | REFERENCES | WITH | SCOPE | IS } [words]
  | retypecolumn [words] ;

DROP [PUBLIC] SYNONYM [if_exists] name [FORCE] ;
DROP [PUBLIC] DATABASE LINK [if_exists] link_name ;
DROP MATERIALIZED VIEW LOG [if_exists] ON table ;
DROP MATERIALIZED ZONEMAP name ;
DROP PACKAGE [BODY] [if_exists] name ;
DROP TABLESPACE [SET] [if_exists] ident [words] ;
DROP PROFILE [if_exists] ident [CASCADE] ;
DROP CLUSTER [if_exists] name [words] ;
DROP { CONTEXT | DIMENSION | LIBRARY | OPERATOR | INDEXTYPE | OUTLINE | HIERARCHY | DIRECTORY | EDITION } [if_exists] name [FORCE | CASCADE] ;
DROP ATTRIBUTE DIMENSION [if_exists] name ;
DROP ANALYTIC VIEW [if_exists] name ;
DROP DOMAIN [if_exists] name [FORCE] [PRESERVE] ;
DROP PROPERTY GRAPH [if_exists] name ;
DROP JAVA { SOURCE | CLASS | RESOURCE } [if_exists] value ;
DROP RESTORE POINT words ;
DROP ROLLBACK SEGMENT ident ;
DROP FLASHBACK ARCHIVE ident ;
DROP AUDIT POLICY ident ;
DROP LOCKDOWN PROFILE ident ;
DROP INMEMORY JOIN GROUP [if_exists] name ;
DROP PLUGGABLE DATABASE ident [words] ;
DROP DATABASE [words] ;
DROP DISKGROUP ident [words] ;
DROP PMEM FILESTORE words ;
DROP MLE { MODULE | ENV } [if_exists] name ;
DROP SQL TRANSLATION PROFILE name ;
DROP LOGICAL PARTITION TRACKING words ;
DROP { PUBLIC | PRIVATE } OUTLINE ident ;

GRANT until_to TO words ;
REVOKE until_from FROM words ;
TRUNCATE CLUSTER name [{ DROP | REUSE } STORAGE] ;
SET TRANSACTION words ;
SET { CONSTRAINT | CONSTRAINTS } words ;
SET ROLE words ;
SET words ;
SHOW words ;
ANALYZE { TABLE | INDEX | CLUSTER } name words ;
ASSOCIATE STATISTICS WITH words ;
DISASSOCIATE STATISTICS FROM words ;
AUDIT words ;
NOAUDIT words ;
FLASHBACK { TABLE | DATABASE | STANDBY | PLUGGABLE } words ;
LOCK TABLE words ;
PURGE { TABLE | INDEX | TABLESPACE } words ;
PURGE { RECYCLEBIN | DBA_RECYCLEBIN } ;
RENAME table TO newname ;
EXPLAIN PLAN [SET STATEMENT_ID '=' string] [INTO name] FOR statement ;
ADMINISTER words ;
CLOSE name ;
TIMING words ;
START words ;
`;
