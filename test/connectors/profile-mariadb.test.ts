import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { connect } from '../../server/src/adapters/connectors/mysql/index.ts';
import { findTable } from '../../server/src/app/profiles/find-table.ts';
import { NEVER_CANCELLED } from '../../server/src/base/index.ts';
import { type Connector, PROFILE_DEFAULTS, type ProfileOptions, profileTable, type TableObject } from '../../server/src/metadata/index.ts';
import { agrees, type KnownTable, knownTable } from '../unit/metadata/profile/known-truth.ts';
import { mariaDbDatabase } from './mariadb-harness.ts';
import { type MariaDbServer, mariaDbProgram, startMariaDb } from './servers/mariadb.ts';

const TYPES = { integer: 'int', float: 'double', decimal: 'decimal(10,2)', text: 'varchar(20)', date: 'date' } as const;
const quoted = (name: string) => `\`${name.replaceAll('`', '``')}\``;
const OPTIONS: ProfileOptions = { ...PROFILE_DEFAULTS, bins: 8, topValues: 5 };

const ODD = `
CREATE TABLE odd (big decimal(65, 3), m enum('sad', 'happy'), j json, b longblob, t text, yes tinyint(1), bits bit(3), at datetime(6));
INSERT INTO odd VALUES
  (12345678901234567890123456789012345678901234567890.125, 'happy', '{"a": 1}', x'00', '한글 😀', 1, b'101', '2024-02-29 23:59:59.123456'),
  (-1, 'sad', NULL, NULL, '', 0, NULL, NULL),
  (NULL, 'happy', NULL, NULL, '  ', NULL, NULL, NULL);
CREATE TABLE wide (${Array.from({ length: 1000 }, (_, index) => `c${index} ${index % 333 === 3 || index === 999 ? 'varchar(5)' : 'int'}`).join(', ')});
INSERT INTO wide (c1, c3, c999) VALUES (1, 'x', 'y'), (2, 'x', NULL);
CREATE TABLE sold (id int, day date) PARTITION BY RANGE (year(day)) (PARTITION p2025 VALUES LESS THAN (2026), PARTITION p2026 VALUES LESS THAN (2027));
CREATE TABLE more (id int) PARTITION BY LIST (id) (PARTITION p2026 VALUES IN (1), PARTITION only VALUES IN (2));
CREATE TABLE many AS SELECT seq AS id, seq % 97 AS bucket, concat('user', seq, '@example.com') AS email FROM seq_1_to_100000;
`;

const KNOWN: readonly KnownTable[] = [0, 1, 2, 57, 400].map((count, index) => knownTable(index + 21, count));

function profiles(): void {
  let server: MariaDbServer;
  let connector: Connector;
  const objects = new Map<string, TableObject>();

  before(async () => {
    server = await startMariaDb();
    const { reader } = mariaDbDatabase(server);
    const tables = KNOWN.map(({ columns, rows }, index) => {
      const name = quoted(`매출 \`${index}\``);
      const cell = (value: unknown) => (value === null ? 'NULL' : typeof value === 'number' ? String(value) : `'${value}'`);
      const values = rows.map((row) => `(${row.map(cell).join(', ')})`).join(', ');
      // Four-byte characters are not for names there.
      const list = columns.map((c) => `${quoted(c.name.replace('😀', '코드'))} ${TYPES[c.kind]}`).join(', ');
      return `CREATE TABLE ${name} (${list}); ${values === '' ? '' : `INSERT INTO ${name} VALUES ${values};`}`;
    });
    await server.admin(`CREATE DATABASE shop CHARACTER SET utf8mb4; USE shop; CREATE USER aetl_reader IDENTIFIED BY '${reader.password}';
      GRANT SELECT ON shop.* TO aetl_reader; ${ODD} ${tables.join(' ')}`);
    connector = connect(reader);
    for await (const step of connector.crawl({ schemas: ['shop'], include: [], exclude: [] }, NEVER_CANCELLED))
      if (step.step === 'objects') for (const object of step.objects) if ('columns' in object) objects.set(object.name, object);
  });
  after(async () => {
    await connector?.close();
    await server?.stop();
  });

  const profiled = async (name: string, options = OPTIONS) => {
    const table = objects.get(name);
    assert.ok(table, name);
    const answer = await profileTable({ connector, dialect: 'mariadb', clock: Date }, table, options, NEVER_CANCELLED);
    assert.ok(answer.ok, answer.ok ? '' : answer.error.message);
    return answer.value;
  };

  for (const [index, known] of KNOWN.entries())
    test(`${known.rows.length} rows are profiled as they are computed`, async () => {
      agrees(await profiled(`매출 \`${index}\``, { ...OPTIONS, sample: 'full' }), known, OPTIONS);
    });

  test('odd values do no harm', async () => {
    const { columns } = await profiled('odd');
    const column = (name: string) => columns.find((c) => c.name === name)!;
    assert.deepEqual(
      columns.filter(({ problem }) => problem !== null),
      [],
    );
    assert.equal(column('big').max, '12345678901234567890123456789012345678901234567890.125');
    assert.deepEqual(
      [column('m').top[0], column('b').nulls, column('t').lengths?.blank, column('t').lengths?.max],
      [{ value: 'happy', count: 2 }, 2, 2, 4],
    );
    assert.deepEqual([column('yes').top.length, column('bits').nulls, column('at').max], [2, 2, '2024-02-29 23:59:59.123456']);
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

  test('a partition is no table, and the message says what is', async () => {
    const asked = async (name: string) => {
      const found = await findTable(connector, name, NEVER_CANCELLED);
      return found.ok ? found.value.table.name : found.error.message;
    };
    assert.match(
      await asked('p2025'),
      /^“p2025” is a partition of \w+\.sold, and no table of its own .* Profile \w+\.sold; SELECT … FROM \w+\.sold PARTITION \(p2025\)/,
    );
    assert.match(await asked('p2026'), /a partition of \w+\.(sold or \w+\.more|more or \w+\.sold),/);
    assert.match(await asked('more.only'), /“only” is a partition of \w+\.more,/);
    assert.match(await asked('sold.p2027'), /There is no table “sold\.p2027”/);
    assert.equal(await asked('SOLD'), 'sold');
  });

  test('a share of a table', async () => {
    const { rows, columns } = await profiled('many', { ...OPTIONS, sample: { percent: 10 } });
    assert.ok(rows > 9_000 && rows < 11_000, `${rows} rows`);
    assert.deepEqual([columns[0]?.distinct?.method, columns[2]?.patterns[0]?.pattern], ['sample', 'e-mail']);
  });
}

if (mariaDbProgram() !== null) describe('profiles of a real MariaDB', profiles);
