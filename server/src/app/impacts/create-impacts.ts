import { fail, ok, type Result, say, throwIfCancelled } from '../../base/index.ts';
import { byRank, rankGone, rankImpact, simulate } from '../../lineage/index.ts';
import { type FileDiagnostic, readChange, type TableAmendment, type Workspace, type WrittenChange } from '../../workspace/index.ts';
import type { GoneColumn, GoneColumns } from '../gone-columns/index.ts';
import type { JobRuns } from '../jobs/index.ts';
import { meantBy } from '../lineage-names.ts';
import type { LineageService } from '../lineage-service.ts';
import { isThingName, type ThingLineage } from '../lineage-things/index.ts';
import type { Locations } from '../locations.ts';
import type { EngineDiagnostic } from '../settings.ts';
import type { ImpactReportPlace, Impacts, SimulatedFinding } from './model.ts';
import { type ThingImpact, thingImpact } from './thing-impact.ts';
import { WhoRunsAndShows } from './who-runs-and-shows.ts';

export interface ImpactSurroundings {
  readonly workspace: Workspace;
  readonly lineage: LineageService;
  readonly runs: JobRuns;
  readonly things: ThingLineage;
  readonly gone: GoneColumns;
  readonly locations: Locations;
  /** Waits until what was typed last is bound. */
  readonly settled: () => Promise<void>;
  readonly yield: () => Promise<void>;
  /** Findings of a file as the person wants to see them. */
  readonly show: (uri: string, findings: readonly FileDiagnostic[]) => readonly EngineDiagnostic[];
}

export function createImpacts({
  workspace,
  lineage,
  runs,
  things,
  gone: goneColumns,
  locations,
  show,
  settled,
  yield: breathe,
}: ImpactSurroundings): Impacts {
  return {
    async impact(written, token) {
      await settled();
      await workspace.settleDefinitions(token);
      const missed: GoneChange[] = [];
      for (const one of written.filter(({ name }) => !isThingName(name))) {
        const column = await goneColumns.find(one.name, token);
        if (column !== null) missed.push({ written: one, column });
      }
      const changes = meant(
        lineage,
        written.filter((one) => !isThingName(one.name) && !missed.some((miss) => miss.written === one)),
      );
      if (!changes.ok) return changes;
      const gone: ThingImpact[] = [];
      for (const { name, change } of written.filter((one) => isThingName(one.name))) {
        const found = thingImpact(name, change.trim(), { workspace, lineage, things, runs }, token);
        if (!found.ok) return found;
        gone.push(found.value);
      }
      const amendments = [...changes.value.map(({ amendment }) => amendment), ...gone.flatMap((thing) => thing.amendments)];
      const simulation = await simulate(workspace, amendments, token);
      const graph = lineage.graph();
      const ranked = await rankImpact(workspace, {
        amendments,
        simulation,
        graph,
        tableOf: (id) => lineage.table(id),
        token,
        breathe: async () => {
          throwIfCancelled(token);
          await breathe();
        },
      });
      const goneRanks = missed.map(({ column }) => rankGone(workspace, { ...column, graph, tableOf: (id) => lineage.table(id), token }));
      const lost = new Set(gone.flatMap(({ uri }) => uri ?? []));
      const places = [...ranked.places, ...goneRanks.flatMap((one) => one.places), ...gone.flatMap((thing) => thing.places)]
        .filter(({ uri }) => !lost.has(uri))
        .sort(byRank);
      const downstream = [
        ...ranked.downstream,
        ...goneRanks.flatMap((one) => one.downstream),
        ...gone.flatMap((thing) => thing.downstream),
      ];
      const truncated = ranked.truncated || goneRanks.some((one) => one.truncated) || gone.some((thing) => thing.truncated);
      const who = new WhoRunsAndShows(workspace, graph, runs);
      const located: ImpactReportPlace[] = [];
      for (const place of places) {
        throwIfCancelled(token);
        const { uri, range, effect, reason, group } = place;
        const [path, location] = [workspace.pathOf(uri), locations.locate({ uri, range })];
        if (path !== null && location !== null) located.push({ path, location, effect, reason, group, ...who.of(place, token) });
        await breathe();
      }
      const count = (wanted: string) => located.filter(({ effect }) => effect === wanted).length;
      return ok({
        changes: [
          ...[...changes.value, ...gone].map(({ sentence }) => sentence),
          ...missed.map(({ written: { change }, column: { node, column } }) => sentenceOf(`${node}.${column}`, change.trim())),
        ],
        notes: missed.flatMap(({ column }) => column.told),
        places: located,
        jobs: runs.describe(located.flatMap(({ jobs }) => jobs)),
        downstream,
        truncated,
        summary: { error: count('error'), silent: count('silent'), influenced: count('influenced') },
      });
    },
    async simulate(written, token) {
      await settled();
      await workspace.settleDefinitions(token);
      const changes = meant(lineage, written);
      if (!changes.ok) return changes;
      const found = await simulate(
        workspace,
        changes.value.map(({ amendment }) => amendment),
        token,
      );
      const findings = (kind: 'appeared' | 'disappeared') =>
        found.files.flatMap((file) =>
          show(file.uri, file[kind]).flatMap(({ range, code, severity, message }): SimulatedFinding[] => {
            const [path, location] = [workspace.pathOf(file.uri), locations.locate({ uri: file.uri, range })];
            return path === null || location === null ? [] : [{ path, location, code, severity, message }];
          }),
        );
      return ok({
        changes: changes.value.map(({ sentence }) => sentence),
        appeared: findings('appeared'),
        disappeared: findings('disappeared'),
        columns: found.columns.map(({ table, column, difference, before, after }) => ({ table, column, difference, before, after })),
        bound: found.bound,
      });
    },
  };
}

/** A change of what is gone already. */
interface GoneChange {
  readonly written: WrittenChange;
  readonly column: GoneColumn;
}

interface MeantChange {
  readonly amendment: TableAmendment;
  readonly sentence: string;
}

function meant(lineage: LineageService, written: readonly WrittenChange[]): Result<readonly MeantChange[]> {
  const changes: MeantChange[] = [];
  for (const { name, change: word } of written) {
    const found = meantBy(name, lineage);
    if (!found.ok) return found;
    const { node, column } = found.value;
    const change = readChange(word, column);
    if (!change.ok) return fail(`${name}: ${change.error}`);
    const of = column === null ? node : `${node}.${column}`;
    changes.push({ amendment: { table: node, change: change.value }, sentence: sentenceOf(of, word.trim()) });
  }
  return ok(changes);
}

function sentenceOf(of: string, word: string): string {
  const [kind = '', ...rest] = word.split(':');
  switch (kind) {
    case 'rename':
      return say('{0} is renamed to {1}', of, rest.join(':'));
    case 'type':
      return say('{0} becomes {1}', of, rest.join(':'));
    case 'nullable':
      return say('{0} may be null', of);
    case 'not-null':
      return say('{0} may not be null', of);
    default:
      return say('{0} is dropped', of);
  }
}
