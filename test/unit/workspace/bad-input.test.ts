import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filesOf, MemoryFiles, open } from './fixture.ts';

const GOOD = '-- file: good.sql\ncreate table t (a int);\n-- file: use.sql\nselect b from t;\n';
const FOUND = '/use.sql:1 unknown-column b';

/** The good files beside one bad one: what is wrong with the bad one must not keep the others from being checked. */
async function withBad(path: string, content: string | Uint8Array) {
  const files = new MemoryFiles(filesOf(GOOD));
  files.put(path, content);
  return open(files);
}

describe('a bad file stops no other', () => {
  it('binary', async () => {
    const { workspace, problems } = await withBad('/bad.sql', Uint8Array.of(0x53, 0x51, 0, 1, 2, 0, 0, 0, 7));
    assert.deepEqual(problems(), ['/bad.sql:1 skipped-file', FOUND]);
    assert.deepEqual(workspace.skipped, [{ path: '/bad.sql', reason: 'it is a binary file' }]);
  });

  it('larger than what is parsed', async () => {
    const { workspace, problems } = await withBad('/bad.sql', new Uint8Array(11 * 1024 * 1024).fill(32));
    assert.deepEqual(problems(), ['/bad.sql:1 skipped-file', FOUND]);
    assert.match(workspace.skipped[0]?.reason ?? '', /11\.0 MB/);
  });

  it('unreadable, and so is a folder', async () => {
    const files = new MemoryFiles(filesOf(`${GOOD}-- file: bad.sql\nselect 1;\n-- file: locked/x.sql\nselect 1;\n`));
    files.unreadable.add('/bad.sql').add('/locked');
    const { workspace, problems } = await open(files);
    assert.deepEqual(problems(), ['/bad.sql:1 skipped-file', FOUND]);
    assert.deepEqual(workspace.skipped.map(({ path }) => path).sort(), ['/bad.sql', '/locked']);
  });

  it('in UTF-16', async () => {
    const { problems } = await withBad('/wide.sql', Buffer.from('\ufeffselect 가 from t;', 'utf16le'));
    assert.deepEqual(problems(), [FOUND, '/wide.sql:1 unknown-column 가']);
  });

  it('with a byte order mark and CRLF, and ranges that are right', async () => {
    const { problems } = await withBad('/crlf.sql', '\ufeff-- 😀\r\nselect\r\n  c\r\nfrom t;\r\n');
    assert.deepEqual(problems(), ['/crlf.sql:3 unknown-column c', FOUND]);
  });

  it('with a syntax error', async () => {
    const { problems } = await withBad('/bad.sql', 'select from where;\nselect c from t;\n');
    assert.ok(problems().includes('/bad.sql:2 unknown-column c') && problems().includes(FOUND));
    assert.ok(problems().some((problem) => problem.startsWith('/bad.sql:1 syntax')));
  });

  it('aetl.yaml', async () => {
    const { problems } = await withBad('/aetl.yaml', 'version: 1\ndialect: [\n');
    assert.deepEqual(
      problems().filter((problem) => !problem.startsWith('/aetl.yaml')),
      [FOUND],
    );
    assert.ok(problems().some((problem) => problem.startsWith('/aetl.yaml') && problem.includes(' yaml')));
  });
});

it('reads a file of 60,000 lines', async () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `select a\nfrom t\nwhere a = ${index};`);
  const { workspace } = await open(`-- file: t.sql\ncreate table t (a int);\n-- file: long.sql\n${lines.join('\n')}\n`);
  assert.equal(workspace.file('file:///long.sql')?.summary.statements, 20_000);
  assert.deepEqual(workspace.diagnostics('file:///long.sql'), []);
});

describe('folders', () => {
  it('that hold no code of the project are left out', async () => {
    const { workspace } = await open(`-- file: a.sql
select 1;
-- file: node_modules/x/b.sql
select 1;
-- file: .git/c.sql
select 1;
-- file: target/d.sql
select 1;
`);
    assert.deepEqual(
      [...workspace.files].map((file) => file.path),
      ['/a.sql'],
    );
  });

  it('are included and excluded by the globs of aetl.yaml', async () => {
    const { workspace } = await open(`-- file: aetl.yaml
version: 1
include: ["**/*.sql"]
exclude: [archive, "**/*_test.sql"]
-- file: a.sql
select 1;
-- file: a_test.sql
select 1;
-- file: archive/old.sql
select 1;
-- file: notes.ddl
select 1;
`);
    assert.deepEqual(
      [...workspace.files].map((file) => file.path),
      ['/a.sql', '/aetl.yaml'],
    );
  });

  it('can be several roots, with catalogs of their own', async () => {
    const { problems } = await open(
      `-- file: one/t.sql
create table t (a int);
-- file: one/q.sql
select a from t;
-- file: two/t.sql
create table t (b int);
-- file: two/q.sql
select a from t;
`,
      { roots: ['/one', '/two'] },
    );
    assert.deepEqual(problems(), ['/two/q.sql:1 unknown-column a']);
  });
});
