// npm run package: builds for release and packs dist/aetl-<version>.vsix. Fails if the package lacks a file that it needs, or holds a
// native module or anything else that does not belong into it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX, listFiles } from '@vscode/vsce';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const vsix = `dist/aetl-${version}.vsix`;

/** Without one of these the installed extension would not work. */
const NEEDED = [
  'package.json',
  'package.nls.json',
  'package.nls.ko.json',
  'l10n/bundle.l10n.ko.json',
  'l10n/server.ko.json',
  'dist/README.md',
  'CHANGELOG.md',
  'LICENSE',
  'THIRD-PARTY-NOTICES.txt',
  'syntaxes/jinja-sql.tmLanguage.json',
  'syntaxes/jinja-sql.language-configuration.json',
  'dist/extension.cjs',
  'dist/server.cjs',
  'dist/cli.cjs',
  'dist/connectors/postgres.cjs',
  'dist/connectors/mysql.cjs',
  'dist/connectors/sqlite.cjs',
  'dist/connectors/bigquery.cjs',
  'dist/connectors/oracle.cjs',
  'dist/connectors/tsql.cjs',
  'dist/workers/sqlite-process.cjs',
  'dist/workers/index-worker.cjs',
  'dist/workers/diagram-worker.cjs',
  'dist/webview/results.js',
  'dist/webview/results.css',
  'dist/webview/lineage.js',
  'dist/webview/lineage.css',
  'dist/webview/layout-worker.js',
  'dist/webview/lineage-standalone.html',
  'bin/aetl.mjs',
  'bin/runtime.mjs',
  'schemas/aetl.schema.json',
  'schemas/glossary.schema.json',
  'samples/shop/aetl.yaml',
  'media/icon.png',
];
const FORBIDDEN = /\.node$|\.map$|\.db$|\.env|(^|\/)(node_modules|test|scripts|docs|\.aetl)\/|\.tsx?$/;

const build = spawnSync(process.execPath, ['scripts/build.mjs', '--release'], { stdio: 'inherit' });
if (build.status !== 0) process.exit(1);
writeFileSync('THIRD-PARTY-NOTICES.txt', notices());

writeFileSync('dist/README.md', installedReadme());

const options = { dependencies: false, readmePath: 'dist/README.md' };
const files = await listFiles(options);
const missing = NEEDED.filter((file) => !files.includes(file));
const unwanted = files.filter((file) => FORBIDDEN.test(file));
for (const file of missing) console.error(`package: ${file} is missing`);
for (const file of unwanted) console.error(`package: ${file} does not belong into the .vsix; see .vscodeignore`);
if (missing.length > 0 || unwanted.length > 0) process.exit(1);

await createVSIX({ ...options, allowMissingRepository: true, packagePath: vsix });
console.log(`package: ${vsix}, ${files.length} files, ${Math.round(statSync(vsix).size / 1024)} KB`);

/** VS Code shows the README without the repository around it: pictures and links that lead into it are left out. */
function installedReadme() {
  return readFileSync('README.md', 'utf8')
    .replace(/<picture>[\s\S]*?<\/picture>\n?|<img [^>]*src="(?!https:)[^>]*>\n?|!\[[^\]]*\]\((?!https:)[^)]*\)\n?/g, '')
    .replace(/^\|(\s*\|)+\n(?!\|\s*-)/gm, '')
    .replace(/\[([^\]]+)\]\((?!https:|#)[^)]*\)/g, '$1');
}

/** The licences of everything that may be bundled: the locked production dependencies. */
function notices() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const bundled = Object.entries(packages).filter(([folder, { dev }]) => folder !== '' && !dev);
  const parts = bundled.map(([folder, { version: bundledVersion, license }]) => {
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return `${name} ${bundledVersion} (${license ?? 'see its text'})\n\n${licenceText(folder)}`;
  });
  return `AETL contains the following third-party software.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

function licenceText(folder) {
  const names = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'License.txt', 'LICENCE', 'license', 'COPYING'];
  const name = names.find((candidate) => existsSync(path.join(folder, candidate)));
  return name ? readFileSync(path.join(folder, name), 'utf8').trim() : 'The package carries no licence text of its own.';
}
