import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Job, JobFinding } from '../../server/src/protocol/index.ts';
import { aetl, folderOf } from './run-aetl.ts';

const ESTATE = `-- file: aetl.yaml
version: 1
dialect: postgres
lineage: { import: ["events.ndjson"] }
jobs:
  nightly: { schedule: "0 3 * * *", files: ["load/*.sql"], after: [daily] }
  shell: { command: "psql -f sql/mart.sql -f sql/gone.sql" }
-- file: schema.sql
create table raw.orders (id int, amount numeric);
create table stage.orders (id int, amount numeric);
create table mart.daily (total numeric);
create table mart.report (total numeric);
-- file: dags/daily.py
with DAG("daily", schedule="@daily") as dag:
    stage = PostgresOperator(task_id="stage", sql="insert into stage.orders select id, amount from raw.orders")
    mart = PostgresOperator(task_id="mart", sql="sql/mart.sql")
    check = PostgresOperator(task_id="check", sql="select count(total) from mart.daily")
    stage >> mart
-- file: dags/sql/mart.sql
insert into mart.daily select sum(amount) from stage.orders;
-- file: load/1.sql
insert into mart.report select total from mart.daily;
-- file: load/2.sql
insert into raw.orders select 1, total from mart.report;
-- file: events.ndjson
{"eventTime":"2026-01-01T00:00:00Z","producer":"urn:x","job":{"namespace":"spark","name":"ingest"},"inputs":[{"namespace":"s3://lake","name":"orders"}],"outputs":[{"namespace":"aetl:x","name":"raw.orders"}]}
`;

describe('aetl jobs', () => {
  it('lists who writes what', async (test) => {
    const ran = await aetl(['jobs', '--format', 'json'], { cwd: folderOf(ESTATE, test) });
    assert.equal(ran.status, 0, ran.stderr);
    const jobs: Job[] = JSON.parse(ran.stdout).jobs;
    const shown = jobs.map(({ name, kind, schedule, tasks }) => [
      `${kind} ${name} ${schedule}`,
      ...tasks.map(({ id, reads, writes, after }) => `${id}: ${reads} -> ${writes}${after.length > 0 ? ` after ${after}` : ''}`),
    ]);
    assert.deepEqual(shown.sort(), [
      [
        'airflow daily @daily',
        'stage: raw.orders -> stage.orders',
        'mart: stage.orders -> mart.daily after stage',
        'check: mart.daily -> ',
      ],
      ['cron nightly 0 3 * * *', 'load/1.sql: mart.daily -> mart.report', 'load/2.sql: mart.report -> raw.orders after load/1.sql'],
      ['cron shell null', 'dags/sql/mart.sql: stage.orders -> mart.daily', 'sql/gone.sql:  -> '],
      ['openlineage ingest null', 'ingest: orders -> raw.orders'],
    ]);
    const text = await aetl(['jobs'], { cwd: folderOf(ESTATE, test) });
    assert.match(text.stdout, /^daily {2}airflow, @daily, 3 tasks\n {2}stage {2}raw\.orders -> stage\.orders\n/m);
  });

  it('finds what is wrong between them', async (test) => {
    const cwd = folderOf(ESTATE, test);
    const ran = await aetl(['jobs', 'findings', '--format', 'json'], { cwd });
    assert.equal(ran.status, 1);
    const findings: JobFinding[] = JSON.parse(ran.stdout).findings;
    assert.deepEqual(
      findings.map(({ code, jobs, tables }) => `${code} ${jobs} ${tables}`),
      [
        'job-cycle daily,nightly,shell mart.daily,raw.orders,stage.orders',
        'two-writers daily,shell mart.daily',
        'two-writers ingest,nightly raw.orders',
        'missing-order daily mart.daily',
        'missing-file shell ',
      ],
    );
    assert.match(
      (await aetl(['jobs', 'findings'], { cwd })).stdout,
      /check reads mart\.daily, which mart writes, but does not wait for it/,
    );
  });

  it('draws their order', async (test) => {
    const ran = await aetl(['jobs', 'graph', '--format', 'mermaid'], { cwd: folderOf(ESTATE, test) });
    assert.match(ran.stdout, /^flowchart LR\n/);
    assert.match(ran.stdout, /\["daily \(@daily\)"\]/);
    assert.match(ran.stdout, /-- "raw\.orders" -->/);
  });

  it('says that there are none, and what it does not know', async (test) => {
    const cwd = folderOf('-- file: a.sql\nselect 1;\n', test);
    assert.match((await aetl(['jobs'], { cwd })).stdout, /^No jobs/);
    assert.equal((await aetl(['jobs', 'findings'], { cwd })).status, 0);
    for (const args of [['nonsense'], ['--format', 'mermaid'], ['list', 'more']])
      assert.equal((await aetl(['jobs', ...args], { cwd })).status, 2, args.join(' '));
  });
});
