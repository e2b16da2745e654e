import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openConnector } from '../../server/src/adapters/connectors/index.ts';
import { NEVER_CANCELLED, Redactor } from '../../server/src/base/index.ts';
import type { ConnectionSettings } from '../../server/src/metadata/index.ts';
import { mariaDbProgram, startMariaDb } from '../connectors/servers/mariadb.ts';
import { ADMIN, ADMIN_PASSWORD, startPostgres } from '../connectors/servers/postgres.ts';
import { aetl, folderOf } from './run-aetl.ts';

/** A database with a view on a view, and a procedure that reads it and writes a table that nothing else writes. */
interface Estate {
  readonly name: string;
  /** Connection of aetl.yaml. */
  readonly connection: string;
  /** How the database writes the names of these schemas' tables in lineage. */
  readonly schema: string;
  admin(sql: string): Promise<unknown>;
  readonly alterView: string;
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const POSTGRES = `create schema sales;
alter role ${ADMIN} set search_path = sales, public;
create table sales.raw_orders (id int, amount numeric(12,2), day date);
create table sales.landing (id int, gross numeric(12,2), day date);
create table sales.report (month date, total numeric);
create view sales.daily as select day, sum(amount) as total from sales.raw_orders group by day;
create view sales.monthly as select date_trunc('month', day)::date as month, sum(total) as total from sales.daily group by 1;
create procedure sales.fill() language plpgsql as $$
begin
  delete from report;
  insert into report (month, total) select month, total from monthly;
end $$;`;

const MARIADB = `create database sales;
create user aetl_reader identified by 'reader-pw'; grant select, show view on sales.* to aetl_reader;
create user aetl_runner identified by 'reader-pw'; grant select, execute on sales.* to aetl_runner;
create table sales.raw_orders (id int, amount decimal(12,2), day date);
create table sales.landing (id int, gross decimal(12,2), day date);
create table sales.report (month date, total decimal(12,2));
create view sales.daily as select day, sum(amount) as total from sales.raw_orders group by day;
create view sales.monthly as select last_day(day) as month, sum(total) as total from sales.daily group by 1;
create procedure sales.fill() begin delete from report; insert into report (month, total) select month, total from monthly; end;
grant select on mysql.proc to aetl_reader;`;

function lineageOf(start: () => Promise<Estate>): void {
  let estate: Estate;
  before(async () => {
    estate = await start();
  });
  after(() => estate?.stop());

  it('goes from a file through views and a procedure of the database into a table, and changes when a view does', async (test) => {
    const folder = folderOf(
      `-- file: aetl.yaml
version: 1
dialect: ${estate.name === 'PostgreSQL' ? 'postgres' : 'mariadb'}
connections: { dw: ${estate.connection} }
files: [{ glob: "*.sql", connection: dw }]
-- file: load.sql
insert into raw_orders (id, amount, day) select id, gross, day from landing;
-- file: last.sql
create table last_month as select total from report;
`,
      test,
    );
    const run = (...args: readonly string[]) => aetl([...args, '--project', folder], { env: estate.env });
    const crawled = await run('crawl');
    assert.deepEqual([crawled.status, crawled.stderr], [0, '']);
    const whole = await run('lineage', 'landing.gross', '--direction', 'downstream');
    assert.deepEqual([whole.status, whole.stderr], [0, '']);
    const { schema } = estate;
    for (const step of [
      `${schema}raw_orders.amount`,
      `${schema}daily.total`,
      `${schema}monthly.total`,
      `${schema}report.total`,
      'last_month.total',
    ])
      assert.ok(whole.stdout.includes(step), `${step} in\n${whole.stdout}`);
    const json = JSON.parse((await run('lineage', 'report', '--direction', 'upstream', '--format', 'json')).stdout);
    const fill = json.edges.find(
      (edge: { target: { node: string; column: string } }) => edge.target.column === 'total' && /report$/.test(edge.target.node),
    );
    assert.match(fill.location.uri, /^aetl-database:\/dw\/sales\/fill\.sql\?procedure/);
    const view = json.nodes.find(({ name }: { name: string }) => name === 'daily');
    assert.deepEqual([view.kind, view.location.uri], ['view', 'aetl-database:/dw/sales/daily.sql']);

    await estate.admin(estate.alterView);
    const again = await run('crawl');
    assert.equal(again.status, 0, again.stderr);
    const now = await run('lineage', 'landing.gross', '--direction', 'downstream');
    assert.ok(!now.stdout.includes('daily.total'), now.stdout);
    assert.ok((await run('lineage', 'report.total', '--direction', 'upstream')).stdout.includes('raw_orders.id'));
    const impact = await run('diff', 'dw', '--impact', '--format', 'json');
    const change = JSON.parse(impact.stdout).changes.find(({ kind }: { kind: string }) => kind === 'change-definition');
    assert.ok(
      change.downstream.some((column: string) => column.endsWith('report.total')),
      JSON.stringify(change),
    );
    const checked = await run('check');
    assert.equal(checked.status, 0, checked.stdout);
  });
}

describe('lineage through a real PostgreSQL', { timeout: 120_000 }, () =>
  lineageOf(async () => {
    const server = await startPostgres();
    await server.admin(POSTGRES);
    return {
      name: 'PostgreSQL',
      connection: `{ type: postgres, host: 127.0.0.1, port: ${server.port}, database: postgres, user: ${ADMIN}, password: "\${env:AETL_TEST_PASSWORD}" }`,
      schema: 'sales.',
      admin: (sql) => server.admin(sql),
      alterView: 'create or replace view sales.daily as select day, sum(id)::numeric as total from sales.raw_orders group by day',
      env: { AETL_TEST_PASSWORD: ADMIN_PASSWORD },
      stop: () => server.stop(),
    };
  }),
);

if (mariaDbProgram() !== null)
  describe('lineage through a real MariaDB', { timeout: 120_000 }, () => {
    let port = 0;
    lineageOf(async () => {
      const server = await startMariaDb();
      await server.admin(MARIADB);
      port = server.port;
      return {
        name: 'MariaDB',
        connection: `{ type: mysql, host: 127.0.0.1, port: ${port}, database: sales, user: aetl_reader, password: "\${env:AETL_TEST_PASSWORD}" }`,
        schema: 'sales.',
        admin: (sql) => server.admin(sql),
        alterView: 'create or replace view sales.daily as select day, sum(id) as total from sales.raw_orders group by day',
        env: { AETL_TEST_PASSWORD: 'reader-pw' },
        stop: () => server.stop(),
      };
    });

    it('knows that who may run a routine may write what it writes', async () => {
      for (const [user, canWrite] of [
        ['aetl_reader', false],
        ['aetl_runner', true],
      ] as const) {
        const settings: ConnectionSettings = {
          name: 'dw',
          type: 'mysql',
          environment: null,
          host: '127.0.0.1',
          port,
          database: 'sales',
          user,
          password: 'reader-pw',
          path: null,
          tls: 'off',
          options: {},
        };
        const opened = await openConnector(settings, { redactor: new Redactor() });
        assert.ok(opened.ok);
        const facts = await opened.value.test(NEVER_CANCELLED);
        await opened.value.close();
        assert.equal(facts.ok && facts.value.canWrite, canWrite, user);
      }
    });
  });
