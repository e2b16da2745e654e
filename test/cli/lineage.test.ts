import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { LineageEdge, LineageNode } from '../../server/src/protocol/index.ts';
import { aetl, folderOf } from './run-aetl.ts';

const SHOP = `-- file: aetl.yaml
version: 1
dialect: postgres
-- file: schema.sql
create table raw.orders (id int, amount numeric);
create table mart.daily (total numeric);
-- file: load.sql
insert into mart.daily select sum(amount) from raw.orders;
`;

describe('aetl lineage', () => {
  it('follows a column', async (test) => {
    const ran = await aetl(['lineage', 'daily.total'], { cwd: folderOf(SHOP, test) });
    assert.equal(ran.status, 0);
    assert.match(ran.stdout, /^mart\.daily\.total numeric\n {2}<- raw\.orders\.amount numeric {2}aggregate: sum\(amount\)\n/);
  });

  it('follows what a file writes', async (test) => {
    const ran = await aetl(['lineage', 'load.sql', '--format', 'json'], { cwd: folderOf(SHOP, test) });
    const graph = JSON.parse(ran.stdout);
    assert.equal(graph.focus.node, 'mart.daily');
    assert.deepEqual(graph.nodes.map(({ id }: { readonly id: string }) => id).sort(), ['mart.daily', 'raw.orders']);
  });

  it('goes only where it is told to', async (test) => {
    const cwd = folderOf(SHOP, test);
    const down = await aetl(['lineage', 'mart.daily', '--direction', 'downstream', '--format', 'json'], { cwd });
    assert.deepEqual(JSON.parse(down.stdout).edges, []);
  });

  it('writes a page that needs nothing else', async (test) => {
    const cwd = folderOf(SHOP, test);
    const ran = await aetl(['lineage', 'mart.daily', '--format', 'html', '--output', 'daily.html'], { cwd });
    assert.deepEqual([ran.status, ran.stdout, ran.stderr], [0, '', '']);
    const page = readFileSync(path.join(cwd, 'daily.html'), 'utf8');
    assert.match(page, /raw\.orders/);
    assert.doesNotMatch(page, /<(script|link)[^>]+(src|href)=["']?https?:/);
  });

  it('knows a table that the same script makes by the names of the catalog, where the dialect folds to upper case', async (test) => {
    const cwd = folderOf(
      `-- file: d.sql
create table erp.items (id number, nm varchar2(20));
create or replace view erp.v as select id, nvl(nm, 'x') label from erp.items;
`,
      test,
    );
    const ran = await aetl(['lineage', 'erp.items', '--direction', 'downstream', '--dialect', 'oracle'], { cwd });
    assert.equal(
      ran.stdout,
      `erp.items.id number
  -> erp.v.id number  copy
erp.items.nm varchar2(20)
  -> erp.v.label varchar2(20)  transform: nvl(nm, 'x')
`,
    );
  });

  it('leaves out nothing that takes a table as a whole', async (test) => {
    const cwd = folderOf(`${SHOP}insert into mart.daily select count(*) from raw.orders;\n`, test);
    const ran = await aetl(['lineage', 'raw.orders', '--direction', 'downstream'], { cwd });
    assert.match(ran.stdout, /raw\.orders\.\*\n {2}-> mart\.daily\.total numeric {2}aggregate: count\(\*\)/);
  });

  it('says what it could have meant', async (test) => {
    const cwd = folderOf(SHOP, test);
    const ran = await aetl(['lineage', 'mart.dialy'], { cwd });
    assert.equal(ran.status, 2);
    assert.match(ran.stderr, /^aetl: .*did you mean mart\.daily.*\n$/);
  });
});

describe('aetl lineage for other programs', () => {
  it('writes everything that is known, in one go', async (test) => {
    const cwd = folderOf(SHOP, test);
    const csv = await aetl(['lineage', '--all', '--format', 'csv'], { cwd });
    assert.equal(csv.status, 0, csv.stderr);
    assert.match(csv.stdout, /\r\nraw\.orders,amount,mart\.daily,total,aggregate,value,false,sum\(amount\),load\.sql,1,\r\n$/);
    const text = await aetl(['lineage', '--all'], { cwd });
    assert.equal(text.stdout, 'raw.orders.amount -> mart.daily.total  aggregate: sum(amount)\n');
    const xml = await aetl(['lineage', 'mart.daily', '--format', 'graphml'], { cwd });
    assert.match(xml.stdout, /<data key="node-name">raw\.orders<\/data>/);
  });

  it('calls tables as the rest of the world does, where a connection says how', async (test) => {
    const connected = SHOP.replace(
      'dialect: postgres\n',
      'dialect: postgres\nconnections:\n  dw: { type: postgres, host: Db.example.com, database: dw }\nfiles: [{ glob: "**/*.sql", connection: dw }]\n',
    );
    const ran = await aetl(['lineage', '--all', '--format', 'openlineage'], { cwd: folderOf(connected, test) });
    const events = ran.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const job = events.find((event) => event.job !== undefined);
    assert.equal(job.job.name, 'load.sql');
    assert.deepEqual(
      job.inputs.map(({ namespace, name }: Record<string, string>) => [namespace, name]),
      [['postgres://Db.example.com:5432', 'dw.raw.orders']],
    );
  });

  it('writes the files of a bulk import into a folder', async (test) => {
    const cwd = folderOf(SHOP, test);
    assert.equal((await aetl(['lineage', '--all', '--format', 'neo4j'], { cwd })).status, 2);
    assert.equal((await aetl(['lineage', 'load.sql', '--format', 'neo4j', '--output', path.join(cwd, 'out')], { cwd })).status, 0);
    assert.match(
      readFileSync(path.join(cwd, 'out', 'relationships.csv'), 'utf8'),
      /^"raw\.orders\|amount","mart\.daily\|total",FLOWS_TO,/m,
    );
  });

  it('refuses what cannot be meant', async (test) => {
    const cwd = folderOf(SHOP, test);
    for (const args of [
      ['--all', 'mart.daily'],
      [],
      ['mart.daily', '--events', 'both'],
      ['--all', '--depth', '2'],
      ['mart.daily', '--at', '2026-01-01', '--explain'],
    ])
      assert.equal((await aetl(['lineage', ...args], { cwd })).status, 2, args.join(' '));
  });
});

describe('aetl lineage --import', () => {
  it('makes the same graph out of what was exported, in an empty folder', async (test) => {
    const shop = fileURLToPath(new URL('../../samples/shop', import.meta.url));
    const cwd = folderOf('-- file: empty.sql\n\n', test);
    const file = path.join(cwd, 'lineage.ndjson');
    assert.equal((await aetl(['lineage', '--all', '--format', 'openlineage', '--output', file], { cwd: shop })).status, 0);
    const before = JSON.parse((await aetl(['lineage', '--all', '--format', 'json'], { cwd: shop })).stdout);
    const ran = await aetl(['lineage', '--all', '--format', 'json', '--import', file], { cwd });
    assert.equal(ran.status, 0, ran.stderr);
    const after = JSON.parse(ran.stdout);
    assert.deepEqual(shape(after).edges, shape(before).edges);
    assert.deepEqual(shape(after).nodes, shape(before).nodes);
    assert.ok(shape(after).edges.length > 500);
  });

  it('joins events with the tables of the project', async (test) => {
    const event = {
      eventTime: '2026-01-01T00:00:00Z',
      producer: 'urn:x',
      job: { namespace: 'spark', name: 'ingest' },
      inputs: [{ namespace: 's3://lake', name: 'orders' }],
      outputs: [{ namespace: 'aetl:any', name: 'raw.orders' }],
    };
    const cwd = folderOf(`${SHOP}-- file: events.json\n${JSON.stringify(event)}\n`, test);
    const ran = await aetl(['lineage', 'mart.daily', '--import', path.join(cwd, 'events.json')], { cwd });
    assert.match(ran.stdout, /raw\.orders\.amount numeric {2}aggregate: sum\(amount\)/);
    assert.match(ran.stdout, /flows into raw\.orders could be followed/);
    assert.equal((await aetl(['lineage', 'daily.total', '--import', 'none.json'], { cwd })).status, 2);
  });
});

interface Graph {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
}

/** A graph without places in files. Queries and temp tables are not tables elsewhere: nothing but their name is left of them. */
function shape({ nodes, edges }: Graph): { readonly nodes: string[]; readonly edges: string[] } {
  const isLocal = ({ kind }: LineageNode) => kind === 'query' || kind === 'temp' || kind === 'unknown';
  return {
    nodes: nodes
      .map((node) =>
        JSON.stringify(
          isLocal(node)
            ? [node.id, node.columns.map(({ name }) => name).sort()]
            : [node.id, node.kind, node.dialect, node.description, node.columns],
        ),
      )
      .sort(),
    edges: edges
      .map(({ source, target, kind, expression, uncertain }) => JSON.stringify([source, target, kind, expression, uncertain]))
      .sort(),
  };
}
