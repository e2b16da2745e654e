import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contentHash } from '../../../server/src/adapters/cache/index.ts';
import { type LineStore, ok } from '../../../server/src/base/index.ts';
import { databaseDefinitionUri, readDatabaseDefinitionUri } from '../../../server/src/protocol/index.ts';
import type { Persistence } from '../../../server/src/workspace/index.ts';
import { type MemoryCrawl, memoryCrawl } from '../metadata/memory-crawl.ts';
import { type Opened, open } from './fixture.ts';

const ONE = `-- file: aetl.yaml
version: 1
dialect: postgres
connections: { dw: { type: postgres, host: h } }
files: [{ glob: "dw/**", connection: dw }]
`;

const DW: MemoryCrawl = {
  searchPath: ['public'],
  objects: [
    'public.orders(id int, amount numeric, day date)',
    'sales.daily(day date, total numeric)',
    'sales.monthly(month date, total numeric)',
    'mart.report(month date, total numeric)',
  ],
  definitions: {
    'view sales.daily': 'SELECT o.day, sum(o.amount) AS total FROM public.orders o GROUP BY o.day',
    'materialized-view sales.monthly': "SELECT date_trunc('month', d.day) AS month, sum(d.total) AS total FROM sales.daily d GROUP BY 1",
    'procedure mart.fill': `CREATE OR REPLACE PROCEDURE mart.fill() LANGUAGE plpgsql AS $procedure$
begin
  insert into mart.report (month, total) select month, total from sales.monthly;
end $procedure$`,
  },
};

async function opened(fixture: string, crawl: MemoryCrawl, options: { readonly persistence?: Persistence } = {}) {
  const state = { source: memoryCrawl(crawl) };
  const workspace = await open(fixture, { crawled: (_place, name) => (name === 'dw' ? state.source : null), ...options });
  await workspace.workspace.settleDefinitions();
  return { ...workspace, state };
}

/** `a.x -> b.y kind`, with `?` behind what is uncertain. */
function flows({ workspace }: Pick<Opened, 'workspace'>): string[] {
  return [...workspace.flow.edges()]
    .filter(({ target }) => target.column !== '*')
    .map((e) => `${e.source.node}.${e.source.column} -> ${e.target.node}.${e.target.column} ${e.kind}${e.uncertain ? ' ?' : ''}`)
    .sort();
}

describe('the definitions of a database', () => {
  it('give edges between the tables of its catalog', async () => {
    assert.deepEqual(flows(await opened(ONE, DW)), [
      'public.orders.amount -> sales.daily.total aggregate',
      'public.orders.day -> sales.daily.day copy',
      'sales.daily.day -> sales.monthly.month transform',
      'sales.daily.total -> sales.monthly.total aggregate',
      'sales.monthly.month -> mart.report.month copy',
      'sales.monthly.total -> mart.report.total copy',
    ]);
  });

  it('are one graph with the files of the connection, whether those name the schema or not', async () => {
    const found = flows(
      await opened(
        `${ONE}-- file: dw/tables.sql
create table orders (id int, amount numeric, day date);
-- file: dw/load.sql
insert into orders select id, amount, day from raw_orders;
insert into mart.last select total from mart.report;
`,
        DW,
      ),
    );
    assert.ok(found.includes('raw_orders.amount -> orders.amount copy'), found.join('\n'));
    assert.ok(found.includes('orders.amount -> sales.daily.total aggregate'), found.join('\n'));
    assert.ok(found.includes('mart.report.total -> mart.last.total copy'), found.join('\n'));
    assert.ok(!found.some((flow) => flow.includes('public.orders')));
  });

  it('join with files that name no connection where there is only one', async () => {
    const { workspace, problems } = await opened(
      `${ONE}-- file: a.sql\ninsert into "x" select total, nothing from report; select 1 from nowhere;`,
      DW,
    );
    assert.deepEqual(problems(), []);
    assert.ok(flows({ workspace }).includes('mart.report.total -> x.total copy'), flows({ workspace }).join('\n'));
  });

  it('can be read by their URIs, at the places of their edges', async () => {
    const { workspace } = await opened(ONE, DW);
    const fill = [...workspace.flow.edges()].find(({ target }) => target.node === 'mart.report');
    assert.equal(fill?.uri, 'aetl-database:/dw/mart/fill.sql?procedure%3D');
    assert.equal(workspace.textOf(fill?.uri ?? '')?.slice(fill?.start, fill?.end), 'month');
    assert.match(workspace.definition('aetl-database:/dw/sales/daily.sql')?.text ?? '', /^CREATE VIEW "sales"\."daily" AS\nSELECT o\.day/);
    assert.match(workspace.definition('aetl-database:/dw/mart/fill.sql')?.text ?? '', /^CREATE OR REPLACE PROCEDURE/);
    for (const uri of [
      'aetl-database:/dw/mart/other.sql',
      'aetl-database:/no/mart/fill.sql',
      'aetl-database:/dw',
      'file:///dw/mart/fill.sql',
      'aetl-database:/%E0/a/b.sql',
    ])
      assert.equal(workspace.definition(uri), null, uri);
  });

  it('are no diagnostics, and whatever they hold, the others are read', async () => {
    const { workspace, problems, bugs } = await opened(ONE, {
      ...DW,
      definitions: {
        ...DW.definitions,
        'view sales.broken': 'SELECT FROM WHERE (((',
        'view sales.gone': 'SELECT g.x, o.day FROM public.gone g, public.orders o',
        'view sales.binary': '\u0000\uD800\uFFFD'.repeat(1000),
        'view sales.deep': `SELECT ${'('.repeat(20_000)}1${')'.repeat(20_000)}`,
        'procedure sales.wrapped': 'CREATE OR REPLACE PROCEDURE f wrapped \na000000\n1\nabcd\n7\n5a 8d:2:',
        'procedure sales.huge': `CREATE PROCEDURE sales.huge() AS $$ ${'select 1; '.repeat(200_000)} $$ LANGUAGE sql`,
      },
    });
    assert.deepEqual([problems(), bugs], [[], []]);
    const found = flows({ workspace });
    assert.equal(found.filter((flow) => flow.endsWith('?')).length, found.length - 6);
    assert.ok(found.includes('public.orders.day -> sales.gone.day copy ?'), found.join('\n'));
  });

  it('are bound again only when they, or what they ask for, have changed', async () => {
    const { workspace, state } = await opened(ONE, {
      ...DW,
      definitions: { ...DW.definitions, 'view sales.all': 'SELECT * FROM public.orders' },
    });
    const before = new Map(workspace.flow.units());
    const next = memoryCrawl({
      ...DW,
      revision: '2',
      objects: DW.objects.map((text) => text.replace('orders(id int', 'orders(id int, net numeric')),
      definitions: {
        'view sales.daily': 'SELECT o.day, max(o.amount) AS total FROM public.orders o GROUP BY o.day',
        'view sales.all': 'SELECT * FROM public.orders',
        'procedure mart.fill': DW.definitions?.['procedure mart.fill'] ?? '',
      },
    });
    state.source = next;
    const { revision } = workspace;
    workspace.refreshCrawled();
    await workspace.settleDefinitions();
    assert.notEqual(workspace.revision, revision);
    assert.deepEqual(next.reads.filter((read) => read.startsWith('sql of')).sort(), ['sql of all', 'sql of daily']);
    const found = flows({ workspace });
    assert.ok(found.includes('public.orders.net -> sales.all.net copy'), found.join('\n'));
    assert.ok(!found.some((flow) => flow.includes('-> sales.monthly')));
    const same = [...workspace.flow.units()]
      .filter(([uri, edges]) => before.get(uri) === edges && uri.startsWith('aetl-'))
      .map(([uri]) => uri);
    assert.deepEqual(same, ['aetl-database:/dw/mart/fill.sql?procedure%3D']);
  });

  it('are as they were at the next start, without being parsed', async () => {
    const persistence: Persistence = { store: memoryLines(), hash: contentHash, build: '1' };
    const first = await opened(ONE, DW, { persistence });
    const second = await opened(ONE, DW, { persistence });
    assert.deepEqual(flows(second), flows(first));
    assert.deepEqual(
      second.state.source.reads.filter((read) => read.startsWith('sql of')),
      [],
    );
    const other = await opened(ONE, DW, { persistence: { ...persistence, build: '2' } });
    assert.equal(other.state.source.reads.filter((read) => read.startsWith('sql of')).length, 3);
  });

  it('stop when they are cancelled, and go on', async () => {
    const { workspace } = await open(ONE, { crawled: () => memoryCrawl(DW) });
    await assert.rejects(workspace.settleDefinitions({ isCancellationRequested: true }), { name: 'CancelledError' });
    await workspace.settleDefinitions();
    assert.equal([...workspace.flow.units()].filter(([uri]) => uri.startsWith('aetl-')).length, 3);
  });
});

describe('the URI of a definition', () => {
  it('says which object it is, whatever its name and whatever an editor escapes', () => {
    for (const name of ['daily', 'a b', 'x.sql', 'Ünï/co?de#', '주문', '100%', 'q"\'`'])
      for (const routine of [null, { kind: 'function', signature: 'a int, b "x=y"?' }]) {
        const address = { connection: 'my dw', schema: 'Sales', name, routine };
        assert.deepEqual(readDatabaseDefinitionUri(databaseDefinitionUri(address)), address);
      }
    assert.equal(
      readDatabaseDefinitionUri(databaseDefinitionUri({ connection: 'c', schema: null, name: 'v', routine: null }))?.schema,
      null,
    );
    assert.equal(typeof databaseDefinitionUri({ connection: 'c', schema: null, name: '\uD800', routine: null }), 'string');
  });
});

function memoryLines(): LineStore {
  const lists = new Map<string, string[]>();
  return {
    read: async (name) => lists.get(name) ?? null,
    async write(name, lines) {
      const list: string[] = [];
      for await (const line of lines) list.push(line);
      lists.set(name, list);
      return ok(undefined);
    },
  };
}
