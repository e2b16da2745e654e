import type { CancellationToken } from '../../../base/index.ts';
import type { ServerFacts } from '../../../metadata/index.ts';
import { inSession, type RunCatalogQuery } from './in-session.ts';
import type { Session, Sessions } from './sessions.ts';

export async function serverFacts(sessions: Sessions, token: CancellationToken, milliseconds?: number): Promise<ServerFacts> {
  const read = async (run: RunCatalogQuery, { version, isMariaDb }: Session): Promise<ServerFacts> => {
    const [[user, database] = []] = await run('SELECT CURRENT_USER(), DATABASE()');
    const grants = (await run('SHOW GRANTS')).map(([grant]) => String(grant));
    // Routines mostly run with the rights of whoever has made them.
    const [[writing] = []] = await run(WRITING_ROUTINES);
    const [[, cipher] = []] = await run("SHOW SESSION STATUS LIKE 'Ssl_cipher'");
    return {
      product: `${isMariaDb ? 'MariaDB' : 'MySQL'} ${version.replace(/^5\.5\.5-(?=\d)/, '').split('-')[0]}`,
      dialect: isMariaDb ? 'mariadb' : 'mysql',
      user: String(user),
      database: database === null || database === undefined ? null : String(database),
      canWrite: Number(writing) > 0 && grants.some(mayExecute) ? true : grantsWriting(grants),
      encrypted: typeof cipher === 'string' && cipher !== '',
    };
  };
  return await inSession(sessions, token, read, milliseconds);
}

/** Routines that the account sees and that may write: what they declare is not enforced, but most that only read say so. */
const WRITING_ROUTINES = `
SELECT count(*) FROM information_schema.routines
WHERE routine_schema NOT IN ('sys', 'mysql') AND security_type = 'DEFINER' AND sql_data_access NOT IN ('NO SQL', 'READS SQL DATA')`;

function mayExecute(grant: string): boolean {
  const rights = /^GRANT (.+?) ON (?!.*\bPROXY\b)/.exec(grant)?.[1] ?? '';
  return rights.split(',').some((right) => /^\s*(EXECUTE|ALL PRIVILEGES)\s*$/.test(right));
}

/** Rights with which nothing can be changed. Others can, or are not known. */
const READING: ReadonlySet<string> = new Set(
  'USAGE,SELECT,SHOW VIEW,SHOW DATABASES,PROCESS,REPLICATION CLIENT,BINLOG MONITOR,SLAVE MONITOR,REPLICA MONITOR,LOCK TABLES,REFERENCES,SHOW_ROUTINE,SHOW CREATE ROUTINE'.split(
    ',',
  ),
);

/** Null when only roles are granted whose rights are not shown. */
function grantsWriting(grants: readonly string[]): boolean | null {
  let hasRoles = false;
  for (const grant of grants) {
    const rights = /^GRANT (.+?) ON (?!.*\bPROXY\b)/.exec(grant)?.[1];
    if (rights === undefined) hasRoles ||= !/^GRANT PROXY|^SET DEFAULT ROLE/.test(grant);
    else if (/WITH GRANT OPTION/.test(grant)) return true;
    else if (
      rights
        .replace(/\([^)]*\)/g, '')
        .split(',')
        .some((right) => !READING.has(right.trim()) && right.trim() !== 'EXECUTE')
    )
      return true;
  }
  return hasRoles && grants.length < 2 ? null : false;
}
