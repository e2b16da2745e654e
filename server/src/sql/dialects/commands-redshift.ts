import { commonCommandsExcept } from './commands-common.ts';

/** Redshift's statements that need no tree of their own. Source: the SQL reference of its developer guide. */
export const REDSHIFT_COMMANDS = `
${commonCommandsExcept('CREATE SCHEMA', 'CREATE DATABASE', 'ALTER TABLE', 'DROP SCHEMA', 'DROP DATABASE', 'CREATE { ROLE')}
UNLOAD '(' unloaded ')' TO string words ;
unloaded = query | string ;
COPY table [columns] FROM string words ;
ALTER TABLE table APPEND FROM table [words] ;
ALTER TABLE [if_exists] [ONLY] table ['*'] table_action { [','] table_action }* ;
ALTER TABLE table ALTER SORTKEY words ;
ANALYZE COMPRESSION [table [columns]] [words] ;
ANALYZE [VERBOSE] [table [columns]] [words] ;
VACUUM [FULL | SORT ONLY | DELETE ONLY | REINDEX | RECLUSTER] [table [TO number PERCENT] [BOOST]] ;
REFRESH MATERIALIZED VIEW table [RESTRICT | CASCADE] ;
LOCK [TABLE] table,+ ;
CANCEL words ;
DEALLOCATE words ;
PREPARE words ;
EXECUTE words ;
DECLARE ident CURSOR FOR query ;
FETCH words ;
CLOSE ident ;
RESET words ;
CALL operand ;
USE words ;
CREATE EXTERNAL SCHEMA [if_not_exists] ident words ;
CREATE EXTERNAL { FUNCTION | MODEL | VIEW } words ;
CREATE SCHEMA [if_not_exists] words ;
CREATE DATABASE ident [words] ;
CREATE { MODEL | DATASHARE | LIBRARY | IDENTITY PROVIDER | RLS POLICY | MASKING POLICY | ROLE | USER | GROUP } words ;
CREATE OR REPLACE { LIBRARY | EXTERNAL FUNCTION } words ;
ATTACH { RLS | MASKING } POLICY words ;
DETACH { RLS | MASKING } POLICY words ;
ALTER { DATASHARE | GROUP | DEFAULT PRIVILEGES | IDENTITY PROVIDER | RLS POLICY | MASKING POLICY | EXTERNAL } words ;
DESC { DATASHARE | IDENTITY PROVIDER } words ;
DROP { SCHEMA | DATABASE | EXTERNAL | DATASHARE | GROUP | LIBRARY | MODEL | IDENTITY PROVIDER | RLS POLICY | MASKING POLICY } words ;
`;
