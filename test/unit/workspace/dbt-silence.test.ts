import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { open } from './fixture.ts';

const project = (adapter: string, model: string) => `-- file: dbt_project.yml
name: p
vars: { rows: 100 }
-- file: profiles.yml
p: { target: dev, outputs: { dev: { type: ${adapter} } } }
-- file: models/s.yml
sources:
  - name: s
    tables:
      - { name: a, columns: [{ name: id, data_type: int }, { name: x, data_type: text }, { name: y, data_type: text }] }
-- file: macros/m.sql
{% macro limit_rows() %}{% if target.name == 'dev' %}limit {{ var('rows') }}{% endif %}{% endmacro %}
-- file: models/a.sql
select * from {{ source('s', 'a') }}
-- file: models/q.sql
${model}
`;

const ADAPTERS = ['postgres', 'snowflake', 'bigquery', 'redshift', 'sqlserver', 'databricks', 'duckdb', 'mysql', 'oracle'];

describe('nothing is said of', () => {
  const silent = (name: string, model: string, columns: readonly string[] | null = null) =>
    it(name, async () => {
      for (const adapter of ADAPTERS) {
        const opened = await open(project(adapter, model));
        assert.deepEqual(opened.problems(), [], adapter);
        if (columns !== null)
          assert.deepEqual(
            opened.columns('q')?.map((column) => column.split(' ')[0]?.toLowerCase()),
            columns,
            adapter,
          );
      }
    });

  silent('names that only a run knows', "select {{ env_var('C') }} as k, a.{{ env_var('D') }} from {{ ref('a') }} a");
  silent('quoted names that only a run knows', "select \"{{ env_var('C') }}\" as k from {{ ref('a') }}");
  silent('tables that only a run knows', "select k from {{ env_var('DB') }}.{{ var('sch') }}.tbl t where t.z = {{ var('n') }}");
  silent('macros that nobody has defined', "select id, {{ nobody('x') }} as k, anything from {{ ref('a') }} where {{ something() }}");
  silent('YAML in Jinja', '{% set m = fromyaml("a: [x, y]") %}select {{ m.a | join(", ") }} from {{ ref("a") }}', ['x', 'y']);
  silent(
    'separators that loops leave out',
    "{% set cols = ['x', 'y'] %}select id, {{ cols | join(', ') }} from {{ ref('a') }} where {% for c in cols %}{{ c }} is not null {{ 'and' if not loop.last }} {% endfor %}",
    ['id', 'x', 'y'],
  );
  silent(
    'a union in a loop',
    "{% for t, c in {'a': 'x', 'b': 'y'}.items() %}select '{{ t }}' as src, {{ c }} as val from {{ source('s', 'a') }} {{ 'union all' if not loop.last }} {% endfor %}",
    ['src', 'val'],
  );
  silent('a file whose body is never rendered', '{% if false %} select broken from nothing where {% endif %}');
  silent(
    'SQL of a block',
    "{% set newest %}(select max(x) from {{ this }}){% endset %}select id, x from {{ ref('a') }} {% if is_incremental() %}where x > {{ newest }}{% endif %}",
    ['id', 'x'],
  );
  silent(
    'what depends on the time',
    "select id from {{ ref('a') }} where x > '{{ modules.datetime.datetime.now().strftime('%Y-%m-%d') }}' and y < '{{ run_started_at.date() }}'",
    ['id'],
  );
  silent(
    'conditions that exclude each other',
    "select id {% if env_var('A') == '1' %}, x as k{% endif %} {% if env_var('A') == '2' %}, y as k{% endif %} from {{ ref('a') }}",
  );
  silent(
    'an alias that only one way has',
    "select id, {% if var('wide') %} b.x {% else %} null {% endif %} as k from {{ ref('a') }} {% if var('wide') %} cross join {{ source('s', 'a') }} b {% endif %}".replace(
      'select id',
      'select 1 as id',
    ),
  );
  silent(
    'results of queries',
    "{% set rows = run_query('select 1').columns[0].values() if execute else [] %}select {% for row in rows %}'{{ row }}' as c_{{ loop.index }}{{ ',' if not loop.last }}{% endfor %} from {{ ref('a') }}",
  );
  silent(
    'statements and their results',
    "{% call statement('s', fetch_result=True) %}select nothing from nowhere{% endcall %}{% set n = load_result('s')['data'][0][0] %}select id from {{ ref('a') }} where id < {{ n }}",
    ['id'],
  );
  silent('relations made by hand', "select t.anything from {{ api.Relation.create(schema='s', identifier='z') }} t");
  silent(
    'the adapter asked for a relation',
    "{% set old = adapter.get_relation(this.database, this.schema, 'q') %}select id {% if old is not none %}, x{% endif %} from {{ ref('a') }}",
    ['id', 'x'],
  );
  silent(
    'graph and model',
    "select id, '{{ model.name }}' as m from {{ ref('a') }} {% for node in graph.nodes.values() %} -- {{ node.name }}\n{% endfor %}",
    ['id', 'm'],
  );
});

it('outside dbt, branches are read and what is not known is silent', async () => {
  const { problems } = await open(
    "-- file: schema.sql\ncreate table t (id int, day date);\n-- file: dag.sql\nselect id from t where day = '{{ ds }}' {% if params.full %} and id > 0 {% else %} and idd > 0 {% endif %};\nselect {{ macros.x() }} from t;\n",
  );
  assert.deepEqual(problems(), ['/dag.sql:1 unknown-column idd']);
});

it('outside dbt, braces in a text are no Jinja', async () => {
  const { problems, columns } = await open(
    "-- file: schema.sql\ncreate table t (id int, a int[]);\n-- file: q.sql\ncreate view v as select id, '{{1,2},{3,4}}'::int[] as m from t where 'x' like '{%';\nselect idd from t; -- {% if\n",
    { dialect: 'postgres' },
  );
  assert.deepEqual(problems(), ['/q.sql:2 unknown-column idd']);
  assert.deepEqual(columns('v')?.length, 2);
});
