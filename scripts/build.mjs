// Bundles every program of AETL with esbuild.   build.mjs [--watch] [--release]
// --release: minified and without source maps, as it goes into the .vsix.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { standalonePage } from './standalone-page.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const watch = process.argv.includes('--watch');
const release = process.argv.includes('--release');

/** A folder for each database. */
const CONNECTORS = 'server/src/adapters/connectors';

/** Only its text is used, within the page of `aetl lineage --format html`. */
const STANDALONE = 'dist/webview/standalone.js';

/** The page of `aetl lineage --format html` has it in itself. */
const LAYOUT = { entryPoints: ['webviews/lineage/layout/worker.ts'], outfile: 'dist/webview/layout-worker.js' };

/** Names the code that an index was made with: an index of other code is not believed. */
const build = hashOfSources('server/src');

/** Stands for packages that are never called. */
const ABSENT = path.join(root, 'scripts', 'absent-package.mjs');

const node = {
  platform: 'node',
  format: 'cjs',
  // The oldest extension host that engines.vscode promises.
  target: 'node22.13',
  // Without this esbuild picks the UMD builds of the vscode-languageserver packages, whose requires it cannot follow.
  mainFields: ['module', 'main'],
  // Where import.meta is asked, __dirname was asked before.
  logOverride: { 'empty-import-meta': 'silent' },
};
const browser = { platform: 'browser', format: 'iife', target: 'es2022' };

const programs = [
  { ...node, entryPoints: ['client/src/extension.ts'], outfile: 'dist/extension.cjs', external: ['vscode'] },
  { ...node, entryPoints: ['server/src/hosts/lsp/main.ts'], outfile: 'dist/server.cjs' },
  { ...node, entryPoints: ['server/src/hosts/cli/main.ts'], outfile: 'dist/cli.cjs' },
  { ...node, entryPoints: sources('server/src/adapters/workers'), outdir: 'dist/workers', outExtension: { '.js': '.cjs' } },
  // Each database with its driver, loaded when one of its kind is first connected to.
  {
    ...node,
    entryPoints: connectors(),
    outbase: CONNECTORS,
    outdir: 'dist/connectors',
    entryNames: '[dir]',
    outExtension: { '.js': '.cjs' },
    // A faster PostgreSQL client that `pg` uses when it is installed; it is native.
    external: ['pg-native'],
    // tedious loads Entra ID's libraries, which are twice its size, for logins that AETL does not offer.
    alias: { '@azure/identity': ABSENT, '@azure/keyvault-keys': ABSENT },
  },
  { ...browser, entryPoints: ['webviews/lineage/main.ts'], outfile: 'dist/webview/lineage.js' },
  { ...browser, ...LAYOUT },
  { ...browser, entryPoints: ['webviews/report/main.ts'], outfile: 'dist/webview/report.js' },
  { ...browser, entryPoints: ['webviews/results/main.ts'], outfile: 'dist/webview/results.js' },
  { ...browser, entryPoints: ['webviews/profile/main.ts'], outfile: 'dist/webview/profile.js' },
  {
    ...browser,
    entryPoints: ['webviews/lineage/standalone.ts'],
    outfile: STANDALONE,
    minify: true,
    sourcemap: false,
    write: false,
    plugins: [writesStandalonePage()],
  },
];
const tests = {
  ...node,
  entryPoints: sources('test/host').filter((file) => /index\.ts$|\.test\.ts$/.test(file)),
  outdir: 'dist/test-host',
  outExtension: { '.js': '.cjs' },
  external: ['vscode', 'mocha'],
};

// A package must hold nothing that an older build left; otherwise a test that is running keeps the files it has open.
if (release) rmSync('dist', { recursive: true, force: true });
mkdirSync('dist/webview', { recursive: true });

const started = performance.now();
const missing = programs.filter((program) => !program.entryPoints.some((entry) => existsSync(entry)));
for (const { entryPoints, outfile, outdir } of missing)
  console.error(`build: no source for ${outfile ?? outdir} (${entryPoints.join(', ') || 'empty folder'})`);

const wanted = [...programs.filter((program) => !missing.includes(program)), ...(release || tests.entryPoints.length === 0 ? [] : [tests])];
const contexts = await Promise.all(wanted.map((program) => esbuild.context({ ...common(), ...program })));
if (watch) {
  await Promise.all(contexts.map((context) => context.watch()));
  console.log('build: watching');
} else {
  const results = await Promise.allSettled(contexts.map((context) => context.rebuild()));
  await Promise.all(contexts.map((context) => context.dispose()));
  // esbuild has printed what is wrong.
  if (results.some(({ status }) => status === 'rejected')) process.exit(1);
  for (const name of readdirSync('dist/connectors')
    .filter((file) => file.endsWith('.cjs'))
    .sort())
    console.log(`build: ${name.replace('.cjs', '')} with its driver: ${Math.round(statSync(`dist/connectors/${name}`).size / 1024)} KB`);
  console.log(`build: ${wanted.length} programs in ${Math.round(performance.now() - started)} ms`);
}

function common() {
  return {
    bundle: true,
    absWorkingDir: root,
    logLevel: 'warning',
    // Sources that run as they are have it, bundles have __dirname; who needs either asks for both.
    logOverride: { 'empty-import-meta': 'silent' },
    minify: release,
    // Class names appear in messages and logs.
    keepNames: release,
    sourcemap: release ? false : 'linked',
    legalComments: 'none',
    loader: { '.md': 'text', '.sql': 'text', '.svg': 'text' },
    define: { 'process.env.NODE_ENV': '"production"', AETL_BUILD: JSON.stringify(build) },
  };
}

function writesStandalonePage() {
  return {
    name: 'standalone-page',
    setup(build) {
      build.onEnd(async ({ outputFiles }) => {
        const text = (extension) => outputFiles?.find(({ path: file }) => file.endsWith(extension))?.text;
        const [script, style] = [text('.js'), text('.css')];
        if (!script || !style) return;
        const {
          outputFiles: [worker],
        } = await esbuild.build({ ...common(), ...browser, ...LAYOUT, minify: true, sourcemap: false, write: false });
        writeFileSync('dist/webview/lineage-standalone.html', standalonePage({ script, style, worker: worker.text }));
      });
    },
  };
}

function connectors() {
  return readdirSync(CONNECTORS)
    .map((name) => `${CONNECTORS}/${name}/index.ts`)
    .filter((file) => existsSync(file));
}

function sources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name));
}

function hashOfSources(folder) {
  const hash = createHash('sha1');
  const files = readdirSync(folder, { recursive: true }).filter((name) => /\.(ts|sql|json)$/.test(name));
  for (const name of files.sort()) hash.update(name).update(readFileSync(path.join(folder, name)));
  return hash.digest('hex');
}
