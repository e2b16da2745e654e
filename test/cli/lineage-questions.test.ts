import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { aetl, folderOf } from './run-aetl.ts';

const FILES = `-- file: aetl.yaml
version: 1
dialect: postgres
-- file: schema.sql
create table raw.people (id int, email text, phone text, city text, born date);
create table raw.orders (id int, person int, amount numeric, rate numeric, note text);
create table raw.old (x int);
-- file: stage.sql
create view stage.orders as
select o.id, o.amount * o.rate as local_amount, p.email, md5(p.phone) as phone_hash, p.phone
from raw.orders o join raw.people p on p.id = o.person where o.amount > 0;
-- file: mart.sql
create view mart.daily as
select count(email) as mails, sum(local_amount) as total, max(email) as last_mail, phone_hash, 1 as one
from stage.orders group by phone_hash;
-- file: reports/board.sql
select total, one from mart.daily;
`;

const run = async (cwd: string, ...args: readonly string[]) => {
  const ran = await aetl(['lineage', ...args, '--format', 'json'], { cwd });
  return { status: ran.status, report: JSON.parse(ran.stdout) };
};

describe('questions about lineage', () => {
  it('tells the ways from one column to another, and to none other of its table', async (test) => {
    const cwd = folderOf(FILES, test);
    const { report } = await run(cwd, 'raw.orders.rate', '--to', 'mart.daily.total');
    assert.deepEqual(
      report.paths.map((steps: readonly { readonly source: string; readonly target: string }[]) => steps.map(({ target }) => target)),
      [['stage.orders.local_amount', 'mart.daily.total']],
    );
    const toTable = await run(cwd, 'raw.people.email', '--to', 'mart.daily');
    assert.deepEqual(
      toTable.report.paths.map((steps: readonly { readonly target: string }[]) => steps.at(-1)?.target),
      ['mart.daily.mails', 'mart.daily.last_mail'],
    );
    const text = await aetl(['lineage', 'mart.daily.total', '--to', 'raw.orders.rate'], { cwd });
    assert.equal(
      text.stdout,
      'No value of mart.daily.total comes to raw.orders.rate, but the other way round: aetl lineage raw.orders.rate --to mart.daily.total.\n',
    );
    assert.match((await aetl(['lineage', '--to', 'mart.daily'], { cwd })).stderr, /--to needs one name to begin from/);
    assert.match((await aetl(['lineage', 'mart.daily', '--to', 'mart.dialy'], { cwd })).stderr, /did you mean mart\.daily/);
  });

  it('explains a column in sentences, back to its roots', async (test) => {
    const { report } = await run(folderOf(FILES, test), 'mart.daily.total', '--explain');
    assert.deepEqual(
      report.steps.map(({ sentence }: { readonly sentence: string }) => sentence),
      [
        'mart.daily.total is aggregated as sum(local_amount) from stage.orders.local_amount (mart.sql:2).',
        'stage.orders.local_amount is computed as o.amount * o.rate from raw.orders.amount, raw.orders.rate (stage.sql:2).',
      ],
    );
    assert.deepEqual(report.roots, ['raw.orders.amount', 'raw.orders.rate']);
    assert.deepEqual(
      report.rows[1].sentence,
      'Rows of stage.orders are joined by raw.people.id, raw.orders.person; filtered by raw.orders.amount.',
    );
  });

  it('says that a source is one, and that a table is no column', async (test) => {
    const cwd = folderOf(FILES, test);
    assert.match((await aetl(['lineage', 'raw.orders.amount', '--explain'], { cwd })).stdout, /it is a source itself/);
    const table = await aetl(['lineage', 'raw.orders', '--explain'], { cwd });
    assert.equal(table.status, 2);
    assert.match(table.stderr, /needs a column, as in raw\.orders\.column/);
    assert.match((await aetl(['lineage', '--explain'], { cwd })).stderr, /needs one name of a column/);
    assert.match((await aetl(['lineage', 'x', '--unused'], { cwd })).stderr, /takes no name/);
  });

  it('lists what nothing uses', async (test) => {
    const { report } = await run(folderOf(FILES, test), '--unused');
    assert.deepEqual(report.tables, [{ table: 'raw.old', kind: 'table', use: 'untouched' }]);
    assert.deepEqual(report.columns.map(named).sort(), [
      'mart.daily.last_mail',
      'mart.daily.mails',
      'mart.daily.phone_hash',
      'raw.orders.note',
      'raw.people.born',
      'raw.people.city',
      'stage.orders.id',
      'stage.orders.phone',
    ]);
  });

  it('takes no column for used whose rows are counted, or that a star passes on to nobody', async (test) => {
    const { report } = await run(folderOf(COUNTED, test), '--unused');
    assert.deepEqual(
      report.tables.map(({ table }: Named) => table),
      ['mart.totals', 'mart.whole', 'raw.keys'],
    );
    assert.deepEqual(report.columns.map(named).sort(), ['raw.checked.k', 'raw.counted.k', 'raw.orders.note', 'stage.orders.note']);
  });

  it('finds no way from a column to a count of its rows', async (test) => {
    const cwd = folderOf(COUNTED, test);
    const ask = async (...args: readonly string[]) => JSON.parse((await aetl(['lineage', ...args, '--format', 'json'], { cwd })).stdout);
    assert.equal((await ask('raw.orders.amount', '--to', 'mart.totals.n')).paths.length, 0);
    assert.equal((await ask('raw.orders.amount', '--to', 'mart.totals.total')).paths.length, 1);
    assert.equal((await ask('stage.orders', '--to', 'mart.totals.n')).paths.length, 1);
    const { edges } = await ask('raw.orders.amount', '--direction', 'downstream');
    const values = edges.filter(({ target }: { readonly target: { readonly column: string } }) => target.column !== '*');
    assert.deepEqual(
      values.map(
        ({ target }: { readonly target: { readonly node: string; readonly column: string } }) => `${target.node}.${target.column}`,
      ),
      ['stage.orders.amount', 'mart.totals.total'],
    );
  });

  it('knows what only a database has, and nobody uses', async (test) => {
    const cwd = folderOf(
      `-- file: aetl.yaml
version: 1
dialect: sqlite
connections: { 매장: { type: sqlite, path: shop.db } }
files: [{ glob: "*.sql", connection: 매장 }]
-- file: load.sql
insert into dw (금액) select 단가 * 수량 from v_주문;
`,
      test,
    );
    const database = new DatabaseSync(path.join(cwd, 'shop.db'));
    database.exec(`create table 주문 (id int, 단가 int, 수량 int); create view v_주문 as select * from 주문;
create table dw (금액 int, 비고 text); create view kpi as select sum(금액) as 총액 from dw; create table 안쓰는표 (x int);`);
    database.close();
    assert.equal((await aetl(['crawl'], { cwd })).status, 0);
    const { report } = await run(cwd, '--unused');
    assert.deepEqual(
      report.tables.map(({ table, use }: Named & { readonly use: string }) => `${table} ${use}`),
      ['main.kpi end', 'main.안쓰는표 untouched'],
    );
    assert.deepEqual(report.columns.map(named).sort(), ['main.dw.비고', 'main.v_주문.id', 'main.주문.id']);
    // A file that says nothing of its connection means the table too, and fails as well.
    writeFileSync(path.join(cwd, 'aetl.yaml'), 'version: 1\ndialect: sqlite\nconnections: { 매장: { type: sqlite, path: shop.db } }\n');
    const impact = JSON.parse((await aetl(['impact', '주문.단가', '--change', 'drop', '--format', 'json'], { cwd })).stdout);
    assert.ok(impact.places.every(({ reason }: { readonly reason: string }) => !/Here .* means/.test(reason)));
  });

  it('finds personal data where many look, unless it is hashed or counted', async (test) => {
    const { status, report } = await run(folderOf(FILES, test), '--findings');
    const personal = report.findings.filter(({ code }: { readonly code: string }) => code === 'personal-data');
    assert.equal(status, 1);
    assert.deepEqual(
      personal.map(({ way }: { readonly way: readonly string[] }) => way),
      [['raw.people.email', 'stage.orders.email', 'mart.daily.last_mail']],
    );
  });

  it('misses descriptions and tests where much depends on a column', async (test) => {
    const { report } = await run(folderOf(DBT, test), '--findings');
    assert.deepEqual(
      report.findings.map((found: Named) => `${found.code} ${named(found)}`),
      ['untested-column raw.orders.amount', 'undescribed-column stg.amount', 'untested-column stg.amount', 'untested-column mart.total'],
    );
  });
});

const COUNTED = `-- file: aetl.yaml
version: 1
dialect: postgres
-- file: schema.sql
create table raw.orders (amount int, day date, note text);
create table raw.counted (k int);
create table raw.checked (k int references raw.keys (k));
create table raw.keys (k int);
create table raw.packed (a int, b int);
-- file: views.sql
create view stage.orders as select * from raw.orders;
create view mart.totals as
select count(*) as n, sum(amount) as total, (select count(*) from raw.counted) as m from stage.orders
where day > '2020-01-01' and exists (select * from raw.checked);
create view mart.whole as select json_agg(p.*) as packed, 1 as one from raw.packed p;
`;

interface Named {
  readonly code?: string;
  readonly table: string;
  readonly column: string;
}

const named = ({ table, column }: Named) => `${table}.${column}`;

describe('lineage as it was', () => {
  it('is asked for by a date', async (test) => {
    const cwd = folderOf(FILES, test);
    const none = await aetl(['lineage', 'mart.daily.total', '--at', '2099-01-01'], { cwd });
    assert.equal(none.status, 2);
    assert.match(none.stderr, /no lineage was recorded by then; aetl lineage --record/);
    const first = await aetl(['lineage', '--record'], { cwd });
    assert.deepEqual([first.status, first.stderr], [0, '']);
    assert.match(first.stdout, /^3 units with lineage, 3 changed: \d+ edges new, 0 gone\n$/);
    const between = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 20));
    writeFileSync(path.join(cwd, 'mart.sql'), 'create view mart.daily as select max(local_amount) as total from stage.orders;\n');
    assert.match(
      (await aetl(['lineage', '--record'], { cwd })).stdout,
      /^3 units with lineage, 2 changed: \d+ edges new, [1-9]\d* gone\n$/,
    );
    assert.match((await aetl(['lineage', '--record'], { cwd })).stdout, /0 changed: 0 edges new, 0 gone/);
    const then = await aetl(['lineage', 'daily.total', '--direction', 'upstream', '--at', between], { cwd });
    assert.match(
      then.stdout,
      /<- stage\.orders\.local_amount numeric {2}aggregate: sum\(local_amount\)\n {4}<- raw\.orders\.amount numeric {2}transform: o\.amount \* o\.rate/,
    );
    assert.match(then.stderr, /^as recorded on \d{4}-/);
    const now = await aetl(['lineage', 'daily.total', '--at', '2099-01-01', '--format', 'json'], { cwd });
    const graph = JSON.parse(now.stdout);
    assert.ok(graph.edges.some(({ expression }: { readonly expression: string }) => expression === 'max(local_amount)'));
    assert.equal((await aetl(['lineage', 'x', '--at', 'soon'], { cwd })).status, 2);
  });
});

const DBT = `-- file: dbt_project.yml
name: p
version: '1.0'
-- file: models/s.yml
version: 2
sources:
  - name: raw
    tables:
      - name: orders
        columns:
          - { name: amount, data_type: numeric, description: What was paid. }
          - { name: id, data_type: int, tests: [not_null] }
models:
  - name: mart
    columns: [{ name: total, description: All of it. }]
exposures:
  - name: board
    type: dashboard
    depends_on: [ref('mart')]
-- file: models/stg.sql
select id, amount from {{ source('raw', 'orders') }}
-- file: models/mart.sql
select sum(amount) as total from {{ ref('stg') }}
`;
