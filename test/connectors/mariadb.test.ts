import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { contract } from './contract.ts';
import { type EscapeHarness, escapes } from './escapes.ts';
import { MARIADB_FIXTURE, mariaDb, mariaDbDatabase } from './mariadb-harness.ts';
import { mariaDbProgram, startMariaDb } from './servers/mariadb.ts';

const STATE = `SELECT (SELECT count(*) FROM shop.audit_log), (SELECT count(*) FROM information_schema.tables), (SELECT next_not_cached_value FROM shop.ticket),
  (SELECT count(*) FROM mysql.user), @@GLOBAL.general_log`;

const escapeHarness: EscapeHarness = {
  name: 'MariaDB',
  dialect: 'mariadb',
  async start() {
    const server = await startMariaDb();
    await server.admin(MARIADB_FIXTURE);
    await server.admin('GRANT ALL ON *.* TO aetl_writer WITH GRANT OPTION');
    const { writer, connect } = mariaDbDatabase(server);
    return {
      mighty: writer,
      connect,
      state: async () => [await server.admin(STATE), readdirSync(server.files), existsSync(path.join(server.files, 'data', 'out'))],
      stop: () => server.stop(),
    };
  },
  held: [
    "INSERT INTO shop.audit_log VALUES ('x')",
    "INSERT INTO shop.audit_log VALUES ('x') RETURNING line",
    'DELETE FROM shop.audit_log RETURNING line',
    "REPLACE INTO shop.audit_log VALUES ('x')",
    "SELECT 1; INSERT INTO shop.audit_log VALUES ('x')",
    "COMMIT; INSERT INTO shop.audit_log VALUES ('x')",
    'COMMIT',
    'START TRANSACTION READ WRITE',
    'SET SESSION TRANSACTION READ WRITE',
    'SET SESSION tx_read_only = 0',
    'SET STATEMENT tx_read_only = 0 FOR INSERT INTO shop.audit_log VALUES (1)',
    "BEGIN NOT ATOMIC START TRANSACTION READ WRITE; INSERT INTO shop.audit_log VALUES ('x'); COMMIT; END",
    "BEGIN NOT ATOMIC SET SESSION TRANSACTION READ WRITE; COMMIT; INSERT INTO shop.audit_log VALUES ('x'); COMMIT; END",
    "IF 1 THEN START TRANSACTION READ WRITE; INSERT INTO shop.audit_log VALUES ('x'); COMMIT; END IF",
    "EXECUTE IMMEDIATE 'INSERT INTO shop.audit_log VALUES (1)'",
    'CALL shop.p_1(1, @y)',
    'DO shop.sneaky()',
    "SELECT 'x' INTO OUTFILE 'out'",
    "SELECT 'x' INTO DUMPFILE 'out'",
    "VALUES ('x') INTO OUTFILE 'out'",
    "SELECT 'x' /*! INTO OUTFILE 'out' */",
    "SELECT 'x' /*M! INTO OUTFILE 'out' */",
    'SELECT 1 INTO @a',
    'CREATE TABLE shop.x (a int)',
    'CREATE OR REPLACE VIEW shop.x AS SELECT 1',
    'DROP TABLE shop.audit_log',
    'TRUNCATE shop.customers',
    'ALTER TABLE shop.customers ADD x int',
    'CREATE USER somebody',
    'GRANT ALL ON *.* TO aetl_reader',
    'SET GLOBAL general_log = 1',
    'FLUSH TABLES',
    'LOCK TABLES shop.customers WRITE',
    "LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE shop.audit_log",
    "EXPLAIN INSERT INTO shop.audit_log VALUES ('x')",
    "ANALYZE INSERT INTO shop.audit_log VALUES ('x')",
    "/* SELECT */ INSERT INTO shop.audit_log VALUES ('x')",
    "SELECT 'a\\''; INSERT INTO shop.audit_log VALUES ('x') -- '",
    'SELECT NEXT VALUE FOR shop.ticket',
    'SELECT SETVAL(shop.ticket, 999)',
  ],
  heldByDatabaseOnly: ['SELECT shop.sneaky()'],
  notHeld: ["SELECT get_lock('a', 0)", "SELECT load_file('/etc/hostname')"],
};

if (mariaDbProgram() === null) console.log('MariaDB is not installed here: its connector is not tried.');
else {
  contract(mariaDb);
  escapes(escapeHarness);
}
