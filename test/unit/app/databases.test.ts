import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Aetl, createAetl, type DiffQuestion, type OpenedConnection } from '../../../server/src/app/index.ts';
import { NEVER_CANCELLED } from '../../../server/src/base/index.ts';
import type { DatabaseObject } from '../../../server/src/metadata/index.ts';
import { ALL, table, temporaryFolder } from '../adapters/store/fixture.ts';
import { scriptedConnector } from '../metadata/scripted-connector.ts';

const PROJECT = `version: 1
dialect: postgres
connections:
  dw: { type: postgres, host: h }
  prod: { type: postgres, host: p }
files: [{ glob: "*.sql", connection: dw }]
`;

interface Opened {
  readonly aetl: Aetl;
  readonly folder: string;
  /** What the next crawls of each connection find. */
  readonly databases: Record<string, readonly DatabaseObject[]>;
  readonly stale: string[];
}

async function opened(files: Readonly<Record<string, string>>, folder = temporaryFolder(), trusted = true): Promise<Opened> {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const databases: Opened['databases'] = {};
  const stale: string[] = [];
  const aetl = createAetl({
    logger: { info() {}, warn: (message) => assert.fail(message), error: (message) => assert.fail(message) },
    threads: false,
    trusted: () => trusted,
    async connectorFor({ name }) {
      const settings = { name, type: 'postgres', environment: null } as const;
      const connector = { ...scriptedConnector(databases[name] ?? []), settings, close: async () => {} };
      return { ok: true, value: { connector, place: { host: 'h' } } as unknown as OpenedConnection };
    },
  });
  aetl.onStale((uris) => stale.push(...uris.map((uri) => path.basename(uri))));
  await aetl.setRoots([pathToFileURL(folder).href], () => {}, NEVER_CANCELLED);
  return { aetl, folder, databases, stale };
}

async function crawl({ aetl }: Opened, connection = 'dw') {
  const crawled = await aetl.databases.crawl(connection, ALL, () => {}, NEVER_CANCELLED);
  assert.ok(crawled.ok, crawled.ok ? '' : crawled.error.message);
  return crawled.value;
}

function forgetImpact(folder: string): void {
  const store = new DatabaseSync(path.join(folder, '.aetl/aetl.db'));
  store.exec('update aetl_schema_history set impact_analysis = null');
  store.close();
}

async function problems({ aetl, folder }: Opened, file: string): Promise<string[]> {
  const found = await aetl.check(pathToFileURL(path.join(folder, file)).href, NEVER_CANCELLED);
  return found.map(({ code, message }) => `${code}: ${message}`);
}

async function diff({ aetl }: Opened, question: Partial<DiffQuestion> = {}) {
  const report = await aetl.databases.diff({ before: 'dw', after: 'dw', at: null, schema: null, impact: true, ...question });
  assert.ok(report.ok, report.ok ? '' : report.error.message);
  return report.value;
}

describe('databases', () => {
  it('are crawled, and files see it at once, and what has changed, and what that breaks', async () => {
    const project = await opened({ 'aetl.yaml': PROJECT, 'a.sql': 'select id, amount from orders;\n' });
    assert.deepEqual(await problems(project, 'a.sql'), []);
    project.databases['dw'] = [table('public.orders', 'id int!, amount numeric')];
    assert.deepEqual((await crawl(project)).run.objects, 1);
    assert.deepEqual(await problems(project, 'a.sql'), []);
    project.databases['dw'] = [table('public.orders', 'id bigint!')];
    project.stale.length = 0;
    assert.equal((await crawl(project)).run.changes, 2);
    assert.deepEqual(project.stale, ['a.sql']);
    assert.match((await problems(project, 'a.sql'))[0] ?? '', /^unknown-column:/);
    const { changes, migration } = await diff(project);
    assert.deepEqual(
      changes.map(({ message, places }) => [
        message,
        places.map(({ path: file, location, effect }) => [file, location.range.start.character, effect]),
      ]),
      [
        ['public.orders.amount is gone: it was numeric', [['a.sql', 11, 'breaks']]],
        ['public.orders.id is bigint, it was int', [['a.sql', 7, 'differs']]],
      ],
    );
    assert.deepEqual(migration, [
      '-- Loses what is in the column.\nALTER TABLE "public"."orders" DROP COLUMN "amount";',
      'ALTER TABLE "public"."orders" ALTER COLUMN "id" TYPE bigint;',
    ]);
    const history = await project.aetl.databases.history('dw', { limit: 10 });
    assert.ok(history.ok && history.value.length === 2);
    await project.aetl.databases.close();
  });

  it('have a history with what each change breaks, who breaks by it now, and their objects before and after', async () => {
    const project = await opened({
      'aetl.yaml': PROJECT,
      'a.sql': 'select id, amount, amount from orders;\n',
      'b.sql': 'create table mart.sums as select sum(amount) as total from orders;\n',
    });
    const events: unknown[] = [];
    project.aetl.databases.onCrawled((event) => events.push(event));
    project.databases['dw'] = [
      table('public.orders', 'id int!, amount numeric'),
      table('public.names', 'id int, first_name text, born date'),
    ];
    await crawl(project);
    project.databases['dw'] = [table('public.orders', 'id int!'), table('public.nicknames', 'id int, first_name text, born date, x int')];
    await crawl(project);
    assert.deepEqual(events, [
      { connection: 'dw', run: 1, changes: 0, breaking: 0, brokenFiles: 0 },
      { connection: 'dw', run: 2, changes: 3, breaking: 1, brokenFiles: 2 },
    ]);
    const [dw, prod] = await project.aetl.databases.crawls();
    assert.deepEqual(
      dw?.crawls.map(({ run, isFirst }) => [run.id, run.changes, run.breaking, isFirst]),
      [
        [2, 3, 1, false],
        [1, 0, 0, true],
      ],
    );
    assert.deepEqual([prod?.crawls, prod?.failure], [[], null]);
    const { databases } = project.aetl;
    const history = await databases.history('dw', { run: 2, limit: 10 });
    assert.ok(history.ok);
    const dropped = history.value.find(({ change }) => change.kind === 'drop-column');
    assert.deepEqual(dropped?.change.impact, {
      breaks: 3,
      differs: 0,
      files: 2,
      brokenFiles: 2,
      downstream: 2,
      places: [
        { path: 'a.sql', line: 1, effect: 'breaks' },
        { path: 'b.sql', line: 1, effect: 'breaks' },
      ],
      columns: ['a.sql:1.amount', 'mart.sums.total'],
    });
    const added = history.value.find(({ change }) => change.kind === 'add-column');
    assert.deepEqual([added?.change.column, added?.oldName, added?.change.object.name], ['x', 'names', 'nicknames']);
    const impact = await databases.impact('dw', dropped?.change.id ?? 0);
    assert.deepEqual(impact.ok && impact.value.places.map(({ path: file, location }) => [file, location.range.start.character]), [
      ['a.sql', 11],
      ['a.sql', 19],
      ['b.sql', 37],
    ]);
    const orders = { kind: 'table', schema: 'public', name: 'orders', signature: '' };
    const text = async (run: number) => {
      const found = await databases.objectText('dw', run, orders);
      return found.ok ? found.value : found.error.message;
    };
    assert.equal(await text(1), 'CREATE TABLE "public"."orders" (\n  "id" int NOT NULL,\n  "amount" numeric\n);\n');
    assert.equal(await text(2), 'CREATE TABLE "public"."orders" (\n  "id" int NOT NULL\n);\n');
    const gone = await databases.impact('dw', 999);
    assert.match(gone.ok ? '' : gone.error.message, /has no change 999 any more/);
    await databases.close();
  });

  it('are told of by a refresh when another process has crawled, and never of what was there before', async () => {
    const files = { 'aetl.yaml': PROJECT, 'a.sql': 'select amount from orders;\n' };
    const one = await opened(files);
    const other = await opened(files, one.folder);
    const events: unknown[] = [];
    one.aetl.databases.onCrawled((event) => events.push(event));
    await one.aetl.databases.refresh();
    assert.ok(!existsSync(path.join(one.folder, '.aetl')), 'looking makes no store');
    other.databases['dw'] = [table('public.orders', 'id int, amount int')];
    await crawl(other);
    await one.aetl.databases.refresh();
    assert.deepEqual(events, []);
    other.databases['dw'] = [table('public.orders', 'id int')];
    await crawl(other);
    await one.aetl.databases.refresh();
    await one.aetl.databases.refresh();
    assert.deepEqual(events, [{ connection: 'dw', run: 2, changes: 1, breaking: 1, brokenFiles: 1 }]);
    // The other process has ended before it had counted what breaks.
    other.databases['dw'] = [table('public.orders', 'id int, amount int')];
    await crawl(other);
    other.databases['dw'] = [table('public.orders', 'id int')];
    await crawl(other);
    forgetImpact(one.folder);
    await one.aetl.databases.refresh();
    assert.deepEqual(events.slice(1), [{ connection: 'dw', run: 4, changes: 1, breaking: 1, brokenFiles: 1 }]);
    await other.aetl.databases.close();
    await one.aetl.databases.close();
  });

  it('of a folder that is not trusted are not opened', async () => {
    const project = await opened({ 'aetl.yaml': PROJECT }, undefined, false);
    const [dw] = await project.aetl.databases.crawls();
    assert.match(dw?.failure ?? '', /not trusted/);
    await project.aetl.databases.refresh();
    const crawled = await project.aetl.databases.crawl('dw', ALL, () => {}, NEVER_CANCELLED);
    assert.match(crawled.ok ? '' : crawled.error.message, /not trusted/);
    assert.ok(!existsSync(path.join(project.folder, '.aetl')));
  });

  it('are seen offline, by the next start', async () => {
    const files = { 'aetl.yaml': PROJECT, 'a.sql': 'select amount from orders;\n' };
    const first = await opened(files);
    first.databases['dw'] = [table('public.orders', 'id int')];
    await crawl(first);
    await first.aetl.databases.close();
    const second = await opened(files, first.folder);
    assert.match((await problems(second, 'a.sql'))[0] ?? '', /^unknown-column:/);
    assert.equal(readFileSync(path.join(first.folder, '.aetl/.gitignore'), 'utf8'), '*\n');
    await second.aetl.databases.close();
  });

  it('are seen after an update of AETL, when nobody has crawled since', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, '.aetl'));
    const earlier = new DatabaseSync(path.join(folder, '.aetl/aetl.db'));
    earlier.exec(readFileSync(new URL('../../fixtures/store/version-4.sql', import.meta.url), 'utf8'));
    earlier.close();
    const files = { 'aetl.yaml': PROJECT.replaceAll('dw', 'warehouse'), 'a.sql': 'select nope from public."Orders";\n' };
    const there = await opened(files, folder);
    assert.deepEqual(await problems(there, 'a.sql'), []);
    assert.deepEqual(await there.aetl.databases.catchUp(), []);
    assert.match((await problems(there, 'a.sql'))[0] ?? '', /^unknown-column:/);
    await there.aetl.databases.close();
  });

  it('are still known when their connection gets another name', async () => {
    const there = await opened({ 'aetl.yaml': PROJECT, 'a.sql': 'select amount from orders;\n' });
    there.databases['dw'] = [table('public.orders', 'id int')];
    await crawl(there);
    const folder = pathToFileURL(there.folder).href;
    const read = there.aetl.connectionForms.read('dw');
    assert.ok(read !== null);
    const saved = await there.aetl.connectionForms.save({ folder, form: { ...read.form, name: 'warehouse' }, previous: 'dw' }, null);
    assert.ok(saved.ok);
    await there.aetl.databases.close();
    const renamed = await opened({ 'aetl.yaml': PROJECT.replaceAll('dw', 'warehouse') }, there.folder);
    assert.match((await problems(renamed, 'a.sql'))[0] ?? '', /^unknown-column:/);
    const [, prod] = await renamed.aetl.databases.crawls();
    assert.deepEqual([prod?.connection.name, prod?.crawls.length], ['prod', 0]);
    await renamed.aetl.databases.close();
  });

  it('are noticed when another process has crawled them', async () => {
    const files = { 'aetl.yaml': PROJECT, 'a.sql': 'select amount from orders;\n' };
    const one = await opened(files);
    const other = await opened(files, one.folder);
    other.databases['dw'] = [table('public.orders', 'id int')];
    await crawl(other);
    assert.deepEqual(await problems(one, 'a.sql'), []);
    // Somebody types.
    one.aetl.showDocument(pathToFileURL(path.join(one.folder, 'b.sql')).href, 'select 1', 1);
    while (!one.stale.includes('a.sql')) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.match((await problems(one, 'a.sql'))[0] ?? '', /^unknown-column:/);
    other.databases['dw'] = [table('public.orders', 'id int, amount int')];
    await crawl(other);
    await one.aetl.databases.refresh();
    assert.deepEqual(await problems(one, 'a.sql'), []);
    await other.aetl.databases.close();
    await one.aetl.databases.close();
  });

  it('are compared with each other, and at a time', async () => {
    const project = await opened({ 'aetl.yaml': PROJECT });
    project.databases['dw'] = [table('a.same', 'id int'), table('a.mine', 'id int'), table('a.both', 'id int'), table('b.x', 'id int')];
    project.databases['prod'] = [
      table('a.same', 'id int', { catalog: 'prod' }),
      table('a.both', 'id int, name text'),
      table('a.theirs', 'x text'),
    ];
    await crawl(project);
    const between = Date.now();
    await crawl(project, 'prod');
    const messages = async (question: Partial<DiffQuestion>) => (await diff(project, question)).changes.map(({ message }) => message);
    assert.deepEqual(await messages({ after: 'prod', schema: 'a' }), [
      'a.both.name is new: text',
      'table a.mine is gone',
      'table a.theirs is new',
    ]);
    assert.deepEqual((await diff(project, { after: 'prod', schema: 'a' })).migration, [
      'ALTER TABLE "a"."both" ADD COLUMN "name" text;',
      'CREATE TABLE "a"."theirs" (\n  "x" text\n);',
      '-- Loses the rows of the table.\nDROP TABLE "a"."mine";',
    ]);
    project.databases['dw'] = [table('a.same', 'id int')];
    await new Promise((resolve) => setTimeout(resolve, 5));
    await crawl(project);
    assert.deepEqual(await messages({ at: between, schema: 'b' }), ['table b.x is gone']);
    await project.aetl.databases.close();
  });

  it('name the routines of the database that a change breaks, which no crawl finds out by itself', async () => {
    const there = await opened({ 'aetl.yaml': PROJECT, 'a.sql': 'select amount from orders;\n' });
    const uses: DatabaseObject = {
      ...{ kind: 'function', catalog: null, schema: 'public', name: 'uses', signature: '', language: 'plpgsql', comment: null },
      definition: 'CREATE FUNCTION public.uses() RETURNS int LANGUAGE plpgsql AS $$ BEGIN\nRETURN (SELECT sum(amount) FROM orders); END $$',
    };
    for (const name of ['dw', 'prod']) {
      there.databases[name] = [table('public.orders', 'id int, amount int'), uses];
      await crawl(there, name);
    }
    there.databases['dw'] = [table('public.orders', 'id int'), uses];
    await crawl(there);
    const found = await diff(there, { impact: true });
    const places = found.changes.flatMap((change) => change.places.map(({ path: at, role, effect }) => [at, role, effect]));
    assert.deepEqual(places, [
      ['a.sql', 'file', 'breaks'],
      ['public.uses', 'database', 'breaks'],
    ]);
    await there.aetl.databases.close();
  });

  it('leave out of a comparison what one of them could not see, and speak the dialect of the one that would change', async () => {
    const there = await opened({ 'aetl.yaml': PROJECT });
    const all = [table('a.one', 'id int'), table('b.two', 'id int'), table('b.three', 'id int')];
    there.databases['dw'] = all;
    there.databases['prod'] = [table('a.one', 'id int')];
    await crawl(there);
    const scope = { ...ALL, schemas: ['a'] };
    const crawled = await there.aetl.databases.crawl('prod', scope, () => {}, NEVER_CANCELLED);
    assert.ok(crawled.ok);
    const question: DiffQuestion = { before: 'dw', after: 'prod', at: null, schema: null, impact: false };
    const diff = await there.aetl.databases.diff(question);
    assert.ok(diff.ok);
    assert.deepEqual([diff.value.changes, diff.value.migration, diff.value.dialect], [[], [], 'postgres']);
    assert.deepEqual(diff.value.unseen, [{ schema: 'b', by: 'prod', objects: 2 }]);
    await there.aetl.databases.close();
  });

  it('that cannot be are refused with a sentence', async () => {
    const project = await opened({ 'aetl.yaml': PROJECT });
    const unknown = await project.aetl.databases.crawl('dww', ALL, () => {}, NEVER_CANCELLED);
    assert.deepEqual(!unknown.ok && unknown.error, { fault: 'usage', message: 'there is no connection dww; aetl.yaml has dw, prod' });
    const never = await project.aetl.databases.diff({ before: 'dw', after: 'dw', at: null, schema: null, impact: false });
    assert.match(never.ok ? '' : never.error.message, /dw was never crawled; run aetl crawl dw/);
    await project.aetl.databases.close();
    const wrong = await opened({ 'aetl.yaml': `${PROJECT}store: { url: "postgres://u:\${env:AETL_NOT_SET}@h/db" }\n` });
    const refused = await wrong.aetl.databases.crawl('dw', ALL, () => {}, NEVER_CANCELLED);
    assert.match(refused.ok ? '' : refused.error.message, /AETL_NOT_SET/);
  });
});
