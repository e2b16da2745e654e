import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { open } from './fixture.ts';

describe('columns of views and CTAS', () => {
  it('follow from queries, transitively, whatever the order of files', async () => {
    const { columns, problems } = await open(`-- file: a_last.sql
create view v3 as select * from v2;
-- file: b.sql
create view v2 as select a, b * 2 as twice from v1;
-- file: z_first.sql
create table base (a int, b int);
create view v1 as select * from base;
`);
    assert.deepEqual(
      columns('v3')?.map((column) => column.split(' ')[0]),
      ['a', 'twice'],
    );
    assert.deepEqual(problems(), []);
  });

  it('follow from views below in the same file', async () => {
    const { columns } = await open(`-- file: a.sql
create view upper_view as select * from lower_view;
create view lower_view as select 1 as one, 2 as two;
`);
    assert.deepEqual(
      columns('upper_view')?.map((column) => column.split(' ')[0]),
      ['one', 'two'],
    );
  });

  it('use the names that the view lists', async () => {
    const { workspace } = await open(`-- file: a.sql
create table t (a int);
create view v (x) as select a from t;
`);
    const [view] = [...workspace.tables()].filter(({ table }) => table.id === 'v');
    assert.deepEqual(
      view?.table.columns.map(({ name, sites }) => [name, sites.length]),
      [['x', 1]],
    );
  });

  it('come from SELECT INTO as well', async () => {
    const { columns } = await open('-- file: a.sql\nselect 1 as one into dbo.target;\n', { dialect: 'tsql' });
    assert.deepEqual(
      columns('dbo.target')?.map((column) => column.split(' ')[0]),
      ['one'],
    );
  });
});

describe('cycles', () => {
  it('of views are reported on each member and not followed', async () => {
    const { problems, columns } = await open(`-- file: a.sql
create view a as select * from b;
-- file: b.sql
create view b as select *, 1 as n from c;
-- file: c.sql
create view c as select * from a;
-- file: d.sql
create view d as select * from a;
`);
    assert.deepEqual(problems(), ['/a.sql:1 cyclic-model a', '/b.sql:1 cyclic-model b', '/c.sql:1 cyclic-model c']);
    assert.deepEqual(columns('a'), []);
  });

  it('go away when one view changes', async () => {
    const opened = await open('-- file: a.sql\ncreate view a as select x from b;\n-- file: b.sql\ncreate view b as select x from a;\n');
    assert.equal(opened.problems().length, 2);
    opened.workspace.show('file:///b.sql', 'create view b as select 1 as x;', 1);
    await opened.workspace.settle();
    assert.deepEqual(opened.problems(), []);
    assert.deepEqual(
      opened.columns('a')?.map((column) => column.split(' ')[0]),
      ['x'],
    );
  });

  it('are no cycles when a CTE has the name of its view', async () => {
    const { problems } = await open(
      '-- file: a.sql\ncreate table t (x int);\ncreate view v as with v as (select x from t) select x from v;\n',
    );
    assert.deepEqual(problems(), []);
  });

  it('through tables that are loaded in turn are none', async () => {
    const { problems } = await open(
      '-- file: a.sql\ncreate table a as select * from b;\n-- file: b.sql\ncreate view b as select * from a;\n',
    );
    assert.deepEqual(problems(), []);
  });

  it('of one view with itself', async () => {
    const { problems } = await open('-- file: a.sql\ncreate view v as select * from v;\n');
    assert.deepEqual(problems(), ['/a.sql:1 cyclic-model v']);
  });
});

describe('two definitions', () => {
  it('that differ are reported and believed neither', async () => {
    const { problems } = await open(`-- file: a.sql
create table t (a int);
-- file: b.sql
create table t (a int, b int);
-- file: q.sql
select nothing from t;
`);
    assert.deepEqual(problems(), ['/b.sql:1 duplicate-definition t']);
  });

  it('that agree are mentioned', async () => {
    const { workspace } = await open('-- file: a.sql\ncreate table t (a int);\n-- file: b.sql\ncreate table t (a int);\n');
    assert.deepEqual(
      workspace.diagnostics('file:///b.sql').map(({ severity }) => severity),
      ['information'],
    );
  });

  it('are none when the first is dropped before', async () => {
    const { problems, columns } = await open('-- file: a.sql\ncreate table t (a int);\ndrop table if exists t;\ncreate table t (b int);\n');
    assert.deepEqual([problems(), columns('t')], [[], ['b int']]);
  });
});
