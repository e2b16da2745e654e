// Columns that a dbt source still describes and its table does not have any more.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryCrawl } from '../metadata/memory-crawl.ts';
import { open } from './fixture.ts';

const ROOT = `-- file: aetl.yaml
version: 1
dialect: postgres
-- file: dbt/dbt_project.yml
name: p
version: '1.0'
`;
const SOURCES = `-- file: dbt/models/sources.yml
version: 2
sources:
  - name: raw
    tables:
      - name: orders
        columns: [{ name: id, data_type: int, description: The number }, { name: status, data_type: text }]
`;
const MODEL = `-- file: dbt/models/stg.sql
with source as (select * from {{ source('raw', 'orders') }})
select id, status from source
`;
const DDL = (columns: string) => `-- file: schema/raw.sql\ncreate table raw.orders (${columns});\n`;

type Opened = Awaited<ReturnType<typeof open>>;

function told({ workspace }: Opened): string[] {
  return ['dbt/models/sources.yml', 'dbt/models/stg.sql'].flatMap((path) => {
    const uri = `file:///${path}`;
    const text = workspace.file(uri)?.text ?? '';
    return workspace
      .diagnostics(uri)
      .map(({ severity, range, message }) => `${severity} ${path.split('/').at(-1)} ${text.slice(range.start, range.end)}: ${message}`);
  });
}

const GONE = [
  'warning sources.yml status: raw.orders has no column status: raw.sql does not list it.',
  'error stg.sql status: There is no column status in source: raw.sql does not list it, though sources.yml describes it',
];

describe('a column that a source describes', () => {
  it('is gone when the DDL around the dbt project does not list it', async () => {
    assert.deepEqual(told(await open(ROOT + DDL('id int, status text') + SOURCES + MODEL)), []);
    assert.deepEqual(told(await open(ROOT + DDL('id int') + SOURCES + MODEL)), GONE);
  });

  it('is gone too where DDL and description are in one project', async () => {
    const files = (ROOT + DDL('id int') + SOURCES + MODEL)
      .replaceAll('-- file: dbt/', '-- file: ')
      .replace('-- file: aetl.yaml\nversion: 1\ndialect: postgres\n', '');
    const { workspace } = await open(files);
    const messages = ['models/sources.yml', 'models/stg.sql'].flatMap((path) =>
      workspace.diagnostics(`file:///${path}`).map(({ message }) => message),
    );
    assert.deepEqual(
      messages,
      GONE.map((line) => line.replace(/^\w+ \S+ status: /, '')),
    );
  });

  it('goes and comes with an edit of the DDL, for the description and for models, under another name as well', async () => {
    const renamed = SOURCES.replace('- name: orders', '- name: sales\n        identifier: orders');
    const opened = await open(ROOT + DDL('id int, status text') + renamed + MODEL.replace("'orders'", "'sales'"));
    const { workspace } = opened;
    const edit = async (columns: string, version: number) => {
      workspace.show('file:///schema/raw.sql', `create table raw.orders (${columns});\n`, version);
      return workspace.settle();
    };
    assert.deepEqual(told(opened), []);
    const changed = await edit('id int', 1);
    assert.deepEqual(told(opened), GONE);
    assert.ok(changed.includes('file:///dbt/models/sources.yml') && changed.includes('file:///dbt/models/stg.sql'), changed.join());
    await edit('id int, status text', 2);
    assert.deepEqual(told(opened), []);
  });

  it('may be there where DDL does not say all', async () => {
    for (const ddl of [
      // An ALTER that adds it.
      `${DDL('id int')}-- file: schema/002.sql\nalter table raw.orders add column status text;\n`,
      // Another table of that name, another database, two definitions that disagree, a table made by a query of what nobody knows.
      '-- file: schema/raw.sql\ncreate table other.orders (id int);\n',
      `${DDL('id int')}-- file: schema/again.sql\ncreate table raw.orders (id int, state text);\n`,
      '-- file: schema/raw.sql\ncreate table raw.orders as select * from elsewhere.orders;\n',
      '-- file: schema/raw.sql\ncreate table raw.orders (id int, like elsewhere.orders);\n',
      '-- file: schema/raw.sql\n-- aetl: dialect=oracle\nCREATE TABLE raw.orders (id number);\n',
    ])
      assert.deepEqual(told(await open(ROOT + ddl + SOURCES + MODEL)), [], ddl);
  });

  it('is told where it is described, when an ALTER takes it away; models may run before', async () => {
    const ddl = `${DDL('id int, status text')}-- file: schema/002.sql\nalter table raw.orders drop column status;\n`;
    assert.deepEqual(told(await open(ROOT + ddl + SOURCES + MODEL)), [
      'warning sources.yml status: raw.orders has no column status: 002.sql drops it.',
    ]);
  });

  it('is what the database says, where there is a crawl', async () => {
    const connected = ROOT.replace(
      'dialect: postgres\n',
      'dialect: postgres\nconnections: { dw: { type: postgres, host: h } }\nfiles: [{ glob: "**/*", connection: dw }]\n',
    );
    const crawled = (columns: string) => ({ crawled: () => memoryCrawl({ objects: [`raw.orders(${columns})`] }) });
    assert.deepEqual(told(await open(connected + SOURCES + MODEL, crawled('id int, status text'))), []);
    assert.deepEqual(told(await open(connected + SOURCES + MODEL, crawled('id int'))), [
      'warning sources.yml status: raw.orders has no column status: the last crawl did not find it.',
      'error stg.sql status: There is no column status in source: the last crawl did not find it, though sources.yml describes it',
    ]);
    // DDL that is older than the database.
    assert.deepEqual(told(await open(connected + DDL('id int') + SOURCES + MODEL, crawled('id int, status text'))), []);
    assert.deepEqual(told(await open(connected + DDL('id int') + SOURCES + MODEL, crawled('id int'))), GONE);
  });

  it('keeps its description and its place, and the table has the columns of the DDL in their order', async () => {
    const { workspace } = await open(ROOT + DDL('status text, id int, extra date') + SOURCES + MODEL);
    const model = workspace.file('file:///dbt/models/stg.sql');
    assert.ok(model !== null);
    const table = workspace.catalogOf(model).table('raw.orders');
    assert.deepEqual(
      table?.columns.map(({ name, description, sites }) => [name, description, sites[0]?.uri.split('/').at(-1)]),
      [
        ['status', null, 'sources.yml'],
        ['id', 'The number', 'sources.yml'],
        ['extra', null, 'raw.sql'],
      ],
    );
  });
});
