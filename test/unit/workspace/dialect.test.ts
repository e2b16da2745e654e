import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guessDialect } from '../../../server/src/workspace/index.ts';
import { open } from './fixture.ts';

describe('the dialect of a file', () => {
  const project = `-- file: aetl.yaml
version: 1
dialect: postgres
files:
  - { glob: "erp/**", dialect: oracle }
  - { glob: "erp/web/**", dialect: mysql }
-- file: a.sql
select 1;
-- file: erp/b.sql
-- aetl: dialect=tsql
select 1;
-- file: erp/web/c.sql
select 1;
-- file: d.sql
-- aetl: dialect=duckdb
select 1;
-- file: f.sql
-- aetl: dialect=Databricks
select 1;
-- file: e.pkb
select 1;
`;
  const expected: Readonly<Record<string, readonly [string, string]>> = {
    '/a.sql': ['postgres', 'dialect of aetl.yaml'],
    '/erp/b.sql': ['oracle', 'glob erp/** of aetl.yaml'],
    '/erp/web/c.sql': ['mysql', 'glob erp/web/** of aetl.yaml'],
    '/d.sql': ['duckdb', 'comment “aetl: dialect” in the file'],
    '/f.sql': ['spark', 'comment “aetl: dialect” in the file'],
    '/e.pkb': ['oracle', 'file name extension'],
  };
  for (const [path, [dialect, reason]] of Object.entries(expected)) {
    it(`${path} is ${dialect}`, async () => {
      const { workspace } = await open(project);
      assert.deepEqual(workspace.file(`file://${path}`)?.choice, { dialect, reason });
    });
  }

  it('follows a choice made in the editor, and what is behind it when that is taken back', async () => {
    const { workspace } = await open(project);
    workspace.chooseDialect('file:///a.sql', 'bigquery');
    assert.equal(workspace.file('file:///a.sql')?.choice.dialect, 'bigquery');
    workspace.chooseDialect('file:///a.sql', null);
    assert.equal(workspace.file('file:///a.sql')?.choice.dialect, 'postgres');
  });

  it('is the default of the settings where nobody says anything', async () => {
    const { workspace } = await open('-- file: a.sql\nselect `x` from `y`;\n', { dialect: 'snowflake' });
    assert.deepEqual(workspace.file('file:///a.sql')?.choice, { dialect: 'snowflake', reason: 'default of the settings' });
  });

  it('is guessed from the files around when a file shows none', async () => {
    const { workspace } = await open('-- file: a.sql\ncreate table t (a varchar2(10));\n-- file: b.sql\nselect a from t;\n');
    assert.deepEqual(workspace.file('file:///b.sql')?.choice, { dialect: 'oracle', reason: 'guessed from the files around it' });
  });
});

describe('guesses', () => {
  const texts: Readonly<Record<string, string | null>> = {
    'select sysdate from dual': 'oracle',
    'select a from t where b = c (+)': 'oracle',
    'select top 10 [a] from [dbo].[t]\nGO': 'tsql',
    'create table t (id int auto_increment) engine=InnoDB': 'mysql',
    'select `a` from `t` limit 1': 'mysql',
    'select * except (a) from `project.dataset.table`': 'bigquery',
    'select a::int from t where b ilike $$x$$': 'postgres',
    'create table t (v variant)': 'snowflake',
    'insert overwrite table t select 1': 'spark',
    "select * from read_csv('a.csv')": 'duckdb',
    'pragma table_info(t)': 'sqlite',
    'create table t (a int distkey) sortkey (a)': 'redshift',
    'select a from t': null,
    "select '`x`' from t -- varchar2": null,
  };
  for (const [text, dialect] of Object.entries(texts))
    it(`${text.replace('\n', ' ')} is ${dialect ?? 'nothing'}`, () => assert.equal(guessDialect(text), dialect));
});
