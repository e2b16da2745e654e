import assert from 'node:assert/strict';
import { it } from 'node:test';
import { connect } from '../../server/src/adapters/connectors/mysql/index.ts';
import { NEVER_CANCELLED } from '../../server/src/base/index.ts';
import { type DatabaseObject, objectKey } from '../../server/src/metadata/index.ts';
import { mariaDbDatabase } from './mariadb-harness.ts';
import { differences, migration } from './migrations.ts';
import { mariaDbProgram, startMariaDb } from './servers/mariadb.ts';

const OLD = `
CREATE TABLE parents (id int PRIMARY KEY, code varchar(9) UNIQUE);
CREATE TABLE orders (
  id bigint unsigned AUTO_INCREMENT PRIMARY KEY, parent int, code varchar(9), price decimal(12, 2) NOT NULL DEFAULT 1.5, kept decimal(14, 2) AS (price * 2) STORED,
  lazy decimal(14, 2) AS (price + 1) VIRTUAL, \`말 "x\`\`y"\` varchar(40) COMMENT 'it''s \\\\ "odd"; --', at timestamp NULL DEFAULT NULL ON UPDATE current_timestamp(),
  kind enum('a', 'it''s', '한글') DEFAULT 'it''s',
  KEY by_price (price), UNIQUE KEY by_kept (kept), KEY by_word (\`말 "x\`\`y"\`(10)),
  CONSTRAINT to_parent FOREIGN KEY (parent) REFERENCES parents (id) ON UPDATE CASCADE ON DELETE SET NULL, CONSTRAINT sane CHECK (price < 1000000)
);
CREATE TABLE loop_a (id int PRIMARY KEY, b int); CREATE TABLE loop_b (id int PRIMARY KEY, a int, CONSTRAINT b_to_a FOREIGN KEY (a) REFERENCES loop_a (id));
ALTER TABLE loop_a ADD CONSTRAINT a_to_b FOREIGN KEY (b) REFERENCES loop_b (id);
CREATE VIEW names AS SELECT code FROM orders;
`;
const CHANGES = `
ALTER TABLE orders DROP FOREIGN KEY to_parent; ALTER TABLE orders DROP INDEX to_parent;
ALTER TABLE orders ADD CONSTRAINT to_code FOREIGN KEY (code) REFERENCES parents (code) ON UPDATE CASCADE;
ALTER TABLE orders DROP INDEX by_kept, DROP INDEX by_price, ADD UNIQUE KEY by_price (price, id);
ALTER TABLE orders MODIFY COLUMN kept decimal(14, 2) AS (price * 3) STORED;
ALTER TABLE orders DROP COLUMN lazy; ALTER TABLE orders ADD COLUMN lazy decimal(14, 2) AS (price + 1) STORED;
ALTER TABLE orders MODIFY COLUMN kind enum('a', 'it''s', '한글', 'new') NOT NULL DEFAULT 'a', DROP CONSTRAINT sane;
ALTER TABLE orders ADD COLUMN more int NOT NULL DEFAULT 3 COMMENT 'it''s new';
CREATE TABLE fresh (id int PRIMARY KEY, parent int, FOREIGN KEY (parent) REFERENCES parents (id));
ALTER TABLE parents ADD COLUMN fresh int, ADD CONSTRAINT to_fresh FOREIGN KEY (fresh) REFERENCES fresh (id);
ALTER TABLE loop_a DROP FOREIGN KEY a_to_b; DROP TABLE loop_b; DROP TABLE loop_a;
CREATE OR REPLACE VIEW names AS SELECT code, more FROM orders;
`;

if (mariaDbProgram() !== null)
  it('a proposal for a real MariaDB makes a schema anew, changes it into what it became, and takes it away', async (test) => {
    const server = await startMariaDb();
    test.after(() => server.stop());
    await server.admin('CREATE DATABASE shop');
    const { reader } = mariaDbDatabase(server);
    await server.admin(`CREATE USER aetl_reader IDENTIFIED BY '${reader.password}'; GRANT SELECT, SHOW VIEW ON shop.* TO aetl_reader`);
    const connector = connect(reader);
    test.after(() => connector.close());
    const run = (sql: string) => server.admin(`SET NAMES utf8mb4; USE shop; ${sql}`);
    const crawled = async () => {
      const objects = new Map<string, DatabaseObject>();
      for await (const step of connector.crawl({ schemas: ['shop'], include: [], exclude: [] }, NEVER_CANCELLED))
        if (step.step === 'objects') for (const object of step.objects) objects.set(objectKey(object), object);
        else assert.notEqual(step.step, 'missed', JSON.stringify(step));
      return objects;
    };
    await run(OLD);
    const old = await crawled();
    await run(CHANGES);
    const changed = await crawled();
    await server.admin('DROP DATABASE shop; CREATE DATABASE shop');
    await run(migration(new Map(), old, 'mariadb'));
    assert.deepEqual(differences(old, await crawled()), []);
    await run(migration(old, changed, 'mariadb'));
    assert.deepEqual(differences(changed, await crawled()), []);
    await run(migration(changed, new Map(), 'mariadb'));
    assert.deepEqual([...(await crawled()).values()], []);
  });
