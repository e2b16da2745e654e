#!/usr/bin/env node
// Starts the command line. Everything heavier than a version check is imported only when it is needed.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 13)) {
  const { becomeNode, fetchNode } = await import('./runtime.mjs');
  becomeNode(fetchNode(), [fileURLToPath(import.meta.url), ...process.argv.slice(2)]);
} else {
  if (!existsSync(program)) await buildCheckout();
  // Node keeps the compiled bundle, so that the second start does not parse it again.
  module.enableCompileCache?.();
  module.createRequire(import.meta.url)(program);
}

/** A checkout that was never built is built once; what the build says goes to stderr, since stdout belongs to the command. */
async function buildCheckout() {
  const { spawnSync } = await import('node:child_process');
  const script = (name) => fileURLToPath(new URL(`../scripts/${name}`, import.meta.url));
  const { status } = spawnSync(process.execPath, [script('node.mjs'), script('build.mjs')], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(70);
}
