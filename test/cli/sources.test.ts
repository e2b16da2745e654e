// Two databases with a table of one name, through the command line: crawled, followed, explained, changed.
import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { aetl, folderOf } from './run-aetl.ts';

const FILES = `-- file: aetl.yaml
version: 1
dialect: sqlite
connections:
  dw: { type: sqlite, path: dw.db }
  crm: { type: sqlite, path: crm.db }
files:
  - { glob: "dw/**", connection: dw }
  - { glob: "crm/**", connection: crm }
-- file: dw/clean.sql
insert into clean select id, email from customers;
-- file: crm/mails.sql
insert into mails select email from customers;
-- file: unsaid.sql
select id from main.customers;
`;

describe('a table of one name in two databases', () => {
  const cwd = folderOf(FILES, { after });
  before(async () => {
    const make = (file: string, sql: string) => {
      const database = new DatabaseSync(path.join(cwd, file));
      database.exec(sql);
      database.close();
    };
    make(
      'dw.db',
      'create table customers(id int, email text); create table clean(id int, email text); create view v_dw as select email from customers',
    );
    make(
      'crm.db',
      'create table customers(id int, email text); create table mails(email text); create view v_crm as select email from customers',
    );
    for (const connection of ['dw', 'crm']) assert.equal((await aetl(['crawl', connection], { cwd })).status, 0);
  });

  it('is two, and what is a guess is said', async () => {
    const { stdout } = await aetl(['lineage', '--all', '--format', 'csv'], { cwd });
    const edges = stdout
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',').slice(0, 4).join(' '));
    assert.deepEqual(edges.sort(), [
      'main.customers (crm) email main.mails email',
      'main.customers (crm) email main.v_crm email',
      'main.customers email main.clean email',
      'main.customers email main.v_dw email',
      'main.customers id main.clean id',
      'main.customers id unsaid.sql:1 id',
    ]);
    const explained = await aetl(['lineage', 'clean.email', '--explain'], { cwd });
    assert.match(explained.stdout, /It is a guess which table main\.customers is\. unsaid\.sql could mean that of crm too/);
    const json = JSON.parse((await aetl(['lineage', 'mails.email', '--explain', '--format', 'json'], { cwd })).stdout);
    assert.deepEqual(json.notes, ['main.customers (crm) is that of crm; dw has another one.']);
    const graph = JSON.parse((await aetl(['lineage', 'main.customers (crm)', '--format', 'json'], { cwd })).stdout);
    assert.deepEqual(graph.nodes[0].sources, { connections: ['crm'], others: ['dw'], guess: null });
    assert.deepEqual(graph.nodes[0].columns.length, 2);
  });

  it('breaks only who means it', async () => {
    const broken = async (name: string) => {
      const ran = await aetl(['impact', name, '--change', 'drop', '--format', 'json'], { cwd });
      assert.equal(ran.status, 1, ran.stderr);
      return JSON.parse(ran.stdout)
        .places.map(({ path: at, effect }: { path: string; effect: string }) => `${effect} ${at}`)
        .sort();
    };
    assert.deepEqual(await broken('main.customers (crm).email'), ['error crm/mails.sql', 'error main.v_crm']);
    assert.deepEqual(await broken('main.customers.email'), ['error dw/clean.sql', 'error main.v_dw']);
    assert.deepEqual(await broken('main.customers.id'), ['error dw/clean.sql', 'error unsaid.sql']);
  });
});
