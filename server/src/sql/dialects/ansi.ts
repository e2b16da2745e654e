import { COMMON_COMMANDS } from './commands-common.ts';
import { BINDING_BASE, FEATURES_BASE } from './features-base.ts';
import type { DialectGrammar } from './grammar.ts';
import { LEXICAL_BASE, OPERATORS } from './lexical-base.ts';
import { AFTER_COLUMN, AFTER_TABLE, RESERVED_CORE, words } from './words.ts';

/** Standard SQL, with the liberties that most engines take: the fallback when no dialect is known. */
export const ansi: DialectGrammar = {
  name: 'ansi',
  lexical: {
    ...LEXICAL_BASE,
    backtickIdentifiers: true,
    backslashBeforeWords: true,
    operators: ['!~~*', '!~~', '~~*', '!~*', '~*', '~~', ...OPERATORS.filter((operator) => operator !== '..')],
  },
  reserved: words(
    RESERVED_CORE,
    'JOIN INNER LEFT RIGHT FULL CROSS NATURAL USING UPDATE DELETE INSERT DROP ALTER WITH END FETCH FOR VALUES TO SET EXISTS CAST',
  ),
  noTableAlias: words(AFTER_TABLE, 'OVERLAPS LATERAL INSERT'),
  noColumnAlias: words(AFTER_COLUMN, 'INSERT'),
  callable: null,
  bareFunctions: words('CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER SESSION_USER USER LOCALTIME LOCALTIMESTAMP SYSDATE'),
  binding: {
    ...BINDING_BASE,
    aliasesMaybeSeenIn: new Set(['select', 'where', 'on', 'having']),
    fieldsOfColumns: true,
    fieldsOfUnknown: true,
    wholeRows: 'maybe',
    dateUnits: 'either',
  },
  features: {
    ...FEATURES_BASE,
    joinCondition: 'optional',
    listLiterals: true,
    limitComma: true,
    qualify: true,
    pivot: true,
    lateralView: true,
    starExcept: true,
    groupByAll: true,
    doubleColonCast: true,
    arrows: true,
    lambdas: true,
    subscripts: true,
    selectInto: true,
    onConflict: true,
    titlePhrases: true,
    doubleDots: true,
  },
  folding: 'insensitive',
  quotedCaseSensitive: false,
  pseudoColumns: words('ROWNUM ROWID'),
  systemNames: words('SYSDATE USER'),
  commands: `
${COMMON_COMMANDS}
CREATE CAST words ;
DROP CAST words ;
CREATE MODEL words ;
DROP MODEL words ;
CREATE words ;
CALL words ;
ALTER words ;
REFRESH words ;
CACHE words ;
MSCK words ;
ANALYZE words ;
`,
};
