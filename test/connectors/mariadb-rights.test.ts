import assert from 'node:assert/strict';
import { it } from 'node:test';
import { connect } from '../../server/src/adapters/connectors/mysql/index.ts';
import { NEVER_CANCELLED, tell } from '../../server/src/base/index.ts';
import { mariaDbDatabase } from './mariadb-harness.ts';
import { mariaDbProgram, startMariaDb } from './servers/mariadb.ts';

const SCHEMA = `
CREATE DATABASE shop; USE shop;
CREATE TABLE seen (id int); CREATE TABLE hidden (id int); CREATE TABLE hidden_too (id int); CREATE VIEW broken AS SELECT id FROM seen;
CREATE TABLE stamped (at timestamp NULL ON UPDATE current_timestamp());
CREATE TABLE split (id int, day date) PARTITION BY RANGE (year(day)) SUBPARTITION BY HASH (id) SUBPARTITIONS 2
  (PARTITION old VALUES LESS THAN (2020), PARTITION rest VALUES LESS THAN MAXVALUE);
ALTER TABLE seen RENAME COLUMN id TO nr;`;

if (mariaDbProgram() !== null)
  it('tables of which an account sees no columns are told, not taken for empty; broken views are there without columns', async (test) => {
    const server = await startMariaDb();
    test.after(() => server.stop());
    const { reader } = mariaDbDatabase(server);
    await server.admin(SCHEMA);
    await server.admin(`CREATE USER aetl_reader IDENTIFIED BY '${reader.password}'`);
    await server.admin('GRANT SHOW VIEW ON shop.* TO aetl_reader');
    for (const table of ['seen', 'broken', 'stamped', 'split']) await server.admin(`GRANT SELECT ON shop.${table} TO aetl_reader`);
    const connector = connect(reader);
    test.after(() => connector.close());
    const [objects, missed]: [string[], string[]] = [[], []];
    for await (const step of connector.crawl({ schemas: ['shop'], include: [], exclude: [] }, NEVER_CANCELLED)) {
      if (step.step === 'missed') missed.push(`${step.schema}: ${tell(step.what)}: ${step.failure.message}`);
      if (step.step !== 'objects') continue;
      for (const object of step.objects)
        if ('columns' in object) {
          const columns = object.columns.map((column) => column.name + (column.default === null ? '' : ` ${column.default}`));
          const partitions = object.partitions?.partitions.map((part) => part.name) ?? [];
          objects.push(`${object.name}(${columns.join(', ')}) ${partitions.join(', ')}`.trim());
        }
    }
    assert.deepEqual(objects, ['broken()', 'seen(nr)', 'split(id, day) old, rest', 'stamped(at NULL on update current_timestamp())']);
    assert.deepEqual(missed, [
      'shop: the columns of shop.hidden and another table: The account may not see them: GRANT SELECT would let it.',
      "shop: view shop.broken: It does not work any more: Unknown column 'shop.seen.id' in 'SELECT'. Define it anew, or drop it.",
    ]);
  });
