import { TSQL_COMMANDS } from './commands-tsql.ts';
import { BINDING_BASE, FEATURES_BASE } from './features-base.ts';
import type { DialectGrammar } from './grammar.ts';
import { LEXICAL_BASE, OPERATORS } from './lexical-base.ts';
import { AFTER_COLUMN, AFTER_TABLE, words } from './words.ts';

/** Transact-SQL of SQL Server 2022/2025 and Azure. Reserved words: “Reserved keywords (Transact-SQL)”. */
export const tsql: DialectGrammar = {
  name: 'tsql',
  lexical: {
    ...LEXICAL_BASE,
    bracketIdentifiers: true,
    nestedComments: true,
    stringPrefixes: ['N'],
    wordExtra: '$#@',
    wordStartExtra: '#',
    colonParameters: false,
    questionParameters: true,
    atParameters: true,
    lineCommands: 'go',
    // `db..t` leaves the schema out: two dots, no operator.
    operators: OPERATORS.filter((operator) => operator !== '..'),
  },
  reserved: words(
    'ADD ALL ALTER AND ANY AS ASC AUTHORIZATION BACKUP BEGIN BETWEEN BREAK BROWSE BULK BY CASCADE CASE CHECK CHECKPOINT CLOSE CLUSTERED COALESCE COLLATE COLUMN COMMIT COMPUTE CONSTRAINT CONTAINS CONTAINSTABLE CONTINUE CONVERT CREATE CROSS CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER CURSOR DBCC DEALLOCATE DECLARE DEFAULT DELETE DENY DESC DISTINCT DISTRIBUTED DOUBLE DROP ELSE END ERRLVL ESCAPE EXCEPT EXEC EXECUTE EXISTS EXIT EXTERNAL FETCH FILLFACTOR FOR FOREIGN FREETEXT FREETEXTTABLE FROM FULL FUNCTION GOTO GRANT GROUP HAVING HOLDLOCK IDENTITY IDENTITYCOL IDENTITY_INSERT IF IN INDEX INNER INSERT INTERSECT INTO IS JOIN KEY KILL LEFT LIKE LINENO MERGE NATIONAL NOCHECK NONCLUSTERED NOT NULL NULLIF OF OFF OFFSETS ON OPEN OPENDATASOURCE OPENQUERY OPENROWSET OPENXML OPTION OR ORDER OUTER OVER PERCENT PIVOT PLAN PRIMARY PRINT PROC PROCEDURE RAISERROR READTEXT RECONFIGURE REFERENCES REPLICATION RESTORE RESTRICT RETURN REVERT REVOKE RIGHT ROLLBACK ROWCOUNT ROWGUIDCOL RULE SAVE SCHEMA SELECT SEMANTICKEYPHRASETABLE SESSION_USER SET SETUSER SHUTDOWN SOME STATISTICS SYSTEM_USER TABLE TABLESAMPLE TEXTSIZE THEN TO TOP TRAN TRANSACTION TRIGGER TRUNCATE TRY_CONVERT TSEQUAL UNION UNIQUE UNPIVOT UPDATE UPDATETEXT USE USER VALUES VARYING VIEW WAITFOR WHEN WHERE WHILE WITH WRITETEXT',
  ),
  noTableAlias: words(AFTER_TABLE, 'OUTER PIVOT UNPIVOT OPTION OUTPUT GO APPLY'),
  noColumnAlias: words(AFTER_COLUMN, 'OPTION OVER WITHIN GO'),
  callable: null,
  bareFunctions: words('CURRENT_TIMESTAMP CURRENT_USER SESSION_USER SYSTEM_USER USER CURRENT_DATE IDENTITYCOL ROWGUIDCOL'),
  binding: {
    ...BINDING_BASE,
    aliasesSeenIn: new Set([]),
    pivotNames: 'value',
    pivotIsComplete: true,
    fieldsOfColumns: true,
    aliasesInOrderExpressions: false,
    wholeDivision: 'integer',
    listSkips: new Set(['computed', 'identity'] as const),
    refusesValues: new Set(['computed'] as const),
    strictSums: true,
    tableColumns: new Map([
      ['openjson', ['key', 'value', 'type']],
      ['string_split', ['value', 'ordinal']],
    ]),
    clashes: words('number/uuid date/uuid boolean/uuid'),
  },
  features: {
    ...FEATURES_BASE,
    strictJoins: true,
    typedColumns: true,
    doubleDots: true,
    looseTerminators: true,
    top: true,
    limit: false,
    equalsAlias: true,
    pivot: true,
    apply: true,
    lateral: false,
    selectInto: true,
    stringAliases: true,
    tableHints: true,
    output: true,
    returning: false,
    procedural: 'tsql',
  },
  folding: 'insensitive',
  quotedCaseSensitive: false,
  pseudoColumns: words('$ACTION $IDENTITY $ROWGUID $PARTITION'),
  systemNames: words(''),
  commands: TSQL_COMMANDS,
};
