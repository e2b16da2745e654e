import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import configuration from '../../../.dependency-cruiser.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A small tree in which every layer uses what it may use. */
const CLEAN = `
// server/src/base/index.ts
export type { Port } from './port.ts';
// server/src/base/port.ts
export interface Port { readonly name: string }
// server/src/protocol/index.ts
export type Dto = { readonly name: string };
// server/src/sql/index.ts
import type { Port } from '../base/index.ts';
export const parse = (port: Port): string => port.name;
// server/src/lineage/index.ts
import { parse } from '../sql/index.ts';
export const graph = parse;
// server/src/lint/index.ts
import { parse } from '../sql/index.ts';
export const rules = [parse];
// server/src/adapters/fs/index.ts
import { readFile } from 'node:fs/promises';
import type { Port } from '../../base/index.ts';
export const port: Port = { name: String(readFile) };
// server/src/app/index.ts
export { createAetl } from './create-aetl.ts';
// server/src/app/create-aetl.ts
import { port } from '../adapters/fs/index.ts';
import { graph } from '../lineage/index.ts';
export const createAetl = (): string => graph(port);
// server/src/hosts/cli/main.ts
import process from 'node:process';
import { createAetl } from '../../app/index.ts';
process.exitCode = Number(createAetl());
// server/src/hosts/lsp/main.ts
import { createConnection } from 'vscode-languageserver/node';
import { createAetl } from '../../app/index.ts';
createConnection(createAetl());
// client/src/extension.ts
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import type { Dto } from '../../server/src/protocol/index.ts';
export const client: Dto = { name: String(vscode) + String(LanguageClient) };
// webviews/lineage/main.ts
import type { Dto } from '../../server/src/protocol/index.ts';
export const shown: Dto = { name: '' };
`;

/** A violation planted into the clean tree, and the rules that must fire: no fewer, no more. */
const VIOLATIONS: readonly (readonly [planted: string, ...rules: string[]])[] = [
  [`// server/src/ide/index.ts\nimport type { Uri } from 'vscode';\nexport type Place = Uri;`, 'vscode-only-in-client'],
  [`// server/src/hosts/lsp/extra.ts\nimport * as vscode from 'vscode';\nexport const v = vscode;`, 'vscode-only-in-client'],
  [
    `// server/src/ide/index.ts\nimport type { Hover } from 'vscode-languageserver';\nexport type H = Hover;`,
    'language-server-only-in-lsp-host',
  ],
  [
    `// server/src/hosts/cli/extra.ts\nimport { TextDocument } from 'vscode-languageserver-textdocument';\nexport const t = TextDocument;`,
    'language-server-only-in-lsp-host',
  ],
  [
    `// server/src/hosts/lsp/extra.ts\nimport { LanguageClient } from 'vscode-languageclient/node';\nexport const l = LanguageClient;`,
    'language-client-only-in-client',
  ],
  [`// server/src/sql/files.ts\nimport { readFileSync } from 'node:fs';\nexport const r = readFileSync;`, 'node-only-at-the-edges'],
  [`// server/src/workspace/index.ts\nimport type { Stats } from 'fs';\nexport type S = Stats;`, 'node-only-at-the-edges'],
  [`// client/src/files.ts\nimport path from 'node:path';\nexport const p = path;`, 'node-only-at-the-edges'],
  [
    `// server/src/metadata/index.ts\nimport Database from 'better-sqlite3';\nexport const d = Database;`,
    'drivers-only-in-adapters',
    'everything-resolves',
  ],
  [
    `// server/src/sql/a.ts\nimport { b } from './b.ts';\nexport const a = (): number => b();\n// server/src/sql/b.ts\nimport { a } from './a.ts';\nexport const b = (): number => a();`,
    'no-cycles',
  ],
  [
    `// server/src/sql/a.ts\nimport type { B } from './b.ts';\nexport interface A { readonly b: B }\n// server/src/sql/b.ts\nimport type { A } from './a.ts';\nexport interface B { readonly a: A }`,
    'no-cycles',
  ],
  [`// server/src/base/extra.ts\nimport type { Dto } from '../protocol/index.ts';\nexport type D = Dto;`, 'layer-base'],
  [`// server/src/protocol/extra.ts\nimport type { Port } from '../base/index.ts';\nexport type P = Port;`, 'layer-protocol'],
  [`// server/src/sql/extra.ts\nimport type { rules } from '../lint/index.ts';\nexport type R = typeof rules;`, 'layer-sql'],
  [`// server/src/jinja/index.ts\nimport { parse } from '../sql/index.ts';\nexport const p = parse;`, 'layer-jinja'],
  [`// server/src/metadata/index.ts\nimport { graph } from '../lineage/index.ts';\nexport const g = graph;`, 'layer-metadata'],
  [`// server/src/workspace/index.ts\nimport { graph } from '../lineage/index.ts';\nexport const g = graph;`, 'layer-workspace'],
  [`// server/src/lineage/extra.ts\nimport type { rules } from '../lint/index.ts';\nexport type R = typeof rules;`, 'layer-lineage'],
  [`// server/src/lint/extra.ts\nimport { graph } from '../lineage/index.ts';\nexport const g = graph;`, 'layer-lint'],
  [`// server/src/validation/index.ts\nimport { graph } from '../lineage/index.ts';\nexport const g = graph;`, 'layer-validation'],
  [`// server/src/transform/index.ts\nimport { graph } from '../lineage/index.ts';\nexport const g = graph;`, 'layer-transform'],
  [`// server/src/optimize/index.ts\nimport { graph } from '../lineage/index.ts';\nexport const g = graph;`, 'layer-optimize'],
  [`// server/src/ide/index.ts\nimport { createAetl } from '../app/index.ts';\nexport const c = createAetl;`, 'layer-ide'],
  [`// server/src/monitor/index.ts\nimport { createAetl } from '../app/index.ts';\nexport const c = createAetl;`, 'layer-monitor'],
  [`// server/src/agent/index.ts\nimport { createAetl } from '../app/index.ts';\nexport const c = createAetl;`, 'layer-agent'],
  [
    `// server/src/adapters/store/index.ts\nimport type { createAetl } from '../../app/index.ts';\nexport type C = typeof createAetl;`,
    'layer-adapters',
  ],
  [
    `// server/src/app/extra.ts\nimport { run } from '../hosts/cli/index.ts';\nexport const r = run;\n// server/src/hosts/cli/index.ts\nexport const run = 1;`,
    'layer-app',
  ],
  [
    `// server/src/ide/index.ts\nimport { port } from '../adapters/fs/index.ts';\nexport const p = port;`,
    'layer-ide',
    'only-app-imports-adapters',
  ],
  [
    `// server/src/hosts/cli/extra.ts\nimport { port } from '../../adapters/fs/index.ts';\nexport const p = port;`,
    'hosts-construct-no-engine',
    'only-app-imports-adapters',
  ],
  [`// server/src/hosts/cli/extra.ts\nimport { parse } from '../../sql/index.ts';\nexport const p = parse;`, 'hosts-construct-no-engine'],
  [
    `// server/src/hosts/lsp/extra.ts\nimport type { graph } from '../../lineage/index.ts';\nexport type G = typeof graph;`,
    'hosts-construct-no-engine',
  ],
  [
    `// client/src/engine.ts\nimport type { parse } from '../../server/src/sql/index.ts';\nexport type P = typeof parse;`,
    'client-and-webviews-see-only-protocol',
  ],
  [
    `// webviews/lineage/extra.ts\nimport { client } from '../../client/src/extension.ts';\nexport const c = client;`,
    'client-and-webviews-see-only-protocol',
  ],
  [`// server/src/lineage/extra.ts\nimport type { Port } from '../base/port.ts';\nexport type P = Port;`, 'through-the-index'],
  [
    `// server/src/hosts/cli/extra.ts\nimport { createAetl } from '../../app/create-aetl.ts';\nexport const c = createAetl;`,
    'through-the-index',
  ],
  [
    `// server/src/sql/extra.ts\nimport { helper } from '../../../test/helper.ts';\nexport const h = helper;\n// test/helper.ts\nexport const helper = 1;`,
    'product-imports-no-tools',
  ],
  [`// server/src/adapters/fs/extra.ts\nimport esbuild from 'esbuild';\nexport const e = esbuild;`, 'no-dev-dependency-in-product'],
  [`// server/src/sql/extra.ts\nimport { x } from './nowhere.ts';\nexport const y = x;`, 'everything-resolves'],
];

test('a clean tree breaks no rule', async () => {
  assert.deepEqual(await brokenRules(CLEAN), []);
});

for (const [planted, ...rules] of VIOLATIONS) {
  test(`${rules.join(' + ')}: ${planted.split('\n').slice(0, 2).join(' ')}`, async () => {
    assert.deepEqual(await brokenRules(`${CLEAN}\n${planted}`), [...rules].sort());
  });
}

test('every rule has a violation here, and a comment that says what to do', () => {
  const proven = new Set(VIOLATIONS.flatMap(([, ...rules]) => rules));
  for (const { name, comment } of configuration.forbidden) {
    assert.ok(proven.has(name), `${name} has no planted violation`);
    assert.ok(comment.split('. ').length > 1, `${name} has no remedy in its comment`);
  }
});

/** Writes a fixture (`// path` lines start files) to a temporary folder and names the rules it breaks. */
async function brokenRules(fixture: string): Promise<readonly string[]> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'aetl-rules-')));
  try {
    const files = filesOf(fixture);
    for (const [name, text] of files) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    await symlink(path.join(ROOT, 'package.json'), path.join(folder, 'package.json'));
    const options = { ...configuration.options, ruleSet: { forbidden: configuration.forbidden }, validate: true, baseDir: folder };
    const { output } = await cruise([...files.keys()], options as ICruiseOptions);
    const { violations } = (output as ICruiseResult).summary;
    // What only warns lets the check pass.
    return [...new Set(violations.map(({ rule }) => (rule.severity === 'error' ? rule.name : `${rule.name} (${rule.severity})`)))].sort();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function filesOf(fixture: string): ReadonlyMap<string, string> {
  const parts = fixture.split(/^\/\/ ((?:server|client|webviews|test)\/\S+)$/m).slice(1);
  return new Map(parts.flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 1] ?? ''] as const] : [])));
}
