import type { CancellationToken } from '../../../base/index.ts';
import type { ServerFacts } from '../../../metadata/index.ts';
import { inTransaction, type RunCatalogQuery } from './in-transaction.ts';
import type { Sessions } from './sessions.ts';

/** What server this is, and whether the account could write: asked of the catalog, not tried. */
const FACTS = `
SELECT current_setting('server_version'), current_user, current_database(),
  NOT pg_is_in_recovery() AND (
    (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
    OR has_database_privilege(current_database(), 'CREATE')
    OR EXISTS (SELECT FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND has_schema_privilege(oid, 'CREATE'))
    OR EXISTS (
      SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND has_schema_privilege(n.oid, 'USAGE')
        AND (has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') OR has_any_column_privilege(c.oid, 'INSERT, UPDATE'))
    )
  ),
  (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid())`;

export async function serverFacts(sessions: Sessions, token: CancellationToken, milliseconds?: number): Promise<ServerFacts> {
  const read = async (run: RunCatalogQuery): Promise<ServerFacts> => {
    const [[version, user, database, canWrite, encrypted] = []] = await run(FACTS);
    return {
      product: `PostgreSQL ${text(version).split(' ')[0]}`,
      dialect: 'postgres',
      user: text(user),
      database: database === null ? null : text(database),
      canWrite: canWrite === 't',
      encrypted: encrypted === null ? null : encrypted === 't',
    };
  };
  return await inTransaction(sessions, token, read, milliseconds);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
