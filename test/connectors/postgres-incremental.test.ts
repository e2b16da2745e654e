import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connect } from '../../server/src/adapters/connectors/postgres/index.ts';
import { type ConnectionSettings, type Connector, type DatabaseObject, objectKey } from '../../server/src/metadata/index.ts';
import { NEVER } from './queries.ts';
import { ADMIN, ADMIN_PASSWORD, type PostgresServer, startPostgres } from './servers/postgres.ts';

const SCHEMA = `create schema sales; create schema other;
create type sales.state as enum ('new', 'paid');
create domain sales.money as numeric(12,2);
create schema kinds; create type kinds.mood as enum ('a'); create domain kinds.feeling as kinds.mood; create domain kinds.deep as kinds.feeling;
create table sales.felt (mood kinds.deep);
create sequence sales.numbers;
create function sales.twice(a numeric) returns numeric immutable language sql as 'select a * 2';
create table other.regions (code text primary key, name text);
create table sales.customers (id int primary key, name text not null, region text references other.regions (code));
create table sales.orders (id bigint primary key default nextval('sales.numbers'), customer int references sales.customers, state sales.state,
  amount sales.money default 0, day date not null, check (sales.twice(amount) >= 0));
create index orders_twice on sales.orders (sales.twice(amount));
create view sales.daily as select day, sum(sales.twice(amount)) as total from sales.orders group by day;
create view sales.regional as select r.name, c.id from sales.customers c join other.regions r on r.code = c.region;
create materialized view sales.monthly as select date_trunc('month', day) as month, sum(total) as total from sales.daily group by 1;
create table sales.events (id int, at timestamptz) partition by range (at);
create table sales.events_1 partition of sales.events for values from ('2026-01-01') to ('2026-02-01');
create table sales.quiet (x int);`;

/** Each change, and the tables and views that must be read again; others may be. */
const CHANGES: readonly (readonly [sql: string, read: readonly string[]])[] = [
  ['insert into sales.quiet select generate_series(1, 100); analyze', []],
  ['alter table sales.orders add column note text', ['orders']],
  ['alter table sales.orders rename column note to remark', ['orders']],
  ['alter table sales.orders alter column remark type varchar(10)', ['orders']],
  ['alter table sales.orders alter column remark set not null', ['orders']],
  ["alter table sales.orders alter column remark set default 'x'", ['orders']],
  ["alter table sales.orders alter column remark set default 'y'", ['orders']],
  ['alter table sales.orders drop column remark', ['orders']],
  ["comment on column sales.orders.day is 'When'", ['orders']],
  ["comment on table sales.orders is 'What'", ['orders']],
  ['comment on table sales.orders is null', ['orders']],
  ['create index orders_day on sales.orders (day)', ['orders']],
  ['alter index sales.orders_day rename to orders_by_day', ['orders']],
  ['drop index sales.orders_by_day', ['orders']],
  ['alter table sales.customers add unique (name)', ['customers']],
  ["alter table sales.customers add constraint long check (name <> 'x')", ['customers']],
  ['alter table sales.customers rename constraint long to longer', ['customers']],
  ['alter table sales.customers rename column id to number', ['customers', 'orders', 'regional']],
  ['alter table other.regions rename to areas', ['customers', 'regional']],
  ['alter table other.areas rename column name to label', ['regional']],
  ['alter schema other rename to elsewhere', ['customers', 'regional']],
  ['alter sequence sales.numbers rename to counter', ['orders']],
  ['alter function sales.twice(numeric) rename to doubled', ['orders', 'daily']],
  ['alter type sales.state rename to status', ['orders']],
  ['alter domain sales.money rename to euros', ['orders']],
  ['alter type kinds.mood rename to state', ['felt']],
  ['alter schema kinds rename to sorts', ['felt']],
  ['create or replace view sales.daily as select day, max(amount) as total from sales.orders group by day', ['daily']],
  ["create table sales.events_2 partition of sales.events for values from ('2026-02-01') to ('2026-03-01')", ['events']],
  ['alter table sales.events_2 rename to events_february', ['events']],
  ['alter table sales.events detach partition sales.events_1', ['events', 'events_1']],
  ['alter table sales.quiet rename to loud', ['loud']],
  ['drop table sales.loud', []],
  ['create view sales.loud as select 1 as x', ['loud']],
];

describe('a crawl of PostgreSQL that goes on from the last one', { timeout: 120_000 }, () => {
  let server: PostgresServer;
  let connector: Connector;
  before(async () => {
    server = await startPostgres();
    await server.admin(SCHEMA);
    const settings: ConnectionSettings = {
      name: 'dw',
      type: 'postgres',
      environment: null,
      host: '127.0.0.1',
      port: server.port,
      database: 'postgres',
      user: ADMIN,
      password: ADMIN_PASSWORD,
      path: null,
      tls: 'off',
      options: {},
    };
    connector = connect(settings);
  });
  after(async () => {
    await connector?.close();
    await server?.stop();
  });

  it('knows as much as one that reads everything, and reads only what has changed', async () => {
    let known = await crawl(connector, null);
    for (const [sql, wanted] of CHANGES) {
      await server.admin(sql);
      const full = await crawl(connector, null);
      const next = await crawl(connector, known);
      assert.deepEqual(content(next.objects), content(full.objects), sql);
      for (const name of wanted) assert.ok(next.read.includes(name), `${sql}: ${name} is read again`);
      assert.ok(next.read.length <= Math.max(wanted.length, 4), `${sql}: ${next.read.join(', ')} are read`);
      known = next;
    }
  });
});

interface Known {
  readonly objects: ReadonlyMap<string, DatabaseObject>;
  readonly marks: ReadonlyMap<string, string>;
  /** Tables and views that were not taken for unchanged. */
  readonly read: readonly string[];
}

async function crawl(connector: Connector, last: Known | null): Promise<Known> {
  const objects = new Map<string, DatabaseObject>();
  const marks = new Map<string, string>();
  const read: string[] = [];
  const since = last === null ? undefined : { of: async () => last.marks };
  for await (const step of connector.crawl({ schemas: ['sales'], include: [], exclude: [] }, NEVER, since)) {
    assert.notEqual(step.step, 'missed');
    if (step.step === 'objects') {
      for (const object of step.objects) {
        objects.set(objectKey(object), object);
        if (step.marks !== undefined) read.push(object.name);
      }
      for (const [key, mark] of step.marks ?? []) marks.set(key, mark);
    }
    if (step.step !== 'unchanged') continue;
    for (const { key } of step.objects) {
      const object = last?.objects.get(key);
      assert.ok(object !== undefined, `${key} is known`);
      objects.set(key, object);
      marks.set(key, last?.marks.get(key) ?? '');
    }
  }
  return { objects, marks, read };
}

/** Estimates are no content. */
function content(objects: ReadonlyMap<string, DatabaseObject>): unknown {
  const plain = (object: DatabaseObject) =>
    'partitions' in object
      ? {
          ...object,
          rows: null,
          bytes: null,
          partitions: object.partitions && {
            ...object.partitions,
            partitions: object.partitions.partitions.map(({ name, bound }) => [name, bound]),
          },
        }
      : object;
  return [...objects.values()].map(plain).sort((a, b) => (objectKey(a as DatabaseObject) < objectKey(b as DatabaseObject) ? -1 : 1));
}
