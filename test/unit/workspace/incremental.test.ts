import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CancelledError } from '../../../server/src/base/index.ts';
import { pathToUri } from '../../../server/src/workspace/index.ts';
import { MemoryFiles, open } from './fixture.ts';

const SHOP = `-- file: schema.sql
create table raw.orders (id int, amount numeric);
create table raw.customers (id int, name text);
-- file: views/daily.sql
create view mart.daily as select id, amount as total from raw.orders;
-- file: views/weekly.sql
create view mart.weekly as select total from mart.daily;
-- file: report.sql
select total from mart.weekly;
-- file: other.sql
select name from raw.customers;
`;

/** Edits a file and says which files were bound again. */
async function edit(opened: Awaited<ReturnType<typeof open>>, path: string, change: (text: string) => string): Promise<string[]> {
  const uri = pathToUri(path);
  const text = opened.workspace.file(uri)?.text ?? '';
  opened.workspace.show(uri, change(text), 2);
  const checked = await opened.workspace.settle();
  return checked.map((of) => of.replace('file://', '')).sort();
}

describe('an edit', () => {
  it('that leaves the summary as it was binds only its own file', async () => {
    const opened = await open(SHOP);
    assert.deepEqual(await edit(opened, '/views/daily.sql', (text) => `-- a comment\n${text}`), ['/views/daily.sql']);
    assert.deepEqual(await edit(opened, '/schema.sql', (text) => `${text}\n-- more`), ['/schema.sql']);
    assert.deepEqual(await edit(opened, '/other.sql', (text) => `${text} select 1;`), ['/other.sql']);
  });

  it('that changes a column binds those that read it, and theirs as far as anything changes', async () => {
    const opened = await open(SHOP);
    assert.deepEqual(opened.problems(), []);
    const checked = await edit(opened, '/views/daily.sql', (text) => text.replace('as total', 'as sum_total'));
    assert.deepEqual(
      checked,
      ['/report.sql', '/views/daily.sql', '/views/weekly.sql'].filter((path) => checked.includes(path)),
    );
    assert.ok(checked.includes('/views/weekly.sql') && !checked.includes('/other.sql'));
    assert.deepEqual(opened.problems(), ['/views/weekly.sql:1 unknown-column total']);
    await edit(opened, '/views/daily.sql', (text) => text.replace('as sum_total', 'as total'));
    assert.deepEqual(opened.problems(), []);
  });

  it('that removes a table is noticed by those who read it, and its coming back too', async () => {
    const opened = await open(SHOP);
    await edit(opened, '/schema.sql', (text) => text.replace('raw.customers', 'raw.clients'));
    assert.deepEqual(opened.problems(), ['/other.sql:1 unknown-table customers']);
    await edit(opened, '/schema.sql', (text) => text.replace('raw.clients', 'raw.customers'));
    assert.deepEqual(opened.problems(), []);
  });
});

it('an edit of a version of a model is noticed by those who read the model', async () => {
  const opened = await open(`-- file: dbt_project.yml
name: shop
-- file: models/menu.yml
models: [{ name: dim_menu, latest_version: 2, versions: [{ v: 1 }, { v: 2 }] }]
-- file: models/dim_menu_v1.sql
select 1 as sku
-- file: models/dim_menu_v2.sql
select 1 as sku, 2 as price
-- file: models/menu.sql
select price from {{ ref('dim_menu') }}
`);
  assert.deepEqual(opened.problems(), []);
  await edit(opened, '/models/dim_menu_v2.sql', (text) => text.replace('price', 'cost'));
  assert.deepEqual(opened.problems(), ['/models/menu.sql:1 unknown-column price']);
});

describe('documents', () => {
  it('count more than the disk while they are open', async () => {
    const opened = await open(SHOP);
    opened.workspace.show('file:///other.sql', 'select nome from raw.customers', 1);
    assert.deepEqual(opened.problems('/other.sql'), ['/other.sql:1 unknown-column nome']);
    await opened.workspace.hide('file:///other.sql');
    assert.deepEqual(opened.problems('/other.sql'), []);
  });

  it('that were never saved see the catalog, and add nothing to it', async () => {
    const opened = await open(SHOP);
    opened.workspace.show('untitled:Untitled-1', 'create table raw.mine (a int); select nome from raw.customers;', 1);
    assert.deepEqual(
      opened.workspace.diagnostics('untitled:Untitled-1').map(({ code }) => code),
      ['unknown-column'],
    );
    assert.equal(opened.columns('raw.mine'), null);
  });

  it('are read again when the disk changes, appears and disappears', async () => {
    const opened = await open(SHOP);
    opened.files.put('/new.sql', 'create table raw.extra (x int);');
    await opened.workspace.filesChanged(['file:///new.sql']);
    await opened.workspace.settle();
    assert.deepEqual(opened.columns('raw.extra'), ['x int']);
    opened.files.contents.delete('/new.sql');
    await opened.workspace.filesChanged(['file:///new.sql']);
    assert.equal(opened.columns('raw.extra'), null);
    assert.equal(opened.workspace.isStale, false);
    opened.files.put('/aetl.yaml', 'version: 1\n');
    await opened.workspace.filesChanged(['file:///aetl.yaml']);
    assert.equal(opened.workspace.isStale, true);
  });
});

it('indexing can be cancelled', async () => {
  const { workspace } = await open(SHOP);
  await assert.rejects(workspace.index(['/'], { isCancellationRequested: true }), CancelledError);
  assert.equal(workspace.figures().files, 5);
});

it('reports its progress', async () => {
  const { workspace } = await open(SHOP);
  const seen: number[] = [];
  await workspace.index(['/'], undefined, (done, total) => seen.push(done / total));
  assert.deepEqual(
    seen,
    seen.toSorted((a, b) => a - b),
  );
  assert.equal(seen.at(-1), 1);
});

describe('cycles', () => {
  it('are known after every edit as a fresh start would know them', async () => {
    const random = seeded(7);
    const pick = (count: number) => Math.floor(random() * count);
    const names = Array.from({ length: 12 }, (_, at) => `v${at}`);
    const view = (name: string) =>
      `create view ${pick(5) === 0 ? 'other' : 'dw'}.${name} as select x from dw.v${pick(12)}, dw.v${pick(12)};`;
    const files = new MemoryFiles(names.map((name) => [`/${name}.sql`, pick(3) === 0 ? `select 1 as x` : view(name)]));
    const opened = await open(files);
    let cyclic = 0;
    for (let step = 0; step < 120; step++) {
      const name = names[pick(names.length)] ?? '';
      files.put(`/${name}.sql`, pick(3) === 0 ? 'select 1 as x' : view(name));
      await opened.workspace.filesChanged([pathToUri(`/${name}.sql`)]);
      await opened.workspace.settle();
      const fresh = (await open(files)).problems();
      assert.deepEqual(cycleProblems(opened.problems()), cycleProblems(fresh));
      cyclic += cycleProblems(fresh).length;
    }
    assert.ok(cyclic > 50, `${cyclic} findings`);
  });
});

function cycleProblems(problems: readonly string[]): string[] {
  return problems.filter((problem) => problem.includes('cyclic-model'));
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}
