import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scoreLineage } from './corpus/lineage.ts';
import { mariadbOracle } from './corpus/mariadb-oracle.ts';
import { type OracleScore, scoreOracle } from './corpus/oracle.ts';
import { postgresOracle, sqliteOracle } from './corpus/oracles.ts';
import { scoreParse } from './corpus/parse.ts';
import { scoreSharedQueries } from './corpus/shared-queries.ts';
import { corpusStatements, folderStatements } from './corpus/statements.ts';
import { readTpcDs, scoreTypos } from './corpus/typos.ts';
import { printTable } from './table.ts';

/** The corpus' file names and our dialect names. */
const DIALECTS = [
  ['oracle', 'oracle'],
  ['postgres', 'postgres'],
  ['mysql', 'mysql'],
  ['tsql', 'tsql'],
  ['bigquery', 'bigquery'],
  ['sqlite', 'sqlite'],
  ['duckdb', 'duckdb'],
  ['snowflake', 'snowflake'],
  ['sparksql', 'spark'],
  ['ansi', 'ansi'],
] as const;

const HELP = `npm run corpus [-- FOLDER] [-- --failures DIALECT|lineage|typos|oracle|shared|PostgreSQL|SQLite|MariaDB] [-- --extra DIALECT=FOLDER]…
Scores the SQL front end on test corpora: FOLDER, or AETL_CORPORA, or ../shared/corpora beside the checkout.
It expects parse/<dialect>.json, lineage/statements.json and tpcds/tpcds.json; see bench/corpus/*.ts for their shapes.
--extra adds a folder of .sql and .test files to what a database of that dialect judges: its own test suite, for example.`;

interface Extra {
  readonly dialect: string;
  readonly folder: string;
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const flag = args.indexOf('--failures');
  const show = flag < 0 ? null : (args[flag + 1] ?? null);
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
  const folder =
    args.find((arg, i) => !arg.startsWith('--') && (flag < 0 || i !== flag + 1) && args[i - 1] !== '--extra') ??
    process.env['AETL_CORPORA'] ??
    join(root, '../shared/corpora');
  if (!existsSync(join(folder, 'parse'))) {
    console.error(`There is no corpus in ${folder}.\n${HELP}`);
    return 2;
  }
  parseTable(folder, show);
  lineageTable(folder, show);
  typoTable(folder, show);
  const extra = args.flatMap((arg, i) => {
    const [dialect, place] = args[i - 1] === '--extra' ? arg.split('=') : [];
    return dialect === undefined || place === undefined ? [] : [{ dialect, folder: place }];
  });
  await oracleTable(folder, show, extra);
  await sharedTable(folder, show);
  return 0;
}

function parseTable(folder: string, show: string | null): void {
  const rows = DIALECTS.filter(([file]) => existsSync(join(folder, 'parse', `${file}.json`))).map(([file, dialect]) => {
    const score = scoreParse(folder, file, dialect);
    if (show === dialect) for (const f of score.failures) console.log(`${f.file}: ${f.why}\n${f.sql}\n`);
    return [
      dialect,
      `${score.queriesClean} / ${score.queries}`,
      percent(score.queriesClean, score.queries),
      `${score.clean} / ${score.statements}`,
      percent(score.clean, score.statements),
      `${score.files - score.miscounted} / ${score.files}`,
    ];
  });
  printTable(
    'Statements parsed without an error node and not opaque',
    ['dialect', 'queries and DML', '%', 'all statements', '%', 'files cut right'],
    rows,
  );
}

function lineageTable(folder: string, show: string | null): void {
  const score = scoreLineage(folder);
  if (show === 'lineage')
    for (const f of score.failures) console.log(`${f.id}\n${f.sql}\nmissing: ${f.missing.join(', ')}\nextra: ${f.extra.join(', ')}\n`);
  printTable(
    'Column lineage of whole scripts',
    ['scripts', 'exact', '%', 'wrong and not marked uncertain'],
    [[String(score.cases), String(score.exact), percent(score.exact, score.cases), String(score.silent)]],
  );
}

function typoTable(folder: string, show: string | null): void {
  const score = scoreTypos(folder);
  if (show === 'typos') for (const line of [...score.falseReports, ...score.missed]) console.log(line);
  printTable(
    'Misspelt columns in TPC-DS',
    ['queries', 'false reports', 'typos', 'found at the exact range', '%', 'right name suggested first'],
    [
      [
        String(score.queries),
        String(score.falseReports.length),
        String(score.typos),
        String(score.found),
        percent(score.found, score.typos),
        String(score.suggested),
      ],
    ],
  );
}

/** How many mutations are made of each statement. */
const PER_STATEMENT = 12;

async function oracleTable(folder: string, show: string | null, extra: readonly Extra[]): Promise<void> {
  const mariadb = await mariadbOracle();
  if (mariadb === null)
    console.log('No MariaDB server is installed here (mariadbd, mariadb, mariadb-install-db): it is left out of the table.\n');
  const oracles = [await postgresOracle(), sqliteOracle(), ...(mariadb === null ? [] : [mariadb])];
  const rows: string[][] = [];
  for (const oracle of oracles) {
    const { name, dialect } = oracle;
    const file = dialect === 'mariadb' ? 'mysql' : dialect;
    const queries = [...corpusStatements(folder, file, 'queries'), ...(dialect === 'postgres' ? readTpcDs(folder).queries : [])];
    const sources: [string, readonly string[]][] = [
      ['queries and DML', queries],
      ['all statements', corpusStatements(folder, file, 'all')],
      ...extra.filter((e) => e.dialect === dialect).map((e): [string, string[]] => [e.folder, folderStatements(e.folder, dialect)]),
    ];
    for (const [source, statements] of sources) {
      if (show === 'oracle' || show === name) console.log(`==== ${name}, ${source}`);
      const score = await scoreOracle(oracle, statements, PER_STATEMENT);
      if (show === 'oracle' || show === name) listDisagreements(name, score);
      rows.push(oracleRow(name, source, score));
    }
  }
  mariadb?.close();
  printTable(
    "Against the databases' own parsers: valid statements, and each with one token dropped, doubled or swapped",
    ['database', 'statements of', 'accepted', 'AETL too', '%', 'refused', 'AETL reports', '%'],
    rows,
  );
}

function listDisagreements(name: string, score: OracleScore): void {
  for (const d of score.disagreements)
    console.log(`${d.mutated ? 'mutated' : 'as it is'}\n${name}: ${d.theirs}\nAETL: ${d.ours}\n${d.sql}\n`);
}

function oracleRow(name: string, source: string, score: OracleScore): string[] {
  return [
    name,
    source,
    String(score.valid),
    String(score.validAccepted),
    percent(score.validAccepted, score.valid),
    String(score.invalid),
    String(score.invalidReported),
    percent(score.invalidReported, score.invalid),
  ];
}

async function sharedTable(folder: string, show: string | null): Promise<void> {
  const scores = await scoreSharedQueries(
    folder,
    DIALECTS.map(([, dialect]) => dialect),
  );
  if (show === 'shared') for (const { dialect, missed } of scores) for (const sql of missed) console.log(`${dialect}\n${sql}\n`);
  printTable(
    'TPC-DS without LIMIT in every dialect, and each query with one token dropped, doubled or swapped so that PostgreSQL refuses it',
    ['dialect', 'queries accepted', '%', 'broken ones', 'reported', '%'],
    scores.map(({ dialect, valid, accepted, invalid, reported }) => [
      dialect,
      `${accepted} / ${valid}`,
      percent(accepted, valid),
      String(invalid),
      String(reported),
      percent(reported, invalid),
    ]),
  );
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
}

process.exitCode = await main(process.argv.slice(2));
