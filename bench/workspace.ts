import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Aetl, createAetl } from '../server/src/app/index.ts';
import { NEVER_CANCELLED } from '../server/src/base/index.ts';
import { type GeneratedWorkspace, generateWorkspace } from './generate-workspace.ts';
import { type Spread, showSpread, spread } from './spread.ts';
import { printTable } from './table.ts';

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };
const KEYSTROKES = 200;
const EDITS = 3000;

/** Figures of one workspace, by the heading of their column: a number, or the shares of many. */
type Figures = Readonly<Record<string, number | string | Spread>>;

/** Generated workspaces through the whole facade, each size in a process of its own that also checks what it is told against what is true. */
export function benchWorkspace(sizes: readonly number[]): void {
  const all = sizes.map((size) => {
    const child = spawnSync(process.execPath, ['--expose-gc', ...process.execArgv, fileURLToPath(import.meta.url), String(size)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return JSON.parse(child.stdout) as Figures;
  });
  const headings = Object.keys(all[0] ?? {});
  printTable(
    'Generated workspaces, through the facade (times in ms; p50 / p95 / largest)',
    ['', ...sizes.map((size) => `${size} files`), `growth per ${((sizes.at(-1) ?? 1) / (sizes[0] ?? 1)).toFixed(0)} × files`],
    headings.map((heading) => [heading, ...all.map((figures) => show(figures[heading])), growth(all[0]?.[heading], all.at(-1)?.[heading])]),
  );
}

function show(figure: Figures[string] | undefined): string {
  if (typeof figure === 'object') return showSpread(figure);
  return typeof figure === 'number' ? figure.toFixed(figure < 10 ? 1 : 0) : (figure ?? '');
}

function growth(first: Figures[string] | undefined, last: Figures[string] | undefined): string {
  const [from, to] = [first, last].map((figure) => (typeof figure === 'object' ? figure[1] : figure));
  return typeof from === 'number' && typeof to === 'number' && from > 0 ? `× ${(to / from).toFixed(1)}` : '';
}

async function measure(size: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'aetl-bench-'));
  const cache = { folder: mkdtempSync(join(tmpdir(), 'aetl-bench-cache-')), build: 'bench' };
  try {
    const truth = generateWorkspace(folder, size);
    const cold = await coldStart(folder, cache);
    const { aetl, ...warm } = await start(folder, cache);
    const uri = aetl.files().find((file) => /l3\/v\d+\.sql$/.test(file.path) && !truth.typos.some(({ path }) => path === file.path))?.uri;
    if (uri === undefined) throw new Error('the workspace has no third layer');
    const lineage = await timed(() => aetl.queryLineage({ name: 'raw.t0', direction: 'downstream', depth: 10 }, NEVER_CANCELLED));
    const typing = await type(aetl, uri);
    const lineageAfterEdit = await timed(() => aetl.queryLineage({ name: 'raw.t0', direction: 'downstream', depth: 10 }, NEVER_CANCELLED));
    const fan = await renameHub(aetl, folder, truth);
    const before = heap();
    await edit(aetl, uri, EDITS);
    const after = heap();
    return {
      lines: truth.lines,
      'cold index': cold.milliseconds,
      'warm index': warm.milliseconds,
      'memory after the cold index, MB': cold.heap,
      'memory of the process, MB': cold.rss,
      'keystroke to diagnostics': typing.check,
      'the same when an output column changes': typing.ripple,
      'completion of columns': typing.complete,
      'completion of tables': typing.tables,
      hover: typing.hover,
      definition: typing.definition,
      'references and rename of a shared column': fan.milliseconds,
      'places renamed (as many as there are)': fan.places,
      'lineage, first question': lineage,
      'lineage, after an edit': lineageAfterEdit,
      'lineage of the view that is typed in, after each key': typing.lineage,
      [`memory gained by ${EDITS} edits, MB`]: after - before,
      'CPU while idle, %': await idleShare(),
      'misspelt columns found': await countTypos(aetl, truth),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(cache.folder, { recursive: true, force: true });
  }
}

interface Started {
  readonly aetl: Aetl;
  readonly milliseconds: number;
  readonly heap: number;
  readonly rss: number;
}

/** Nothing of the first start is alive when the second one begins, as in life. */
async function coldStart(folder: string, cache: { readonly folder: string; readonly build: string }): Promise<Omit<Started, 'aetl'>> {
  const { aetl, ...figures } = await start(folder, cache);
  await aetl.remember();
  return figures;
}

async function start(folder: string, cache: { readonly folder: string; readonly build: string }): Promise<Started> {
  const aetl = createAetl({ logger: QUIET, cache });
  const milliseconds = await timed(() => aetl.setRoots([pathToFileURL(folder).href], () => {}, NEVER_CANCELLED));
  const { rss } = process.memoryUsage();
  return { aetl, milliseconds, heap: heap(), rss: rss / 1024 / 1024 };
}

type Typed = 'check' | 'ripple' | 'complete' | 'tables' | 'hover' | 'definition' | 'lineage';

/** Keystrokes in a view of the third layer, each with what an editor asks after it. */
async function type(aetl: Aetl, uri: string): Promise<Readonly<Record<Typed, Spread>>> {
  const times: Record<Typed, number[]> = {
    check: [],
    ripple: [],
    complete: [],
    tables: [],
    hover: [],
    definition: [],
    lineage: [],
  };
  const text = readFileSync(fileURLToPath(uri), 'utf8');
  const at = text.indexOf('r.quantity');
  for (let i = 0; i < KEYSTROKES; i++) {
    const changed = `${text.slice(0, at)}r.${'amount'.slice(0, i % 7)} ${text.slice(at)}`;
    times.check.push(await timed(() => showAndCheck(aetl, uri, changed, i)));
    const around = { textDocument: { uri }, direction: 'both', depth: 1 } as const;
    times.lineage.push(await timed(() => aetl.queryLineage(around, NEVER_CANCELLED)));
    const file = await aetl.ide.file(uri, NEVER_CANCELLED);
    if (file === null) continue;
    times.complete.push(await timed(() => aetl.ide.complete(file, at + 2)));
    times.tables.push(await timed(() => aetl.ide.complete(file, text.indexOf(' as o') - 2)));
    times.hover.push(await timed(() => aetl.ide.hover(file, text.indexOf('customer_id'))));
    times.definition.push(await timed(() => aetl.ide.definition(file, text.indexOf('customer_id'))));
    // Give the binding of dependents the time that it has between two keys.
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (let i = 0; i < KEYSTROKES; i++) {
    const changed = text.replace('as status', `as status${i}`);
    times.ripple.push(await timed(() => showAndCheck(aetl, uri, changed, KEYSTROKES + i)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await showAndCheck(aetl, uri, text, 2 * KEYSTROKES);
  return {
    check: spread(times.check),
    ripple: spread(times.ripple),
    complete: spread(times.complete),
    tables: spread(times.tables),
    hover: spread(times.hover),
    definition: spread(times.definition),
    lineage: spread(times.lineage),
  };
}

async function showAndCheck(aetl: Aetl, uri: string, text: string, version: number): Promise<unknown> {
  aetl.showDocument(uri, text, version + 1);
  return aetl.check(uri, NEVER_CANCELLED);
}

async function edit(aetl: Aetl, uri: string, times: number): Promise<void> {
  const text = readFileSync(fileURLToPath(uri), 'utf8');
  for (let i = 0; i < times; i++) {
    const changed = i % 3 === 0 ? text.replace('as status', `as status${i}`) : `${text}\n-- ${i}\nselect ${i} as c${i} from raw.t1;\n`;
    await showAndCheck(aetl, uri, changed, 10_000 + i);
    if (i % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await showAndCheck(aetl, uri, text, 10_000 + times);
}

async function renameHub(aetl: Aetl, folder: string, truth: GeneratedWorkspace): Promise<{ milliseconds: number; places: string }> {
  const uri = pathToFileURL(join(folder, 'ddl/t0.sql')).href;
  const file = await aetl.ide.file(uri, NEVER_CANCELLED);
  if (file === null) throw new Error('the hub is not known');
  let places = 0;
  const milliseconds = await timed(async () => {
    const renamed = await aetl.ide.rename(file, file.text.indexOf('country'), 'land', NEVER_CANCELLED);
    places = renamed.ok ? renamed.value.length : 0;
  });
  return { milliseconds, places: `${places} of ${truth.places}` };
}

/** Whether the findings are the planted mistakes, all of them and nothing else. */
async function countTypos(aetl: Aetl, truth: GeneratedWorkspace): Promise<string> {
  const found: string[] = [];
  for (const { uri, path } of aetl.files()) {
    const text = readFileSync(fileURLToPath(uri), 'utf8');
    for (const { range } of await aetl.check(uri, NEVER_CANCELLED)) found.push(`${path} ${text.slice(range.start, range.end)}`);
  }
  const wanted = new Set(truth.typos.map(({ path, text }) => `${path} ${text}`));
  const wrong = found.filter((finding) => !wanted.has(finding));
  return `${found.length - wrong.length} of ${wanted.size}, ${wrong.length} wrong`;
}

async function idleShare(): Promise<number> {
  const seconds = 3;
  // What was asked before has left its garbage.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const before = process.cpuUsage();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const { user, system } = process.cpuUsage(before);
  return ((user + system) / 1e6 / seconds) * 100;
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

const [, script, size] = process.argv;
if (script === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await measure(Number(size))));
