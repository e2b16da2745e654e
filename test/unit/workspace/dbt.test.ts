import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { open } from './fixture.ts';

const PROJECT = `-- file: dbt_project.yml
name: shop
profile: shop
seed-paths: [seeds]
-- file: profiles.yml
shop:
  target: dev
  outputs:
    dev: { type: bigquery }
-- file: models/_sources.yml
version: 2
sources:
  - name: erp
    schema: raw
    tables:
      - name: orders
        columns:
          - { name: id, data_type: int64 }
          - { name: amount, data_type: numeric, description: Before tax. }
models:
  - name: stg_orders
    description: Clean orders.
    columns:
      - name: id
        tests: [unique, not_null]
-- file: seeds/countries.csv
code,"name, long"
KR,Korea
-- file: models/stg_orders.sql
{{ config(materialized='view') }}
select id, amount as net from {{ source('erp', 'orders') }}
-- file: models/mart.sql
select o.id, o.net, c.code from {{ ref('stg_orders') }} o cross join {{ ref('countries') }} c
-- file: macros/money.sql
{% macro money(x) %} ({{ x }} / 100 {% endmacro %}
`;

describe('a dbt project', () => {
  it('knows models, sources and seeds', async () => {
    const { columns, problems, workspace } = await open(PROJECT);
    assert.deepEqual(problems(), []);
    assert.deepEqual(columns('raw.orders'), ['id int64', 'amount numeric']);
    assert.deepEqual(columns('countries'), ['code', 'name, long']);
    assert.deepEqual(
      columns('mart')?.map((column) => column.split(' ')[0]),
      ['id', 'net', 'code'],
    );
    const model = [...workspace.tables()].find(({ table }) => table.id === 'stg_orders')?.table;
    assert.deepEqual(
      [model?.description, model?.columns[0]?.tests, model?.jinja],
      ['Clean orders.', ['unique', 'not_null'], { function: 'ref', args: ['stg_orders'] }],
    );
  });

  it('says where a list should stand', async () => {
    const { problems } = await open(
      '-- file: dbt_project.yml\nname: d\n-- file: models/schema.yml\nmodels:\n  - name: a\n    columns: 3\n',
    );
    assert.deepEqual(problems(), ['/models/schema.yml:3 yaml 3']);
  });

  it('has the dialect of its profile', async () => {
    const { workspace } = await open(PROJECT);
    assert.deepEqual(workspace.file('file:///models/mart.sql')?.choice, { dialect: 'bigquery', reason: 'adapter of the dbt profile' });
  });

  it('misses models, sources and columns that are not there', async () => {
    const { workspace, problems } = await open(
      `${PROJECT}-- file: models/wrong.sql\nselect o.nett from {{ ref('stg_orders') }} o join {{ ref('stg_order') }} p using (id) join {{ source('erp', 'oders') }} s using (id)\n`,
    );
    const found = problems('/models/wrong.sql');
    assert.deepEqual(found, [
      '/models/wrong.sql:1 unknown-column nett',
      '/models/wrong.sql:1 unknown-table stg_order',
      '/models/wrong.sql:1 unknown-table oders',
    ]);
    assert.deepEqual(
      workspace.diagnostics('file:///models/wrong.sql').map(({ suggestions }) => suggestions[0]),
      ['net', 'stg_orders', 'orders'],
    );
  });

  it('says nothing of refs that packages could define', async () => {
    const { problems } = await open(
      `${PROJECT}-- file: packages.yml\npackages:\n  - package: dbt-labs/codegen\n-- file: models/wrong.sql\nselect * from {{ ref('elsewhere') }}\n`,
    );
    assert.deepEqual(problems(), []);
  });

  it('reports models that need each other', async () => {
    const { problems } = await open(
      "-- file: dbt_project.yml\nname: x\n-- file: models/a.sql\nselect * from {{ ref('b') }}\n-- file: models/b.sql\nselect * from {{ ref('a') }}\n",
    );
    assert.deepEqual(problems(), [
      "/models/a.sql:1 cyclic-model select * from {{ ref('b') }}",
      "/models/b.sql:1 cyclic-model select * from {{ ref('a') }}",
    ]);
  });

  it('lets a model read what it has built so far', async () => {
    const { problems, columns } = await open(
      '-- file: dbt_project.yml\nname: x\n-- file: models/a.sql\nselect 1 as id from {{ this }} t\n',
    );
    assert.deepEqual(problems(), []);
    assert.deepEqual(
      columns('a')?.map((column) => column.split(' ')[0]),
      ['id'],
    );
  });

  it('nested in another project belongs to itself, and sees the tables around it', async () => {
    const { workspace, problems } = await open(`-- file: aetl.yaml
version: 1
dialect: snowflake
-- file: schema.sql
create table raw.events (id int);
-- file: dbt/dbt_project.yml
name: inner
-- file: dbt/models/m.sql
select idd from raw.events
`);
    assert.deepEqual(
      workspace.projects.map(({ name }) => name),
      ['/', 'inner'],
    );
    assert.equal(workspace.file('file:///dbt/models/m.sql')?.choice.dialect, 'snowflake');
    assert.deepEqual(problems(), ['/dbt/models/m.sql:1 unknown-column idd']);
  });

  it('nested in another project obeys its rules for dialects and excluded files', async () => {
    const { workspace } = await open(`-- file: aetl.yaml
version: 1
dialect: snowflake
exclude: ["dbt/models/old/**"]
files:
  - { glob: "dbt/**", dialect: bigquery }
-- file: dbt/dbt_project.yml
name: inner
-- file: dbt/models/m.sql
select 1
-- file: dbt/models/old/n.sql
select 1
`);
    assert.equal(workspace.file('file:///dbt/models/m.sql')?.choice.dialect, 'bigquery');
    assert.equal(workspace.file('file:///dbt/models/old/n.sql'), null);
  });
});

describe('seeds', () => {
  it('may be separated by other signs, and have types in YAML', async () => {
    const { columns } = await open(`-- file: dbt_project.yml
name: x
-- file: seeds/a.csv
id;"name; long"
1;b
-- file: seeds/b.csv
one\ttwo
-- file: seeds/s.yml
seeds:
  - name: a
    config: { column_types: { id: bigint } }
`);
    assert.deepEqual(columns('a'), ['id bigint', 'name; long']);
    assert.deepEqual(columns('b'), ['one', 'two']);
  });
});

describe('a snapshot in YAML', () => {
  it("is linked to what it is taken of, has dbt's columns, and may have others", async () => {
    const { columns, problems, workspace } = await open(`-- file: dbt_project.yml
name: x
-- file: models/a.sql
select 1 as id
-- file: models/b.sql
select id, dbt_valid_to, other from {{ ref('a_history') }}
-- file: snapshots/s.yml
snapshots:
  - name: a_history
    relation: ref('a')
    config: { unique_key: id, strategy: check, check_cols: all }
`);
    assert.deepEqual(problems(), []);
    assert.deepEqual(columns('a_history'), ['dbt_scd_id', 'dbt_updated_at', 'dbt_valid_from', 'dbt_valid_to']);
    assert.deepEqual(
      [...workspace.flow.edges()].filter(({ target }) => target.node === 'a_history').map(({ source }) => source.node),
      ['a'],
    );
  });
});
