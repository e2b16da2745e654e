// Runs the suite of dist/test-host in desktop VS Code, for machines that can download it or have it:
// VSCODE_VERSION=1.103.0|stable|insiders, or VSCODE_EXECUTABLE=/path/to/code.
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import type { HostResults } from '../host/results.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

if (spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: ROOT, stdio: 'inherit' }).status !== 0) process.exit(1);
const folder = await mkdtemp(path.join(os.tmpdir(), 'aetl-electron-'));
const workspace = path.join(folder, 'shop');
const resultsFile = path.join(folder, 'results.json');
await cp(path.join(ROOT, 'samples/shop'), workspace, { recursive: true });
try {
  await runTests({
    vscodeExecutablePath: process.env['VSCODE_EXECUTABLE'] ?? (await downloadAndUnzipVSCode(process.env['VSCODE_VERSION'] ?? 'stable')),
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: path.join(ROOT, 'dist/test-host/index.cjs'),
    extensionTestsEnv: { AETL_HOST_RESULTS: resultsFile },
    launchArgs: [
      workspace,
      '--disable-extensions',
      '--disable-workspace-trust',
      '--user-data-dir',
      path.join(folder, 'data'),
      '--skip-welcome',
    ],
  });
  const results = JSON.parse(await readFile(resultsFile, 'utf8')) as HostResults;
  console.log(results.log.join('\n'));
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
