// What the extension host requires as `extensionTestsPath`: the same file in desktop VS Code and in code-server.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import type { HostResults } from './results.ts';

export async function run(): Promise<void> {
  const log: string[] = [];
  const say = (line: string): void => {
    log.push(line);
    console.log(line);
  };
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, color: false, reporter: class {} as never });
  for (const file of testFiles()) mocha.addFile(file);

  const count = { passed: 0, failed: 0, skipped: 0 };
  await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('pass', (test) => {
        count.passed++;
        say(`ok   ${test.fullTitle()} (${test.duration} ms)`);
      })
      .on('fail', (test, error) => {
        count.failed++;
        say(`FAIL ${test.fullTitle()}\n${error.stack ?? error}`);
      })
      .on('pending', (test) => {
        count.skipped++;
        say(`skip ${test.fullTitle()}`);
      });
  });
  say(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  const file = process.env['AETL_HOST_RESULTS'];
  const results: HostResults = { ...count, node: process.version, log };
  if (file !== undefined) writeFileSync(file, JSON.stringify(results));
  if (count.failed > 0) throw new Error(`${count.failed} tests failed`);
}

function testFiles(): readonly string[] {
  return readdirSync(__dirname)
    .filter((name) => name.endsWith('.test.cjs'))
    .sort()
    .map((name) => path.join(__dirname, name));
}
