import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CancelledError } from '../../../server/src/base/index.ts';
import { type Crew, IndexShard, type Shard } from '../../../server/src/workspace/index.ts';
import { COFFEE } from './coffee-project.ts';
import { open, stateOf } from './fixture.ts';

const WAREHOUSE = `-- file: aetl.yaml
version: 1
dialect: postgres
catalog: ["ddl/*.sql", "models/*.yml"]
-- file: ddl/raw.sql
create table raw.orders (id int primary key, customer_id int references raw.customers (id), amount numeric(12, 2) not null);
create table raw.customers (id int, name text);
-- file: ddl/more.sql
alter table raw.orders add day date;
comment on column raw.customers.name is 'As on the passport';
-- file: models/extra.yml
models: [{ name: daily, columns: [{ name: total, description: What came in }] }]
-- file: views/chain.sql
create view mart.third as select total * 2 as twice from mart.second;
create view mart.second as select total from mart.daily;
-- file: views/daily.sql
create view mart.daily as select o.day, sum(o.amount) as total from raw.orders o where o.id > 0 group by o.day;
-- file: views/last.sql
create view mart.last as select twice, nothing from mart.third;
-- file: views/a.sql
create view loop.a as select x from loop.b;
-- file: views/b.sql
create view loop.b as select x from loop.a;
-- file: views/behind.sql
create view mart.behind as select a.x, d.total from loop.a join mart.daily d on true;
-- file: sub/aetl.yaml
version: 1
dialect: oracle
-- file: sub/report.sql
create table copied as select day, total, nome from mart.daily; select * from copied;
-- file: broken.sql
select from where; create view mart.broken as select total from mart.daily where;
-- file: second.sql
create view mart.daily as select 1 as other;
`;

const TWO_DATABASES = `-- file: aetl.yaml
version: 1
dialect: postgres
connections: { dw: { type: postgres, host: a, database: dw }, crm: { type: postgres, host: b, database: crm } }
files: [{ glob: "dw/**", connection: dw }, { glob: "crm/**", connection: crm }]
-- file: dw/ddl.sql
create table sales.orders (id int, amount int);
-- file: dw/a.sql
create view mart.a as select id, amount, status from sales.orders;
-- file: crm/ddl.sql
create table sales.orders (id int, status text);
-- file: crm/b.sql
create view mart.b as select id, status, amount from sales.orders;
-- file: said/ddl.sql
-- aetl: connection=crm
create table sales.mails (id int);
-- file: said/c.sql
-- aetl: connection=dw
create table sales.mails (id int, x int);
-- file: dw/d.sql
create view mart.d as select x from sales.mails;
-- file: crm/e.sql
create view mart.e as select x from sales.mails;
-- file: unsaid.sql
create view mart.c as select id, amount, status from sales.orders;
`;

describe('several threads', () => {
  for (const [name, fixture] of Object.entries({ warehouse: WAREHOUSE, 'dbt project': COFFEE, 'two databases': TWO_DATABASES })) {
    for (const size of [1, 2, 3, 7]) {
      it(`find what one finds: ${name}, ${size}`, async () => {
        const { crew, calls } = crewOf(size);
        const many = await open(fixture, { crew });
        assert.deepEqual(many.bugs, []);
        assert.ok(calls.read > 0 && calls.bind > 0 && calls.disposed === 1, 'the crew has worked, and was let go');
        assert.deepEqual(stateOf(many), stateOf(await open(fixture)));
      });
    }
  }

  it('are not asked for little work', async () => {
    const { crew, calls } = crewOf(2, { worthwhile: 1000 });
    await open(WAREHOUSE, { crew });
    assert.equal(calls.read, 0);
  });

  it('may fail: then one does all the work, and developers are told', async () => {
    const { crew, calls } = crewOf(2, { failing: true });
    const opened = await open(WAREHOUSE, { crew });
    assert.match(opened.bugs.join(), /one reads them all: the thread has ended/);
    assert.equal(calls.disposed, 1);
    assert.deepEqual(stateOf(opened), stateOf(await open(WAREHOUSE)));
  });

  it('stop when nobody wants the answer any more', async () => {
    const { crew, calls } = crewOf(2);
    const opened = await open(WAREHOUSE, { crew });
    await assert.rejects(opened.workspace.index(['/'], { isCancellationRequested: true }), CancelledError);
    assert.equal(calls.disposed, 1);
  });
});

/** Shards in this thread; what crosses over is copied as between threads. */
function crewOf(size: number, { worthwhile = 0, failing = false } = {}) {
  const calls = { read: 0, bind: 0, disposed: 0 };
  const crew: Crew = {
    worthwhile,
    hire(setup) {
      const shards = Array.from({ length: size }, (): Shard => {
        const shard = new IndexShard(structuredClone(setup), () => null);
        return {
          async read(files) {
            calls.read++;
            return structuredClone(shard.read(structuredClone(files)));
          },
          async hear(facts) {
            shard.hear(structuredClone(facts));
          },
          async bind(uris) {
            calls.bind++;
            if (failing) throw new Error('the thread has ended');
            return structuredClone(shard.bind(uris));
          },
          stale: async () => shard.stale(),
        };
      });
      return { shards, dispose: () => calls.disposed++ };
    },
  };
  return { crew, calls };
}
