import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CrawledName, CrawledSource } from '../../../server/src/metadata/index.ts';
import { pathToUri } from '../../../server/src/workspace/index.ts';
import { type MemoryCrawl, memoryCrawl } from '../metadata/memory-crawl.ts';
import { open } from './fixture.ts';

const RULES = `-- file: aetl.yaml
version: 1
dialect: postgres
connections: { dw: { type: postgres, host: h }, erp: { type: oracle, host: h } }
files:
  - { glob: "dw/**", connection: dw }
  - { glob: "erp/**", connection: erp, dialect: oracle }
`;

const DW: MemoryCrawl = {
  objects: [
    'public.orders(id int, amount numeric)',
    'sales.Daily(day date)',
    'sales.orders_seq',
    'raw.events(id int)',
    'public.v(id int, old int)',
  ],
  incomplete: ['raw'],
};

const DOTTED: CrawledName = {
  id: 0,
  kind: 'table',
  catalog: null,
  schema: 'public',
  name: 'v1.2',
  comment: null,
  target: null,
  broken: null,
  hash: '',
};

async function problems(fixture: string, crawl: MemoryCrawl = DW, connection = 'dw'): Promise<string[]> {
  const source = memoryCrawl(crawl);
  const opened = await open(RULES + fixture, { crawled: (_place, name) => (name === connection ? source : null) });
  return opened.problems();
}

describe('a file of a connection', () => {
  it('sees the tables and columns of its last crawl', async () => {
    assert.deepEqual(
      await problems(`-- file: dw/a.sql
select id, amount, total from orders;
select o.totl from public.orders o;
select day, dya from sales."Daily";
`),
      ['/dw/a.sql:1 unknown-column total', '/dw/a.sql:2 unknown-column totl', '/dw/a.sql:3 unknown-column dya'],
    );
  });

  it('may be on either of two: what one of them has is not called absent, and what neither has is', async () => {
    const text = `-- file: made.sql
create table made as select 1 as one;
-- file: a.sql
select * from orders;
select * from public.v;
select * from ordrs;
`;
    assert.deepEqual(await problems(text, { objects: [] }), [
      '/a.sql:1 unknown-table orders',
      '/a.sql:2 unknown-table v',
      '/a.sql:3 unknown-table ordrs',
    ]);
    assert.deepEqual(await problems(text, { ...DW, incomplete: [] }), ['/a.sql:3 unknown-table ordrs']);
  });

  it('may be one that nobody has saved', async () => {
    const source = memoryCrawl({ ...DW, incomplete: [] });
    const { workspace } = await open(`${RULES}-- file: made.sql\ncreate table made as select 1 as one;\n`, {
      crawled: (_place, name) => (name === 'dw' ? source : null),
    });
    workspace.show('untitled:proposal', 'select id from orders; select id from ordrs;', 1);
    assert.deepEqual(
      workspace.diagnostics('untitled:proposal').map(({ message }) => message.split('.')[0]),
      ['There is no table ordrs'],
    );
  });

  it('may say itself which one that is, where no glob does; one that is not there is none', async () => {
    const text = `-- file: a.sql
-- aetl: dialect=postgres connection=dw
select totl from sales."Daily";
-- file: b.sql
/* aetl: connection = "dw" */
select totl from sales."Daily";
-- file: c.sql
-- aetl: connection=nowhere
select totl from sales."Daily";
-- file: erp/d.sql
-- aetl: connection=dw
select totl from sales."Daily";
`;
    assert.deepEqual(await problems(text), ['/a.sql:2 unknown-column totl', '/b.sql:2 unknown-column totl']);
  });

  it('is told of tables that a schema does not have, when all of the schema was read', async () => {
    assert.deepEqual(
      await problems(`-- file: dw/a.sql
select 1 from sales.dayly;
select 1 from raw.anything;
select 1 from elsewhere.anything;
select 1 from information_schema.tables;
select last_value from sales.orders_seq;
select 1 from unknown_here;
`),
      ['/dw/a.sql:1 unknown-table dayly'],
    );
    const whole = { ...DW, incomplete: [] };
    assert.deepEqual(
      await problems('-- file: dw/a.sql\nselect 1 from unknown_here;\nselect 1 from pg_class;\nselect * from orders_seq', whole),
      ['/dw/a.sql:1 unknown-table unknown_here'],
    );
  });

  it('may name tables with dots, quotes, blanks and letters of any script', async () => {
    const source = memoryCrawl({ objects: ['public.a b(id int)', 'public.주문(금액 int)', 'public.😀(x int)'] });
    const named = { ...source, named: (bucket: string) => [...source.named(bucket), ...(bucket === 'v1.2' ? [DOTTED] : [])] };
    const text = `-- file: dw/a.sql
select id, no1 from "a b"; select 금액, no2 from 주문; select x, no3 from "😀"; select id, no4 from public."v1.2";
`;
    const opened = await open(RULES + text, { crawled: () => named });
    assert.deepEqual(
      opened.problems(),
      ['no1', 'no2', 'no3', 'no4'].map((name) => `/dw/a.sql:1 unknown-column ${name}`),
    );
    const file = opened.workspace.file(pathToUri('/dw/a.sql'));
    assert.equal(file && opened.workspace.catalogOf(file).table('public.v1.2')?.name, 'v1.2');
  });

  it('has nothing to do with other connections, nor have files without one', async () => {
    assert.deepEqual(
      await problems(`-- file: other.sql
select total from public.orders; select 1 from sales.dayly;
-- file: erp/a.sql
select total from public.orders; select 1 from sales.dayly;
`),
      [],
    );
  });

  it('means by a name without a schema what its connection would find first', async () => {
    const crawl: MemoryCrawl = {
      searchPath: ['sales', 'public'],
      objects: ['public.orders(id int)', 'sales.orders(net int)', 'raw.orders(x int)'],
    };
    assert.deepEqual(await problems('-- file: dw/a.sql\nselect net, id from orders; select id from public.orders;', crawl), [
      '/dw/a.sql:1 unknown-column id',
    ]);
    const ddl = '-- file: dw/ddl.sql\ncreate table public.orders (id int); create table sales.orders (net int);\n';
    assert.deepEqual(await problems(`${ddl}-- file: dw/a.sql\nselect net, id from orders;`, crawl), ['/dw/a.sql:1 unknown-column id']);
  });

  it('follows synonyms, and does not shout', async () => {
    const erp: MemoryCrawl = {
      dialect: 'oracle',
      objects: ['HR.EMP(ID number, NAME varchar2)', 'APP.EMPLOYEES -> HR.EMP', 'APP.FAR -> X.Y@LINK', 'APP.LOCAL(A number)'],
    };
    const text = `-- file: erp/a.sql
select id, nam from app.employees;
select whatever from app.far;
select e.id, e.nme from HR.Emp e;
select 1 from app.lokal;
select sysdate from dual;
`;
    assert.deepEqual(await problems(text, erp, 'erp'), [
      '/erp/a.sql:1 unknown-column nam',
      '/erp/a.sql:3 unknown-column nme',
      '/erp/a.sql:4 unknown-table lokal',
    ]);
    const opened = await open(RULES + text, { crawled: (_place, name) => (name === 'erp' ? memoryCrawl(erp) : null) });
    const file = opened.workspace.file(pathToUri('/erp/a.sql'));
    assert.ok(file !== null);
    const emp = opened.workspace.catalogOf(file).table('hr.emp');
    assert.deepEqual([emp?.id, emp?.columns.map(({ name }) => name)], ['hr.emp', ['id', 'name']]);
  });

  it('counts what the files say more, without holding against anyone what only the database has', async () => {
    assert.deepEqual(
      await problems(`-- file: ddl/orders.sql
create table public.orders (id int, planned text);
create table public.fresh (id int);
create view public.v as select id from public.fresh;
-- file: dw/a.sql
select id, planned, amount from public.orders;
select id, x from public.fresh;
select nothing from public.fresh, public.orders;
select old from public.v;
`),
      ['/dw/a.sql:2 unknown-column x', '/dw/a.sql:4 unknown-column old'],
    );
  });

  it('gives YAML sources the columns of the database', async () => {
    const fixture = `-- file: aetl.yaml
version: 1
connections: { dw: { type: postgres, host: h } }
files: [{ glob: "**/*.sql", connection: dw }]
-- file: dbt_project.yml
name: shop
-- file: models/sources.yml
sources: [{ name: sales, tables: [{ name: daily, columns: [{ name: day, description: A day }] }] }]
-- file: models/m.sql
select day, d.amount, d.nothing from {{ source('sales', 'daily') }} d
`;
    const source = memoryCrawl({ objects: ['sales.daily(day date, amount int)'] });
    const opened = await open(fixture, { crawled: () => source });
    assert.deepEqual(opened.problems(), ['/models/m.sql:1 unknown-column nothing']);
  });

  it('is bound again when there is another crawl', async () => {
    let source: CrawledSource | null = null;
    const opened = await open(`${RULES}-- file: dw/a.sql\nselect total from public.orders\n-- file: b.sql\nselect 1`, {
      crawled: () => source,
    });
    const refreshed = async (crawl: MemoryCrawl | null) => {
      source = crawl && memoryCrawl(crawl);
      opened.workspace.refreshCrawled();
      const checked = await opened.workspace.settle();
      return [checked.map((uri) => uri.replace('file://', '')), opened.problems()];
    };
    assert.deepEqual(opened.problems(), []);
    assert.deepEqual(await refreshed(DW), [['/dw/a.sql'], ['/dw/a.sql:1 unknown-column total']]);
    assert.deepEqual(await refreshed(DW), [[], ['/dw/a.sql:1 unknown-column total']]);
    assert.deepEqual(await refreshed({ objects: ['public.orders(id int, total int)'], revision: '2' }), [['/dw/a.sql'], []]);
    assert.deepEqual(await refreshed({ objects: ['public.other(id int)'], revision: '3' }), [
      ['/dw/a.sql'],
      ['/dw/a.sql:1 unknown-table orders'],
    ]);
    assert.deepEqual(await refreshed(null), [['/dw/a.sql'], []]);
  });

  it('is told of when a question has bound it before its turn', async () => {
    let source: CrawledSource | null = null;
    const { workspace } = await open(`${RULES}-- file: dw/a.sql\nselect total from public.orders\n`, { crawled: () => source });
    source = memoryCrawl(DW);
    workspace.refreshCrawled();
    assert.equal(workspace.diagnostics(pathToUri('/dw/a.sql')).length, 1);
    assert.deepEqual(await workspace.settle(), [pathToUri('/dw/a.sql')]);
    assert.deepEqual(await workspace.settle(), []);
  });

  it('reads only the columns of the tables that are named', async () => {
    const source = memoryCrawl({ objects: Array.from({ length: 500 }, (_, at) => `public.t${at}(id int)`) });
    const opened = await open(`${RULES}-- file: dw/a.sql\nselect id from t7; select id from t8`, { crawled: () => source });
    const file = opened.workspace.file(pathToUri('/dw/a.sql'));
    assert.equal(file && opened.workspace.catalogOf(file).databaseTables('', null, 1000).length, 500);
    assert.deepEqual([...new Set(source.reads)], ['t7', 't8']);
  });
});
