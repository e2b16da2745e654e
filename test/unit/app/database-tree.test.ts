import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Aetl, createAetl, type OpenedConnection } from '../../../server/src/app/index.ts';
import { CancelledError, NEVER_CANCELLED } from '../../../server/src/base/index.ts';
import type { DatabaseObject } from '../../../server/src/metadata/index.ts';
import type { DatabaseNode } from '../../../server/src/protocol/index.ts';
import { ALL, table, temporaryFolder } from '../adapters/store/fixture.ts';
import { scriptedConnector } from '../metadata/scripted-connector.ts';

const PROJECT = 'version: 1\ndialect: postgres\nconnections:\n  dw: { type: postgres, host: h }\n';

describe('the tree of a database', () => {
  it('cuts a long folder into ranges, which hold every table once', async () => {
    const names = Array.from({ length: 1_234 }, (_, at) => `t${String(at).padStart(5, '0')}`);
    const aetl = await crawled(names.map((name) => table(`public.${name}`, 'id int!')));
    const [ranges, folder] = await opened(aetl, ['dw', 'public', 'table']);
    assert.partialDeepStrictEqual(folder, { kind: 'folder', count: 1_234 });
    assert.deepEqual(
      ranges.map((range) => (range.kind === 'range' ? [range.first, range.last, range.count] : range.kind)),
      [
        ['t00000', 't00499', 500],
        ['t00500', 't00999', 500],
        ['t01000', 't01233', 234],
      ],
    );
    const found: string[] = [];
    for (const range of ranges) found.push(...(await children(aetl, range)).map(({ label }) => label));
    assert.deepEqual(found, names);
  });

  it('leads to any table or column, in a range too, and nowhere when there is none', async () => {
    const names = Array.from({ length: 1_234 }, (_, at) => `t${String(at).padStart(5, '0')}`);
    const view: DatabaseObject = { ...table('회사 데이터.v "직원"', '"No." int'), kind: 'view', definition: 'select 1' };
    const aetl = await crawled([view, ...names.map((name) => table(`public.${name}`, 'id int!'))]);
    const way = async (schema: string, name: string, column: string | null) => {
      const address = { connection: 'dw', catalog: null, schema, name, column };
      const path = await aetl.databaseTree.path(address, NEVER_CANCELLED);
      for (const [at, node] of path.slice(1).entries())
        assert.ok(
          (await children(aetl, path[at])).some(({ id }) => id === node.id),
          node.label,
        );
      return path.map(({ kind, label }) => (kind === 'folder' || kind === 'range' ? kind : label)).join(' > ');
    };
    assert.equal(await way('public', 't01001', 'id'), 'dw > public > folder > range > t01001 > id');
    assert.equal(await way('public', 't00000', null), 'dw > public > folder > range > t00000');
    assert.equal(await way('회사 데이터', 'v "직원"', null), 'dw > 회사 데이터 > folder > v "직원"');
    assert.equal(await way('public', 't00000', 'nothing'), '');
    assert.equal(await way('elsewhere', 't00000', null), '');
  });

  it('says that there are more matches than it lists', async () => {
    const aetl = await crawled(Array.from({ length: 600 }, (_, at) => table(`public.t${at}`, 'id int!, amount numeric')));
    const [dw] = await children(aetl, undefined, 'amount');
    const inside = await children(aetl, dw, 'amount');
    assert.deepEqual(
      inside.map(({ kind, label }) => [kind, label]),
      [
        ['schema', 'public'],
        ['note', 'more-matches'],
      ],
    );
    assert.equal((await children(aetl, inside[0], 'amount')).length, 500);
  });

  it('takes what is typed for text, never for a pattern', async () => {
    const aetl = await crawled([table('public.a_b', 'x int!'), table('public.axb', 'y int!'), table('public.q', '"50%" int!')]);
    const matches = async (filter: string) => {
      const [dw] = await children(aetl, undefined, filter);
      const [schema] = dw === undefined ? [] : await children(aetl, dw, filter);
      return schema === undefined ? [] : (await children(aetl, schema, filter)).map(({ label }) => label);
    };
    assert.deepEqual(await matches('a_b'), ['a_b']);
    assert.deepEqual(await matches('%'), ['q']);
    assert.deepEqual(await matches("'; drop table aetl_table_meta; --"), []);
  });

  it('shows the last crawl alone: what was dropped is gone, and what stays keeps its id', async () => {
    const objects: DatabaseObject[] = [table('public.a', 'id int!'), table('public.b', 'id int!')];
    const aetl = await crawled(objects);
    const [before] = await opened(aetl, ['dw', 'public', 'table']);
    objects.splice(0, 2, table('public.a', 'id int!, more int'));
    await crawl(aetl);
    const [after] = await opened(aetl, ['dw', 'public', 'table']);
    assert.deepEqual(after, before.slice(0, 1));
    assert.deepEqual(
      (await children(aetl, after[0])).map(({ label }) => label),
      ['id', 'more'],
    );
    assert.deepEqual(await children(aetl, before[1]), []);
  });

  it('has no children where an id is not its own, and ends when it is cancelled', async () => {
    const aetl = await crawled(Array.from({ length: 3_000 }, (_, at) => table(`public.t${at}`, 'id int!')));
    for (const parent of [
      '',
      '{',
      '[]',
      'null',
      '{"at":"schema","connection":"nobody","schema":"public"}',
      '{"at":"leaf","connection":"dw"}',
    ])
      assert.deepEqual(await aetl.databaseTree.children({ parent }, NEVER_CANCELLED), [], parent);
    const [dw] = await children(aetl);
    const [schema] = await children(aetl, dw);
    assert.ok(schema);
    await assert.rejects(aetl.databaseTree.children({ parent: schema.id }, { isCancellationRequested: true }), CancelledError);
    assert.equal((await children(aetl, schema)).length, 1);
  });
});

async function crawled(objects: readonly DatabaseObject[]): Promise<Aetl> {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'aetl.yaml'), PROJECT);
  const aetl = createAetl({
    logger: { info() {}, warn: (message) => assert.fail(message), error: (message) => assert.fail(message) },
    threads: false,
    trusted: () => true,
    async connectorFor({ name }) {
      const settings = { name, type: 'postgres', environment: null } as const;
      const connector = { ...scriptedConnector(objects), settings, close: async () => {} };
      return { ok: true, value: { connector, place: { host: 'h' } } as unknown as OpenedConnection };
    },
  });
  await aetl.setRoots([pathToFileURL(folder).href], () => {}, NEVER_CANCELLED);
  await crawl(aetl);
  return aetl;
}

async function crawl(aetl: Aetl): Promise<void> {
  const result = await aetl.databases.crawl('dw', ALL, () => {}, NEVER_CANCELLED);
  assert.ok(result.ok, result.ok ? '' : result.error.message);
}

function children(aetl: Aetl, parent?: DatabaseNode, filter?: string): Promise<readonly DatabaseNode[]> {
  const params = { ...(parent === undefined ? {} : { parent: parent.id }), ...(filter === undefined ? {} : { filter }) };
  return aetl.databaseTree.children(params, NEVER_CANCELLED);
}

/** The children of the node that the labels lead to, and that node. */
async function opened(aetl: Aetl, labels: readonly string[]): Promise<readonly [readonly DatabaseNode[], DatabaseNode | null]> {
  let nodes = await children(aetl);
  let node: DatabaseNode | null = null;
  for (const label of labels) {
    node = nodes.find((candidate) => candidate.label === label) ?? assert.fail(`no ${label}`);
    nodes = await children(aetl, node);
  }
  return [nodes, node];
}
