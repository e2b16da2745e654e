import { type CancellationToken, fail, ok, type Result, say, sayAll } from '../../base/index.ts';
import { type AffectedColumn, type AffectedPlace, affectedDownstream, influencedPlaces, placeGroup } from '../../lineage/index.ts';
import type { LineageThing } from '../../protocol/index.ts';
import type { TableAmendment, Workspace } from '../../workspace/index.ts';
import type { JobRuns } from '../jobs/index.ts';
import type { LineageService } from '../lineage-service.ts';
import type { ThingLineage, ThingParts } from '../lineage-things/index.ts';

/** What would come of a job, a file or a connection that is no longer there. */
export interface ThingImpact {
  readonly sentence: string;
  /** The file that is gone; null where none is. */
  readonly uri: string | null;
  /** Tables that nobody makes then: for them it is as if they were dropped. */
  readonly amendments: readonly TableAmendment[];
  readonly places: readonly AffectedPlace[];
  readonly downstream: readonly AffectedColumn[];
  readonly truncated: boolean;
}

export interface ThingSurroundings {
  readonly workspace: Workspace;
  readonly lineage: LineageService;
  readonly things: ThingLineage;
  readonly runs: JobRuns;
}

/**
 * A job that does not run leaves what it alone writes as it was; a file that is gone takes along what it alone defines; what runs on a connection that
 * is gone fails. Everything further down is influenced.
 */
export function thingImpact(name: string, word: string, around: ThingSurroundings, token: CancellationToken): Result<ThingImpact> {
  const { workspace, lineage, things } = around;
  if (word !== 'gone' && word !== 'drop') return fail(say('{0} is no table: the only change of it is gone, not “{1}”', name, word));
  const found = things.parts(name);
  if (!found.ok) return found;
  const parts = found.value;
  const { thing } = parts;
  const made = thing.kind === 'job' || thing.kind === 'connection' ? [] : definedAlone(parts.uri, workspace);
  const own = thing.kind === 'connection' ? failing(workspace, thing) : stale(parts, around, new Set(made));
  const graph = lineage.graph();
  const lost = (id: string): TableAmendment => ({ table: id, change: { change: 'drop-table' } });
  const idle = thing.kind === 'connection' ? parts.starts : own.flatMap(({ table }) => table ?? []);
  const { columns, truncated } = affectedDownstream(graph, idle.map(lost), token);
  const starts = new Set(idle);
  const below = columns.filter(({ table }) => !starts.has(table));
  const told = new Set(own.map(({ group }) => group.name));
  const influenced = influencedPlaces(workspace, graph, (id) => lineage.table(id), below, false).filter(
    ({ group }) => !told.has(group.name),
  );
  return ok({
    sentence: sentenceOf(thing),
    uri: parts.uri,
    amendments: made.map(lost),
    places: [...own, ...influenced],
    downstream: below,
    truncated,
  });
}

function sentenceOf({ kind, name }: LineageThing): string {
  switch (kind) {
    case 'job':
      return say('the job {0} does not run', name);
    case 'connection':
      return say('the connection {0} is gone', name);
    default:
      return say('the file {0} is gone', name);
  }
}

/** Tables that this file defines and no other: what YAML says of them makes none. */
function definedAlone(uri: string | null, workspace: Workspace): readonly string[] {
  const file = uri === null ? null : workspace.file(uri);
  if (file === null) return [];
  const model = workspace.modelOf(file);
  if (model !== null) return [model];
  const found = new Set<string>();
  for (const { table } of workspace.tables()) {
    const makers = table.sites.filter((site) => workspace.file(site.uri)?.role !== 'yaml');
    if (makers.length > 0 && makers.every((site) => site.uri === uri)) found.add(table.id);
  }
  return [...found];
}

/** What it writes without defining it, each table at the first place that writes it. */
function stale(
  { own, starts, thing, uri }: ThingParts,
  { workspace, lineage, runs }: ThingSurroundings,
  made: ReadonlySet<string>,
): AffectedPlace[] {
  return starts.flatMap((table): AffectedPlace[] => {
    const first = own.find(({ target }) => target.node === table);
    if (first === undefined || made.has(table) || isLocal(table, workspace, first.uri)) return [];
    const writers = [...workspace.flow.near(table)].filter(({ target }) => target.node === table);
    const others = writers.filter((edge) =>
      thing.kind === 'job' ? !runs.of(edge).includes(thing.name) || runs.of(edge).length > 1 : edge.uri !== first.uri,
    );
    const names = [
      ...new Set(
        others.flatMap((edge) => {
          // A dbt project makes a model only when somebody runs it.
          const scheduled = runs.describe(runs.of(edge)).filter(({ kind }) => kind !== 'dbt');
          const jobs = scheduled.flatMap(({ name }) => (thing.kind !== 'job' || name !== thing.name ? [name] : []));
          if (scheduled.length > 0 && jobs.length === 0) return [];
          return jobs.length > 0 ? jobs : (workspace.pathOf(edge.uri) ?? []);
        }),
      ),
    ].sort();
    const reason =
      names.length === 0
        ? say('Nobody else writes {0}: it stays as it was.', table)
        : say('{0} is written by {1} alone then.', table, sayAll(names));
    // What a file would have written is told where somebody else declares it.
    const site = thing.kind === 'job' ? undefined : lineage.table(table)?.sites.find((one) => one.uri !== uri);
    const place = site ?? { uri: first.uri, range: { start: first.start, end: first.end } };
    return [{ ...place, effect: 'silent', reason, group: placeGroup(workspace, place.uri), table, steps: 0 }];
  });
}

/** Queries and temporary tables are seen by nobody else. */
function isLocal(table: string, workspace: Workspace, uri: string): boolean {
  const path = workspace.pathOf(uri) ?? '';
  return table.startsWith(`${path}:`) || table.endsWith(` (${path})`);
}

/** Files that run on a connection. */
function failing(workspace: Workspace, { name }: LineageThing): AffectedPlace[] {
  const range = { start: 0, end: 0 };
  return [...workspace.files].flatMap((file): AffectedPlace[] => {
    if (!/^(sql|model|snapshot)$/.test(file.role) || workspace.connectionOf(file) !== name) return [];
    const reason = say('It runs on {0}, which is gone.', name);
    return [{ uri: file.uri, range, effect: 'error', reason, group: placeGroup(workspace, file.uri), table: null, steps: 0 }];
  });
}
