import { performance } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { type SearchedTable, SearchIndex } from '../server/src/metadata/index.ts';
import { seeded } from './seeded.ts';
import { printTable } from './table.ts';

const FIRST =
  'sales order cust mbr prod item pay dlv stk acct emp dept vend ctrt loan card claim visit mkt cpn 매출 고객 상품 주문 배송'.split(' ');
const SECOND = 'req reg tot net base std org cur prev max avg daily mth cancel rtn tax disc bal plan act 등록 변경 기준 승인 취소'.split(
  ' ',
);
const LAST = 'amt qty cnt rate nm cd dt dttm yn no id seq addr tel desc type stat prc fee ym 금액 수량 일자 코드 명'.split(' ');
const QUERIES = [
  '매출',
  'sales amount',
  'salse_amt',
  'customer name',
  '고객 주소',
  'id',
  'amt',
  'ㅁㅊ',
  '매줄금액',
  'order cancel date',
  'zzqx',
  'dlv_req_dttm_17',
  // What could be slow: letters, words that stand everywhere, many words, much text, signs, slips in long words.
  'a',
  '주',
  'ㅁ',
  'ㅁㅊ date',
  'sales order cust amt qty cnt rate nm cd dt',
  '매출 주문 고객 금액 수량 일자 코드 명 등록 변경',
  'id amt',
  'sales sales_amt',
  'of',
  '1',
  '🎉',
  'custommer_regstration_amonut',
  'x'.repeat(200),
  'sales order '.repeat(17).trim(),
];

/** How long a search takes over so many columns of a synthetic warehouse, twenty to a table, and what the index costs. */
export function benchSearch(columns: number): void {
  const index = new SearchIndex();
  const before = memory();
  const started = performance.now();
  for (const table of warehouse(columns)) index.add(table);
  const built = performance.now() - started;
  const used = memory() - before;
  const { tables, words, texts } = index.size;
  printTable(
    `Search: ${columns.toLocaleString('en')} columns in memory`,
    ['', ''],
    [
      ['built in', `${Math.round(built)} ms`],
      ['memory', `${Math.round(used / 1e6)} MB`],
      ['tables, distinct texts, words', [tables, texts, words].map((n) => n.toLocaleString('en')).join(', ')],
    ],
  );
  const fts = ftsOf(columns);
  printTable(
    'Milliseconds a search: the index in memory, and SQLite FTS5 with trigrams, which knows no synonyms and no slips',
    ['query', 'first hit', 'median', 'p95', 'slowest of 40', 'FTS5'],
    QUERIES.map((query) => {
      const times = Array.from({ length: 40 }, () => timeOf(() => index.search(query, 50))).sort((a, b) => a - b);
      const [hit] = index.search(query, 1);
      const shown =
        hit === undefined ? '' : hit.kind === 'term' ? hit.term : hit.kind === 'table' ? hit.table.name : `${hit.table.name}.${hit.column}`;
      return [
        query.length > 50 ? `${query.slice(0, 30)}… (${query.length} characters)` : query,
        shown,
        ...[times[20], times[37], times.at(-1), timeOf(() => fts(query))].map((time) => (time ?? 0).toFixed(1)),
      ];
    }),
  );
}

function* warehouse(columns: number): Generator<SearchedTable> {
  const random = seeded(7);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  for (let table = 0; table * 20 < columns; table++) {
    yield {
      key: String(table),
      catalog: null,
      schema: `s${table % 40}`,
      name: `${pick(FIRST)}_${pick(SECOND)}_${table}`,
      comment: random() < 0.3 ? `${pick(FIRST)} ${pick(LAST)} ${table % 5000}` : null,
      columns: Array.from({ length: 20 }, (_, n) => ({
        name: n === 0 ? 'id' : `${pick(FIRST)}_${pick(SECOND)}_${pick(LAST)}${random() < 0.2 ? `_${Math.floor(random() * 100)}` : ''}`,
        comment: random() < 0.2 ? `${pick(FIRST)} ${pick(SECOND)} ${pick(LAST)} of ${Math.floor(random() * 2000)}` : null,
      })),
    };
  }
}

/** The same columns in a table of FTS5, in memory as well. */
function ftsOf(columns: number): (query: string) => unknown {
  const database = new DatabaseSync(':memory:');
  const started = performance.now();
  database.exec("CREATE VIRTUAL TABLE f USING fts5(name, comment, t UNINDEXED, tokenize = 'trigram'); BEGIN");
  const insert = database.prepare('INSERT INTO f VALUES (?, ?, ?)');
  for (const table of warehouse(columns)) for (const { name, comment } of table.columns) insert.run(name, comment, table.name);
  database.exec('COMMIT');
  const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count']) * 4096;
  console.log(`\nFTS5: built in ${Math.round(performance.now() - started)} ms, ${Math.round(pages / 1e6)} MB`);
  const search = database.prepare('SELECT name, t FROM f WHERE f MATCH ? ORDER BY rank LIMIT 50');
  return (query) =>
    search.all(
      query
        .split(' ')
        .filter((word) => word !== '')
        .map((word) => `"${word}"`)
        .join(' '),
    );
}

/** Of the processor, since others may be at work on the machine. */
function timeOf(work: () => unknown): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
