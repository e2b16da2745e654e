import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createAetl } from '../../../server/src/app/index.ts';
import { NEVER_CANCELLED } from '../../../server/src/base/index.ts';
import { ADMIN_PASSWORD, type PostgresServer, startPostgres } from '../../connectors/servers/postgres.ts';
import { ALL, temporaryFolder } from '../adapters/store/fixture.ts';

const SCHEMA = `create schema sales;
create table sales.customers (id int primary key, name text not null, email text unique, check (name <> ''));
create table sales.orders (id bigint generated always as identity primary key, customer int references sales.customers on delete cascade,
  amount numeric(12,2) default 0, day date not null, net numeric generated always as (amount * 0.9) stored);
create index orders_day on sales.orders (day desc) where amount > 0;
create view sales.daily as select day, sum(amount) as total from sales.orders group by day;
create materialized view sales.monthly as select date_trunc('month', day) as month, sum(total) as total from sales.daily group by 1;
create table sales.events (id int, at timestamptz) partition by range (at);
create table sales.events_1 partition of sales.events for values from ('2026-01-01') to ('2026-02-01');
create sequence sales.numbers;
create function sales.add(a int, b int) returns int language sql as 'select a + b';
create procedure sales.noop() language sql as 'select 1';
comment on column sales.orders.amount is 'In euros';`;

describe('a crawl of a real PostgreSQL', () => {
  let server: PostgresServer;
  before(async () => {
    server = await startPostgres();
    await server.admin(SCHEMA);
  });
  after(() => server.stop());

  it('finds nothing new in what has not changed, and every kind of change in what has', async () => {
    const folder = temporaryFolder();
    process.env['AETL_TEST_ADMIN_PASSWORD'] = ADMIN_PASSWORD;
    writeFileSync(
      path.join(folder, 'aetl.yaml'),
      `version: 1\ndialect: postgres\nfiles: [{ glob: "*.sql", connection: dw }]
connections: { dw: { type: postgres, host: 127.0.0.1, port: ${server.port}, database: postgres, user: aetl_admin, password: "\${env:AETL_TEST_ADMIN_PASSWORD}" } }\n`,
    );
    writeFileSync(path.join(folder, 'a.sql'), 'select o.amount, c.name from sales.orders o join sales.customers c on c.id = o.customer;\n');
    const logger = { info() {}, warn: (message: string) => assert.fail(message), error: (message: string) => assert.fail(message) };
    const { databases, connections, ...aetl } = createAetl({ logger, threads: false, trusted: () => true });
    await aetl.setRoots([pathToFileURL(folder).href], () => {}, NEVER_CANCELLED);
    const crawl = async () => {
      const crawled = await databases.crawl('dw', ALL, () => {}, NEVER_CANCELLED);
      assert.ok(crawled.ok, crawled.ok ? '' : crawled.error.message);
      return crawled.value;
    };
    try {
      const first = await crawl();
      assert.equal(first.run.objects, 8);
      assert.deepEqual(first.run.missed, []);
      const second = await crawl();
      assert.deepEqual([second.written, second.unchanged, second.run.changes], [0, first.run.objects, 0]);
      await server.admin(`alter table sales.customers rename column name to full_name; alter table sales.customers alter email set not null;
        drop index sales.orders_day; drop procedure sales.noop(); create table sales.fresh (x int);
        create or replace function sales.add(a int, b int) returns int language sql as 'select b + a';
        create table sales.events_2 partition of sales.events for values from ('2026-02-01') to ('2026-03-01');`);
      await crawl();
      const report = await databases.diff({ before: 'dw', after: 'dw', at: null, schema: null, impact: true });
      assert.ok(report.ok);
      const kinds = new Set(report.value.changes.map(({ change }) => change.kind));
      for (const kind of [
        'rename-column',
        'change-nullability',
        'drop-index',
        'drop-object',
        'add-object',
        'change-definition',
        'change-partitions',
      ] as const)
        assert.ok(kinds.has(kind), `${kind} is found`);
      const renamed = report.value.changes.find(({ change }) => change.kind === 'rename-column');
      assert.deepEqual([renamed?.change.before, renamed?.change.after, renamed?.places.length], ['name', 'full_name', 1]);
      const problems = await aetl.check(pathToFileURL(path.join(folder, 'a.sql')).href, NEVER_CANCELLED);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['unknown-column'],
      );
    } finally {
      await databases.close();
      await connections.close();
    }
  });
});
