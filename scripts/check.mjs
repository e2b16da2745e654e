// The static checks.   check.mjs [typecheck|lint|deps|deadcode|format]…   (all but `format` when none is named)
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const PROJECTS = [
  'server/tsconfig.json',
  'server/tsconfig.pure.json',
  'client/tsconfig.json',
  'webviews/tsconfig.json',
  'test/tsconfig.json',
  'test/host/tsconfig.json',
  'bench/tsconfig.json',
];

const CHECKS = {
  typecheck: () =>
    Promise.all(
      PROJECTS.filter(hasSources).map((project) =>
        tool('typescript7', 'tsc', ['-p', project, '--pretty', String(Boolean(process.stdout.isTTY))]),
      ),
    ),
  lint: () => tool('@biomejs/biome', 'biome', ['check', '--error-on-warnings', '--max-diagnostics=50']),
  deps: () =>
    tool('dependency-cruiser', 'depcruise', [
      '--config',
      '.dependency-cruiser.mjs',
      ...['server', 'client', 'webviews'].filter((folder) => existsSync(path.join(root, folder))),
    ]),
  deadcode: () => tool('knip', 'knip', ['--no-progress']),
};

/** Names of the checks that `npm test` runs. */
export const STATIC_CHECKS = Object.keys(CHECKS);

/** Runs one check: whether it passed, how long it took, and what its tools printed. */
export async function runCheck(name) {
  const started = performance.now();
  const results = [await CHECKS[name]()].flat();
  return {
    name,
    passed: results.every(({ status }) => status === 0),
    milliseconds: Math.round(performance.now() - started),
    output: results
      .filter(({ status }) => status !== 0)
      .map(({ output }) => output)
      .join('\n'),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));

async function main(names) {
  if (names.includes('format')) {
    const { status, output } = await tool('@biomejs/biome', 'biome', ['check', '--write']);
    console.log(output);
    process.exit(status);
  }
  const unknown = names.filter((name) => !(name in CHECKS));
  if (unknown.length > 0) {
    console.error(`no such check: ${unknown.join(', ')}; there are ${STATIC_CHECKS.join(', ')} and format`);
    process.exit(2);
  }
  let failed = 0;
  for (const name of names.length > 0 ? names : STATIC_CHECKS) {
    const { passed, milliseconds, output } = await runCheck(name);
    console.log(`${passed ? 'ok  ' : 'FAIL'} ${name} (${milliseconds} ms)${passed ? '' : `\n${output}`}`);
    if (!passed) failed++;
  }
  process.exit(failed > 0 ? 1 : 0);
}

/** TypeScript calls a project without sources an error; while one has none there is nothing to check. */
function hasSources(project) {
  return existsSync(path.join(root, project));
}

/** Runs the command `bin` of an installed package with this very Node. */
async function tool(packageName, bin, args) {
  const folder = path.join(root, 'node_modules', packageName);
  const manifest = (await import(pathToFileURL(path.join(folder, 'package.json')).href, { with: { type: 'json' } })).default;
  const program = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(folder, program), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}
