// Changes that nobody has made, tried on the views that only a real database has.
import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { ADMIN, ADMIN_PASSWORD, startPostgres } from '../connectors/servers/postgres.ts';
import { aetl, folderOf } from './run-aetl.ts';

type Run = (...args: readonly string[]) => ReturnType<typeof aetl>;

interface Place {
  readonly path: string;
  readonly effect: string;
  readonly group: { readonly kind: string };
}

/** Each place with how it is affected, without what is only influenced. */
async function broken(run: Run, name: string, change: string): Promise<string[]> {
  const ran = await run('impact', name, '--change', change, '--format', 'json');
  assert.equal(ran.stderr, '');
  const { places } = JSON.parse(ran.stdout) as { readonly places: readonly Place[] };
  const told = places.filter(({ effect }) => effect !== 'influenced').map((place) => `${place.effect} ${place.group.kind} ${place.path}`);
  return [...new Set(told)].sort();
}

/** What `changes.yaml` would bring. */
async function simulated(run: Run): Promise<{ readonly findings: readonly string[]; readonly columns: readonly string[] }> {
  const ran = await run('impact', '--changes', 'changes.yaml', '--format', 'json');
  assert.deepEqual([ran.status, ran.stderr], [1, '']);
  const { appeared, columns } = JSON.parse(ran.stdout);
  return {
    findings: appeared.map(({ path: at, message }: { path: string; message: string }) => `${at}: ${message}`).sort(),
    columns: columns.map(({ table, column, difference }: Record<string, string>) => `${table}.${column} ${difference}`).sort(),
  };
}

describe('a simulation on views of a real SQLite', () => {
  const files = `-- file: aetl.yaml
version: 1
dialect: sqlite
connections: { db: { type: sqlite, path: shop.db } }
files: [{ glob: "*.sql", connection: db }]
-- file: changes.yaml
version: 1
changes: [{ name: orders.note, change: drop }]
-- file: report.sql
create table last_notes as select note, amount from everything;
`;

  it('finds views that fail, views that yield less, and who reads those', async (test) => {
    const folder = folderOf(files, test);
    const database = new DatabaseSync(path.join(folder, 'shop.db'));
    database.exec(`create table orders (id integer primary key, amount real, note text);
create view everything as select * from orders;
create view shouted as select id, upper(note) as loud from orders;
create view of_everything as select note, amount from everything;
create view total as select sum(amount) as total from orders;`);
    database.close();
    const run: Run = (...args) => aetl([...args, '--project', folder], { cwd: folder });
    assert.equal((await run('crawl')).status, 0);
    assert.deepEqual(await broken(run, 'orders.note', 'drop'), [
      'error database-object main.of_everything',
      'error database-object main.shouted',
      'error file report.sql',
      'silent database-object main.everything',
    ]);
    assert.deepEqual(await broken(run, 'orders.amount', 'type:text'), [
      'silent database-object main.everything',
      'silent database-object main.of_everything',
      'silent database-object main.total',
      'silent file report.sql',
    ]);
    assert.deepEqual(await simulated(run), {
      findings: [
        'main.of_everything: There is no column note in everything',
        'main.shouted: There is no column note in orders',
        'report.sql: There is no column note in everything',
      ],
      columns: [
        'last_notes.note lineage',
        'last_notes.note type',
        'main.everything.note gone',
        'main.of_everything.note lineage',
        'main.of_everything.note type',
        'main.shouted.loud lineage',
      ],
    });
    // What was only tried is nowhere.
    assert.equal((await run('check')).status, 0);
    assert.ok((await run('lineage', 'orders.note', '--direction', 'downstream')).stdout.includes('main.shouted.loud'));
  });

  it('names each place once, whichever accounts see it, and only what comes of the column that changes', async (test) => {
    const two = files.replace('{ type: sqlite, path: shop.db }', '{ type: sqlite, path: shop.db }, again: { type: sqlite, path: shop.db }');
    const folder = folderOf(two, test);
    const database = new DatabaseSync(path.join(folder, 'shop.db'));
    database.exec(`create table orders (id integer primary key, amount real, note text);
create view counted as select count(*) as n, max(amount) as most from orders;
create view shouted as select upper(note) as loud from orders;`);
    database.close();
    const run: Run = (...args) => aetl([...args, '--project', folder], { cwd: folder });
    await run('crawl');
    const { places, downstream } = JSON.parse((await run('impact', 'orders.note', '--change', 'drop', '--format', 'json')).stdout);
    assert.deepEqual(
      places.map((place: Place) => `${place.effect} ${place.path}`),
      ['error main.shouted'],
    );
    assert.deepEqual(
      downstream.map(({ table, column }: Record<string, string>) => `${table}.${column}`),
      ['main.shouted.loud'],
    );
  });
});

describe('a simulation that goes from a database through files into it again', () => {
  const files = `-- file: aetl.yaml
version: 1
dialect: sqlite
connections: { db: { type: sqlite, path: shop.db } }
files: [{ glob: "*.sql", connection: db }]
-- file: changes.yaml
version: 1
changes: [{ name: orders.note, change: drop }]
-- file: stage.sql
create view stage as select * from everything;
-- file: second.sql
create view second as select * from of_stage;
`;

  it('follows it on a real SQLite to the last view', async (test) => {
    const folder = folderOf(files, test);
    const database = new DatabaseSync(path.join(folder, 'shop.db'));
    database.exec(`create table orders (id integer primary key, amount real, note text);
create view everything as select * from orders;
create view stage as select * from everything;
create view of_stage as select * from stage;
create view second as select * from of_stage;
create view last_notes as select note from second;
create view last_amounts as select amount from second;`);
    database.close();
    const run: Run = (...args) => aetl([...args, '--project', folder], { cwd: folder });
    assert.equal((await run('crawl')).status, 0);
    assert.deepEqual(await broken(run, 'orders.note', 'drop'), [
      'error database-object main.last_notes',
      'silent database-object main.everything',
      'silent database-object main.of_stage',
      'silent file second.sql',
      'silent file stage.sql',
    ]);
    assert.deepEqual((await simulated(run)).findings, ['main.last_notes: There is no column note in second']);
  });
});

describe('a simulation on views and routines of a real PostgreSQL', { timeout: 120_000 }, () => {
  let server: Awaited<ReturnType<typeof startPostgres>>;
  before(async () => {
    server = await startPostgres();
    await server.admin(`create schema sales;
alter role ${ADMIN} set search_path = sales, public;
create table sales.orders (id int, amount numeric(12,2), note text);
create table sales.report (note text);
create view sales.everything as select * from sales.orders;
create view sales.by_file as select note from sales.orders;
create procedure sales.fill() language plpgsql as $$ begin insert into report select o.note from orders o; end $$;
create table sales.staged (id int, amount numeric(12,2), note text);
create procedure sales.loaded() language plpgsql as $$ begin insert into sales.report select s.note from sales.staged s; end $$;
create function sales.counted() returns bigint language sql as 'select count(*) from sales.staged';
create function sales.untouched() returns bigint language sql as 'select count(*) from sales.report';`);
  });
  after(() => server?.stop());

  it('finds them, and leaves to the files what the files make', async (test) => {
    const folder = folderOf(
      `-- file: aetl.yaml
version: 1
dialect: postgres
connections: { dw: { type: postgres, host: 127.0.0.1, port: ${server.port}, database: postgres, user: ${ADMIN}, password: "\${env:AETL_TEST_PASSWORD}" } }
files: [{ glob: "*.sql", connection: dw }]
-- file: changes.yaml
version: 1
changes: [{ name: sales.orders.note, change: drop }]
-- file: by_file.sql
create view sales.by_file as select note from sales.orders;
-- file: dags/load.py
with DAG("load", schedule="@hourly") as dag:
    fill = PostgresOperator(task_id="fill", sql="CALL sales.fill()")
-- file: staged.sql
create table sales.staged as select * from sales.orders;
`,
      test,
    );
    const run: Run = (...args) => aetl([...args, '--project', folder], { cwd: folder, env: { AETL_TEST_PASSWORD: ADMIN_PASSWORD } });
    assert.equal((await run('crawl')).status, 0);
    assert.deepEqual(await broken(run, 'sales.orders.note', 'drop'), [
      'error database-object sales.everything',
      'error database-object sales.fill',
      'error database-object sales.loaded',
      'error file by_file.sql',
      'silent file staged.sql',
    ]);
    const { findings } = await simulated(run);
    assert.deepEqual(
      findings.map((finding) => finding.split(':')[0]),
      ['by_file.sql', 'sales.everything', 'sales.fill', 'sales.loaded'],
    );
    const loads = (await run('lineage', 'job:load', '--depth', '1')).stdout;
    assert.match(
      loads,
      /^job load \(airflow, @hourly\)\n {2}runs {4}routine:sales\.fill\n {2}reads {3}sales\.orders\n {2}writes {2}sales\.report\n/,
    );
    assert.deepEqual(await broken(run, 'sales.report', 'gone'), [
      'error database-object sales.fill',
      'error database-object sales.loaded',
      'error database-object sales.untouched',
    ]);
  });
});
