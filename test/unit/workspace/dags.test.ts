// DAGs of Airflow, read without Python.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDags } from '../../../server/src/workspace/index.ts';
import { open } from './fixture.ts';

/** A DAG as `id [schedule]: task(after, …) file.sql 'sql'`. */
function shown(text: string): string[] {
  return readDags(text).map(({ id, schedule, tasks }) => {
    const steps = tasks.map(({ id: task, after, files, sql }) => {
      const order = after.length === 0 ? '' : `(${[...after].sort().join(', ')})`;
      return [`${task}${order}`, ...files, ...sql.map((one) => `'${one.text.trim()}'`)].join(' ');
    });
    return `${id}${schedule === null ? '' : ` [${schedule}]`}: ${steps.join('; ')}`;
  });
}

const CASES: readonly (readonly [name: string, python: string, expected: readonly string[]])[] = [
  [
    'a block with operators and arrows',
    `from airflow import DAG
with DAG("daily", schedule="0 2 * * *", default_args={"owner": "x"}) as dag:
    a = PostgresOperator(task_id="stage", sql="insert into s select * from r")
    b = PostgresOperator(task_id='mart', sql='sql/mart.sql')
    a >> b
`,
    ["daily [0 2 * * *]: stage 'insert into s select * from r'; mart(stage) sql/mart.sql"],
  ],
  [
    'lists, arrows to the left, chain and set_downstream',
    `dag = DAG(dag_id='d', schedule_interval=timedelta(days=1))
a = EmptyOperator(task_id='a', dag=dag)
b = EmptyOperator(task_id='b', dag=dag)
c = EmptyOperator(task_id='c', dag=dag)
d = EmptyOperator(task_id='d', dag=dag)
[a, b] >> c
d << c
chain(a, [b], d)
b.set_downstream(c)
`,
    ['d [timedelta(days=1)]: a; b(a); c(a, b); d(b, c)'],
  ],
  [
    'SQL in names, pieces and lists',
    `LOAD = """
  insert into t
  select 1
"""
with DAG('x') as dag:
    a = SQLExecuteQueryOperator(task_id="a", sql=LOAD)
    b = SnowflakeOperator(task_id="b", sql=["delete from t", "insert into t "
        "select 2"])
    c = BigQueryInsertJobOperator(task_id="c", configuration={"query": {"query": "select 3", "useLegacySql": False}})
    d = BashOperator(task_id="d", bash_command="psql -f load/d.sql -v x=1")
    e = PostgresOperator(task_id="e", sql=open("e.sql").read())
`,
    ["x: a 'insert into t\n  select 1'; b 'delete from t' 'insert into t select 2'; c 'select 3'; d load/d.sql; e e.sql"],
  ],
  [
    'decorated functions',
    `@dag(schedule="@hourly", dag_id="flow")
def pipeline():
    @task
    def extract():
        return 1
    @task()
    def load(x):
        pass
    load(extract())
    done = EmptyOperator(task_id="done")
    load(extract()) >> done
pipeline()
`,
    ['flow [@hourly]: extract; load(extract); done(load (2)); extract (2); load (2)(extract (2))'],
  ],
  [
    'groups',
    `with DAG("g") as dag:
    start = EmptyOperator(task_id="start")
    with TaskGroup("in") as inside:
        a = EmptyOperator(task_id="a")
        b = EmptyOperator(task_id="b")
        a >> b
    start >> inside
`,
    ['g: start; in.a(start); in.b(in.a, start)'],
  ],
  ['two in one file', 'with DAG("a"):\n  X(task_id="1")\nwith DAG("b"):\n  X(task_id="2")\n', ['a: 1', 'b: 2']],
  ['a file of something else', 'import os\nprint("DAG of nothing", task_id)\n', []],
  // A bracket that is open takes the next line with it, as in Python.
  [
    'a half-typed file',
    'with DAG("a") as dag:\n    x = Op(task_id="x", sql="select 1 from t where (\n    y = Op(task_id="y"\n',
    ["a: x 'select 1 from t where ('"],
  ],
];

describe('DAGs', () => {
  for (const [name, python, expected] of CASES) it(name, () => assert.deepEqual(shown(python), expected));

  it('of any text come to an end', () => {
    const [, python] = CASES[0] ?? ['', ''];
    for (let cut = 0; cut < python.length; cut += 3) readDags(python.slice(0, cut));
    for (const text of [
      'DAG((((((',
      `DAG(${'['.repeat(5000)}`,
      'DAG(a=)>>>>',
      'with DAG(',
      '@dag @dag',
      'DAG("a\\',
      "DAG('''",
      'DAG({:,}) task_id',
    ])
      readDags(text);
  });
});

describe('SQL in DAGs', () => {
  it('is lineage, with its place in the Python', async () => {
    const python = `with DAG("d") as dag:
    PostgresOperator(task_id="t", sql="insert into mart.daily select sum(o.amount) as total from raw.orders o where day = '{{ ds }}'")
`;
    const { workspace } = await open(`-- file: schema.sql
create table raw.orders (id int, amount numeric, day date);
create table mart.daily (total numeric);
-- file: dags/d.py
${python}`);
    const edges = [...workspace.flow.edges()].map(({ source, target, kind, start, end }) => [
      `${source.node}.${source.column} -> ${target.node}.${target.column} ${kind}`,
      python.slice(start, end).slice(0, 13),
    ]);
    assert.deepEqual(edges, [
      ['raw.orders.amount -> mart.daily.total aggregate', 'sum(o.amount)'],
      ['raw.orders.day -> mart.daily.* filter', 'insert into m'],
    ]);
  });
});
