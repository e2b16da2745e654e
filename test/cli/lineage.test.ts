import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
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

  it('says what it could have meant', async (test) => {
    const cwd = folderOf(SHOP, test);
    const ran = await aetl(['lineage', 'mart.dialy'], { cwd });
    assert.equal(ran.status, 2);
    assert.match(ran.stderr, /^aetl: .*did you mean mart\.daily.*\n$/);
  });
});
