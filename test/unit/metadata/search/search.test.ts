import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SearchIndex } from '../../../../server/src/metadata/index.ts';

/** `table: column, column -- comment`. */
const TABLES = `
dw.sales_daily: sales_ymd, store_cd, sales_amt -- 매출금액, sales_qty, disc_amt
dw.customer: cust_id, cust_nm, email_addr, birth_dt, reg_dttm
dw.cust_grade: cust_id, grade_cd, grade_nm
dw.매출집계: 기준년월, 매출금액, 반품금액
dw.purchase: pur_amt, vendor_cd, pur_dt
legacy.TB_ORD: ORDNO, ORDDT, TOTAMT, RMK -- 배송 요청 사항
hr.employee: emp_no, emp_nm, salary, dept_cd
`;

function indexed(): SearchIndex {
  const index = new SearchIndex();
  for (const line of TABLES.trim().split('\n')) {
    const [place = '', columns = ''] = line.split(': ');
    const [schema = '', name = ''] = place.split('.');
    index.add({
      key: place,
      catalog: null,
      schema,
      name,
      comment: null,
      columns: columns.split(', ').map((column) => {
        const [columnName = '', comment = null] = column.split(' -- ');
        return { name: columnName, comment };
      }),
    });
  }
  index.setTerms([{ name: '순매출', synonyms: ['net revenue', 'sales_net', '매출순액'], definition: '반품을 뺀 매출' }]);
  return index;
}

const shown = (index: SearchIndex, query: string): string[] =>
  index
    .search(query)
    .map((hit) => (hit.kind === 'term' ? `term ${hit.term}` : hit.kind === 'table' ? hit.table.key : `${hit.table.key}.${hit.column}`));

/** What is looked for, and what has to be among the first so many. */
const QUERIES: readonly (readonly [query: string, among: number, ...expected: string[]])[] = [
  ['매출', 12, 'dw.sales_daily', 'dw.sales_daily.sales_amt', 'dw.매출집계', 'dw.매출집계.매출금액', 'term 순매출'],
  ['매출금액', 3, 'dw.sales_daily.sales_amt', 'dw.매출집계.매출금액'],
  ['sales amount', 4, 'dw.sales_daily.sales_amt', 'dw.매출집계.매출금액'],
  ['salse_amt', 3, 'dw.sales_daily.sales_amt'],
  ['custmer', 2, 'dw.customer'],
  ['customer name', 2, 'dw.customer.cust_nm'],
  ['고객명', 2, 'dw.customer.cust_nm'],
  ['고객 이메일', 2, 'dw.customer.email_addr'],
  ['매줄', 8, 'dw.매출집계'],
  ['ㅁㅊ', 4, 'dw.매출집계', 'dw.매출집계.매출금액'],
  ['employee salary', 1, 'hr.employee.salary'],
  ['급여', 1, 'hr.employee.salary'],
  ['배송', 1, 'legacy.TB_ORD.RMK'],
  ['order date', 2, 'legacy.TB_ORD.ORDDT'],
  ['주문', 4, 'legacy.TB_ORD', 'legacy.TB_ORD.ORDNO'],
  ['net revenue', 3, 'term 순매출'],
  ['반품', 2, 'dw.매출집계.반품금액'],
];

for (const [query, among, ...expected] of QUERIES)
  test(`search: ${query}`, () => {
    const hits = shown(indexed(), query);
    for (const hit of expected) assert.ok(hits.slice(0, among).includes(hit), `${hit} is not among ${hits.slice(0, among + 3).join(', ')}`);
  });

test('nothing is found where there is nothing', () => {
  assert.deepEqual(shown(indexed(), 'zzqx'), []);
  assert.deepEqual(shown(indexed(), '   '), []);
  assert.deepEqual(shown(indexed(), '%$#'), []);
  assert.deepEqual(shown(new SearchIndex(), 'sales'), []);
});

test('a table that is taken out is not found; one that is added again is found once', () => {
  const index = indexed();
  index.remove('hr.employee');
  assert.deepEqual(shown(index, 'salary'), []);
  const employee = {
    key: 'hr.employee',
    catalog: null,
    schema: 'hr',
    name: 'employee',
    comment: null,
    columns: [{ name: 'salary', comment: null }],
  };
  index.add(employee);
  index.add(employee);
  assert.deepEqual(shown(index, 'salary'), ['hr.employee.salary']);
});

test('places of tables that are gone are closed when most are, and what stays is found as before', () => {
  const index = indexed();
  const before = shown(index, 'customer name');
  const columns = Array.from({ length: 500 }, (_, n) => ({ name: `col_${n}`, comment: null }));
  const table = (n: number) => ({ key: `t${n}`, catalog: null, schema: 's', name: `bulk_${n}`, comment: null, columns });
  for (let n = 0; n < 100; n++) index.add(table(n));
  for (let n = 0; n < 99; n++) index.remove(`t${n}`);
  assert.deepEqual(shown(index, 'customer name'), before);
  assert.deepEqual(shown(index, 'col_7').slice(0, 1), ['t99.col_7']);
  assert.equal(index.size.tables, 8);
  index.add(table(0));
  assert.deepEqual(shown(index, 'bulk_0').slice(0, 1), ['t0']);
});

test('what people really type: a letter, many words, much text, signs, a slip in a word of the dictionary', () => {
  const index = indexed();
  assert.ok(shown(index, 's').includes('dw.sales_daily'));
  assert.ok(shown(index, '매').includes('dw.매출집계'));
  assert.ok(shown(index, '매줄').includes('dw.sales_daily.sales_amt'));
  assert.ok(shown(index, 'ㅁㅊ').includes('dw.sales_daily.sales_amt'));
  assert.equal(shown(index, 'ㅈㅁ date')[0], 'legacy.TB_ORD.ORDDT');
  assert.deepEqual(shown(index, '🎉'), []);
  assert.deepEqual(shown(index, 'q'.repeat(5000)), []);
  assert.equal(shown(index, 'the email address of the customer that we send mails to every day')[0], 'dw.customer.email_addr');
});

test('many columns of one name do not hide the few that answer better', () => {
  const index = new SearchIndex();
  const columns = [
    { name: 'id', comment: null },
    { name: 'amt', comment: null },
  ];
  for (let n = 0; n < 3000; n++) index.add({ key: `t${n}`, catalog: null, schema: null, name: `log_${n}`, comment: null, columns });
  index.add({ key: 'x', catalog: null, schema: null, name: 'sales', comment: null, columns: [{ name: 'sales_amt_id', comment: null }] });
  assert.equal(shown(index, 'sales amt id')[0], 'x.sales_amt_id');
  assert.equal(index.search('id', 20).length, 20);
});
