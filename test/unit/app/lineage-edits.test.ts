// The graph of lineage takes in what has changed, and nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Aetl, createAetl } from '../../../server/src/app/index.ts';
import { NEVER_CANCELLED } from '../../../server/src/base/index.ts';
import { filesOf, MemoryFiles, open } from '../workspace/fixture.ts';

const FILES = `-- file: aetl.yaml
version: 1
dialect: postgres
-- file: ddl.sql
create table raw.a (x int, y int); create table raw.b (x int, y int);
-- file: one.sql
create view one as select * from raw.a;
-- file: two.sql
create view two as select x, y from one;
-- file: three.sql
create table three as select t.x, b.y from two t join raw.b b on b.x = t.x;
`;

async function opened(files: MemoryFiles): Promise<Aetl> {
  const logger = { info() {}, warn() {}, error: (message: string, cause: unknown) => assert.fail(`${message}: ${cause}`) };
  const aetl = createAetl({ logger, fs: files, yield: async () => {} });
  await aetl.setRoots(['file:///'], () => {}, NEVER_CANCELLED);
  return aetl;
}

async function edgesOf(aetl: Aetl): Promise<readonly string[]> {
  const all: string[] = [];
  for (const name of ['raw.a', 'raw.b']) {
    const graph = await aetl.queryLineage({ name, direction: 'downstream', depth: 9 }, NEVER_CANCELLED);
    for (const { source, target, kind, location } of graph?.edges ?? [])
      all.push(`${source.node}.${source.column} > ${target.node}.${target.column} ${kind} ${location?.uri} ${location?.range.start.line}`);
  }
  return all.sort();
}

const TEXTS: readonly string[] = [
  'create view one as select * from raw.a;',
  'create view one as select y as x, x as y from raw.a;',
  '\ncreate view one as select x from raw.b;\nselect y from raw.a;',
  'create table three as select x, y from two;',
  'create view two as select max(x) as x, y from one group by y;',
  '',
  'create view',
];

/** A generator of numbers that is the same each time (Lehmer). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

test('after any edits it is the graph of who reads everything anew', async () => {
  const random = randomOf(20261126);
  const disk = new MemoryFiles(filesOf(FILES));
  const aetl = await opened(disk);
  const open = new Map<string, string>();
  for (let round = 0; round < 60; round++) {
    const path = ['/one.sql', '/two.sql', '/three.sql', '/new.sql'][random(4)] ?? '';
    const text = TEXTS[random(TEXTS.length)] ?? '';
    const uri = `file://${path}`;
    const what = random(4);
    // A document that is on no disk is told of to nobody, as long as it is not.
    if (what < 2 && disk.contents.has(path)) {
      open.set(path, text);
      aetl.showDocument(uri, text, round + 1);
    } else if (what === 2 && open.has(path)) {
      disk.put(path, open.get(path) ?? '');
      open.delete(path);
      await aetl.hideDocument(uri);
    } else if (what === 3 && !open.has(path)) {
      if (random(3) === 0) disk.contents.delete(path);
      else disk.put(path, text);
      await aetl.refreshFiles([uri], NEVER_CANCELLED);
    }
    if (random(2) === 0) continue;
    const now = await edgesOf(aetl);
    const fresh = await opened(new MemoryFiles([...disk.contents, ...open]));
    assert.deepEqual(now, await edgesOf(fresh), `round ${round}`);
  }
});

test('a document that is on no disk has its edges too', async () => {
  const aetl = await opened(new MemoryFiles(filesOf(FILES)));
  await edgesOf(aetl);
  aetl.showDocument('file:///scratch.sql', 'create table scratch as select x from raw.a;', 1);
  assert.ok((await edgesOf(aetl)).includes('raw.a.x > scratch.x copy file:///scratch.sql 0'));
});

test('after an edit one file is looked at, of however many', async () => {
  const many = Array.from({ length: 300 }, (_, at) => `-- file: v${at}.sql\ncreate view v${at} as select x from raw.a;\n`).join('');
  const { workspace } = await open(`${FILES}${many}`);
  assert.equal(workspace.flow.changedSince(null), null, 'who has seen nothing looks at all');
  let seen = workspace.flow.seen;
  const changed = () => [...(workspace.flow.changedSince(seen) ?? assert.fail('nobody knows'))].map(([unit]) => unit);
  assert.deepEqual(changed(), []);
  workspace.show('file:///v7.sql', 'create view v7 as select y as x from raw.a;', 1);
  await workspace.settle();
  assert.deepEqual(changed(), ['file:///v7.sql']);
  seen = workspace.flow.seen;
  workspace.show('file:///one.sql', 'create view one as select x as z from raw.a;', 1);
  await workspace.settle();
  assert.deepEqual(changed().sort(), ['file:///one.sql', 'file:///three.sql', 'file:///two.sql']);
  for (let version = 2; version < 30_000; version++) workspace.show('file:///v7.sql', `select ${version};`, version);
  assert.equal(workspace.flow.changedSince(seen), null, 'who has not looked for long looks at all');
});
