import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEVER_CANCELLED } from '../../../../server/src/base/index.ts';
import {
  classifyColumn,
  type DescribedColumn,
  type Domain,
  type GlossaryTerm,
  maskProfile,
  PROFILE_DEFAULTS,
  profileTable,
  proposeMappings,
} from '../../../../server/src/metadata/index.ts';
import { sqliteSource } from '../profile/sqlite-source.ts';

/** Columns whose names say nothing, and what their values say. */
async function profiled() {
  const { database, source } = sqliteSource();
  database.exec('CREATE TABLE t (a TEXT, b TEXT, c TEXT, d TEXT, email TEXT, ref TEXT)');
  const insert = database.prepare('INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)');
  for (let n = 0; n < 300; n++)
    insert.run(`user${n}@example.com`, n % 3 === 0 ? 'N' : 'Y', '900101-1234568', `K${n % 7}`, `nothing ${n}`, `https://example.com/${n}`);
  const columns = ['a', 'b', 'c', 'd', 'email', 'ref'].map((name) => ({ name, type: 'TEXT' }));
  const answer = await profileTable(
    source,
    { kind: 'table', catalog: null, schema: null, name: 't', rows: null, columns },
    PROFILE_DEFAULTS,
    NEVER_CANCELLED,
  );
  assert.ok(answer.ok);
  return answer.value;
}

test('values tell what names do not, and cast doubt on what names say', async () => {
  const { columns } = await profiled();
  const guesses = columns.map(
    (profile) => classifyColumn({ table: null, name: profile.name, type: profile.type, comment: null, profile })[0],
  );
  assert.deepEqual(
    guesses.map((guess) => guess?.domain),
    ['e-mail', 'flag', 'resident-number', 'code', 'e-mail', 'url'],
  );
  assert.ok((guesses[0]?.confidence ?? 0) > 0.9 && (guesses[4]?.confidence ?? 1) < 0.5);
  assert.match(guesses[4]?.reasons.at(-1) ?? '', /hardly any/);
});

test('a comment tells what a name does not', () => {
  const [guess] = classifyColumn({ table: null, name: 'x1', type: 'varchar(20)', comment: '휴대폰번호', profile: null });
  assert.deepEqual([guess?.domain, guess?.personal, guess?.reasons], ['phone', true, ['Its comment says “휴대폰번호”.']]);
});

test('profiles are shown without personal data', async () => {
  const { columns } = maskProfile(await profiled(), () => null);
  assert.equal(columns[0]?.max, 'u***@example.com');
  assert.deepEqual(columns[2]?.top, [{ value: '******-*******', count: 300 }]);
  assert.deepEqual(
    columns[1]?.top.map(({ value }) => value),
    ['Y', 'N'],
  );
});

test('what a glossary says of a column comes before what is likely', async () => {
  const said = (personal: boolean | null, domain: Domain | null = null): DescribedColumn => ({ description: null, personal, domain });
  const byColumn: Readonly<Record<string, DescribedColumn>> = {
    a: said(false),
    b: said(true),
    d: said(null, 'phone'),
    c: said(null, 'code'),
  };
  const { columns } = maskProfile(await profiled(), (column) => byColumn[column] ?? null);
  assert.match(String(columns[0]?.max), /^user\d+@example.com$/);
  const top = (at: number) => columns[at]?.top[0]?.value;
  assert.equal(top(1), '*');
  assert.equal(top(2), '900101-1234568');
  assert.match(top(3) ?? '', /^\*+$/);
});

test('columns are proposed for terms', () => {
  const term = (name: string, synonyms: readonly string[] = [], columns: readonly string[] = []): GlossaryTerm => ({
    name,
    synonyms,
    columns,
    language: null,
    definition: null,
    owner: null,
  });
  const columns = ['sales_amt', 'tot_sales_amt', 'cust_nm', 'stock_qty', 'x'].map((name) => ({
    path: `dw.t.${name}`,
    name,
    comment: name === 'x' ? '매출 금액' : null,
  }));
  const proposals = proposeMappings([term('매출금액'), term('고객명', ['client name'], ['dw.t.cust_nm']), term('무관')], columns);
  assert.deepEqual(
    proposals.map(({ term: of, column, confidence }) => [of, column, confidence]),
    [
      ['매출금액', 'dw.t.sales_amt', 0.95],
      ['매출금액', 'dw.t.tot_sales_amt', 0.77],
      ['매출금액', 'dw.t.x', 0.76],
    ],
  );
});
