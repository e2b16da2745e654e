import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { mariaDbProgram } from '../connectors/servers/mariadb.ts';
import { aetl } from './run-aetl.ts';
import { MARIADB, POSTGRES, type SchemaScenario } from './schema-scenarios.ts';

/** The whole way on a real database: crawl, profile, change, crawl again, and what that means for files, by the command line as people run it. */
function onRealDatabase(scenario: SchemaScenario): void {
  describe(`crawl, profile and diff on a real ${scenario.name}`, () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'aetl-real-'));
    let server: Awaited<ReturnType<SchemaScenario['start']>>;
    const run = (...args: readonly string[]) =>
      aetl([...args, '--no-cache'], { cwd: folder, env: { AETL_TEST_PASSWORD: server.settings.password ?? '' } });
    const crawled = async () => JSON.parse((await run('crawl', 'warehouse', '--format', 'json')).stdout).crawls[0];
    const checked = async () => {
      const { status, stdout } = await run('check', '--format', 'json');
      const { files } = JSON.parse(stdout) as { readonly files: readonly CheckedFile[] };
      return {
        status,
        found: files.flatMap((file) => file.diagnostics.map((one) => `${file.path} ${one.code}: ${textAt(folder, file.path, one)}`)),
      };
    };

    before(async () => {
      server = await scenario.start();
      const { type, port, database, user, options } = server.settings;
      for (const [name, text] of Object.entries(scenario.files)) writeFileSync(path.join(folder, name), text);
      const connection = (name: string, where: string | null) =>
        `  ${name}: { type: ${type}, host: localhost, port: ${port}, database: ${where}, user: ${user}, password: "\${env:AETL_TEST_PASSWORD}", tls: on, options: { ca: "${options['ca']}" } }\n`;
      writeFileSync(
        path.join(folder, 'aetl.yaml'),
        `version: 1
dialect: ${type === 'mysql' ? 'mariadb' : type}
files: [{ glob: "*.sql", connection: warehouse }]
connections:
${connection('warehouse', database)}${server.copy === null ? '' : connection('copy', server.copy.database)}`,
      );
    });
    after(async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it('reads more than sixty objects of every kind, and nothing new the second time', async () => {
      const first = await crawled();
      assert.ok(first.objects >= 60, `${first.objects} objects`);
      assert.equal(first.changes, 0);
      assert.deepEqual(first.missed, scenario.missed);
      const second = await crawled();
      assert.deepEqual([second.objects, second.changes, second.written], [first.objects, 0, 0]);
      const { status, stdout } = await run('diff', 'warehouse', '--impact');
      assert.deepEqual([status, /: no differences\n$/.test(stdout)], [0, true]);
      assert.deepEqual(await checked(), { status: 0, found: [] });
    });

    it('profiles a table', async () => {
      const [table, column] = scenario.profiled;
      const { status, stdout, stderr } = await run('profile', 'warehouse', table, '--format', 'json');
      assert.equal(status, 0, stderr);
      const [profile] = JSON.parse(stdout).profiles;
      const found = profile.columns.find(({ name }: { readonly name: string }) => name === column);
      assert.deepEqual([profile.rows, found.nulls, found.distinct.count ?? found.distinct], [50, 0, 50]);
      assert.doesNotMatch(stdout, /user\d+@/);
    });

    it('finds each change, and the files that it breaks', async () => {
      await server.admin(scenario.alter);
      const third = await crawled();
      const { status, stdout } = await run('diff', 'warehouse', '--impact', '--format', 'json');
      assert.equal(status, 1);
      const { changes } = JSON.parse(stdout) as { readonly changes: readonly DiffedChange[] };
      assert.deepEqual(changes.map(changeText).sort(), [...scenario.changes]);
      assert.equal(third.changes, scenario.changes.length);
      const after = await checked();
      assert.equal(after.status, 1);
      assert.deepEqual(after.found, scenario.diagnostics);
      for (const on of ['breaking', 'used', 'used-column-dropped', 'any'])
        assert.equal((await run('diff', 'warehouse', '--fail-on', on)).status, 1, on);
    });

    it('proposes a migration that makes a copy alike when a person runs it', async (test) => {
      const { copy } = server;
      if (copy === null) return test.diagnostic('databases cannot be copied here');
      assert.equal((await run('crawl', 'copy')).status, 0);
      const { stdout } = await run('diff', 'copy', 'warehouse', '--format', 'sql');
      await copy.admin(stdout);
      assert.equal((await run('crawl', 'copy')).status, 0);
      const left = await run('diff', 'copy', 'warehouse', '--format', 'json');
      assert.deepEqual((JSON.parse(left.stdout).changes as readonly DiffedChange[]).map(changeText), [...scenario.byHand]);
    });

    it('finds nothing wrong any more when it is repaired', async () => {
      await server.admin(scenario.repair);
      await crawled();
      assert.deepEqual(await checked(), { status: 0, found: [] });
      assert.equal((await run('diff', 'warehouse', '--fail-on', 'used-column-dropped')).status, 0);
    });
  });
}

interface CheckedFile {
  readonly path: string;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly range: { readonly start: Position; readonly end: Position };
  }[];
}

interface Position {
  readonly line: number;
  readonly character: number;
}

function textAt(folder: string, file: string, { range }: CheckedFile['diagnostics'][number]): string {
  const line = readFileSync(path.join(folder, file), 'utf8').split('\n')[range.start.line] ?? '';
  return line.slice(range.start.character, range.end.character);
}

interface DiffedChange {
  readonly kind: string;
  readonly object: { readonly name: string };
  readonly column: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly places: readonly { readonly path: string; readonly effect: string }[];
}

/** `kind object.column`, of a key or an index its name, and the files that use it. */
function changeText({ kind, object, column, before, after, places }: DiffedChange): string {
  const name = column === null ? object.name : `${object.name}.${column}`;
  const part = /-(key|index)$/.test(kind) ? [(after ?? before ?? '').split(': ')[0]] : [];
  const used = [...new Set(places.map((place) => `${place.path} ${place.effect}`))];
  const details = [...part, ...used].join(', ');
  return `${kind} ${name}${details === '' ? '' : `: ${details}`}`;
}

onRealDatabase(POSTGRES);
if (mariaDbProgram() !== null) onRealDatabase(MARIADB);
