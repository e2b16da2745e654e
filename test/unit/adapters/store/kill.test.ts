import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { MetadataStore } from '../../../../server/src/metadata/index.ts';
import { ALL, open, shape, temporaryFolder, value } from './fixture.ts';

const CHILD = fileURLToPath(new URL('crawling-child.ts', import.meta.url));
const KILLS = 50;

/** What two processes have been told is on disk, whoever dies. */
interface Acknowledged {
  finished: number;
  /** Schemas of the crawl that runs. */
  schemas: Map<number, Set<string>>;
}

it(`nothing that was acknowledged is lost when processes are killed at random moments, ${KILLS} times, two at work on one store`, async () => {
  const folder = temporaryFolder();
  // In one file it starts five times as fast.
  const program = path.join(folder, 'child.mjs');
  buildSync({ entryPoints: [CHILD], outfile: program, bundle: true, platform: 'node', format: 'esm', external: ['pg'] });
  const known = { one: { finished: 0, schemas: new Map() }, two: { finished: 0, schemas: new Map() } } satisfies Record<
    string,
    Acknowledged
  >;
  for (let round = 0; round < KILLS / 2; round++) {
    await Promise.all([killed(program, folder, 'one', known.one), killed(program, folder, 'two', known.two)]);
    const store = await open(folder, 'sqlite:aetl.db');
    assert.equal(store.note, null);
    await agrees(store, 'one', known.one);
    await agrees(store, 'two', known.two);
    await store.close();
  }
  assert.ok(known.one.finished + known.two.finished > 10, 'the processes lived long enough to finish crawls');
});

async function killed(program: string, folder: string, source: string, known: Acknowledged): Promise<void> {
  const child = spawn(process.execPath, [program, folder, source], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let errors = '';
  // After some acknowledgements, however slow the machine is, and a moment in which the next one may be under way.
  let left = 1 + Math.floor(Math.random() * 12);
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    const before = left;
    left -= chunk.toString().split('\n').length - 1;
    if (before > 0 && left <= 0) setTimeout(() => child.kill('SIGKILL'), Math.random() * 12);
  });
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  await once(child, 'close');
  assert.equal(child.signalCode, 'SIGKILL', errors);
  for (const line of said.split('\n')) {
    const [what, number, schema = ''] = line.split(' ');
    if (what === 'finished') known.finished = Number(number);
    if (what === 'schema') known.schemas.set(Number(number), (known.schemas.get(Number(number)) ?? new Set()).add(schema));
  }
}

async function agrees(store: MetadataStore, source: string, known: Acknowledged): Promise<void> {
  const runs = value(await store.runs(source));
  const finished = runs.filter(({ state }) => state === 'finished');
  // The crawl may have been finished just before its process could say so.
  assert.ok(
    finished.length === known.finished || finished.length === known.finished + 1,
    `${finished.length} finished, ${known.finished} said`,
  );
  known.finished = finished.length;
  if (finished.length > 0) {
    const snapshot = await shape(store, null, source);
    assert.equal(snapshot.length, 32);
    for (const table of snapshot) assert.match(table, new RegExp(`\\(id, v${finished.length}\\)$`));
    const history = value(await store.history({ source, limit: 100_000 }));
    assert.equal(new Set(history.map(({ run }) => run)).size, finished.length - 1);
  }
  const running = runs.find(({ state }) => state === 'running');
  if (running === undefined) return;
  const session = value(await store.openCrawl({ name: source, type: 'postgres', place: {} }, ALL));
  assert.equal(session.run, running.id);
  for (const schema of known.schemas.get(running.id) ?? []) assert.ok(session.done.includes(schema), `${schema} was done`);
  await session.leave();
}
