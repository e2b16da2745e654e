import type { DialectName } from '../../protocol/index.ts';

/**
 * Guesses a dialect from signs in the text. Each sign counts once, with its weight: 3 for what only one dialect writes,
 * 2 for what is typical, 1 for what leans that way. A dialect needs at least 2 and more than every other; otherwise null.
 * Nothing is guessed where anything is configured.
 */
export function guessDialect(text: string): DialectName | null {
  const sample = withoutComments(text.slice(0, SAMPLE));
  const scores = new Map<DialectName, number>();
  for (const { dialect, weight, sign } of SIGNS) {
    if (sign.test(sample)) scores.set(dialect, (scores.get(dialect) ?? 0) + weight);
  }
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[1] < 2 || best[1] === second?.[1]) return null;
  return best[0];
}

/** Characters that are looked at: enough for a script's habits to show. */
const SAMPLE = 20_000;

const SIGNS: readonly { readonly dialect: DialectName; readonly weight: number; readonly sign: RegExp }[] = [
  {
    dialect: 'oracle',
    weight: 3,
    sign: /\b(VARCHAR2|NUMBER\s*\(|NVL2?\s*\(|SYSDATE|CONNECT\s+BY|ROWNUM|DBMS_\w+)|\(\s*\+\s*\)|^\s*\/\s*$/im,
  },
  { dialect: 'oracle', weight: 2, sign: /\bFROM\s+DUAL\b|\bMINUS\s+SELECT\b|\bPACKAGE\s+BODY\b|%TYPE\b|\bTO_DATE\s*\(/i },
  {
    dialect: 'tsql',
    weight: 3,
    sign: /^\s*GO\s*$|\bNVARCHAR\b|\bGETDATE\s*\(|\bSELECT\s+TOP\b|\bWITH\s*\(\s*NOLOCK\s*\)|\bCROSS\s+APPLY\b/im,
  },
  { dialect: 'tsql', weight: 2, sign: /\[\w+\]\.\[\w+\]|\bDECLARE\s+@\w+|\bISNULL\s*\(|\bIDENTITY\s*\(\s*\d|\bDATETIME2\b|(^|\W)#\w+/i },
  { dialect: 'redshift', weight: 5, sign: /\b(DIST|SORT)KEY\b|\bDISTSTYLE\b|\bIAM_ROLE\b|\bUNLOAD\s*\(/i },
  {
    dialect: 'mysql',
    weight: 3,
    sign: /\bENGINE\s*=\s*\w+|\bAUTO_INCREMENT\b|^\s*DELIMITER\s|\bON\s+DUPLICATE\s+KEY\b|\bSTRAIGHT_JOIN\b/im,
  },
  { dialect: 'mysql', weight: 2, sign: /`\w+`(\.`\w+`)?|\bGROUP_CONCAT\s*\(|\bIFNULL\s*\(|\bUNSIGNED\b/i },
  {
    dialect: 'bigquery',
    weight: 3,
    sign: /`[\w-]+\.[\w-]+(\.[\w*-]+)?`|\bSAFE_CAST\s*\(|\bSELECT\s+AS\s+STRUCT\b|\bSTRUCT\s*<|\bARRAY\s*<|\|>/i,
  },
  { dialect: 'bigquery', weight: 2, sign: /\b(INT64|FLOAT64|SAFE_DIVIDE|FORMAT_DATE|_TABLE_SUFFIX|_PARTITIONTIME)\b|\*\s*EXCEPT\s*\(/i },
  {
    dialect: 'postgres',
    weight: 3,
    sign: /\bLANGUAGE\s+plpgsql\b|\$\$|\$\w+\$|\bBIGSERIAL\b|\bSERIAL\b|\bDISTINCT\s+ON\s*\(|\bTIMESTAMPTZ\b|\bJSONB\b/i,
  },
  { dialect: 'postgres', weight: 2, sign: /\w::\w+|\bILIKE\b|\bON\s+CONFLICT\b|\bRETURNING\b|\bgenerate_series\s*\(/i },
  {
    dialect: 'snowflake',
    weight: 3,
    sign: /\b(VARIANT|COPY\s+INTO|CREATE\s+OR\s+REPLACE\s+(TRANSIENT\s+)?(STAGE|STREAM|WAREHOUSE|PIPE)|LATERAL\s+FLATTEN)\b|\w:\w+(\.\w+)*::\w+/i,
  },
  { dialect: 'snowflake', weight: 1, sign: /\bQUALIFY\b|\bIFF\s*\(|\bTIMESTAMP_NTZ\b/i },
  { dialect: 'spark', weight: 3, sign: /\bUSING\s+(DELTA|PARQUET)\b|\bLATERAL\s+VIEW\b|\bTBLPROPERTIES\b|\bINSERT\s+OVERWRITE\b/i },
  {
    dialect: 'duckdb',
    weight: 3,
    sign: /\bread_(csv|parquet|json)(_auto)?\s*\(|\bSELECT\s+COLUMNS\s*\(|\bPIVOT\s+\w+\s+ON\b|\*\s*EXCLUDE\s*\(/i,
  },
  {
    dialect: 'sqlite',
    weight: 3,
    sign: /\bPRAGMA\s+\w+|\bINTEGER\s+PRIMARY\s+KEY\s+AUTOINCREMENT\b|\bWITHOUT\s+ROWID\b|\bsqlite_master\b/i,
  },
];

function withoutComments(text: string): string {
  return text.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, ' ');
}
