// Jobs that run what dbt is told to make, or what SQL calls, while files are edited.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAetl } from '../../../server/src/app/index.ts';
import { NEVER_CANCELLED } from '../../../server/src/base/index.ts';
import { filesOf, MemoryFiles } from '../workspace/fixture.ts';

const FILES = `-- file: aetl.yaml
version: 1
dialect: postgres
-- file: dags/d.py
with DAG("nightly") as dag:
    a = BashOperator(task_id="a", bash_command="dbt run -s tag:core+")
    b = PostgresOperator(task_id="b", sql="call fill()")
-- file: dbt/dbt_project.yml
name: shop
version: '1'
-- file: dbt/models/a.sql
{{ config(tags=['core']) }} select 1 as id, 2 as x
-- file: dbt/models/b.sql
select id, 2 as x from {{ ref('a') }}
-- file: dbt/models/c.sql
select id from {{ ref('b') }}
-- file: procs.sql
create table log (n int); create table other (n int);
create procedure fill() language plpgsql as $$ begin insert into log select id from b; end $$;
create procedure spare() language plpgsql as $$ begin insert into other select n from log; end $$;
`;

test('an edit of a model or a routine changes what jobs run, and another one does not', async () => {
  const files = filesOf(FILES);
  const aetl = createAetl({
    logger: { info() {}, warn() {}, error: (message, cause) => assert.fail(`${message}: ${cause}`) },
    fs: new MemoryFiles(files),
    yield: async () => {},
  });
  await aetl.setRoots(['file:///'], () => {}, NEVER_CANCELLED);
  const runs = async () => {
    const answer = await aetl.thingLineage({ name: 'job:nightly', direction: 'both', depth: 9 }, NEVER_CANCELLED);
    assert.ok(answer.ok);
    return answer.value.writes.join(' ');
  };
  let version = 0;
  const edit = (name: string, change: (text: string) => string) => {
    files.set(name, change(files.get(name) ?? ''));
    aetl.showDocument(`file://${name}`, files.get(name) ?? '', ++version);
  };
  assert.equal(await runs(), 'b c log');
  edit('/dbt/models/b.sql', (text) => `${text} where id > 1`);
  assert.equal(await runs(), 'b c log');
  edit('/dbt/models/b.sql', () => 'select 1 as id, 2 as x');
  assert.equal(await runs(), 'log', 'it no longer reads a, and c no longer comes of it');
  edit('/dbt/models/c.sql', (text) => `{{ config(tags=['core']) }} ${text}`);
  assert.equal(await runs(), 'c log');
  edit('/procs.sql', (text) => text.replace('from b; end', 'from b; call spare(); end'));
  assert.equal(await runs(), 'c log other');
  edit('/dags/d.py', (text) => text.replace('tag:core+', 'a'));
  assert.equal(await runs(), 'log other');
});
