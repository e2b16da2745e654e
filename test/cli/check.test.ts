import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aetl, folderOf } from './run-aetl.ts';

const WRONG = `-- file: aetl.yaml
version: 1
dialect: postgres
-- file: schema.sql
create table raw.orders (id int, amount numeric);
-- file: a b.sql
select 1;
select id,
  amonut from raw.orders;
-- file: good.sql
select id from raw.orders;
`;

describe('aetl check', () => {
  it('prints findings with their lines, and ends with 1', async (test) => {
    const ran = await aetl(['check'], { cwd: folderOf(WRONG, test) });
    assert.equal(ran.status, 1);
    assert.match(
      ran.stdout,
      /^a b\.sql\n {2}3:3 {2}error {2}.*amonut.*unknown-column\n {5}\| {3}amonut from raw\.orders;\n {5}\| {3}\^{6}\n/,
    );
    assert.match(ran.stdout, /1 error in 4 statements in 4 files\.\n$/);
    assert.equal(ran.stderr, '');
  });

  it('prints JSON with zero-based positions', async (test) => {
    const ran = await aetl(['check', '--format', 'json', '--project', folderOf(WRONG, test)]);
    const { version, files, summary } = JSON.parse(ran.stdout);
    assert.deepEqual([version, summary], [1, { files: 4, statements: 4, errors: 1, warnings: 0 }]);
    const [{ path, diagnostics }] = files;
    const [{ message, ...rest }] = diagnostics;
    assert.equal(path, 'a b.sql');
    assert.equal(typeof message, 'string');
    assert.deepEqual(rest, {
      code: 'unknown-column',
      severity: 'error',
      range: { start: { line: 2, character: 2 }, end: { line: 2, character: 8 } },
      suggestions: ['amount'],
    });
  });

  it('prints SARIF 2.1.0', async (test) => {
    const ran = await aetl(['check', '--format', 'sarif'], { cwd: folderOf(WRONG, test) });
    const log = JSON.parse(ran.stdout);
    assert.deepEqual([log.version, log.runs.length], ['2.1.0', 1]);
    const [run] = log.runs;
    assert.equal(run.tool.driver.name, 'AETL');
    assert.match(run.originalUriBaseIds.PROJECTROOT.uri, /^file:\/\/\/.*\/$/);
    assert.equal(run.results.length, 1);
    const [result] = run.results;
    assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
    assert.ok(['error', 'warning', 'note', 'none'].includes(result.level));
    assert.ok(result.message.text.length > 0);
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    assert.deepEqual(artifactLocation, { uri: 'a%20b.sql', uriBaseId: 'PROJECTROOT' });
    assert.deepEqual(region, { startLine: 3, startColumn: 3, endLine: 3, endColumn: 9 });
  });

  it('shows no secret that stands in a file', async (test) => {
    const secret = `-- file: aetl.yaml\nversion: 1\nconnections:\n  dw: { type: postgres, password: hunter2 }\n`;
    const cwd = folderOf(secret, test);
    for (const format of ['text', 'json', 'sarif']) {
      const ran = await aetl(['check', '--format', format], { cwd });
      assert.equal(ran.status, 1);
      assert.match(ran.stdout, /clear-text-secret/);
      assert.doesNotMatch(ran.stdout + ran.stderr, /hunter2/);
    }
  });

  it('checks only what is named, against the whole project', async (test) => {
    const cwd = folderOf(WRONG, test);
    const ran = await aetl(['check', 'good.sql'], { cwd });
    assert.deepEqual([ran.status, ran.stdout], [0, 'No problems: 1 statement in 1 file.\n']);
  });

  it('ends with 2 and one line when it is used wrongly', async (test) => {
    const cwd = folderOf(WRONG, test);
    const wrong = [
      ['check', 'missing.sql'],
      ['check', '--format', 'xml'],
      ['check', '--colour'],
      ['check', '--dialect', 'db2'],
      ['check', '--project', 'nowhere'],
      ['chekc'],
    ];
    for (const args of wrong) {
      const ran = await aetl(args, { cwd });
      assert.equal(ran.status, 2, args.join(' '));
      assert.match(ran.stderr, /^aetl: [^\n]+\n$/, args.join(' '));
      assert.equal(ran.stdout, '');
    }
  });
});
