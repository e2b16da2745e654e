import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import type {
  ConnectionChange,
  ConnectionForm,
  ConnectionReadResult,
  ConnectionTestResult,
  DatabaseCrawlResult,
} from '../../server/src/protocol/index.ts';
import { ServerProcess } from './server-process.ts';

const YAML = `# our databases
version: 1
connections:
  shop: { type: sqlite,  path: shop.db } # the shop
  old:
    type: postgres
    host: localhost # here
    port: 1
    user: etl
    password: "\${secret:old}"
files:
  - { glob: "**/*.sql", connection: shop }
`;

const FORM: ConnectionForm = {
  name: 'dw',
  type: 'postgres',
  host: 'db.example.com',
  port: 5432,
  database: 'dw',
  user: 'reader',
  password: `\${secret:dw}`,
  path: null,
  environment: 'prod',
};

describe('connections', () => {
  it('are added by an edit that keeps all else of aetl.yaml as it is', async () => {
    await withYaml(async (server) => {
      const text = await save(server, FORM, null);
      const line = '  dw:\n    type: postgres\n    host: db.example.com\n    port: 5432\n    database: dw\n    user: reader\n';
      assert.equal(
        text,
        YAML.replace('files:', () => `${line}    password: "${FORM.password}"\n    environment: prod\nfiles:`),
      );
    });
  });

  it('are changed key by key, and renamed with the rules that name them', async () => {
    await withYaml(async (server) => {
      const read = await server.request<ConnectionReadResult>('aetl/connection/read', { connection: 'old' });
      assert.ok(read);
      assert.equal(
        await save(server, { ...read.form, port: 2, user: null }, 'old'),
        YAML.replace('port: 1', 'port: 2').replace('    user: etl\n', ''),
      );
      const shop = await server.request<ConnectionReadResult>('aetl/connection/read', { connection: 'shop' });
      assert.ok(shop);
      assert.equal(await save(server, { ...shop.form, name: 'store' }, 'shop'), YAML.replaceAll(/shop(?=: \{| \})/g, 'store'));
    });
  });

  it('are deleted with their lines', async () => {
    await withYaml(async (server) => {
      const change = await server.request<ConnectionChange>('aetl/connection/delete', { connection: 'old' });
      assert.equal(applied(YAML, change), YAML.replace(/ {2}old:[\s\S]*?(?=files)/, ''));
    });
  });

  it('of what is typed and not saved yet count', async () => {
    await withYaml(async (server) => {
      await server.ready();
      const typed = YAML.replace('# our databases', '# our own databases');
      await server.open('aetl.yaml', typed, 'yaml');
      const change = await server.request<ConnectionChange>('aetl/connection/delete', { connection: 'old' });
      assert.equal(applied(typed, change), typed.replace(/ {2}old:[\s\S]*?(?=files)/, ''));
    });
  });

  for (const [what, form, message] of [
    ['a password in clear text', { password: 'hunter2' }, /kept elsewhere/],
    ['a name that is taken', { name: 'shop' }, /already/],
    ['a name that is none', { name: 'a b' }, /letters/],
    ['a database that nobody knows', { type: 'dbase' }, /dbase/],
    ['a port that is none', { port: 70_000 }, /port/],
  ] as const)
    it(`are not saved with ${what}`, async () => {
      await withYaml(async (server) => {
        const folder = server.uri('');
        const change = await server.request<ConnectionChange>('aetl/connection/save', {
          folder,
          form: { ...FORM, ...form },
          previous: null,
        });
        assert.match(change.ok ? '' : change.message, message);
        assert.doesNotMatch(JSON.stringify(change), /hunter2/);
      });
    });

  it('make an aetl.yaml where there is none', async () => {
    const server = await ServerProcess.start({ files: { 'a.sql': 'select 1;\n' } });
    try {
      const params = { folder: server.uri(''), form: { ...FORM, type: 'sqlite', path: 'a.db', host: null, port: null }, previous: null };
      const change = await server.request<ConnectionChange>('aetl/connection/save', params);
      assert.ok(change.ok && change.create);
      assert.match(applied('', change), /^version: 1\nconnections:\n {2}dw: \{ type: sqlite,/);
    } finally {
      await server.stop();
    }
  });

  it('are given all SQL of a folder whose rules give it to none', async () => {
    const yaml = 'version: 1\nconnections:\n  shop: { type: sqlite, path: shop.db }\n';
    const server = await ServerProcess.start({ files: { 'aetl.yaml': yaml, 'a.sql': 'select nothing from t;\n' } });
    try {
      const database = new DatabaseSync(path.join(server.folder, 'shop.db'));
      database.exec('create table t (a)');
      database.close();
      const crawl = () => server.request<DatabaseCrawlResult>('aetl/database/crawl', { connection: 'shop' });
      const first = await crawl();
      assert.ok(first.ok && first.assignable);
      const change = await server.request<ConnectionChange>('aetl/connection/assign', { connection: 'shop' });
      const text = applied(yaml, change);
      assert.equal(text, `${yaml}dialect: sqlite\nfiles:\n  - glob: "**/*.sql"\n    connection: shop\n`);
      const uri = await server.open('a.sql', 'select nothing from t;\n');
      await server.write('aetl.yaml', text);
      await server.watched({ uri: server.uri('aetl.yaml'), type: 2 });
      const [wrong] = await server.diagnostics(uri, (found) => found.length === 1);
      assert.equal(wrong?.code, 'unknown-column');
      const second = await crawl();
      assert.ok(second.ok && !second.assignable);
    } finally {
      await server.stop();
    }
  });

  it('are not given files where one says itself which it runs on', async () => {
    const files = {
      'aetl.yaml': 'connections:\n  shop: { type: sqlite, path: shop.db }\n',
      'a.sql': '-- aetl: connection=shop\nselect 1;\n',
    };
    const server = await ServerProcess.start({ files });
    try {
      new DatabaseSync(path.join(server.folder, 'shop.db')).close();
      const crawled = await server.request<DatabaseCrawlResult>('aetl/database/crawl', { connection: 'shop' });
      assert.ok(crawled.ok && !crawled.assignable, JSON.stringify(crawled));
    } finally {
      await server.stop();
    }
  });

  it('are tried before they are saved, and say what the account is', async () => {
    await withYaml(async (server) => {
      new DatabaseSync(path.join(server.folder, 'new.db')).exec('create table t (a)');
      const form = { ...FORM, type: 'sqlite', host: null, port: null, user: null, password: null, path: 'new.db' };
      const facts = await server.request<ConnectionTestResult>('aetl/connection/test', { folder: server.uri(''), form });
      assert.ok(facts.ok, JSON.stringify(facts));
      assert.match(facts.product, /^SQLite/);
    });
  });

  it('ask the editor for their secrets, and never tell them', async () => {
    await withYaml(
      async (server) => {
        const asked: unknown[] = [];
        server.connection.onRequest('aetl/secret/get', (params: unknown) => {
          asked.push(params);
          return 'hunter2';
        });
        const answer = await server.request<ConnectionTestResult>('aetl/connection/test', { connection: 'old' });
        assert.equal(answer.ok, false);
        assert.equal(asked.length, 1);
        assert.partialDeepStrictEqual(asked[0], { name: 'old' });
        assert.doesNotMatch(JSON.stringify([answer, server.logged, server.notified]), /hunter2/);
      },
      { secrets: true },
    );
  });
});

async function withYaml(test: (server: ServerProcess) => Promise<void>, initializationOptions: unknown = {}): Promise<void> {
  const server = await ServerProcess.start({ files: { 'aetl.yaml': YAML }, initializationOptions });
  try {
    await test(server);
  } finally {
    await server.stop();
  }
}

async function save(server: ServerProcess, form: ConnectionForm, previous: string | null): Promise<string> {
  const change = await server.request<ConnectionChange>('aetl/connection/save', { folder: server.uri(''), form, previous });
  return applied(YAML, change);
}

function applied(text: string, change: ConnectionChange): string {
  assert.ok(change.ok, change.ok ? '' : change.message);
  const lines = text.split('\n');
  const offset = ({ line, character }: { readonly line: number; readonly character: number }) =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, character);
  const [edit] = change.edits;
  assert.ok(edit);
  return text.slice(0, offset(edit.range.start)) + edit.newText + text.slice(offset(edit.range.end));
}
