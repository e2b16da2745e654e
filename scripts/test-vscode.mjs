// npm run test:vscode: the suites that need a real VS Code, which is installed first.
//   test-vscode.mjs [--vscode latest|min] [--suite webview|ui|host] [--images]
// --images: the screenshots that the documentation shows are written to docs/images.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runNodeTests, totalsLine } from './node-tests.mjs';

/** This many files of a suite that drives a window may need a second try: a busy machine outruns what a person would wait for. */
const UNSTEADY = 2;

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const { values } = parseArgs({ options: { vscode: { type: 'string' }, suite: { type: 'string' }, images: { type: 'boolean' } } });
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const runs = [
  { suite: 'webview', vscode: 'latest' },
  { suite: 'host', vscode: 'latest' },
  { suite: 'ui', vscode: 'latest' },
  { suite: 'ui', vscode: 'min' },
].filter(({ suite, vscode }) => (!values.suite || values.suite === suite) && (!values.vscode || values.vscode === vscode));
if (values.suite === 'host' && values.vscode === 'min') runs.push({ suite: 'host', vscode: 'min' });

const totals = [];
for (const { suite, vscode } of runs) {
  const started = performance.now();
  run('bash', ['test/realcode/install.sh', vscode]);
  totals.push(suite === 'webview' ? await runWebview() : suite === 'host' ? runHost(vscode) : await runUi(vscode));
  console.log(
    `${suite} suite on the ${vscode === 'min' ? 'oldest' : 'latest'} VS Code: ${Math.round((performance.now() - started) / 1000)} s`,
  );
}
console.log(totalsLine(totals));
process.exit(totals.some(({ failed }) => failed > 0) ? 1 : 0);

/** The lineage page alone, in the browser that the others need too. */
async function runWebview() {
  run(process.execPath, ['scripts/build.mjs']);
  return runNodeTests('test/webview/*.test.ts', {
    concurrency: 1,
    secondTry: UNSTEADY,
    env: values.images ? { AETL_IMAGES: 'docs/images' } : {},
  });
}

/** With the packed extension, as it is shipped. */
async function runUi(vscode) {
  if (!existsSync(`dist/aetl-${version}.vsix`)) run(process.execPath, ['scripts/package.mjs']);
  const env = { REALCODE: vscode, ...(values.images && vscode === 'latest' ? { AETL_IMAGES: 'docs/images' } : {}) };
  // The pictures are taken of the latest VS Code only.
  const pattern = vscode === 'latest' ? 'test/ui/**/*.test.ts' : 'test/ui/*.test.ts';
  return runNodeTests(pattern, { concurrency: 1, env, secondTry: UNSTEADY });
}

/** The suite inside the extension host; its last line carries its totals. */
function runHost(vscode) {
  run(process.execPath, ['scripts/build.mjs']);
  const args = [...process.execArgv, 'test/realcode/run-host.ts'];
  const { stdout, status } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, REALCODE: vscode },
  });
  console.log(stdout.trimEnd());
  const [, passed, failed, skipped] = /(\d+) passed, (\d+) failed, (\d+) skipped\s*$/.exec(stdout) ?? [0, 0, 1, 0];
  return { passed: Number(passed), failed: status === 0 ? Number(failed) : Math.max(1, Number(failed)), skipped: Number(skipped) };
}

function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status === 0) return;
  console.error(`${command} ${args.join(' ')} failed`);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}
