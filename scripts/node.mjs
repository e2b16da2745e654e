// node scripts/node.mjs <script> [arguments]
// Runs a script of this repository on any machine with Node >= 20 and npm: with a Node that is new enough, which is fetched
// where the machine's is not, and with the dependencies of package-lock.json installed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { becomeNode, fetchNode, flagsForTypes, nodeIsNewEnough, runNpm } from '../bin/runtime.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [script, ...rest] = process.argv.slice(2);

if (!script) {
  console.error('usage: node scripts/node.mjs <script> [arguments]');
  process.exit(2);
} else if (!nodeIsNewEnough()) {
  becomeNode(fetchNode(), [fileURLToPath(import.meta.url), script, ...rest]);
} else if (flagsForTypes().some((flag) => !process.execArgv.includes(flag))) {
  becomeNode(process.execPath, [...flagsForTypes(), fileURLToPath(import.meta.url), script, ...rest]);
} else {
  installDependencies();
  const file = path.resolve(root, script);
  process.argv = [process.execPath, file, ...rest];
  // Tools that these scripts start as `node` or through npx must be served by this Node too.
  process.env.PATH = `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ''}`;
  await import(pathToFileURL(file).href);
}

/** `npm ci` when what is installed is not what package-lock.json says. */
function installDependencies() {
  if (installedAsLocked()) return;
  console.error('aetl: installing dependencies (npm ci)');
  const { status } = runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], root);
  if (status !== 0) {
    console.error('aetl: npm ci failed; its message is above');
    process.exit(1);
  }
}

/** Compares versions, not dates of files: a checkout gives files new dates. npm leaves its record of what it installed in node_modules. */
function installedAsLocked() {
  const wanted = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([folder, { version, optional, devOptional }]) => {
    if (folder === '' || (!installed[folder] && (optional || devOptional))) return true;
    return installed[folder]?.version === version;
  });
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(path.join(root, lockFile), 'utf8')).packages;
  } catch {
    return {};
  }
}
