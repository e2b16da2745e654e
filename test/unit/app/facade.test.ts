import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type Aetl, createAetl } from '../../../server/src/app/index.ts';
import { NEVER_CANCELLED } from '../../../server/src/base/index.ts';
import { filesOf, MemoryFiles } from '../workspace/fixture.ts';

const SHOP = `-- file: aetl.yaml
version: 1
dialect: postgres
connections:
  dw: { type: postgres }
files:
  - { glob: "marts/**", connection: dw }
-- file: schema.sql
create table raw.orders (id int primary key, amount numeric, day date);
comment on table raw.orders is 'What arrived.';
create table raw.lines (order_id int references raw.orders (id), price numeric);
-- file: marts/daily.sql
create view marts.daily as
select o.day, sum(o.amount) as total from raw.orders o group by o.day;
-- file: report.sql
select total from marts.daily where total > 0;
`;

async function openShop(): Promise<Aetl> {
  const aetl = createAetl({
    logger: { info() {}, warn() {}, error: (message, cause) => assert.fail(`${message}: ${cause}`) },
    fs: new MemoryFiles(filesOf(SHOP)),
    yield: async () => {},
    pageTemplate: async () => '<title><!--aetl:title--></title><!--aetl:graph-->',
  });
  await aetl.setRoots(['file:///'], () => {}, NEVER_CANCELLED);
  return aetl;
}

describe('the facade', () => {
  let aetl: Aetl;
  before(async () => {
    aetl = await openShop();
  });

  it('tells what a document is', async () => {
    assert.deepEqual(await aetl.documentInfo('file:///marts/daily.sql', NEVER_CANCELLED), {
      dialect: 'postgres',
      dialectReason: 'dialect of aetl.yaml',
      project: '/',
      statements: 1,
      connection: 'dw',
    });
    assert.equal(await aetl.documentInfo('file:///nothing.sql', NEVER_CANCELLED), null);
  });

  it('shows the catalog as a tree', async () => {
    const schemas = await aetl.catalogChildren({}, NEVER_CANCELLED);
    assert.deepEqual(
      schemas.map(({ kind, label, detail }) => [kind, label, detail]),
      [
        ['schema', 'marts', '1 table'],
        ['schema', 'raw', '2 tables'],
      ],
    );
    const tables = await aetl.catalogChildren({ parent: schemas[1]?.id ?? '' }, NEVER_CANCELLED);
    assert.deepEqual(
      tables.map(({ label, description, lineageName }) => [label, description, lineageName]),
      [
        ['lines', null, 'raw.lines'],
        ['orders', 'What arrived.', 'raw.orders'],
      ],
    );
    const columns = await aetl.catalogChildren({ parent: tables[0]?.id ?? '' }, NEVER_CANCELLED);
    assert.deepEqual(
      columns.map(({ label, references, hasChildren }) => [label, references, hasChildren]),
      [
        ['order_id', 'raw.orders.id', false],
        ['price', null, false],
      ],
    );
    assert.equal(columns[0]?.location?.range.start.line, 2);
  });

  it('filters the tree by tables and columns', async () => {
    const schemas = await aetl.catalogChildren({ filter: 'PRI' }, NEVER_CANCELLED);
    const tables = await aetl.catalogChildren({ parent: schemas[0]?.id ?? '', filter: 'PRI' }, NEVER_CANCELLED);
    const columns = await aetl.catalogChildren({ parent: tables[0]?.id ?? '', filter: 'PRI' }, NEVER_CANCELLED);
    assert.deepEqual(
      [schemas, tables, columns].map((nodes) => nodes.map(({ label }) => label)),
      [['raw'], ['lines'], ['price']],
    );
    assert.deepEqual(await aetl.catalogChildren({ parent: 'nonsense' }, NEVER_CANCELLED), []);
  });

  it('follows a column by name, through a view into a query', async () => {
    const graph = await aetl.queryLineage({ name: 'daily.total', direction: 'both', depth: 9 }, NEVER_CANCELLED);
    assert.deepEqual(graph?.focus, { node: 'marts.daily', column: 'total' });
    assert.deepEqual(graph?.nodes.map(({ id, kind }) => `${kind} ${id}`).sort(), [
      'query report.sql:1',
      'table raw.orders',
      'view marts.daily',
    ]);
    const edge = graph?.edges.find(({ source }) => source.column === 'amount');
    assert.deepEqual(
      [edge?.kind, edge?.expression, edge?.location?.uri, edge?.location?.range.start],
      ['aggregate', 'sum(o.amount)', 'file:///marts/daily.sql', { line: 1, character: 14 }],
    );
  });

  it('follows what stands at a place', async () => {
    const at = (line: number, character: number) =>
      aetl.queryLineage(
        { textDocument: { uri: 'file:///marts/daily.sql' }, position: { line, character }, direction: 'upstream', depth: 1 },
        NEVER_CANCELLED,
      );
    assert.deepEqual((await at(1, 20))?.focus, { node: 'raw.orders', column: 'amount' });
    assert.deepEqual((await at(0, 21))?.focus, { node: 'marts.daily', column: null });
    assert.deepEqual((await at(1, 33))?.focus, { node: 'marts.daily', column: 'total' });
  });

  it('says which names it could have meant', () => {
    assert.deepEqual(aetl.findLineage('nothing.here'), { found: 'none' });
    assert.deepEqual(aetl.findLineage('RAW.ORDERS.AMOUNT'), { found: 'one', node: 'raw.orders', column: 'amount' });
  });

  it('exports in every format', async () => {
    const question = { name: 'marts.daily.total', direction: 'upstream', depth: 1 } as const;
    const text = await aetl.exportLineage(question, 'text', NEVER_CANCELLED);
    assert.match(text ?? '', /^marts\.daily\.total.*\n {2}<- raw\.orders\.amount numeric {2}aggregate: sum\(o\.amount\)\n/);
    assert.match((await aetl.exportLineage(question, 'mermaid', NEVER_CANCELLED)) ?? '', /flowchart|graph/);
    assert.match((await aetl.exportLineage(question, 'dot', NEVER_CANCELLED)) ?? '', /digraph/);
    assert.match((await aetl.exportLineage(question, 'html', NEVER_CANCELLED)) ?? '', /marts\.daily\.total/);
    assert.equal(JSON.parse((await aetl.exportLineage(question, 'json', NEVER_CANCELLED)) ?? '').focus.column, 'total');
  });

  it('tells the files whose findings changed', async () => {
    const stale = new Promise<readonly string[]>((resolve) => aetl.onStale(resolve));
    aetl.showDocument('file:///marts/daily.sql', 'create view marts.daily as select day, amount as sum from raw.orders;', 1);
    assert.deepEqual([...(await stale)].sort(), ['file:///marts/daily.sql', 'file:///report.sql']);
    const [first] = await aetl.check('file:///report.sql', NEVER_CANCELLED);
    assert.deepEqual([first?.code, first?.suggestions], ['unknown-column', []]);
    await aetl.hideDocument('file:///marts/daily.sql');
    assert.deepEqual(await aetl.check('file:///report.sql', NEVER_CANCELLED), []);
  });

  it('reads everything again when a project file changes', async () => {
    const files = new MemoryFiles(filesOf(SHOP));
    const own = createAetl({ logger: { info() {}, warn() {}, error() {} }, fs: files, yield: async () => {} });
    await own.setRoots(['file:///'], () => {}, NEVER_CANCELLED);
    const stale: string[] = [];
    own.onStale((uris) => stale.push(...uris));
    files.put('/aetl.yaml', 'version: 1\ndialect: oracle\n');
    await own.refreshFiles(['file:///aetl.yaml'], NEVER_CANCELLED);
    assert.equal((await own.documentInfo('file:///report.sql', NEVER_CANCELLED))?.dialect, 'oracle');
    assert.ok(stale.includes('file:///report.sql'));
  });

  it('shows unknown tables as severe as the settings say', async () => {
    const settings = {
      dialect: null,
      include: null,
      exclude: null,
      maxFileSizeKb: 5120,
      diagnostics: true,
      unknownTables: 'hint',
      typeMismatch: 'off',
      keywordCase: 'upper',
      lineWidth: 80,
      lineageLenses: true,
      columnOrigins: false,
    } as const;
    const own = await openShop();
    own.configure('', settings);
    own.showDocument('file:///report.sql', 'select 1 from raw.ordres;', 1);
    assert.deepEqual(
      (await own.check('file:///report.sql', NEVER_CANCELLED)).map(({ code, severity }) => [code, severity]),
      [['unknown-table', 'hint']],
    );
    own.configure('', { ...settings, diagnostics: false });
    assert.deepEqual(await own.check('file:///report.sql', NEVER_CANCELLED), []);
    const edits = await own.format('file:///report.sql', null, { tabSize: 2, insertSpaces: true }, NEVER_CANCELLED);
    assert.equal(edits.ok && edits.value.edits[0]?.newText, 'SELECT\n  1\nFROM\n  raw.ordres');
  });
});
