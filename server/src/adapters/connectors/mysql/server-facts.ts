import type { CancellationToken } from '../../../base/index.ts';
import type { ServerFacts } from '../../../metadata/index.ts';
import { inSession } from './in-session.ts';
import type { Sessions } from './sessions.ts';

export async function serverFacts(sessions: Sessions, token: CancellationToken): Promise<ServerFacts> {
  return await inSession(sessions, token, async (run, { version, isMariaDb }) => {
    const [[user, database] = []] = await run('SELECT CURRENT_USER(), DATABASE()');
    const grants = await run('SHOW GRANTS');
    const [[, cipher] = []] = await run("SHOW SESSION STATUS LIKE 'Ssl_cipher'");
    return {
      product: `${isMariaDb ? 'MariaDB' : 'MySQL'} ${version.replace(/^5\.5\.5-(?=\d)/, '').split('-')[0]}`,
      dialect: isMariaDb ? 'mariadb' : 'mysql',
      user: String(user),
      database: database === null || database === undefined ? null : String(database),
      canWrite: grantsWriting(grants.map(([grant]) => String(grant))),
      encrypted: typeof cipher === 'string' && cipher !== '',
    };
  });
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
