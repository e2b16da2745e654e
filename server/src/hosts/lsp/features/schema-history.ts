import { type DatabaseProblem, type HistoricChange, migrationText, type ReportedChange, type SnapshotName } from '../../../app/index.ts';
import type { Result } from '../../../base/index.ts';
import {
  AETL_METHODS,
  type DatabaseCrawledParams,
  type SchemaChangeInfo,
  type SchemaCompareParams,
  type SchemaCompareResult,
  type SchemaConnection,
  type SchemaCrawlsParams,
  type SchemaCrawlsResult,
  type SchemaHistoryParams,
  type SchemaHistoryResult,
  type SchemaImpact,
  type SchemaImpactParams,
  type SchemaObjectParams,
  type SchemaObjectResult,
  type SchemaSnapshot,
} from '../../../protocol/index.ts';
import { Refusal } from '../serve.ts';
import type { Session } from '../session.ts';

/** Changes that one answer holds at most. */
const MOST_CHANGES = 1000;

/** What crawls have found changed, comparisons of snapshots, and who uses what differs. */
export function serveSchemaHistory(session: Session): void {
  const { connection, serve, aetl } = session;
  const { databases } = aetl;
  connection.onRequest(
    AETL_METHODS.schemaCrawls,
    serve('crawls', 'indexed', async ({ refresh }: SchemaCrawlsParams): Promise<SchemaCrawlsResult> => {
      if (refresh) await databases.refresh();
      return { connections: (await databases.crawls()).map(connectionInfo) };
    }),
  );
  connection.onRequest(
    AETL_METHODS.schemaHistory,
    serve('schema history', 'indexed', async (params: SchemaHistoryParams): Promise<SchemaHistoryResult> => {
      const { connection: name, before: below, limit: wanted, ...filter } = params;
      const limit = Math.min(Math.max(1, wanted), MOST_CHANGES);
      const page = answer(await databases.history(name, { ...filter, limit, ...(below === undefined ? {} : { below }) }));
      return { changes: page.map(storedChange), next: page.length < limit ? null : (page.at(-1)?.change.id ?? null) };
    }),
  );
  connection.onRequest(
    AETL_METHODS.schemaImpact,
    serve('impact', 'indexed', async ({ connection: name, change }: SchemaImpactParams) =>
      impactInfo(session, answer(await databases.impact(name, change))),
    ),
  );
  connection.onRequest(
    AETL_METHODS.schemaCompare,
    serve('comparison', 'indexed', async ({ before, after, schema = '' }: SchemaCompareParams): Promise<SchemaCompareResult> => {
      const report = answer(
        await databases.diff({
          before: before.connection,
          after: after.connection,
          beforeRun: before.run,
          afterRun: after.run,
          at: null,
          schema: schema === '' ? null : schema,
          impact: true,
        }),
      );
      const renames = report.changes.filter(({ change }) => change.kind === 'rename-object').map(({ change }) => change);
      return {
        before: snapshotInfo(report.before),
        after: snapshotInfo(report.after),
        changes: report.changes.map((reported) => ({
          ...changeInfo(reported, oldNameIn(renames, reported.change)),
          ...impactInfo(session, reported),
        })),
        migration: migrationText(report),
      };
    }),
  );
  connection.onRequest(
    AETL_METHODS.schemaObject,
    serve('schema object', 'indexed', async ({ connection: name, run, object }: SchemaObjectParams): Promise<SchemaObjectResult> => {
      return { text: answer(await databases.objectText(name, run, object)) };
    }),
  );
  databases.onCrawled((event) => {
    void connection.sendNotification(AETL_METHODS.databaseCrawled, event satisfies DatabaseCrawledParams);
  });
}

/** What a person can do something about is a sentence, not an error of the server. */
function answer<T>(result: Result<T, DatabaseProblem>): T {
  if (result.ok) return result.value;
  throw new Refusal(result.error.message);
}

function connectionInfo({
  connection,
  crawls,
  failure,
}: Awaited<ReturnType<Session['aetl']['databases']['crawls']>>[number]): SchemaConnection {
  return {
    connection: connection.name,
    type: connection.type,
    failure,
    crawls: crawls.map(({ run, isFirst }) => ({
      connection: connection.name,
      run: run.id,
      crawledAt: run.finishedAt ?? run.startedAt,
      objects: run.objects,
      changes: run.changes,
      breaking: run.breaking,
      missed: run.missed,
      isFirst,
    })),
  };
}

function snapshotInfo({ connection, run, crawledAt }: SnapshotName): SchemaSnapshot {
  return { connection, run, crawledAt };
}

function storedChange(historic: HistoricChange): SchemaHistoryResult['changes'][number] {
  const { change, oldName } = historic;
  const { id, source, run, detectedAt, impact } = change;
  const counts = impact && { breaks: impact.breaks, differs: impact.differs, files: impact.files, downstream: impact.downstream };
  return { ...changeInfo(historic, oldName), impact: counts, id, connection: source, run, detectedAt };
}

function changeInfo({ change, message }: Pick<ReportedChange, 'change' | 'message'>, oldName: string | null): SchemaChangeInfo {
  const { kind, object, column, before, after, confidence } = change;
  const { schema, name, signature } = object;
  const names = { kind: object.kind, schema, name, signature };
  return { kind, object: names, oldName, column, before, after, confidence, message, impact: null };
}

function oldNameIn(renames: readonly ReportedChange['change'][], { object }: ReportedChange['change']): string | null {
  return renames.find((rename) => rename.object.schema === object.schema && rename.object.name === object.name)?.before ?? null;
}

function impactInfo({ uris }: Session, { places, downstream }: ReportedChange): SchemaImpact {
  return {
    places: places.map((place) => ({ ...place, location: { ...place.location, uri: uris.toClient(place.location.uri) } })),
    downstream,
  };
}
