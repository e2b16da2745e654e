import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type LineStore, ok } from '../../../server/src/base/index.ts';
import type { Persistence } from '../../../server/src/workspace/index.ts';
import { filesOf, MemoryFiles, open, stateOf } from './fixture.ts';

const SHOP = `-- file: aetl.yaml
version: 1
dialect: postgres
catalog: ["ddl/*.sql", "models/*.yml"]
-- file: ddl/raw.sql
create table raw.orders (id int primary key, customer_id int references raw.customers (id), amount numeric(12, 2) not null);
create table raw.customers (id int, name text);
comment on column raw.customers.name is 'As on the passport';
alter table raw.orders add day date;
-- file: models/extra.yml
models:
  - name: daily
    columns:
      - name: total
        description: What came in
-- file: views/daily.sql
create view mart.daily as select o.day, sum(o.amount) as total from raw.orders o where o.id > 0 group by o.day;
-- file: views/weekly.sql
create view mart.weekly as select date_trunc('week', day) as week, sum(total) as total from mart.daily group by 1;
-- file: views/a.sql
create view loop.a as select x from loop.b;
-- file: views/b.sql
create view loop.b as select x from loop.a;
-- file: report.sql
create temp table t as select week, total from mart.weekly; select week, nothing from t; select nome from raw.customers;
`;

const DBT = `-- file: dbt_project.yml
name: shop
vars: { first: id }
-- file: macros/cents.sql
{% macro cents(column) %}{{ column }} / 100{% endmacro %}
-- file: macros/names.sql
{% macro total_name() %}total{% endmacro %}
-- file: models/sources.yml
sources:
  - name: raw
    tables: [{ name: orders, columns: [{ name: id, data_type: int }, { name: amount, data_type: int }] }]
exposures:
  - name: board
    type: dashboard
    depends_on: [ref('report')]
-- file: models/staged.sql
select {{ var('first') }}, {{ cents('amount') }} as {{ total_name() }} from {{ source('raw', 'orders') }}
-- file: models/report.sql
{% for column in ['id', 'total'] %} {% set last = column %} {% endfor %}
select id, total, missing from {{ ref('staged') }}
-- file: models/scored.py
def model(dbt, session):
    return dbt.ref("report")
`;

/** What happens to a dbt project between two runs. */
const DBT_CHANGES: Readonly<Record<string, (files: MemoryFiles) => void>> = {
  nothing: () => {},
  'a macro writes another name': (files) => edit(files, '/macros/names.sql', (text) => text.replace('%}total{%', '%}sum_total{%')),
  'a macro goes': (files) => files.contents.delete('/macros/names.sql'),
  'a macro comes': (files) => files.put('/macros/more.sql', '{% macro cents(column) %}{{ column }} / 1000{% endmacro %}'),
  'a variable has another value': (files) => edit(files, '/dbt_project.yml', (text) => text.replace('first: id', 'first: amount')),
  'a source loses a column': (files) => edit(files, '/models/sources.yml', (text) => text.replace('{ name: id, data_type: int }, ', '')),
  'a model changes': (files) => edit(files, '/models/staged.sql', (text) => text.replace('{{ cents', '1 as missing, {{ cents')),
  'a model in Python reads another': (files) => edit(files, '/models/scored.py', (text) => text.replace('report', 'staged')),
};

/** What happens to the disk between two runs. */
const CHANGES: Readonly<Record<string, (files: MemoryFiles) => void>> = {
  nothing: () => {},
  'a column is renamed': (files) => edit(files, '/views/daily.sql', (text) => text.replace('as total', 'as sum_total')),
  'a column gets another type': (files) => edit(files, '/ddl/raw.sql', (text) => text.replace('numeric(12, 2)', 'bigint')),
  'a comment is added': (files) => edit(files, '/views/daily.sql', (text) => `-- daily\n${text}`),
  'a file goes': (files) => files.contents.delete('/views/daily.sql'),
  'a file comes': (files) => files.put('/views/more.sql', 'create view mart.more as select name, amount from raw.customers, raw.orders;'),
  'a file moves': (files) => {
    files.put('/views/moved.sql', new TextDecoder().decode(files.contents.get('/views/weekly.sql')));
    files.contents.delete('/views/weekly.sql');
  },
  'the schema goes': (files) => files.contents.delete('/ddl/raw.sql'),
  'a cycle is mended': (files) => edit(files, '/views/b.sql', () => 'create view loop.b as select name as x from raw.customers;'),
  'YAML changes': (files) => edit(files, '/models/extra.yml', (text) => text.replace('What came in', 'Income')),
  'the project speaks another dialect': (files) => edit(files, '/aetl.yaml', (text) => text.replace('postgres', 'oracle')),
  'the project has another catalog': (files) => edit(files, '/aetl.yaml', (text) => text.replace(/catalog:.*/, '')),
  'a file becomes unreadable': (files) => files.unreadable.add('/views/daily.sql'),
};

describe('a second start', () => {
  const cases = [
    ...Object.entries(CHANGES).map(([name, change]) => ({ name, change, fixture: SHOP })),
    ...Object.entries(DBT_CHANGES).map(([name, change]) => ({ name: `dbt, ${name}`, change, fixture: DBT })),
  ];
  for (const { name, change, fixture } of cases) {
    it(`knows what a first one would: ${name}`, async () => {
      const { files, persistence } = await firstRun(fixture);
      change(files);
      const warm = await open(files, { persistence });
      assert.deepEqual(stateOf(warm), stateOf(await open(files)));
    });
  }

  it('parses only what has changed', async () => {
    const { files, persistence, count } = await firstRun();
    edit(files, '/views/daily.sql', (text) => `-- daily\n${text}`);
    assert.equal((await open(files, { persistence })).recalled, count - 1);
  });

  it('keeps on recalling, run after run', async () => {
    const { files, persistence, count } = await firstRun();
    for (const column of ['a', 'b', 'c']) {
      edit(files, '/views/daily.sql', (text) => text.replace(/as \w+ from raw/, `as ${column} from raw`));
      const warm = await open(files, { persistence });
      assert.equal(warm.recalled, count - 1);
      assert.deepEqual(stateOf(warm), stateOf(await open(files)));
      await warm.workspace.remember();
    }
  });

  it('goes on as any other: an edit reaches those who read what it changes', async () => {
    const { files, persistence } = await firstRun();
    const [warm, cold] = [await open(files, { persistence }), await open(files)];
    for (const { workspace } of [warm, cold]) {
      const text = workspace.file('file:///views/daily.sql')?.text ?? '';
      workspace.show('file:///views/daily.sql', text.replace('as total', 'as t'), 2);
      await workspace.settle();
    }
    assert.deepEqual(stateOf(warm), stateOf(cold));
    assert.ok(warm.problems('/views/weekly.sql').some((problem) => problem.endsWith('unknown-column total')));
  });

  it('believes nothing that another build wrote', async () => {
    const { files, persistence } = await firstRun();
    assert.equal((await open(files, { persistence: { ...persistence, build: 'another' } })).recalled, 0);
  });

  it('passes over lines that are no records', async () => {
    const { files, store, persistence, count } = await firstRun();
    for (const [name, lines] of store.lists) store.lists.set(name, [...lines.slice(0, 3), '{"uri":', '', '[]', ...lines.slice(4)]);
    const warm = await open(files, { persistence });
    assert.equal(warm.recalled, count - 1);
    assert.deepEqual(stateOf(warm), stateOf(await open(files)));
  });

  it('does not take unsaved text for the file', async () => {
    const { files, persistence } = await firstRun();
    const first = await open(files, { persistence });
    first.workspace.show('file:///views/daily.sql', 'create view mart.daily as select 1 as other', 1);
    await first.workspace.settle();
    await first.workspace.remember();
    assert.deepEqual(stateOf(await open(files, { persistence })), stateOf(await open(files)));
  });

  it('is left nothing by a run whose files change while it writes', async () => {
    const { files, store, persistence } = await firstRun();
    store.lists.clear();
    const run = await open(files, { persistence });
    const writing = run.workspace.remember();
    run.workspace.show('file:///views/daily.sql', 'select 1', 1);
    assert.equal((await writing).ok, false);
    assert.equal(store.lists.size, 0);
  });
});

async function firstRun(fixture = SHOP) {
  const files = new MemoryFiles(filesOf(fixture));
  const store = new MemoryStore();
  const persistence: Persistence = { store, hash: (text) => text, build: '1' };
  const first = await open(files, { persistence });
  assert.ok((await first.workspace.remember()).ok);
  return { files, store, persistence, count: [...first.workspace.files].length };
}

function edit(files: MemoryFiles, path: string, change: (text: string) => string): void {
  files.put(path, change(new TextDecoder().decode(files.contents.get(path))));
}

class MemoryStore implements LineStore {
  readonly lists = new Map<string, readonly string[]>();

  async read(name: string) {
    return this.lists.get(name) ?? null;
  }

  async write(name: string, lines: AsyncIterable<string>) {
    const kept: string[] = [];
    try {
      for await (const line of lines) kept.push(line);
    } catch (error) {
      return { ok: false as const, error: String(error) };
    }
    this.lists.set(name, kept);
    return ok(undefined);
  }
}
