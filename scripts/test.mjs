// npm test: build, static checks, unit tests, connectors on real databases, command line tests, language server tests. The last line is `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runCheck, STATIC_CHECKS } from './check.mjs';
import { runNodeTests, totalsLine } from './node-tests.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const totals = [];
const record = (name, passed, milliseconds, output = '') => {
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${name} (${milliseconds} ms)${output ? `\n${output}` : ''}`);
  totals.push({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });
};

const started = performance.now();
const build = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
record('build', build.status === 0, Math.round(performance.now() - started));
for (const name of STATIC_CHECKS) {
  const { passed, milliseconds, output } = await runCheck(name);
  record(name, passed, milliseconds, output);
}
totals.push(await runNodeTests('test/unit/**/*.test.ts'));
// Each starts a server of its own.
totals.push(await runNodeTests('test/connectors/*.test.ts'));
totals.push(await runNodeTests('test/cli/**/*.test.ts'));
totals.push(await runNodeTests('test/lsp/**/*.test.ts'));

console.log(`${Math.round((performance.now() - started) / 1000)} s`);
console.log(totalsLine(totals));
process.exit(totals.some(({ failed }) => failed > 0) ? 1 : 0);
