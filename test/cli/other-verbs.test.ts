import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { aetl, folderOf } from './run-aetl.ts';

const PLAIN = `-- file: schema/tables.sql
create table t (a number(10), b varchar2(10));
-- file: q.sql
select a,b from t;
-- file: web/x.sql
create table w (id int auto_increment) engine=InnoDB;
`;

it('every verb has help with examples', async () => {
  const { stdout } = await aetl(['--help']);
  const verbs = [...stdout.matchAll(/^ {2}(\w+) {2,}/gm)].map((match) => match[1] ?? '');
  assert.deepEqual(verbs, [
    'check',
    'lineage',
    'jobs',
    'erd',
    'report',
    'impact',
    'parse',
    'format',
    'crawl',
    'diff',
    'profile',
    'glossary',
    'query',
    'batch',
    'init',
    'doctor',
    'demo',
    'lsp',
  ]);
  for (const verb of verbs) {
    const help = await aetl([verb, '--help']);
    assert.equal(help.status, 0);
    assert.match(help.stdout, /Usage: aetl .*\n[\s\S]*Examples:\n {2}\S/, verb);
  }
});

describe('aetl init', () => {
  it('writes a project file that says what it found, and that reads well', async (test) => {
    const cwd = folderOf(PLAIN, test);
    assert.equal((await aetl(['init'], { cwd })).status, 0);
    const text = readFileSync(path.join(cwd, 'aetl.yaml'), 'utf8');
    assert.match(text, /^dialect: oracle$/m);
    assert.match(text, /glob: "web\/\*\*\/\*\.sql", dialect: mysql/);
    assert.match(text, /^catalog: \["schema\/\*\*\/\*\.sql"\]$/m);
    assert.deepEqual(readdirSync(cwd).sort(), ['aetl.yaml', 'q.sql', 'schema', 'web']);
    assert.equal((await aetl(['check'], { cwd })).status, 0);
    assert.equal((await aetl(['init'], { cwd })).status, 2);
    assert.equal((await aetl(['init', '--force', '--dialect', 'ansi'], { cwd })).status, 0);
  });
});

describe('aetl doctor', () => {
  it('shows what it sees', async (test) => {
    const ran = await aetl(['doctor', '--format', 'json'], { cwd: folderOf(PLAIN, test) });
    const report = JSON.parse(ran.stdout);
    assert.equal(ran.status, 0);
    assert.equal(report.node, process.versions.node);
    assert.deepEqual(
      report.dialects.map(({ dialect, files }: { readonly dialect: string; readonly files: number }) => [dialect, files]),
      [
        ['oracle', 1],
        ['oracle', 1],
        ['mysql', 1],
      ],
    );
    assert.match(report.hints.join(' '), /aetl init/);
  });

  it('tells how much the last run has left to know, unless it is to read everything anew', async (test) => {
    const cwd = folderOf(PLAIN, test);
    const recalled = async (...options: string[]) =>
      JSON.parse((await aetl(['doctor', '--format', 'json', ...options], { cwd })).stdout).index.recalled;
    assert.deepEqual([await recalled('--no-cache'), await recalled(), await recalled(), await recalled('--no-cache')], [0, 0, 3, 0]);
    writeFileSync(path.join(cwd, 'q.sql'), 'select 2');
    assert.equal(await recalled(), 2);
  });

  it('ends with 2 when a project file is wrong', async (test) => {
    const ran = await aetl(['doctor'], { cwd: folderOf('-- file: aetl.yaml\nversion: 1\ndialect: db2\n', test) });
    assert.equal(ran.status, 2);
    assert.match(ran.stdout, /To be mended\n {2}aetl\.yaml: There is no dialect “db2”/);
  });
});

describe('aetl format', () => {
  it('prints, checks and writes', async (test) => {
    const cwd = folderOf(PLAIN, test);
    const wanted = 'select\n    a,\n    b\nfrom\n    t;\n';
    assert.equal((await aetl(['format', 'q.sql'], { cwd })).stdout, wanted);
    const checked = await aetl(['format', 'q.sql', '--check'], { cwd });
    assert.deepEqual([checked.status, checked.stdout], [1, 'q.sql\n']);
    assert.equal((await aetl(['format', 'q.sql', '--write'], { cwd })).status, 0);
    assert.equal(readFileSync(path.join(cwd, 'q.sql'), 'utf8'), wanted);
    assert.equal((await aetl(['format', 'q.sql', '--check'], { cwd })).status, 0);
  });

  it('says which statements it leaves as they are', async (test) => {
    const cwd = folderOf('-- file: half.sql\nselect a from t;\nselect a from t where;\n', test);
    const ran = await aetl(['format', 'half.sql'], { cwd });
    assert.match(ran.stdout, /^select\n {4}a\nfrom\n {4}t;\nselect a from t where;\n$/);
    assert.match(ran.stderr, /^half\.sql:2: left as it is: /);
  });
});

describe('aetl parse', () => {
  it('shows statements, and ends with 1 when one is wrong', async () => {
    const good = await aetl(['parse', '-'], { stdin: 'select 1;\n\nupdate t set a = 1;' });
    assert.deepEqual([good.status, good.stdout], [0, '1:1       select\n3:1       update\n']);
    const wrong = await aetl(['parse', '-', '--format', 'json'], { stdin: 'select from where' });
    assert.equal(wrong.status, 1);
    assert.equal(JSON.parse(wrong.stdout).files[0].statements[0].kind, 'select');
  });
});

describe('aetl demo', () => {
  it('checks, follows a column, writes a page, and makes, crawls and profiles its database', async (test) => {
    const cwd = folderOf('', test);
    const ran = await aetl(['demo', '--copy', 'shop'], { cwd });
    assert.equal(ran.status, 0, ran.stderr);
    assert.match(ran.stdout, /8 errors/);
    assert.match(ran.stdout, /<- staging\.stg_/);
    assert.match(ran.stdout, /demo: 8 objects in /);
    assert.match(ran.stdout, /main\.orders {2}8182 rows/);
    assert.equal(ran.stderr, '');
    assert.ok(existsSync(path.join(cwd, 'aetl-demo.html')) && existsSync(path.join(cwd, 'shop', 'aetl.yaml')));
  });
});

describe('aetl lsp', () => {
  it('speaks LSP over standard input and output', async () => {
    const program = fileURLToPath(new URL('../../bin/aetl.mjs', import.meta.url));
    const child = spawn(process.execPath, [program, 'lsp', '--stdio']);
    const send = (message: object) => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    const answer = new Promise<string>((resolve) => {
      let text = '';
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        if (text.includes('"capabilities"')) resolve(text);
      });
    });
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    assert.match(await answer, /"hoverProvider"/);
    const closed = new Promise((resolve) => child.on('close', resolve));
    send({ id: 2, method: 'shutdown' });
    send({ method: 'exit' });
    child.stdin.end();
    await closed;
  });
});

it('a reader that has seen enough is no error', async (test) => {
  const cwd = folderOf(PLAIN, test);
  const program = fileURLToPath(new URL('../../bin/aetl.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, 'check', '--format', 'json'], { cwd });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  await new Promise((resolve) => child.on('close', resolve));
  assert.equal(stderr, '');
});
