import { BINDING_BASE, FEATURES_BASE } from './features-base.ts';
import type { DialectGrammar } from './grammar.ts';
import { LEXICAL_BASE } from './lexical-base.ts';
import { POSTGRES_COMMANDS } from './postgres-commands.ts';
import { FUNCTION_OR_TYPE, NEEDS_AS, ONLY_NAMES, RESERVED, SPECIAL_FUNCTIONS, TYPES } from './postgres-keywords.ts';
import { words } from './words.ts';

/** PostgreSQL 18. Reserved words: appendix C of its manual. */
export const postgres: DialectGrammar = {
  name: 'postgres',
  lexical: {
    ...LEXICAL_BASE,
    dollarQuotes: 'tagged',
    stringPrefixes: ['N', 'B', 'X', 'E', 'U&'],
    escapePrefixes: ['E'],
    nestedComments: true,
    dollarParameters: true,
    questionParameters: false,
    noWordsAfterNumbers: true,
    freeOperators: true,
    operators: ['::', ':=', '=>', '..'],
    lineCommands: 'psql',
  },
  reserved: words(RESERVED, FUNCTION_OR_TYPE),
  noTableAlias: words('SET'),
  noColumnAlias: words(NEEDS_AS),
  callable: words(FUNCTION_OR_TYPE, 'CAST CURRENT_TIME CURRENT_TIMESTAMP LOCALTIME LOCALTIMESTAMP'),
  bareFunctions: words(
    'CURRENT_CATALOG CURRENT_DATE CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER LOCALTIME LOCALTIMESTAMP SESSION_USER SYSTEM_USER USER',
  ),
  binding: {
    ...BINDING_BASE,
    outputNames: 'function',
    fieldsOfUnknown: true,
    wholeRows: true,
    wholeDivision: 'integer',
    refusesValues: new Set(['computed', 'identity'] as const),
    overridesIdentity: true,
    strictSums: true,
    clashes: words(
      'number/text number/date number/boolean number/uuid number/json text/boolean text/date text/uuid date/boolean date/uuid date/json boolean/uuid boolean/json',
    ),
  },
  features: {
    ...FEATURES_BASE,
    exactKeywords: true,
    emptyNameLists: false,
    plainArguments: true,
    neverCalled: words(TYPES, ONLY_NAMES),
    notTypes: words(RESERVED, ONLY_NAMES, SPECIAL_FUNCTIONS),
    strictJoins: true,
    typedColumns: true,
    distinctOn: true,
    doubleColonCast: true,
    arrows: true,
    subscripts: true,
    selectInto: true,
    selectWithoutItems: true,
    adjacentStrings: true,
    onConflict: true,
    fieldsOfCalls: false,
    bareInsertAlias: false,
    typedLiterals: true,
    procedural: 'plpgsql',
  },
  folding: 'lower',
  quotedCaseSensitive: true,
  pseudoColumns: words('CTID OID TABLEOID XMIN XMAX CMIN CMAX'),
  systemNames: words(''),
  commands: POSTGRES_COMMANDS,
};
