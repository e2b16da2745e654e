import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { aetl, folderOf } from './run-aetl.ts';

const MODELS = `-- file: dbt_project.yml
name: p
version: '1.0'
-- file: models/s.yml
version: 2
sources:
  - name: raw
    tables:
      - name: orders
        columns: [{ name: id, data_type: int }, { name: amount, data_type: numeric }, { name: day, data_type: date }]
exposures:
  - name: board
    type: dashboard
    depends_on: [ref('mart')]
-- file: models/stg.sql
select * from {{ source('raw', 'orders') }}
-- file: models/mart.sql
select id, sum(amount) as total from {{ ref('stg') }} where day > '2026-01-01' group by id
`;

interface Place {
  readonly path: string;
  readonly effect: string;
  readonly reason: string;
  readonly group: { readonly kind: string; readonly name: string };
}

async function places(cwd: string, name: string, change: string) {
  const ran = await aetl(['impact', name, '--change', change, '--format', 'json'], { cwd });
  const report = JSON.parse(ran.stdout);
  return {
    status: ran.status,
    report,
    places: (report.places as readonly Place[]).map(({ effect, group, reason }) => `${effect} ${group.kind} ${group.name}: ${reason}`),
  };
}

const AMBIGUOUS = `-- file: aetl.yaml
version: 1
dialect: postgres
-- file: tables.sql
create table a (id int, x int);
create table b (id int, y int);
create table c (k int, x int);
-- file: either.sql
create view either as select id, y from a join b on a.x = b.y;
-- file: hidden.sql
create view hidden as select k from c where exists (select 1 from a where x = 1);
`;

const ESTATE = `-- file: aetl.yaml
version: 1
dialect: postgres
lineage: { import: [bi.json] }
jobs:
  nightly: { schedule: "0 3 * * *", files: ["load/*.sql"] }
  hourly: { files: ["load/stage.sql"] }
-- file: schema.sql
create table raw.orders (id int, amount numeric, day date);
create table stage.orders (id int, amount numeric);
create table mart.daily (total numeric);
-- file: load/stage.sql
insert into stage.orders select id, amount from raw.orders;
insert into mart.days select day from raw.orders;
-- file: load/mart.sql
insert into mart.daily select sum(amount) from stage.orders;
-- file: reports/close.sql
select total from mart.daily;
-- file: bi.json
[{"eventTime":"2026-01-01T00:00:00Z","producer":"urn:x","job":{"namespace":"bi","name":"Sales board","facets":{"jobType":{"processingType":"SERVICE","integration":"SUPERSET","jobType":"DASHBOARD"}}},"inputs":[{"namespace":"aetl:x","name":"mart.daily"}]},
{"eventTime":"2026-01-01T00:00:00Z","producer":"urn:x","job":{"namespace":"bi","name":"extract"},"inputs":[{"namespace":"aetl:x","name":"mart.days"}],"outputs":[{"namespace":"tableau","name":"Calendar","facets":{"datasetType":{"datasetType":"REPORT"}}}]}]
`;

describe('who runs and who shows what a change hits', () => {
  it('is said of every place, and of the jobs and reports how many', async (test) => {
    const { report } = await places(folderOf(ESTATE, test), 'raw.orders.amount', 'drop');
    const shown = report.places.map(
      ({ path: at, effect, jobs, reports }: { path: string; effect: string; jobs: string[]; reports: string[] }) =>
        `${effect} ${at}: ${jobs.join('+')} > ${reports.join('+')}`,
    );
    assert.deepEqual(shown, [
      'error load/stage.sql: hourly+nightly > Sales board+reports/close.sql',
      'influenced load/mart.sql: nightly > Sales board+reports/close.sql',
      'influenced bi.json:  > Sales board',
      'influenced reports/close.sql:  > reports/close.sql',
    ]);
    assert.deepEqual(report.jobs, [
      { name: 'hourly', kind: 'cron', schedule: null, error: 1, silent: 0, influenced: 0 },
      { name: 'nightly', kind: 'cron', schedule: '0 3 * * *', error: 1, silent: 0, influenced: 1 },
    ]);
    assert.deepEqual(report.reports, [
      { name: 'Sales board', error: 1, silent: 0, influenced: 2 },
      { name: 'reports/close.sql', error: 1, silent: 0, influenced: 2 },
    ]);
  });

  it('puts places together', async (test) => {
    const cwd = folderOf(ESTATE, test);
    const titles = async (column: string, ...group: readonly string[]) => {
      const { stdout, stderr } = await aetl(['impact', `raw.orders.${column}`, '--change', 'drop', ...group], { cwd });
      assert.equal(stderr, '');
      return [...stdout.matchAll(/^ {2}(\S.*)$/gm)].map(([, title]) => title).filter((title) => !title?.startsWith('Downstream'));
    };
    assert.deepEqual(await titles('amount', '--group', 'job'), [
      'job hourly (cron)',
      'job nightly (cron, 0 3 * * *)',
      'no job that is known',
    ]);
    assert.deepEqual(await titles('amount', '--group', 'report'), ['report Sales board', 'report reports/close.sql']);
    assert.deepEqual(await titles('day', '--group', 'report'), ['report Calendar']);
    assert.deepEqual(await titles('amount', '--group', 'model'), await titles('amount'));
    const wrong = await aetl(['impact', 'raw.orders.amount', '--change', 'drop', '--group', 'team'], { cwd });
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /--group is model, job or report, not "team"/);
  });
});

/** One file makes a chain of views and fills a table by way of a temporary one. */
const CHAIN = `-- file: aetl.yaml
version: 1
dialect: postgres
-- file: ddl.sql
create table raw.orders (id int, amount numeric, day date);
create table mart.log (total numeric);
-- file: views.sql
create view mart.daily as select day, sum(amount) as total from raw.orders group by day;
create view mart.weekly as select total as grand from mart.daily;
create view mart.ids as select id from raw.orders;
create temp table tt as select total * 2 as x from mart.daily;
insert into mart.log select x from tt;
-- file: below.sql
create view mart.yearly as select grand as g from mart.weekly;
`;

describe('aetl impact', () => {
  it('tells of each view that a file makes, not of the first that fails alone', async (test) => {
    const cwd = folderOf(CHAIN, test);
    const found = async (column: string) => {
      const { report } = await places(cwd, `raw.orders.${column}`, 'drop');
      return report.places.map(
        ({ path: at, effect, range, reason }: { path: string; effect: string; range: { start: { line: number } }; reason: string }) =>
          `${effect} ${at}:${range.start.line + 1} ${reason.split(/ is | has |:/)[0]}`,
      );
    };
    assert.deepEqual(await found('amount'), [
      'error views.sql:1 raw.orders.amount',
      'silent below.sql:1 mart.yearly.g',
      'silent views.sql:2 mart.weekly.grand',
      'influenced views.sql:4 tt (views.sql).x',
      'influenced views.sql:5 mart.log.total',
    ]);
    assert.deepEqual(await found('id'), ['error views.sql:3 raw.orders.id']);
    assert.deepEqual(
      (await found('day')).filter((place: string) => place.startsWith('influenced')),
      [
        'influenced views.sql:2 It decides which rows mart.weekly has',
        'influenced views.sql:4 It decides which rows tt (views.sql) has',
        'influenced below.sql:1 It decides which rows mart.yearly has',
        'influenced views.sql:5 It decides which rows mart.log has',
      ],
    );
  });

  it('ranks what breaks, what silently changes and what is only influenced', async (test) => {
    const found = await places(folderOf(MODELS, test), 'raw.orders.amount', 'drop');
    assert.equal(found.status, 1);
    assert.deepEqual(found.places, [
      'error model mart: There is no column amount in stg, then. This statement fails.',
      'silent model stg: raw.orders.amount is gone: it was numeric. It is missing from what the star yields.',
      'silent model stg: stg.amount is gone with it: whoever reads stg by a star gets a column less.',
      'influenced exposure board: board shows it: raw.orders.amount → stg.amount → mart.total → exposure:board.',
    ]);
    assert.deepEqual(found.report.summary, { error: 1, silent: 2, influenced: 1 });
  });

  it('gives another type on', async (test) => {
    const found = await places(folderOf(MODELS, test), 'raw.orders.id', 'type:uuid');
    assert.equal(found.status, 0);
    assert.ok(found.places.includes('silent model mart: mart.id becomes uuid, it was int.'), found.places.join('\n'));
  });

  it('names the argument of a macro where check would', async (test) => {
    const cwd = folderOf(
      `${MODELS}-- file: macros/twice.sql
{% macro twice(column) %}{{ column }} * 2{% endmacro %}
-- file: models/doubled.sql
select id, {{ twice('amount') }} as doubled from {{ source('raw', 'orders') }}
-- file: changes.yaml
version: 1
changes: [{ name: raw.orders.amount, change: drop }]
`,
      test,
    );
    const { report } = await places(cwd, 'raw.orders.amount', 'drop');
    const tried = JSON.parse((await aetl(['impact', '--changes', 'changes.yaml', '--format', 'json'], { cwd })).stdout);
    const inModel = (all: readonly { readonly path: string; readonly range: unknown }[]) =>
      all.filter(({ path: file }) => file.endsWith('doubled.sql')).map(({ range }) => range);
    const argument = { start: { line: 0, character: 21 }, end: { line: 0, character: 27 } };
    assert.deepEqual([inModel(report.places), inModel(tried.appeared)], [[argument], [argument]]);
  });

  it('knows who depends on a table that gets another name', async (test) => {
    const found = await places(folderOf(MODELS, test), 'stg', 'rename:staging_orders');
    assert.match(found.places[0] ?? '', /^error model mart: /);
    const exposed = await places(folderOf(MODELS, test), 'mart', 'gone');
    assert.deepEqual(exposed.places, ['error exposure board: board depends on it, and does not find it.']);
  });

  it('tells rows from values', async (test) => {
    const found = await places(folderOf(MODELS, test), 'raw.orders.day', 'nullable');
    const mart = found.report.downstream.find(({ table }: { readonly table: string }) => table === 'mart');
    assert.deepEqual(mart, { table: 'mart', column: '*', steps: 2, rowsOnly: true, path: ['raw.orders.day', 'stg.day', 'mart.*'] });
  });

  it('says what it does not understand', async (test) => {
    const cwd = folderOf(MODELS, test);
    const cases: readonly (readonly [args: readonly string[], message: RegExp])[] = [
      [['impact'], /needs a NAME with --change, or --changes FILE/],
      [['impact', 'stg'], /needs a NAME with --change/],
      [['impact', 'raw.ordres', '--change', 'drop'], /did you mean raw\.orders/],
      [['impact', 'stg', '--change', 'type:int'], /type is a change of a column/],
      [['impact', 'stg', '--change', 'explode'], /there is no change “explode”; a change is drop/],
      [['impact', 'stg.id', '--change', 'rename'], /rename:new_name/],
      [['impact', '--changes', 'none.yaml'], /none\.yaml cannot be read/],
    ];
    for (const [args, message] of cases) {
      const ran = await aetl(args, { cwd });
      assert.equal(ran.status, 2, args.join(' '));
      assert.match(ran.stderr, message);
    }
    writeFileSync(path.join(cwd, 'c.yaml'), 'version: 1\nchanges:\n  - { name: stg }\n');
    assert.match((await aetl(['impact', '--changes', 'c.yaml'], { cwd })).stderr, /c\.yaml:3: Each change has a name and a change/);
  });
});

const SHOP = fileURLToPath(new URL('../../samples/shop', import.meta.url));

interface Finding {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly range: unknown;
}

async function checked(folder: string): Promise<string[]> {
  const { files } = JSON.parse((await aetl(['check', '--format', 'json', '--project', folder])).stdout);
  return files.flatMap((file: { readonly path: string; readonly diagnostics: readonly Finding[] }) =>
    file.diagnostics.map((found) => printed({ ...found, path: file.path })),
  );
}

function printed({ path: file, code, message, range }: Finding): string {
  return `${file} ${file.startsWith('schema/') ? '' : JSON.stringify(range)} ${code} ${message}`;
}

describe('a set of changes on the demo', () => {
  it('breaks what dropping the columns breaks', async (test) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'aetl-test-'));
    test.after(() => rmSync(folder, { recursive: true, force: true }));
    cpSync(SHOP, folder, { recursive: true });
    const before = await checked(folder);
    const changes = { version: 1, changes: ['raw.orders.status', 'raw.order_lines.unit_price'].map((name) => ({ name, change: 'drop' })) };
    writeFileSync(path.join(folder, 'changes.json'), JSON.stringify(changes));
    const ran = await aetl(['impact', '--changes', path.join(folder, 'changes.json'), '--format', 'json', '--project', folder]);
    assert.equal(ran.status, 1);
    const report = JSON.parse(ran.stdout);
    assert.deepEqual(await checked(folder), before, 'nothing was touched');

    for (const file of ['schema/10_raw.sql', 'dbt/models/staging/_sources.yml']) {
      const at = path.join(folder, file);
      const lines = readFileSync(at, 'utf8').split('\n');
      writeFileSync(
        at,
        lines.filter((line) => !/^ +status +text,|^ +unit_price +numeric|name: (status|unit_price), data_type/.test(line)).join('\n'),
      );
    }
    const after = await checked(folder);
    assert.ok(report.appeared.length > 2);
    assert.deepEqual(report.appeared.map(printed).sort(), after.filter((found) => !before.includes(found)).sort());
    assert.deepEqual(report.disappeared.map(printed).sort(), before.filter((found) => !after.includes(found)).sort());
  });

  it('calls it no error where another column of that name takes the place', async (test) => {
    const cwd = folderOf(AMBIGUOUS, test);
    const told = async (name: string) =>
      (await places(cwd, name, 'drop')).places.filter((place) => place.includes('then') || place.includes('ambiguous'));
    assert.deepEqual(await told('a.id'), ['silent file either.sql: a.id is gone: it was int. Here id is no longer ambiguous: it is b.id.']);
    assert.deepEqual(await told('b.id'), ['silent file either.sql: Here id is no longer ambiguous: it is a.id.']);
    assert.deepEqual(await told('a.x'), ['silent file hidden.sql: a.x is gone: it was int. Here x means c.x then.']);
    assert.equal((await places(cwd, 'b.id', 'drop')).status, 0);
  });

  it('says what comes of a job that does not run, and of files and connections that are gone', async (test) => {
    const cwd = folderOf(ESTATE, test);
    const told = async (name: string) => (await places(cwd, name, 'gone')).places;
    assert.deepEqual(await told('job:hourly'), [
      'silent file load/stage.sql: stage.orders is written by nightly alone then.',
      'silent file load/stage.sql: mart.days is written by nightly alone then.',
      'influenced exposure Calendar: Calendar shows it: mart.days.* → exposure:Calendar.',
      'influenced file load/mart.sql: mart.daily.total is computed from it: stage.orders.amount → mart.daily.total.',
      'influenced exposure Sales board: Sales board shows it: stage.orders.amount → mart.daily.total → exposure:Sales board.',
      'influenced file reports/close.sql: reports/close.sql:1.total is computed from it: stage.orders.amount → mart.daily.total → reports/close.sql:1.total.',
    ]);
    assert.deepEqual(await told('file:load/stage.sql'), [
      'silent file bi.json: Nobody else writes mart.days: it stays as it was.',
      'silent file schema.sql: Nobody else writes stage.orders: it stays as it was.',
      'influenced exposure Calendar: Calendar shows it: mart.days.* → exposure:Calendar.',
      'influenced file load/mart.sql: mart.daily.total is computed from it: stage.orders.amount → mart.daily.total.',
      'influenced exposure Sales board: Sales board shows it: stage.orders.amount → mart.daily.total → exposure:Sales board.',
      'influenced file reports/close.sql: reports/close.sql:1.total is computed from it: stage.orders.amount → mart.daily.total → reports/close.sql:1.total.',
    ]);
    assert.deepEqual((await aetl(['impact', 'job:hourly', '--change', 'rename:x'], { cwd })).status, 2);
  });
});
