import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { aetl, folderOf } from './run-aetl.ts';

const SECRET = 'planted-s3cret';
const PROJECT = `-- file: aetl.yaml
version: 1
dialect: sqlite
connections:
  demo: { type: sqlite, path: data/shop.db, environment: dev }
  gone: { type: sqlite, path: data/gone.db }
  away: { type: postgres, host: localhost, port: 1, user: etl, password: "\${env:AWAY_PASSWORD}" }
  unset: { type: mysql, host: localhost, password: "\${env:AETL_TEST_UNSET}" }
-- file: data/readme.sql
select 1;
`;

function project(test: Parameters<typeof folderOf>[1]): string {
  const cwd = folderOf(PROJECT, test);
  const database = new DatabaseSync(path.join(cwd, 'data/shop.db'));
  database.exec(`CREATE TABLE t (a INT, b TEXT, c BLOB); INSERT INTO t VALUES (1, 'x, "y"', X'00ff'), (NULL, '한글', NULL), (3, '', NULL)`);
  database.close();
  return cwd;
}
const env = { AWAY_PASSWORD: SECRET };

describe('aetl doctor --connections', () => {
  it('tells what each database is, and what is wrong', async (test) => {
    const cwd = project(test);
    const ran = await aetl(['doctor', '--connections', '--format', 'json'], { cwd, env });
    const { connections } = JSON.parse(ran.stdout);
    assert.equal(ran.status, 3);
    assert.deepEqual(
      connections.map(({ name, failure }: { readonly name: string; readonly failure: { readonly kind: string } | null }) => [
        name,
        failure?.kind,
      ]),
      [
        ['demo', undefined],
        ['gone', 'no-such-database'],
        ['away', 'unreachable'],
        ['unset', 'driver'],
      ],
    );
    assert.equal(connections[0].server.canWrite, true);
    assert.match(connections[0].warnings[0], /may write/);
    const text = await aetl(['doctor', '--connections'], { cwd, env });
    assert.match(text.stdout, /demo \(dev\): SQLite 3.* may write\n {2}gone: There is no file .*gone\.db/);
    assert.match(
      text.stdout,
      /The variable AETL_TEST_UNSET is not set, which “password” of the connection “unset” in .*aetl\.yaml asks for/,
    );
    assert.ok(![ran, text].some(({ stdout, stderr }) => (stdout + stderr).includes(SECRET)));
  });

  it('connects to nothing unless it is asked', async (test) => {
    const ran = await aetl(['doctor', '--format', 'json'], { cwd: project(test) });
    assert.equal(ran.status, 0);
    assert.equal('connections' in JSON.parse(ran.stdout), false);
  });
});

describe('aetl query', () => {
  const cases: Readonly<Record<string, readonly [args: readonly string[], stdout: string]>> = {
    text: [['SELECT * FROM t'], '   a  b       c\n----  ------  ------\n   1  x, "y"  0x00ff\nNULL  한글    NULL\n   3          NULL\n'],
    csv: [['SELECT * FROM t', '--format', 'csv'], 'a,b,c\r\n1,"x, ""y""",0x00ff\r\n,한글,\r\n3,"",\r\n'],
    json: [
      ['SELECT a FROM t', '--format', 'json', '--max-rows', '1'],
      `${JSON.stringify({ columns: [{ name: 'a', type: 'INT' }], rows: [[1]], truncated: 'rows' }, null, 2)}\n`,
    ],
  };
  for (const [format, [args, stdout]] of Object.entries(cases)) {
    it(`answers as ${format}`, async (test) => {
      const ran = await aetl(['query', 'demo', ...args], { cwd: project(test), env });
      assert.deepEqual([ran.status, ran.stdout], [0, stdout], ran.stderr);
    });
  }

  it('reads the statement from standard input', async (test) => {
    const ran = await aetl(['query', 'demo', '--format', 'csv'], { cwd: project(test), stdin: 'SELECT count(*) AS n FROM t' });
    assert.equal(ran.stdout, 'n\r\n3\r\n');
  });

  const failures: Readonly<Record<string, readonly [args: readonly string[], status: number, stderr: RegExp]>> = {
    'a statement that writes': [['demo', 'DELETE FROM t'], 2, /Not run: Only queries are run here/],
    'a statement that is wrong': [['demo', 'SELECT nope FROM t'], 2, /no such column: nope/],
    'a statement that goes wrong in the middle of its rows': [
      [
        'demo',
        'WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 5000) SELECT abs(CASE WHEN x < 4000 THEN x ELSE -9223372036854775807 - 1 END) FROM n',
        '--max-rows',
        '9999',
      ],
      2,
      /^aetl: demo: integer overflow\n$/,
    ],
    'a database that is away': [['away', 'SELECT 1'], 3, /nothing listens there/],
    'a connection that is not there': [['nowhere', 'SELECT 1'], 2, /There is no connection “nowhere”\. There are demo, gone, away, unset/],
    'no connection': [[], 2, /name a connection/],
    'a number that is none': [['demo', 'SELECT 1', '--max-rows', 'all'], 2, /--max-rows must be a whole number/],
  };
  for (const [name, [args, status, stderr]] of Object.entries(failures)) {
    it(`fails for ${name}`, async (test) => {
      const ran = await aetl(['query', ...args], { cwd: project(test), env });
      assert.equal(ran.status, status, ran.stderr);
      assert.match(ran.stderr, stderr);
      assert.equal(ran.stdout, '');
      assert.ok(!(ran.stdout + ran.stderr).includes(SECRET));
    });
  }
});
