import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { connect } from '../../server/src/adapters/connectors/postgres/index.ts';
import { CancelledError, NEVER_CANCELLED, tell } from '../../server/src/base/index.ts';
import {
  type ColumnProfile,
  type Connector,
  PROFILE_DEFAULTS,
  type ProfiledTable,
  type ProfileOptions,
  profileTable,
  type TableObject,
} from '../../server/src/metadata/index.ts';
import { agrees, type KnownTable, knownTable } from '../unit/metadata/profile/known-truth.ts';
import { postgresDatabase } from './postgres-harness.ts';
import { type PostgresServer, startPostgres } from './servers/postgres.ts';

const TYPES = { integer: 'int', float: 'float8', decimal: 'numeric(10,2)', text: 'varchar(20)', date: 'date' } as const;
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const OPTIONS: ProfileOptions = { ...PROFILE_DEFAULTS, bins: 8, topValues: 5 };

const ODD = `
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE odd (f float8, n numeric, big numeric(60, 3), bad numeric, at timestamptz, m mood, u uuid, j jsonb, b bytea, a int[], t text, yes boolean, rrn text);
INSERT INTO odd VALUES
  ('NaN', 'NaN', 123456789012345678901234567890123456789012345678901234.125, repeat('9', 400)::numeric, '2024-02-29 12:00+09', 'happy', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{"a": 1}', '\\x00', '{1}', '한글 😀', true, '900101-1234568'),
  ('Infinity', 1, -1, 1, '2024-03-01 00:00+00', 'sad', NULL, NULL, NULL, NULL, '', false, '900101-1234568'),
  (1.5, 2, NULL, 2, NULL, 'happy', NULL, NULL, NULL, NULL, '  ', NULL, NULL),
  (2.5, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE wide (${Array.from({ length: 1000 }, (_, index) => `c${index} ${index % 3 === 0 ? 'text' : 'int'}`).join(', ')});
INSERT INTO wide (c1, c3, c999) VALUES (1, 'x', 'y'), (2, 'x', NULL);
CREATE TABLE many AS SELECT n AS id, n % 97 AS bucket, 'user' || n || '@example.com' AS email, now() - n * interval '1 second' AS seen FROM generate_series(1, 200000) n;
CREATE TABLE huge AS SELECT * FROM (VALUES (1e308::float8, 1), (-1e308, 2), ('Infinity', 3)) v (f, n);
CREATE DOMAIN amount AS numeric(12,2) CHECK (VALUE > -1000); CREATE DOMAIN price AS amount NOT NULL;
CREATE DOMAIN counted AS int; CREATE DOMAIN seen_at AS timestamptz; CREATE DOMAIN born AS date; CREATE DOMAIN mail AS varchar(80); CREATE DOMAIN feeling AS mood;
CREATE TYPE path AS ENUM ('long', 'short'); CREATE DOMAIN marks AS int[]; CREATE DOMAIN is_so AS boolean;
CREATE TABLE priced (p price, n counted, at seen_at, d born, e mail, f feeling, g mood, a marks, b amount[], x text[], y is_so, w public.path);
INSERT INTO priced SELECT (k % 20) * 5, k, '2024-02-28 00:00+00'::timestamptz + k * interval '1 hour', '2024-02-28'::date + k, 'user' || k || '@example.com', (CASE WHEN k % 3 = 0 THEN 'happy' ELSE 'sad' END)::mood, 'happy', ARRAY[k], ARRAY[k]::amount[], ARRAY['x'], k % 2 = 0, 'short' FROM generate_series(1, 100) k;
CREATE VIEW priced_view AS SELECT * FROM priced;
CREATE TABLE bare ();
INSERT INTO bare SELECT FROM generate_series(1, 3);
CREATE VIEW many_seen AS SELECT * FROM many;
ANALYZE many;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO aetl_reader;
`;

const KNOWN: readonly KnownTable[] = [0, 1, 2, 57, 400].map((count, index) => knownTable(index + 11, count));

/** Several processes add up in another order, which the last digits tell. */
function rounded(figures: Omit<ColumnProfile, 'top'>): unknown {
  const { numbers } = figures;
  return {
    ...figures,
    numbers: numbers && { ...numbers, mean: numbers.mean?.toPrecision(12), deviation: numbers.deviation?.toPrecision(12) },
  };
}

describe('profiles of a real PostgreSQL', () => {
  let server: PostgresServer;
  let connector: Connector;
  const objects = new Map<string, TableObject>();

  before(async () => {
    server = await startPostgres();
    const { reader } = postgresDatabase(server);
    await server.admin(`CREATE ROLE aetl_reader LOGIN PASSWORD '${reader.password}'; ${ODD}`);
    for (const [index, { columns, rows }] of KNOWN.entries()) {
      const name = quoted(`매출 "${index}"`);
      const cell = (value: unknown) => (value === null ? 'NULL' : typeof value === 'number' ? String(value) : `'${value}'`);
      const values = rows.map((row) => `(${row.map(cell).join(', ')})`).join(', ');
      await server.admin(`CREATE TABLE ${name} (${columns.map((c) => `${quoted(c.name)} ${TYPES[c.kind]}`).join(', ')});
        ${values === '' ? '' : `INSERT INTO ${name} VALUES ${values};`} GRANT SELECT ON ${name} TO aetl_reader`);
    }
    connector = connect(reader);
    for await (const step of connector.crawl({ schemas: ['public'], include: [], exclude: [] }, NEVER_CANCELLED))
      if (step.step === 'objects') for (const object of step.objects) if ('columns' in object) objects.set(object.name, object);
  });
  after(async () => {
    await connector?.close();
    await server?.stop();
  });

  const table = (name: string): ProfiledTable => {
    const found = objects.get(name);
    assert.ok(found, name);
    return found;
  };
  const ask = (of: ProfiledTable, options = OPTIONS, token = NEVER_CANCELLED) =>
    profileTable({ connector, dialect: 'postgres', clock: Date }, of, options, token);
  const profiled = async (name: string, options = OPTIONS) => {
    const answer = await ask(table(name), options);
    assert.ok(answer.ok, answer.ok ? '' : answer.error.message);
    return answer.value;
  };

  for (const [index, known] of KNOWN.entries())
    test(`${known.rows.length} rows are profiled as they are computed`, async () => {
      agrees(await profiled(`매출 "${index}"`), known, OPTIONS);
    });

  test('a large table that is read whole is asked column by column, and told the same of', async () => {
    const [whole, singly] = [
      await profiled('many', { ...OPTIONS, sample: 'full' }),
      await profiled('many', { ...OPTIONS, sample: 'full', autoRows: 1000 }),
    ];
    for (const [at, column] of whole.columns.entries()) {
      const { top, ...figures } = column;
      const { top: sameTop, ...same } = singly.columns[at] ?? column;
      assert.deepEqual(rounded(same), rounded(figures));
      // What hardly repeats is not grouped in a large table.
      if (column.name === 'bucket') assert.deepEqual(sameTop, top);
    }
    assert.deepEqual(singly.candidateKeys.slice(0, 3), [['id'], ['email'], ['seen']]);
  });

  test('what cannot be summed up has all other figures, and a table without columns has rows', async () => {
    const [f, n] = (await profiled('huge')).columns;
    assert.deepEqual([f?.min, f?.max, f?.distinct?.count, f?.numbers?.mean, f?.nulls], [-1e308, 1e308, 3, null, 0]);
    assert.match(tell(f?.problem ?? ''), /out of range/);
    assert.deepEqual([n?.numbers?.mean, n?.problem], [2, null]);
    assert.equal((await profiled('bare')).rows, 3);
    const gone = await ask({ ...table('bare'), name: 'never' });
    assert.match(gone.ok ? '' : gone.error.message, /relation "public\.never" does not exist/);
  });

  test('what all rows do not tell in time is told by a sample, and said to be', async () => {
    let calls = 0;
    const clock = { now: () => Math.min(++calls, 8) * 8000 };
    const options = { ...OPTIONS, sample: 'full', autoRows: 20_000, budgetMilliseconds: 60_000 } as const;
    const answer = await profileTable({ connector, dialect: 'postgres', clock }, table('many'), options, NEVER_CANCELLED);
    assert.ok(answer.ok, answer.ok ? '' : answer.error.message);
    const column = (name: string) => answer.value.columns.find((one) => one.name === name);
    assert.deepEqual([answer.value.ended, answer.value.sampled, answer.value.rows], ['budget', null, 200_000]);
    assert.deepEqual(column('id')?.distinct, { count: 200_000, method: 'exact' });
    assert.match(tell(column('seen')?.problem ?? ''), /by a sample of 2\.5 %/);
    assert.deepEqual([column('seen')?.rows, column('seen')?.nulls], [200_000, 0]);
    assert.notEqual(column('seen')?.distinct?.method ?? 'exact', 'exact');
    const counted = column('bucket')?.histogram.reduce((sum, { count }) => sum + count, 0) ?? 0;
    assert.ok(Math.abs(counted - 200_000) < 10, String(counted));
  });

  test('columns of domains are profiled by what these are made of, and keep their own types', async () => {
    for (const name of ['priced', 'priced_view']) {
      const profile = await profiled(name);
      const told = Object.fromEntries(profile.columns.map((column) => [column.name, column]));
      const { p, n, at, d, e, f, y } = told;
      const kinds = profile.columns.map(({ type, base, kind, problem }) => [type, base, kind, problem]);
      assert.deepEqual(kinds, [
        ['public.price', 'numeric(12,2)', 'number', null],
        ['public.counted', 'integer', 'number', null],
        ['public.seen_at', 'timestamp with time zone', 'timestamp', null],
        ['public.born', 'date', 'date', null],
        ['public.mail', 'character varying(80)', 'text', null],
        ['public.feeling', 'public.mood', 'text', null],
        ['public.mood', undefined, 'text', null],
        ['public.marks', 'integer[]', 'opaque', null],
        ['public.amount[]', undefined, 'opaque', null],
        ['text[]', undefined, 'opaque', null],
        ['public.is_so', 'boolean', 'boolean', null],
        ['public.path', undefined, 'text', null],
      ]);
      assert.deepEqual([p?.min, p?.max, p?.numbers?.mean, p?.numbers?.quantiles[3]?.value], ['0.00', '95.00', 47.5, 47.5]);
      assert.deepEqual([n?.min, n?.max, n?.distinct?.count, n?.numbers?.mean], [1, 100, 100, 50.5]);
      assert.deepEqual([at?.histogram.length, d?.histogram.length, d?.max], [OPTIONS.bins, OPTIONS.bins, '2024-06-07']);
      assert.deepEqual(e?.patterns[0], { pattern: 'e-mail', matches: 100, of: 100 });
      assert.deepEqual(
        [f?.top, y?.top],
        [
          [
            { value: 'sad', count: 67 },
            { value: 'happy', count: 33 },
          ],
          [
            { value: 'false', count: 50 },
            { value: 'true', count: 50 },
          ],
        ],
      );
      for (const column of ['a', 'b', 'x']) assert.deepEqual([told[column]?.nulls, told[column]?.min, told[column]?.rows], [0, null, 100]);
      const share = await profiled(name, { ...OPTIONS, sample: { percent: 60 } });
      assert.deepEqual([share.sampled, share.columns[0]?.kind, share.columns[0]?.problem], [60, 'number', null]);
    }
  });

  test('moments have a histogram, in UTC', async () => {
    const { columns } = await profiled('many');
    const seen = columns.find(({ name }) => name === 'seen');
    const [first, last] = [seen?.histogram[0], seen?.histogram.at(-1)];
    assert.equal(seen?.histogram.length, OPTIONS.bins);
    assert.equal(
      seen?.histogram.reduce((sum, { count }) => sum + count, 0),
      200_000,
    );
    assert.ok(Math.abs((last?.to ?? 0) - (first?.from ?? 0) - 200_000_000) < 2000);
    assert.ok(Math.abs((first?.count ?? 0) - 25_000) < 10, String(first?.count));
    assert.ok(Math.abs((last?.to ?? 0) - Date.now()) < 600_000);
  });

  test('a column without the right to it costs only its own figures', async () => {
    await server.admin(
      "CREATE TABLE partly (a int, secret int, b text); INSERT INTO partly VALUES (1, 2, 'x'); GRANT SELECT (a, b) ON partly TO aetl_reader",
    );
    const columns = [
      { name: 'a', type: 'integer' },
      { name: 'secret', type: 'integer' },
      { name: 'b', type: 'text' },
    ];
    const answer = await ask({ kind: 'table', catalog: null, schema: 'public', name: 'partly', rows: 1, columns });
    assert.ok(answer.ok, answer.ok ? '' : answer.error.message);
    assert.deepEqual(
      answer.value.columns.map(({ rows, max, problem }) => [rows, max, problem === null]),
      [
        [1, 1, true],
        [0, null, false],
        [1, 'x', true],
      ],
    );
  });

  test('odd values do no harm', async () => {
    const { columns } = await profiled('odd');
    const column = (name: string) => columns.find((c) => c.name === name)!;
    assert.deepEqual([column('f').numbers?.nonFinite, column('f').numbers?.mean, column('f').min, column('f').max], [2, 2, 1.5, 2.5]);
    assert.deepEqual([column('n').numbers?.nonFinite, column('n').numbers?.mean, column('n').nulls], [1, 1.5, 1]);
    assert.equal(column('big').max, '123456789012345678901234567890123456789012345678901234.125');
    assert.deepEqual([column('bad').nulls, column('bad').rows, column('f').problem], [1, 4, null]);
    assert.match(tell(column('bad').problem ?? ''), /out of range/);
    assert.deepEqual(
      [column('m').top, column('u').distinct?.count, column('j').kind],
      [
        [
          { value: 'happy', count: 2 },
          { value: 'sad', count: 1 },
        ],
        1,
        'opaque',
      ],
    );
    assert.deepEqual([column('b').nulls, column('a').nulls, column('t').lengths?.blank, column('t').lengths?.max], [3, 3, 2, 4]);
    assert.deepEqual(
      column('rrn').patterns.map(({ pattern }) => pattern),
      ['korean-resident-number'],
    );
    assert.deepEqual(
      column('yes').top.map(({ value }) => value),
      ['false', 'true'],
    );
  });

  test('a thousand columns', async () => {
    const { columns, rows } = await profiled('wide');
    assert.deepEqual(
      [columns.length, rows, columns[1]?.max, columns[3]?.nulls, columns[999]?.nulls, columns[2]?.nulls],
      [1000, 2, 2, 0, 1, 2],
    );
    assert.deepEqual(
      columns.filter(({ problem }) => problem !== null),
      [],
    );
  });

  test('a share of a table and of a view', async () => {
    for (const name of ['many', 'many_seen']) {
      const { rows, columns, sampled } = await profiled(name, { ...OPTIONS, sample: { percent: 10 } });
      assert.ok(rows > 5_000 && rows < 40_000, `${rows} rows of ${name}`);
      assert.equal(sampled, 10);
      assert.deepEqual(
        [columns[0]?.distinct?.method, columns[2]?.patterns[0]?.pattern],
        [name === 'many' ? 'statistics' : 'sample', 'e-mail'],
      );
      if (name === 'many') assert.ok((columns[0]?.distinct?.count ?? 0) > 150_000);
    }
  });

  test('what cannot be read fails once, in words', async () => {
    const answer = await ask({ ...table('wide'), name: 'nowhere' });
    assert.ok(!answer.ok);
    assert.match(answer.error.message, /nowhere/);
  });

  test('a budget ends it with what is known, a cancellation at once', async () => {
    let now = 0;
    const clock = {
      now: () => {
        now += 20_000;
        return now;
      },
    };
    const answer = await profileTable(
      { connector, dialect: 'postgres', clock },
      table('many'),
      { ...OPTIONS, sample: 'full' },
      NEVER_CANCELLED,
    );
    assert.ok(answer.ok);
    assert.equal(answer.value.ended, 'budget');
    assert.equal(answer.value.rows, 200_000);
    await assert.rejects(ask(table('many'), OPTIONS, { isCancellationRequested: true }), CancelledError);
  });
});
