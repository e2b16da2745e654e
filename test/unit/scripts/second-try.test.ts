import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';

const RUNNER = new URL('../../../scripts/node-tests.mjs', import.meta.url).href;

/** Tests of which `unsteady` fails the first time that it runs, and `broken` always. */
const FILES = {
  steady: `test('holds', () => {});`,
  unsteady: `test('holds', () => {}); test('late', () => { if (!existsSync(seen)) { writeFileSync(seen, ''); throw new Error('late'); } });`,
  broken: `test('never', () => { throw new Error('never'); });`,
};

const CASES: readonly { files: readonly (keyof typeof FILES)[]; secondTry: number; passed: number; failed: number }[] = [
  { files: ['steady', 'unsteady'], secondTry: 2, passed: 3, failed: 0 },
  { files: ['steady', 'unsteady'], secondTry: 0, passed: 2, failed: 1 },
  { files: ['unsteady', 'broken'], secondTry: 2, passed: 2, failed: 1 },
  { files: ['unsteady', 'broken'], secondTry: 1, passed: 1, failed: 2 },
];

for (const { files, secondTry, passed, failed } of CASES) {
  test(`${files.join(' and ')} with a second try for ${secondTry}: ${passed} passed, ${failed} failed`, async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'aetl-second-try-'));
    const head = `import test from 'node:test';\nimport { existsSync, writeFileSync } from 'node:fs';\nconst seen = import.meta.filename + '.seen';\n`;
    for (const file of files) await writeFile(path.join(folder, `${file}.test.mjs`), head + FILES[file]);
    const run = `import { runNodeTests } from '${RUNNER}';\nconsole.log(JSON.stringify(await runNodeTests(process.argv[2], { secondTry: ${secondTry} })));`;
    await writeFile(path.join(folder, 'run.mjs'), run);
    // Without it, Node takes the run for a part of this one.
    const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
    const { stdout } = spawnSync(process.execPath, [path.join(folder, 'run.mjs'), path.join(folder, '*.test.mjs')], {
      encoding: 'utf8',
      env,
    });
    assert.deepEqual(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? ''), { passed, failed, skipped: 0 });
    assert.equal(/^UNSTEADY .*unsteady\.test\.mjs/m.test(stdout), files.includes('unsteady') && files.length <= secondTry);
    await rm(folder, { recursive: true });
  });
}
