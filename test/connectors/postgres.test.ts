import { contract } from './contract.ts';
import { type EscapeHarness, escapes } from './escapes.ts';
import { POSTGRES_FIXTURE, postgres, postgresDatabase } from './postgres-harness.ts';
import { ADMIN, ADMIN_PASSWORD, type PostgresVersion, startPostgres } from './servers/postgres.ts';

contract(postgres(18));
contract(postgres(15));

const STATE = `SELECT (SELECT count(*) FROM shop.audit_log), (SELECT count(*) FROM pg_class WHERE relpersistence <> 't'), (SELECT last_value || is_called::text FROM shop.ticket),
  (SELECT count(*) FROM pg_largeobject_metadata), (SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock'), (SELECT setting FROM pg_settings WHERE name = 'work_mem')`;

const on = (version: PostgresVersion, harness: Pick<EscapeHarness, 'held' | 'notHeld'>): EscapeHarness => ({
  name: `PostgreSQL ${version}`,
  dialect: 'postgres',
  async start() {
    const server = await startPostgres(version);
    await server.admin(POSTGRES_FIXTURE);
    const { reader, connect } = postgresDatabase(server);
    return {
      mighty: { ...reader, user: ADMIN, password: ADMIN_PASSWORD },
      connect,
      state: async () => (await server.admin(STATE)).rows,
      stop: () => server.stop(),
    };
  },
  heldByDatabaseOnly: ['SELECT shop.sneaky()', 'SELECT shop.sneaky_settings()'],
  ...harness,
});

const HELD = [
  "INSERT INTO shop.audit_log VALUES ('x')",
  "WITH made AS (INSERT INTO shop.audit_log VALUES ('x') RETURNING line) SELECT * FROM made",
  'WITH gone AS (DELETE FROM shop.customers RETURNING *) SELECT * FROM gone',
  'SELECT * INTO shop.copy FROM shop.customers',
  'SELECT * INTO TEMP copy FROM shop.customers',
  'SELECT * FROM shop.customers FOR UPDATE',
  'SELECT * FROM shop.customers FOR SHARE',
  "SELECT nextval('shop.ticket')",
  "SELECT setval('shop.ticket', 99)",
  "SELECT set_config('transaction_read_only', 'off', true), shop.sneaky()",
  "SELECT set_config('transaction_read_only', 'off', false) UNION ALL SELECT shop.sneaky()::text",
  "SELECT set_config('work_mem', '1MB', false)",
  "COMMIT; INSERT INTO shop.audit_log VALUES ('x')",
  "SELECT 1; COMMIT; INSERT INTO shop.audit_log VALUES ('x')",
  "ROLLBACK; BEGIN READ WRITE; INSERT INTO shop.audit_log VALUES ('x'); COMMIT",
  'COMMIT',
  'ROLLBACK',
  'COMMIT AND CHAIN READ WRITE',
  'BEGIN READ WRITE',
  'SET TRANSACTION READ WRITE',
  'SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE',
  'SET default_transaction_read_only = off',
  "SET work_mem = '1MB'",
  "DO $$ BEGIN INSERT INTO shop.audit_log VALUES ('x'); END $$",
  "DO $$ BEGIN COMMIT; INSERT INTO shop.audit_log VALUES ('x'); END $$",
  'CALL shop.p_1(1)',
  "COPY (SELECT 1) TO PROGRAM 'psql'",
  "COPY shop.audit_log FROM PROGRAM 'echo x'",
  'COPY shop.audit_log FROM STDIN',
  "EXPLAIN ANALYZE INSERT INTO shop.audit_log VALUES ('x')",
  "PREPARE x AS INSERT INTO shop.audit_log VALUES ('x')",
  'CREATE TABLE shop.x (a int)',
  'CREATE TEMP TABLE x (a int)',
  'DROP TABLE shop.audit_log',
  'TRUNCATE shop.customers CASCADE',
  'REFRESH MATERIALIZED VIEW shop.m_1',
  'VACUUM shop.customers',
  'LOCK TABLE shop.customers',
  'ALTER SYSTEM SET work_mem = 100',
  'SELECT lo_create(0)',
  "SELECT lo_from_bytea(0, 'x')",
  "SELECT query_to_xml('INSERT INTO shop.audit_log VALUES (1) RETURNING 1', true, true, '')",
  "/* SELECT */ INSERT INTO shop.audit_log VALUES ('x')",
  "SELECT 1) ; INSERT INTO shop.audit_log VALUES ('x'); --",
];

/** Read-only transactions of PostgreSQL are about tables, not about the server, sessions and files. */
const NOT_HELD = [
  'SELECT pg_advisory_lock(1)',
  'SELECT pg_reload_conf()',
  "SELECT pg_read_file('PG_VERSION')",
  "SELECT pg_notify('a', 'b')",
  'SELECT pg_stat_reset()',
  'SELECT pg_terminate_backend(0)',
  "SELECT set_config('role', 'aetl_reader', false)",
  'SELECT setseed(0.5)',
];

/** Large objects are held since version 16. */
const isOfLargeObjects = (sql: string) => /lo_create|lo_from_bytea/.test(sql);

escapes(on(18, { held: HELD, notHeld: NOT_HELD }));
escapes(on(15, { held: HELD.filter((sql) => !isOfLargeObjects(sql)), notHeld: [...NOT_HELD, ...HELD.filter(isOfLargeObjects)] }));
