import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import type { Job, JobFinding } from '../../server/src/protocol/index.ts';
import { aetl, folderOf } from './run-aetl.ts';

const ESTATE = `-- file: aetl.yaml
version: 1
dialect: postgres
lineage: { import: ["events.ndjson"] }
jobs:
  nightly: { schedule: "0 3 * * *", files: ["load/*.sql"], after: [daily] }
  shell: { command: "psql -f sql/mart.sql -f sql/gone.sql", after: [nowhere, daily] }
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

/** Jobs that run dbt and procedures. */
const INDIRECT = `-- file: aetl.yaml
version: 1
dialect: postgres
jobs:
  cron_dbt: { schedule: "0 1 * * *", command: "cd dbt && dbt run -s +dim_고객" }
  cron_sql: { files: ["procs/run.sql"] }
-- file: dbt/dbt_project.yml
name: shop
version: '1'
models: { shop: { staging: { +tags: [nightly] } } }
-- file: dbt/models/schema.yml
version: 2
sources:
  - name: raw
    tables: [{ name: orders, columns: [{ name: id }, { name: amount }] }, { name: 고객, columns: [{ name: id }, { name: 이름 }] }]
-- file: dbt/models/staging/stg_orders.sql
select id, amount from {{ source('raw', 'orders') }}
-- file: dbt/models/staging/stg_고객.sql
select id, 이름 from {{ source('raw', '고객') }}
-- file: dbt/models/marts/dim_고객.sql
{{ config(materialized='table') }} select id, 이름 from {{ ref('stg_고객') }}
-- file: dbt/models/marts/fct.sql
select o.id, o.amount from {{ ref('stg_orders') }} o
-- file: dags/etl.py
with DAG("etl", schedule="@daily") as dag:
    load = BashOperator(task_id="load", bash_command="cd /opt/airflow/dbt && dbt build --select tag:nightly")
    mart = DbtRunOperator(task_id="mart", dir="/opt/airflow/dbt", models="fct+")
    some = KubernetesPodOperator(task_id="some", cmds=["dbt"], arguments=["run", "-s", "state:modified+", "fct"])
    call = PostgresOperator(task_id="call", sql="CALL ops.fill(1)")
    load >> mart >> call
with DAG("cosmos_dag") as other:
    pre = EmptyOperator(task_id="pre")
    group = DbtTaskGroup(group_id="transform", project_config=ProjectConfig("/usr/dbt"), render_config=RenderConfig(select=["path:models/marts"], exclude=[CHOSEN]))
    pre >> group
-- file: procs/fill.sql
create table ops.log (n int);
create table ops.deep (n int);
create procedure ops.fill(x int) language plpgsql as $$ begin insert into ops.log select count(*) from fct; call ops.inner_fill(); end $$;
create procedure ops.inner_fill() language plpgsql as $$ begin insert into ops.deep select n from ops.log; end $$;
create procedure ops.unused() language plpgsql as $$ begin insert into ops.log select n from ops.deep; end $$;
-- file: procs/run.sql
call ops.inner_fill();
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
        'missing-job shell ',
      ],
    );
    assert.match(
      (await aetl(['jobs', 'findings'], { cwd })).stdout,
      /check reads mart\.daily, which mart writes, but does not wait for it/,
    );
  });

  it('run the edges of lineage, wherever these are told', async (test) => {
    const cwd = folderOf(ESTATE, test);
    const edgesIn = async (folder: string) => {
      const { stdout } = await aetl(['lineage', '--all', '--format', 'csv'], { cwd: folder });
      return stdout
        .trimEnd()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(','))
        .map((fields) => `${fields[0]} -> ${fields[2]}: ${fields.at(-1)}`)
        .sort();
    };
    const edges = [
      'mart.daily -> dags/daily.py:4: daily',
      'mart.daily -> mart.report: nightly',
      'mart.report -> raw.orders: nightly',
      'orders -> raw.orders: ingest',
      'raw.orders -> stage.orders: daily',
      'raw.orders -> stage.orders: daily',
      'stage.orders -> mart.daily: daily; shell',
    ];
    assert.deepEqual(await edgesIn(cwd), edges);
    const explained = await aetl(['lineage', 'mart.daily.total', '--explain'], { cwd });
    assert.match(explained.stdout, /\(dags\/sql\/mart\.sql:1, run by daily, shell\)/);
    const json = JSON.parse((await aetl(['lineage', 'mart.daily.total', '--explain', '--format', 'json'], { cwd })).stdout);
    assert.deepEqual(json.steps[0].expressions[0].jobs, ['daily', 'shell']);
    const graph = JSON.parse(
      (await aetl(['lineage', 'mart.daily', '--direction', 'upstream', '--depth', '1', '--format', 'json'], { cwd })).stdout,
    );
    assert.deepEqual(graph.jobs, [
      { name: 'daily', kind: 'airflow', schedule: '@daily' },
      { name: 'shell', kind: 'cron', schedule: null },
    ]);
    // Events tell of the same jobs, read as runs or as jobs.
    for (const events of ['job', 'run']) {
      const written = await aetl(['lineage', '--all', '--format', 'openlineage', '--events', events], { cwd });
      const elsewhere = folderOf(
        `-- file: aetl.yaml\nversion: 1\nlineage: { import: [all.ndjson] }\n-- file: all.ndjson\n${written.stdout}`,
        test,
      );
      assert.deepEqual(await edgesIn(elsewhere), edges);
    }
    // So does the store, for as long as it is asked.
    assert.equal((await aetl(['lineage', '--record'], { cwd })).status, 0);
    const past = await aetl(['lineage', 'mart.daily', '--at', '2100-01-01', '--direction', 'upstream', '--depth', '1', '--format', 'csv'], {
      cwd,
    });
    assert.match(past.stdout, /,daily; shell\r\n/);
    const store = new DatabaseSync(path.join(cwd, '.aetl/aetl.db'));
    const rows = store.prepare('select unit_name, job_id from aetl_current_lineage order by unit_name, job_id').all();
    store.close();
    assert.deepEqual(
      [...new Set(rows.map(({ unit_name, job_id }) => `${unit_name} ${JSON.stringify(job_id)}`))],
      [
        'dags/daily.py "daily"',
        'dags/sql/mart.sql "daily\\nshell"',
        'events.ndjson "ingest"',
        'load/1.sql "nightly"',
        'load/2.sql "nightly"',
      ],
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

  it('are asked for by name, with what they run, read, write, need and feed', async (test) => {
    const cwd = folderOf(ESTATE, test);
    const told = async (...args: readonly string[]) => (await aetl(['lineage', ...args], { cwd })).stdout;
    assert.equal(
      await told('job:daily'),
      `job daily (airflow, @daily)
  runs    dags/daily.py, dags/sql/mart.sql
  reads   raw.orders
  writes  mart.daily, stage.orders
  needs   job:ingest, job:nightly
  feeds   job:nightly, job:shell

Further upstream
  orders
  mart.report

Downstream
  dags/daily.py:4
  mart.report
  raw.orders
`,
    );
    assert.match(
      await told('load/1.sql', '--depth', '1'),
      /^file load\/1\.sql\n {2}run by {2}nightly\n {2}reads {3}mart\.daily\n {2}writes {2}mart\.report\n/,
    );
    const json = JSON.parse(await told('job:shell', '--format', 'json', '--direction', 'upstream', '--depth', '1'));
    assert.deepEqual(json.asked.runs, ['dags/sql/mart.sql']);
    assert.deepEqual(json.nodes.map(({ id }: { readonly id: string }) => id).sort(), ['mart.daily', 'stage.orders']);
    assert.deepEqual(
      json.relations.map(({ source, kind, target }: Record<string, string>) => `${source} ${kind} ${target}`),
      [
        'job:daily RUNS file:dags/sql/mart.sql',
        'job:shell RUNS file:dags/sql/mart.sql',
        'file:dags/sql/mart.sql READS stage.orders',
        'file:dags/sql/mart.sql WRITES mart.daily',
      ],
    );
    assert.match(await told('job:shell', '--format', 'dot', '--jobs'), /label=<daily<br\/>airflow, @daily>/);
    assert.match((await aetl(['lineage', 'job:dialy'], { cwd })).stderr, /there is no job:dialy; did you mean daily\?/);
    assert.match((await aetl(['lineage', 'file:nowhere.sql'], { cwd })).stderr, /there is no file:nowhere\.sql/);
  });

  it('are as of then, when a day is asked for', async (test) => {
    const cwd = folderOf(ESTATE, test);
    assert.equal((await aetl(['lineage', '--record'], { cwd })).status, 0);
    const between = new Date().toISOString();
    writeFileSync(
      path.join(cwd, 'aetl.yaml'),
      'version: 1\ndialect: postgres\njobs:\n  nightly: { schedule: "0 5 * * *", files: ["load/2.sql"] }\n',
    );
    assert.equal((await aetl(['lineage', '--record'], { cwd })).status, 0);
    const then = (await aetl(['lineage', 'job:nightly', '--at', between], { cwd })).stdout;
    assert.match(then, /^job nightly \(cron, 0 3 \* \* \*\)\n {2}runs {4}load\/1\.sql, load\/2\.sql\n/);
    const now = (await aetl(['lineage', 'job:nightly', '--at', new Date(Date.now() + 60_000).toISOString()], { cwd })).stdout;
    assert.match(now, /^job nightly \(cron, 0 5 \* \* \*\)\n {2}runs {4}load\/2\.sql\n/);
    assert.match((await aetl(['lineage', 'job:shell', '--at', between], { cwd })).stdout, /writes {2}mart\.daily/);
    assert.match((await aetl(['lineage', 'load/1.sql', '--at', between], { cwd })).stdout, /^file load\/1\.sql\n {2}run by {2}nightly/);
  });

  it('run the models that dbt is told to make, and the procedures that SQL calls', async (test) => {
    const cwd = folderOf(INDIRECT, test);
    const jobs: Job[] = JSON.parse((await aetl(['jobs', '--format', 'json'], { cwd })).stdout).jobs;
    const shown = jobs.flatMap(({ name, tasks }) =>
      tasks.map(({ id, reads, writes, after, unclear }) =>
        [
          `${name} ${id}: ${reads.toSorted()} -> ${writes.toSorted()}`,
          ...after.map((one) => `after ${one}`),
          ...(unclear ?? []).map((one) => `? ${one}`),
        ].join(' '),
      ),
    );
    assert.deepEqual(
      shown.filter((line) => !line.startsWith('dbt shop')),
      [
        'cosmos_dag pre:  -> ',
        'cosmos_dag transform: stg_orders,stg_고객 -> dim_고객,fct after pre ? dbt build --select path:models/marts --exclude {{ … }} ({{ … }})',
        'cron_dbt dbt/models/marts/dim_고객.sql: stg_고객 -> dim_고객 after dbt/models/staging/stg_고객.sql',
        'cron_dbt dbt/models/staging/stg_고객.sql: raw.고객 -> stg_고객',
        'cron_sql procs/run.sql: ops.log -> ops.deep',
        'etl load: raw.orders,raw.고객 -> stg_orders,stg_고객',
        'etl mart: stg_orders -> fct after load',
        'etl some: stg_orders -> fct ? dbt run --select state:modified+ fct (state:modified+)',
        'etl call: fct,ops.log -> ops.deep,ops.log after mart',
      ],
    );
    const ran = JSON.parse((await aetl(['lineage', 'ops.deep', '--format', 'json', '--direction', 'upstream'], { cwd })).stdout);
    const runBy = ran.edges.map((edge: Record<'source' | 'target', { node: string }> & { jobs?: string[] }) =>
      [edge.source.node, edge.target.node, ...(edge.jobs ?? [])].join(' '),
    );
    assert.deepEqual([...new Set(runBy)].sort(), [
      'fct ops.log etl',
      'ops.deep ops.log',
      'ops.log ops.deep cron_sql etl',
      'raw.orders stg_orders dbt shop etl',
      'stg_orders fct cosmos_dag dbt shop etl',
    ]);
    // What a project's own job makes is made by whoever runs dbt: that is no second writer.
    const findings: JobFinding[] = JSON.parse((await aetl(['jobs', 'findings', '--format', 'json'], { cwd })).stdout).findings;
    assert.deepEqual(
      findings.filter(({ code }) => code === 'two-writers').map(({ jobs: names, tables }) => `${tables}: ${names}`),
      ['dim_고객: cosmos_dag,cron_dbt', 'fct: cosmos_dag,etl', 'stg_고객: cron_dbt,etl', 'ops.deep: cron_sql,etl'],
    );
    assert.match(
      (await aetl(['jobs'], { cwd })).stdout,
      /what dbt run --select state:modified\+ fct \(state:modified\+\) runs is not known before it runs/,
    );
  });
});
