// Names that mean one table in several databases: which of them are one, which are two, and what is a guess.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { JobRuns } from '../../../server/src/app/jobs/index.ts';
import { LineageService } from '../../../server/src/app/lineage-service.ts';
import { Locations } from '../../../server/src/app/locations.ts';
import { SavedLineage } from '../../../server/src/app/saved-lineage.ts';
import { pathToUri } from '../../../server/src/workspace/index.ts';
import { type MemoryCrawl, memoryCrawl } from '../metadata/memory-crawl.ts';
import { open } from './fixture.ts';

type Crawls = Readonly<Record<string, MemoryCrawl>>;

interface Case {
  readonly connections: string;
  /** Rules under `files`. */
  readonly files?: string;
  readonly crawls?: Crawls;
  readonly text: string;
}

async function opened({ connections, files = '', crawls = {}, text }: Case) {
  const yaml = `-- file: aetl.yaml\nversion: 1\ndialect: postgres\nconnections: { ${connections} }\nfiles: [${files}]\n`;
  const sources = Object.fromEntries(Object.entries(crawls).map(([name, crawl]) => [name, memoryCrawl(crawl)]));
  const found = await open(yaml + text, { crawled: (_place, name) => sources[name] ?? null });
  await found.workspace.settleDefinitions();
  const runs = new JobRuns(found.workspace);
  const lineage = new LineageService(found.workspace, new Locations(found.workspace), new SavedLineage(found.workspace, runs), runs);
  return { ...found, lineage };
}

/** `a.x -> b.y`, of values. */
async function flows(given: Case): Promise<string[]> {
  const { workspace } = await opened(given);
  const values = [...workspace.flow.edges()].filter(({ target }) => target.column !== '*');
  return [...new Set(values.map(({ source, target }) => `${source.node}.${source.column} -> ${target.node}.${target.column}`))].sort();
}

const TWO = 'dw: { type: postgres, host: a, database: dw }, crm: { type: postgres, host: b, database: crm }';
const RULES = '{ glob: "dw/**", connection: dw }, { glob: "crm/**", connection: crm }';
const BOTH: Crawls = { dw: { objects: ['sales.orders(id int, amount int)'] }, crm: { objects: ['sales.orders(id int, status text)'] } };

describe('two databases with a table of one name', () => {
  it('have two tables, where files say on which they run', async () => {
    const text = `-- file: dw/a.sql
create table mart.a as select amount from sales.orders;
-- file: crm/b.sql
create table mart.b as select status from sales.orders;
`;
    assert.deepEqual(await flows({ connections: TWO, files: RULES, crawls: BOTH, text }), [
      'sales.orders (crm).status -> mart.b.status',
      'sales.orders.amount -> mart.a.amount',
    ]);
    // So do they when their files tell of them, and nothing is held against the other's.
    const ddl = `-- file: dw/ddl.sql
create table sales.orders (id int, amount int);
-- file: crm/ddl.sql
create table sales.orders (id int, status text);
${text}`;
    assert.deepEqual(await flows({ connections: TWO, files: RULES, text: ddl }), [
      'sales.orders (crm).status -> mart.b.status',
      'sales.orders.amount -> mart.a.amount',
    ]);
    assert.deepEqual((await opened({ connections: TWO, files: RULES, text: ddl })).problems(), []);
    // The DDL of one, and the crawl of the other.
    const mixed = ddl.replace('-- file: dw/ddl.sql\ncreate table sales.orders (id int, amount int);\n', '');
    assert.deepEqual(await flows({ connections: TWO, files: RULES, crawls: { dw: BOTH['dw']! }, text: mixed }), [
      'sales.orders (dw).amount -> mart.a.amount',
      'sales.orders.status -> mart.b.status',
    ]);
  });

  it('have the views of each by it, and only those of files that say so', async () => {
    const crawls: Crawls = {
      dw: { objects: ['sales.orders(id int)', 'sales.v(id int)'], definitions: { 'view sales.v': 'select id from sales.orders' } },
      crm: { objects: ['sales.orders(id int)', 'sales.v(id int)'], definitions: { 'view sales.v': 'select id from sales.orders' } },
    };
    const text = '-- file: dw/a.sql\ncreate table mart.a as select id from sales.v;\n';
    assert.deepEqual(await flows({ connections: TWO, files: RULES, crawls, text }), [
      'sales.orders (crm).id -> sales.v (crm).id',
      'sales.orders.id -> sales.v.id',
      'sales.v.id -> mart.a.id',
    ]);
    // Where only one of them has files, the other is still another database.
    assert.deepEqual(await flows({ connections: TWO, files: '{ glob: "dw/**", connection: dw }', crawls, text }), [
      'sales.orders (crm).id -> sales.v (crm).id',
      'sales.orders.id -> sales.v.id',
      'sales.v.id -> mart.a.id',
    ]);
    assert.deepEqual(await flows({ connections: TWO, crawls, text }), ['sales.orders.id -> sales.v.id', 'sales.v.id -> mart.a.id']);
  });

  it('are a guess for files that do not say, and that is said', async () => {
    const text = `-- file: dw/a.sql
create table mart.a as select amount from sales.orders;
-- file: crm/b.sql
create table mart.b as select status from sales.orders;
-- file: other/c.sql
create table mart.c as select id from sales.orders;
`;
    const { lineage, workspace } = await opened({ connections: TWO, files: RULES, crawls: BOTH, text });
    assert.deepEqual(lineage.describe('sales.orders').sources, {
      connections: ['dw'],
      others: ['crm'],
      guess: 'other/c.sql could mean that of crm too: no rule under “files” in aetl.yaml says.',
    });
    assert.deepEqual(lineage.describe('sales.orders (crm)').sources, { connections: ['crm'], others: ['dw'], guess: null });
    assert.equal(lineage.describe('mart.a').sources, undefined);
    assert.deepEqual(lineage.query({ name: 'sales.orders', direction: 'both', depth: 9 })?.warnings, [
      'It is a guess which table sales.orders is. other/c.sql could mean that of crm too: no rule under “files” in aetl.yaml says.',
    ]);
    assert.deepEqual(
      lineage
        .query({ name: 'sales.orders (crm).status', direction: 'downstream', depth: 9 })
        ?.nodes.map(({ id, columns }) => [id, columns.length]),
      [
        ['sales.orders (crm)', 2],
        ['mart.b', 1],
      ],
    );
    assert.deepEqual(workspace.filesOf('sales.orders (crm)').length, 3);
    // A tree of a database finds its own table.
    assert.deepEqual(
      ['dw', 'crm'].map((name) => workspace.nodeOfDatabase('/', name, 'sales.orders')),
      ['sales.orders', 'sales.orders (crm)'],
    );
    // No file says anything: one table, and both are named.
    const unsaid = await opened({ connections: TWO, crawls: BOTH, text });
    assert.deepEqual(unsaid.lineage.describe('sales.orders').sources, {
      connections: ['dw', 'crm'],
      others: [],
      guess: 'No rule under “files” in aetl.yaml says which of dw, crm it is: they are taken as one table.',
    });
    // A file runs where nobody has seen the table: that of the other is better than none.
    assert.deepEqual(unsaid.problems(), []);
    const lost = await opened({
      connections: TWO,
      files: RULES,
      crawls: { dw: BOTH['dw']! },
      text: `${text}-- file: dw/ddl.sql\ncreate table sales.orders (id int, amount int);\n`,
    });
    assert.match(
      lost.lineage.describe('sales.orders').sources?.guess ?? '',
      /^crm\/b\.sql runs on crm, where nobody has seen such a table\.$/,
    );
  });
});

describe('environments of one database', () => {
  const ENVIRONMENTS: readonly (readonly [what: string, connections: string, one: boolean])[] = [
    [
      'by their environment',
      'dev: { type: postgres, host: a, database: dw, environment: dev }, prod: { type: postgres, host: b, database: dw, environment: prod }',
      true,
    ],
    ['by names alone', 'dw_dev: { type: postgres, host: a, database: x }, dw_prod: { type: postgres, host: b, database: y }', true],
    [
      'by the names of databases',
      'dev: { type: postgres, host: a, database: dw_dev }, live: { type: postgres, host: a, database: dw_live }',
      true,
    ],
    [
      'as two users of one',
      'etl: { type: postgres, host: a, database: dw, user: etl }, bi: { type: postgres, host: a, database: dw, user: bi }',
      true,
    ],
    [
      'not in one environment',
      'dw: { type: postgres, host: a, database: app, environment: prod }, crm: { type: postgres, host: b, database: app, environment: prod }',
      false,
    ],
    [
      'not of other names',
      'dw_dev: { type: postgres, host: a, database: app }, crm_prod: { type: postgres, host: b, database: app }',
      false,
    ],
    ['not of other kinds', 'dw_dev: { type: postgres, host: a, database: app }, dw_prod: { type: mysql, host: b, database: app }', false],
    ['not where nothing tells', 'a: { type: postgres, host: a, database: x }, b: { type: postgres, host: b, database: x }', false],
  ];
  for (const [what, connections, one] of ENVIRONMENTS) {
    it(`are one table, ${what}`, async () => {
      const [first = '', second = ''] = [...connections.matchAll(/(\w+): \{/g)].map(([, name]) => name);
      const crawl: MemoryCrawl = { objects: ['sales.orders(id int)'] };
      const text = `-- file: one/a.sql\ncreate table mart.a as select id from sales.orders;\n-- file: two/b.sql\ncreate table mart.b as select id from sales.orders;\n`;
      const files = `{ glob: "one/**", connection: ${first} }, { glob: "two/**", connection: ${second} }`;
      const { lineage } = await opened({ connections, files, crawls: { [first]: crawl, [second]: crawl }, text });
      const { sources } = lineage.describe('sales.orders');
      assert.deepEqual(
        sources,
        one ? { connections: [first, second], others: [], guess: null } : { connections: [first], others: [second], guess: null },
      );
      assert.equal(lineage.find(`sales.orders (${second})`).found, one ? 'none' : 'one');
    });
  }

  it('have each view once, where it is the same in both', async () => {
    const connections =
      'dev: { type: postgres, host: a, database: dw, environment: dev }, prod: { type: postgres, host: b, database: dw, environment: prod }';
    const crawl = (sql: string): MemoryCrawl => ({
      objects: ['s.t(id int, x int)', 's.v(id int)', 's.w(id int)'],
      definitions: { 'view s.v': 'select id from s.t', 'view s.w': sql },
    });
    const { workspace } = await opened({
      connections,
      files: '{ glob: "**", connection: dev }',
      crawls: { dev: crawl('select id from s.v'), prod: crawl('select x as id from s.t') },
      text: '-- file: a.sql\nselect 1;\n',
    });
    const edges = [...workspace.flow.edges()].map(
      ({ source, target, uri }) =>
        `${source.node}.${source.column} -> ${target.node}.${target.column} ${/^aetl-database:\/(\w+)/.exec(uri)?.[1] ?? uri}`,
    );
    assert.deepEqual(edges.sort(), ['s.t.id -> s.v.id dev', 's.t.x -> s.w.id prod', 's.v.id -> s.w.id dev']);
  });
});

describe('a name without a schema', () => {
  const connections = 'dw: { type: postgres, host: a, database: dw }';
  const files = '{ glob: "dw/**", connection: dw }';
  const crawls: Crawls = {
    dw: { searchPath: ['app', 'public'], objects: ['public.orders(id int, note text)', 'raw.orders(id int, payload text)'] },
  };
  const raw = '-- file: dw/raw.sql\ncreate table raw.orders (id int, payload text);\n';
  const read = '-- file: dw/a.sql\ncreate table mart.a as select id from orders;\n';
  it('means what lies in the search path of the database, before what the project has elsewhere', async () => {
    assert.deepEqual(await flows({ connections, files, crawls, text: raw + read }), ['public.orders.id -> mart.a.id']);
    assert.deepEqual(
      (await opened({ connections, files, crawls, text: `${raw}-- file: dw/b.sql\nselect note from orders;\n` })).problems(),
      [],
    );
  });
  it('means what files define in the search path, or without a schema', async () => {
    const app = '-- file: dw/app.sql\ncreate table app.orders (id int);\n';
    assert.deepEqual(await flows({ connections, files, crawls, text: raw + app + read }), ['app.orders.id -> mart.a.id']);
    const bare = '-- file: dw/bare.sql\ncreate table orders (id int);\n';
    assert.deepEqual(await flows({ connections, files, crawls, text: bare + read }), ['orders.id -> mart.a.id']);
  });
  it('means what the project has, where the path has none or nobody knows it', async () => {
    const without: Crawls = { dw: { searchPath: ['public'], objects: ['public.other(id int)'] } };
    assert.deepEqual(await flows({ connections, files, crawls: without, text: raw + read }), ['raw.orders.id -> mart.a.id']);
    assert.deepEqual(await flows({ connections, files, text: raw + read }), ['raw.orders.id -> mart.a.id']);
    const unsaid = read.replace('dw/a.sql', 'a.sql');
    assert.deepEqual(await flows({ connections, files, crawls, text: raw + unsaid }), ['raw.orders.id -> mart.a.id']);
  });
});

describe('another crawl', () => {
  it('of the first database lets the tables of the second be called otherwise', async () => {
    const text = '-- file: crm/b.sql\ncreate table mart.b as select id from sales.orders;\n-- file: dw/a.sql\nselect 1;\n';
    const yaml = `-- file: aetl.yaml\nversion: 1\ndialect: postgres\nconnections: { ${TWO} }\nfiles: [${RULES}]\n`;
    const sources: Record<string, ReturnType<typeof memoryCrawl>> = { crm: memoryCrawl({ objects: ['sales.orders(id int)'] }) };
    const { workspace } = await open(yaml + text, { crawled: (_place, name) => sources[name] ?? null });
    const origin = () => [...workspace.flow.of(pathToUri('/crm/b.sql'))].map(({ source }) => source.node);
    assert.deepEqual(origin(), ['sales.orders']);
    sources['dw'] = memoryCrawl({ revision: '2', objects: ['sales.orders(id int)'] });
    workspace.refreshCrawled();
    await workspace.settle();
    assert.deepEqual(origin(), ['sales.orders (crm)']);
  });
});

describe('a file that says itself where it runs', () => {
  it('takes its tables along when it says otherwise', async () => {
    const read =
      '-- file: dw/a.sql\ncreate table mart.a as select id from sales.orders;\n-- file: crm/b.sql\ncreate table mart.b as select id from sales.orders;\n';
    const ddl = (connection: string) => `-- aetl: connection=${connection}\ncreate table sales.orders (id int);\n`;
    const other = '-- file: crm/ddl.sql\ncreate table sales.orders (id int);\n';
    const { workspace } = await opened({ connections: TWO, files: RULES, text: `${read}${other}-- file: said.sql\n${ddl('dw')}` });
    const origins = () =>
      ['/dw/a.sql', '/crm/b.sql'].map((path) => [...workspace.flow.of(pathToUri(path))].map(({ source }) => source.node).join());
    assert.deepEqual(origins(), ['sales.orders', 'sales.orders (crm)']);
    workspace.show(pathToUri('/said.sql'), ddl('crm'), 1);
    await workspace.settle();
    assert.deepEqual(origins(), ['sales.orders', 'sales.orders']);
    workspace.show(pathToUri('/said.sql'), ddl('dw'), 2);
    await workspace.settle();
    assert.deepEqual(origins(), ['sales.orders', 'sales.orders (crm)']);
  });
});
