import type { Aetl, DatabaseFailure, ServerFacts } from '../../app/index.ts';
import { NEVER_CANCELLED, say } from '../../base/index.ts';
import { EXIT, type ExitStatus } from './exit.ts';

/** What a connection is found to be. */
export interface ConnectionReport {
  readonly name: string;
  readonly type: string | null;
  readonly environment: string | null;
  readonly project: string;
  readonly server: ServerFacts | null;
  readonly failure: Pick<DatabaseFailure, 'kind' | 'message' | 'code'> | null;
  readonly warnings: readonly string[];
}

/** Connects to every database that the project files name, and to one after the other. */
export async function examineConnections({ connections }: Aetl): Promise<ConnectionReport[]> {
  const reports: ConnectionReport[] = [];
  for (const { name, type, environment, project } of connections.list()) {
    const answer = await connections.test(name, NEVER_CANCELLED, project);
    const about = { name, type, environment, project };
    if (answer.ok) reports.push({ ...about, server: answer.value, failure: null, warnings: warnings(name, environment, answer.value) });
    else {
      const { kind, message, code } = answer.error;
      reports.push({ ...about, server: null, failure: { kind, message, code }, warnings: [] });
    }
  }
  await connections.close();
  return reports;
}

function warnings(name: string, environment: string | null, { canWrite, encrypted, user }: ServerFacts): string[] {
  const found: string[] = [];
  if (canWrite === true)
    found.push(
      say(
        'The account {0} of “{1}” may write. AETL only reads, but an account that may only read is one layer of safety more.',
        user,
        name,
      ),
    );
  if (canWrite === null) found.push(say('It cannot be found out whether the account {0} of “{1}” may write.', user, name));
  if (encrypted === false && environment === 'prod') found.push(say('The connection “{0}” is not encrypted. Write “tls: on”.', name));
  return found;
}

export function connectionLine({ name, environment, server, failure }: ConnectionReport): string {
  const label = environment === null ? name : `${name} (${environment})`;
  if (server === null) return `${label}: ${failure?.message ?? ''}`;
  const facts = [
    server.database === null
      ? say('{0} as {1}', server.product, server.user ?? '')
      : say('{0} as {1} on {2}', server.product, server.user ?? '', server.database),
    server.encrypted === null ? null : server.encrypted ? say('encrypted') : say('not encrypted'),
    server.canWrite === null ? null : server.canWrite ? say('may write') : say('reads only'),
  ];
  return `${label}: ${facts.filter((fact) => fact !== null).join(', ')}`;
}

/** What the process ends with after a failure: whether the database could not be had, or did not like the question. */
export function statusOfFailure({ kind }: Pick<DatabaseFailure, 'kind'>): ExitStatus {
  const isAway = ['unreachable', 'login', 'no-such-database', 'certificate', 'connection-lost', 'timeout'].includes(kind);
  return isAway ? EXIT.unreachable : EXIT.usage;
}
