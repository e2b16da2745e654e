import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { aetl, folderOf } from './run-aetl.ts';

const PROJECT = `-- file: aetl.yaml
version: 1
dialect: sqlite
connections:
  demo: { type: sqlite, path: shop.db }
-- file: schema.sql
CREATE TABLE sales_daily (sales_ymd date, store_cd text, sales_amt numeric);
CREATE TABLE customer (cust_id int, cust_nm text);
-- file: glossary.yaml
version: 1
terms:
  - term: 순매출
    synonyms: [net_sales]
    columns: [sales_daily.sales_amt, customer.cust_name]
`;

function project(test: Parameters<typeof folderOf>[1]): { readonly cwd: string; readonly change: (sql: string) => void } {
  const cwd = folderOf(PROJECT, test);
  const change = (sql: string) => {
    const database = new DatabaseSync(path.join(cwd, 'shop.db'));
    database.exec(sql);
    database.close();
  };
  change(`CREATE TABLE customer (cust_id INTEGER, email TEXT, amt REAL, day DATE);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
    INSERT INTO customer SELECT i, 'user' || i || '@example.com', i % 10, '2024-01-' || substr('0' || (i % 28 + 1), -2) FROM n`);
  return { cwd, change };
}

describe('aetl profile', () => {
  it('shows a table in figures, without personal data', async (test) => {
    const { cwd } = project(test);
    const { status, stdout, stderr } = await aetl(['profile', 'demo', 'CUSTOMER'], { cwd });
    assert.equal(status, 0, stderr);
    assert.match(stdout, /customer {2}300 rows, \d+ ms/);
    assert.match(stdout, /email +TEXT +0 % +300 +u\*\*\*@example\.com .*e-mail 100 %/);
    assert.match(stdout, /amt +REAL +0 % +10 +0 +9 +4\.5/);
    assert.match(stdout, /keys: cust_id, email/);
    assert.doesNotMatch(stdout, /user\d/);
  });

  it('compares with an earlier profile', async (test) => {
    const { cwd, change } = project(test);
    const before = await aetl(['profile', 'demo', 'customer', '--format', 'json'], { cwd });
    assert.equal(JSON.parse(before.stdout).profiles[0].columns.length, 4);
    assert.doesNotMatch(before.stdout, /user\d/);
    writeFileSync(path.join(cwd, 'before.json'), before.stdout);
    const same = await aetl(['profile', 'demo', 'customer', '--compare', 'before.json'], { cwd });
    assert.deepEqual([same.status, same.stdout], [0, 'main.customer\nNothing has changed.\n\n']);
    change('UPDATE customer SET amt = NULL WHERE cust_id % 2 = 0');
    const drifted = await aetl(['profile', 'demo', 'customer', '--compare', 'before.json'], { cwd });
    assert.equal(drifted.status, 1);
    assert.match(drifted.stdout, /error {3}amt: Nulls were 0 % and are 50 %\./);
  });

  it('keeps profiles, lists them, and compares with the last one', async (test) => {
    const { cwd, change } = project(test);
    const none = await aetl(['profile', 'demo', 'customer', '--history'], { cwd });
    assert.deepEqual([none.status, none.stdout], [0, 'customer\nIt was never profiled.\n\n']);
    const first = await aetl(['profile', 'demo', 'customer', '--compare', 'last'], { cwd });
    assert.deepEqual([first.status, first.stdout], [0, 'main.customer\nThere is no earlier profile of it.\n\n']);
    await aetl(['profile', 'demo', 'customer', '--no-store'], { cwd });
    change('UPDATE customer SET amt = NULL WHERE cust_id % 2 = 0');
    const drifted = await aetl(['profile', 'demo', 'customer', '--compare', 'last'], { cwd });
    assert.equal(drifted.status, 1);
    assert.match(drifted.stdout, /Nulls were 0 % and are 50 %/);
    const listed = await aetl(['profile', 'demo', 'main.CUSTOMER', '--history', '--format', 'json'], { cwd });
    const [{ profiles }] = JSON.parse(listed.stdout).history;
    assert.deepEqual(
      profiles.map(({ rows, sampled }: { rows: number; sampled: number | null }) => [rows, sampled]),
      [
        [300, null],
        [300, null],
      ],
    );
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const same = await aetl(['profile', 'demo', 'customer', '--compare', tomorrow], { cwd });
    assert.deepEqual([same.status, same.stdout], [0, 'main.customer\nNothing has changed.\n\n']);
    assert.equal(readFileSync(path.join(cwd, '.aetl/aetl.db')).includes('user7@'), false);
  });

  it('masks personal data in results of queries, unless it is told not to', async (test) => {
    const { cwd } = project(test);
    const sql = 'SELECT cust_id, lower(email) AS x, count(email) AS n FROM customer WHERE cust_id = 7 GROUP BY 1, 2';
    const masked = await aetl(['query', 'demo', sql, '--format', 'csv'], { cwd });
    assert.deepEqual([masked.status, masked.stdout], [0, 'cust_id,x,n\r\n7,u***@example.com,1\r\n'], masked.stderr);
    assert.match(masked.stderr, /personal data is masked in x; --unmasked shows it/);
    const open = await aetl(['query', 'demo', sql, '--format', 'csv', '--unmasked'], { cwd });
    assert.equal(open.stdout, 'cust_id,x,n\r\n7,user7@example.com,1\r\n');
  });

  it('masks by the name of the table and by what the glossary says, through stars, joins and other names', async (test) => {
    const { cwd, change } = project(test);
    change(`CREATE TABLE "학생 ""목록""" (id int, "이름" text, memo text); INSERT INTO "학생 ""목록""" VALUES (7, '홍길동', 'likes Ann');
      CREATE TABLE product (id int, name text); INSERT INTO product VALUES (7, 'Chair')`);
    const glossary = 'version: 1\ncolumns:\n  학생 "목록".memo: { personal: true }\n  customer.email: { personal: false }\n';
    writeFileSync(path.join(cwd, 'glossary.yaml'), glossary);
    const FROM = 'FROM "학생 ""목록""" s JOIN product p ON p.id = s.id';
    const cases: readonly (readonly [sql: string, row: string])[] = [
      ['SELECT * FROM "학생 ""목록"""', '7,홍*동,********'],
      [`SELECT "이름" AS x, p.id, p.name ${FROM}`, '홍*동,7,Chair'],
      [`SELECT "이름" AS x, p.* ${FROM}`, '홍*동,7,C****'],
      [`SELECT p.name, upper(s.memo) AS m ${FROM}`, 'Chair,********'],
      ['WITH t AS (SELECT "이름" AS n FROM "학생 ""목록""") SELECT n, count(*) AS c FROM t GROUP BY n', '홍*동,1'],
      ['SELECT email FROM customer WHERE cust_id = 7', 'user7@example.com'],
    ];
    for (const [sql, row] of cases) {
      const { stdout, stderr } = await aetl(['query', 'demo', sql, '--format', 'csv'], { cwd });
      assert.equal(stdout.split('\r\n')[1], row, `${sql}\n${stderr}`);
    }
    const { stdout } = await aetl(['profile', 'demo', '학생 "목록"'], { cwd });
    assert.match(stdout, /홍\*동 ×1/);
    assert.doesNotMatch(stdout, /홍길동|likes/);
  });

  it('says what is wrong with the question', async (test) => {
    const { cwd } = project(test);
    const cases: readonly (readonly [args: readonly string[], message: RegExp])[] = [
      [['demo'], /name a connection and its tables/],
      [['demo', 'nowhere'], /There is no table “nowhere”/],
      [['nobody', 'customer'], /There is no connection “nobody”/],
      [['demo', 'customer', '--sample', '0%'], /--sample must be a share/],
      [['demo', 'customer', '--budget', 'soon'], /--budget must be a time/],
      [['demo', 'customer', '--compare', 'aetl.yaml'], /cannot be read as JSON/],
    ];
    for (const [args, message] of cases) {
      const { status, stderr } = await aetl(['profile', ...args], { cwd });
      assert.equal(status, 2, stderr);
      assert.match(stderr, message);
    }
  });
});

describe('aetl glossary', () => {
  it('finds columns by words', async (test) => {
    const { cwd } = project(test);
    const { status, stdout } = await aetl(['glossary', 'search', '매출'], { cwd });
    assert.equal(status, 0);
    assert.match(stdout, /column +(main\.)?sales_daily\.sales_amt/);
    assert.match(stdout, /term +순매출/);
  });

  it('says what is wrong in glossary.yaml', async (test) => {
    const { cwd } = project(test);
    const { status, stdout } = await aetl(['glossary', 'check'], { cwd });
    assert.equal(status, 1);
    assert.equal(stdout, 'glossary.yaml:5:38  warning  The table has no column “cust_name”. Did you mean “cust_nm”?\n1 term, 1 finding\n');
  });

  it('proposes, and writes what is sure', async (test) => {
    const { cwd } = project(test);
    const { status, stderr } = await aetl(['glossary', 'propose', '--write', '--language', 'ko'], { cwd });
    assert.equal(status, 0, stderr);
    assert.match(readFileSync(path.join(cwd, 'glossary.yaml'), 'utf8'), /cust_nm: \{.*domain: person-name/);
    const again = await aetl(['glossary', 'propose', '--language', 'ko'], { cwd });
    assert.match(again.stderr, /제안할 것이 없습니다/);
    assert.equal((await aetl(['glossary', 'propose', '--table', 'nowhere'], { cwd })).status, 2);
  });
});
