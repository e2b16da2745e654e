import { type CancellationToken, say } from '../../../base/index.ts';
import {
  AETL_METHODS,
  type ProfileDriftParams,
  type ProfileDriftResult,
  type ProfileFailure,
  type ProfileHistoryParams,
  type ProfileHistoryResult,
  type ProfileLatestParams,
  type ProfileLatestResult,
  type ProfileProgressParams,
  type ProfileRecord,
  type ProfileRunParams,
  type ProfileRunResult,
  type ProfileTablesParams,
  type ProfileTablesResult,
  type ProfileTargetParams,
  type ProfileTargetResult,
} from '../../../protocol/index.ts';
import { openFile, type Session } from '../session.ts';

/** Partial profiles are told no more often than this: a page of a thousand columns has enough to do. */
const PARTIAL_MILLISECONDS = 1000;

/** Profiles of tables, for their page. */
export function serveProfiles(session: Session): void {
  const { connection, serve, aetl } = session;
  connection.onRequest<ProfileRunResult, void>(
    AETL_METHODS.profileRun,
    serve('profile', 'indexed', async (params: ProfileRunParams, token: CancellationToken): Promise<ProfileRunResult> => {
      const { id, table, sample, budgetMilliseconds } = params;
      let told = 0;
      const choice = { sample, budgetMilliseconds, keep: true };
      const runs = aetl.profiles.run(table.connection, [table], choice, token, ({ done, total, partial }) => {
        const isDue = partial !== null && Date.now() - told >= PARTIAL_MILLISECONDS;
        if (isDue) told = Date.now();
        const progress: ProfileProgressParams = { id, done, total, partial: isDue ? aetl.profiles.show(table.connection, partial) : null };
        void connection.sendNotification(AETL_METHODS.profileProgress, progress);
      });
      for await (const { answer, entry, notKept } of runs) {
        if (!answer.ok) return { ok: false, error: { kind: KINDS[answer.error.kind] ?? 'other', message: answer.error.message } };
        return {
          ok: true,
          value: { profile: aetl.profiles.show(table.connection, answer.value), record: entry && recordOf(entry), notKept },
        };
      }
      return { ok: false, error: { kind: 'other', message: say('There was nothing to profile.') } };
    }),
  );
  connection.onRequest<ProfileLatestResult, void>(
    AETL_METHODS.profileLatest,
    serve('profile', 'indexed', async ({ table }: ProfileLatestParams): Promise<ProfileLatestResult> => {
      const found = await aetl.profiles.latest(table.connection, table);
      if (!found.ok) return { ok: false, error: problem(found.error) };
      const { value } = found;
      return { ok: true, value: value && { profile: aetl.profiles.show(table.connection, value.profile), record: recordOf(value.entry) } };
    }),
  );
  connection.onRequest<ProfileHistoryResult, void>(
    AETL_METHODS.profileHistory,
    serve('profile history', 'indexed', async ({ table }: ProfileHistoryParams): Promise<ProfileHistoryResult> => {
      const found = await aetl.profiles.history(table.connection, table);
      return found.ok ? { ok: true, value: found.value.map(recordOf) } : { ok: false, error: problem(found.error) };
    }),
  );
  connection.onRequest<ProfileDriftResult, void>(
    AETL_METHODS.profileDrift,
    serve('drift', 'indexed', async ({ table, from, to }: ProfileDriftParams): Promise<ProfileDriftResult> => {
      const found = await aetl.profiles.drift(table.connection, table, from, to);
      if (!found.ok) return { ok: false, error: problem(found.error) };
      const findings = found.value.findings.map(({ kind, severity, column, message }) => ({ kind, severity, column, message }));
      return { ok: true, value: { from: recordOf(found.value.from), to: recordOf(found.value.to), findings } };
    }),
  );
  connection.onRequest(
    AETL_METHODS.profileTarget,
    serve(
      'table',
      'indexed',
      async ({ textDocument, position }: ProfileTargetParams, token: CancellationToken): Promise<ProfileTargetResult> => {
        const opened = await openFile(session, textDocument.uri, token);
        const found = opened && aetl.ide.tableAt(opened.file, opened.positions.offset(position));
        if (!opened || !found) return null;
        const parts = found.table.split('.');
        const info = await aetl.documentInfo(opened.file.uri, token);
        const connection = info?.connection ?? null;
        // What the files know of a table says nothing of the connection that somebody is about to choose.
        const schema = connection === null && !found.qualified ? null : (parts.at(-2) ?? null);
        return { connection, schema, name: parts.at(-1) ?? found.table };
      },
    ),
  );
  connection.onRequest(
    AETL_METHODS.profileTables,
    serve('tables', 'indexed', async (params: ProfileTablesParams): Promise<ProfileTablesResult> => {
      const found = await aetl.profiles.tables(params.connection);
      return { tables: found.ok ? found.value.map(({ schema, name, kind }) => ({ schema, name, kind })) : [] };
    }),
  );
}

const KINDS: Readonly<Record<string, ProfileFailure['kind']>> = {
  timeout: 'timeout',
  rights: 'rights',
  unreachable: 'connection',
  login: 'connection',
  certificate: 'connection',
  'no-such-database': 'connection',
  'connection-lost': 'connection',
};

function problem({ fault, message }: { readonly fault: 'usage' | 'store' | 'database'; readonly message: string }): ProfileFailure {
  return { kind: fault === 'database' ? 'connection' : fault, message };
}

function recordOf({ id, takenAt, rows, sampled }: ProfileRecord): ProfileRecord {
  return { id, takenAt, rows, sampled };
}
