import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { flagsForTypes, nodeIsNewEnough } from '../../../bin/runtime.mjs';
import { totalsLine } from '../../../scripts/node-tests.mjs';

const BIN = fileURLToPath(new URL('../../../bin', import.meta.url));

const VERSIONS: readonly (readonly [version: string, newEnough: boolean, needsFlag: boolean])[] = [
  ['20.20.2', false, true],
  ['22.12.0', false, true],
  ['22.13.0', true, true],
  ['22.17.1', true, true],
  ['22.18.0', true, false],
  ['23.0.0', true, false],
  ['24.21.0', true, false],
];

for (const [version, newEnough, needsFlag] of VERSIONS) {
  test(`Node ${version} is ${newEnough ? 'used' : 'replaced'}, ${needsFlag ? 'with' : 'without'} a flag for types`, () => {
    assert.equal(nodeIsNewEnough(version), newEnough);
    assert.equal(flagsForTypes(version).length > 0, needsFlag);
  });
}

test('the command starts from a folder with spaces, and hands over arguments and exit status', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aetl bin '));
  try {
    cpSync(BIN, path.join(folder, 'bin'), { recursive: true });
    const program = `process.stdout.write(JSON.stringify(process.argv.slice(2))); process.exitCode = 3;`;
    writeProgram(folder, program);
    const { stdout, status } = spawnSync(process.execPath, [path.join(folder, 'bin/aetl.mjs'), 'check', '--format', 'json'], {
      encoding: 'utf8',
    });
    assert.equal(stdout, '["check","--format","json"]');
    assert.equal(status, 3);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('totals are summed into one line', () => {
  const totals = [
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 2, failed: 3, skipped: 4 },
  ];
  assert.equal(totalsLine(totals), '3 passed, 3 failed, 4 skipped');
});

function writeProgram(folder: string, text: string): void {
  mkdirSync(path.join(folder, 'dist'));
  writeFileSync(path.join(folder, 'dist/cli.cjs'), text);
}
