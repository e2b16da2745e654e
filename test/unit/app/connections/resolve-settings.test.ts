import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resolveSettings, type SecretSources } from '../../../../server/src/app/connections/resolve-settings.ts';
import { runCommand } from '../../../../server/src/app/connections/run-command.ts';
import { fail, ok } from '../../../../server/src/base/index.ts';
import type { ConnectionSettings } from '../../../../server/src/metadata/index.ts';

const reference = (kind: string, name: string) => `\u0024{${kind}:${name}}`;
const SOURCES: SecretSources = {
  variable: (name) => (name === 'PW' ? 'from-env' : null),
  command: async (command) => (command === 'pass show dw' ? ok('from-cmd') : fail(`“${command}” ended with 1.`)),
  secret: async (name) => (name === 'dw' ? 'from-editor' : null),
};
const PLAIN: ConnectionSettings = {
  name: 'dw',
  type: 'postgres',
  environment: null,
  host: 'db',
  port: null,
  database: null,
  user: null,
  password: null,
  path: null,
  tls: 'on',
  options: {},
};
const resolve = (change: Partial<ConnectionSettings>, sources: Partial<SecretSources> = {}) =>
  resolveSettings({ ...PLAIN, ...change }, '/work/aetl.yaml', { ...SOURCES, ...sources });

describe('settings of a connection are resolved', () => {
  it('from the environment, a program, the editor, and within a text', async () => {
    const password = async (text: string) => {
      const resolved = await resolve({ password: text });
      return resolved.ok ? resolved.value.password : resolved.error;
    };
    assert.equal(await password(reference('env', 'PW')), 'from-env');
    assert.equal(await password(reference('cmd', 'pass show dw')), 'from-cmd');
    assert.equal(await password(reference('secret', 'dw')), 'from-editor');
    assert.equal(await password(`a${reference('env', 'PW')}b${reference('secret', 'dw')}c`), 'afrom-envbfrom-editorc');
  });

  it('paths are relative to the file', async () => {
    const resolved = await resolve({ type: 'sqlite', path: 'data/shop.db', options: { ca: 'ca.pem', n: 1 } });
    assert.ok(resolved.ok);
    assert.equal(resolved.value.path, '/work/data/shop.db');
    assert.deepEqual(resolved.value.options, { ca: '/work/ca.pem', n: 1 });
  });

  const FAILURES: Readonly<Record<string, readonly [Partial<ConnectionSettings>, Partial<SecretSources>, RegExp]>> = {
    'a variable that is not set': [
      { user: reference('env', 'NOBODY') },
      {},
      /^The variable NOBODY is not set, which “user” of the connection “dw” in \/work\/aetl\.yaml asks for\./,
    ],
    'a program that fails': [{ password: reference('cmd', 'x') }, {}, /The program for “password” .* failed: “x” ended with 1/],
    'a program in a folder that is not trusted': [{ password: reference('cmd', 'x') }, { command: null }, /only a trusted workspace may/],
    'a secret on the command line': [{ password: reference('secret', 'dw') }, { secret: null }, /not there on the command line/],
    'a secret that is not kept': [{ password: reference('secret', 'other') }, {}, /has nothing called “other”/],
    'a password in clear text': [{ password: 'hunter2' }, {}, /clear text/],
  };
  for (const [name, [change, sources, message]] of Object.entries(FAILURES)) {
    it(`not: ${name}`, async () => {
      const resolved = await resolve(change, sources);
      assert.ok(!resolved.ok);
      assert.match(resolved.error, message);
      assert.ok(!resolved.error.includes('hunter2'));
    });
  }
});

describe('a program that prints a secret', () => {
  const node = (script: string) => runCommand(`"${process.execPath}" -e "${script}"`, process.cwd());

  it('is taken by its first line', async () => assert.deepEqual(await node("console.log('s3cret\\nmore')"), ok('s3cret')));
  it('is not quoted when it fails', async () => {
    const failed = await node("console.log('s3cret'); console.error('s3cret'); process.exit(3)".replaceAll('s3cret', 's3c'.concat('ret')));
    assert.ok(!failed.ok);
    assert.match(failed.error, /ended with 3\. Run it in a terminal/);
  });
  it('has to print something', async () => assert.equal((await node('0')).ok, false));
});
