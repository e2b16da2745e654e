import { type CancellationToken, say } from '../../base/index.ts';
import type { CatalogTable } from '../../metadata/index.ts';
import type { FileDiagnostic, TableAmendment, Workspace } from '../../workspace/index.ts';
import type { ColumnGraph } from '../graph/column-graph.ts';
import type { ColumnDifference, Simulation } from '../simulation/simulate.ts';
import { type AffectedColumn, type AffectedPlace, groupOf, type ImpactEffect } from './affected.ts';
import { affectedDownstream, influencedPlaces } from './affected-columns.ts';
import { directPlaces } from './direct-places.ts';
import { asMeantThen } from './other-meanings.ts';
import { ToldTables } from './told-tables.ts';

export interface RankedImpact {
  /** The worst first, then the nearest. */
  readonly places: readonly AffectedPlace[];
  /** The nearest first. */
  readonly downstream: readonly AffectedColumn[];
  /** There is more downstream than is listed. */
  readonly truncated: boolean;
}

export interface RankQuestion {
  readonly amendments: readonly TableAmendment[];
  readonly simulation: Simulation;
  readonly graph: ColumnGraph;
  /** What is known of a table. */
  readonly tableOf: (id: string) => CatalogTable | null;
  readonly token: CancellationToken;
  readonly breathe: () => Promise<void>;
}

/**
 * Everything that changes would have an effect on. Who uses a table itself is found by binding as things are; what would be wrong, and which
 * columns would be others, by the simulation; and what lies further downstream, by the graph.
 */
export async function rankImpact(workspace: Workspace, question: RankQuestion): Promise<RankedImpact> {
  const { amendments, simulation, graph, tableOf, token, breathe } = question;
  const direct = asMeantThen(workspace, simulation, {
    direct: await directPlaces(workspace, amendments, tableOf, breathe),
    amendments,
  });
  const types = amendments.some(({ change }) => change.change === 'change-type');
  const errors = errorPlaces(workspace, simulation, direct, types);
  const broken = new ToldTables(workspace, errors);
  const silent = [
    // A model that fails does nothing silently.
    ...direct.filter((place) => place.effect === 'silent' && !(place.group.kind === 'model' && broken.has(place))),
    ...simulation.columns.flatMap((difference) => silentPlace(workspace, difference, broken)),
  ];
  const { columns, truncated } = affectedDownstream(graph, amendments, token);
  const changed = new Set(amendments.map(({ table }) => table));
  const told = new ToldTables(workspace, [...errors, ...silent]);
  const gone = amendments.some(({ change }) => change.change === 'drop-table' || change.change === 'rename-table');
  const others = columns.filter(({ table }) => !changed.has(table));
  const influenced = influencedPlaces(workspace, graph, tableOf, others, gone).filter((place) => !told.has(place));
  const places = unique([...errors, ...silent, ...influenced]);
  return { places: places.sort(byRank), downstream: columns, truncated };
}

/** What the simulation finds wrong, with the reason of whoever uses the thing itself; and who uses it where nothing can be called wrong. */
function errorPlaces(
  workspace: Workspace,
  { files }: Simulation,
  direct: readonly AffectedPlace[],
  types: boolean,
): readonly AffectedPlace[] {
  const places = direct.filter(({ effect }) => effect === 'error');
  const known = (uri: string, { range }: FileDiagnostic) =>
    places.some((place) => place.uri === uri && place.range.start < range.end && range.start < place.range.end);
  for (const { uri, appeared } of files) {
    for (const finding of appeared) {
      if (finding.severity === 'information' || (finding.code === 'type-mismatch' && !types) || known(uri, finding)) continue;
      const reason = say('{0}, then. This statement fails.', finding.message.replace(/\.$/, ''));
      places.push({ uri, range: finding.range, effect: 'error', reason, group: groupOf(workspace, uri), table: null, steps: 1 });
    }
  }
  return places;
}

function silentPlace(
  workspace: Workspace,
  { table, column, difference, before, after, site }: ColumnDifference,
  broken: ToldTables,
): AffectedPlace[] {
  if (site === null || difference === 'new') return [];
  const group = groupOf(workspace, site.uri);
  if (broken.has({ uri: site.uri, group, table })) return [];
  const reason = silentReason(`${table}.${column}`, table, difference, before, after);
  return [{ uri: site.uri, range: site.range, effect: 'silent', reason, group, table, steps: 1 }];
}

function silentReason(
  name: string,
  table: string,
  difference: Exclude<ColumnDifference['difference'], 'new'>,
  before: string | null,
  after: string | null,
): string {
  switch (difference) {
    case 'gone':
      return say('{0} is gone with it: whoever reads {1} by a star gets a column less.', name, table);
    case 'type': {
      const was = before ?? say('of a type that nobody knows');
      return after === null
        ? say('{0} has a type that nobody knows then, it was {1}.', name, was)
        : say('{0} becomes {1}, it was {2}.', name, after, was);
    }
    case 'lineage':
      return say(
        '{0} is computed from {1}, it was from {2}.',
        name,
        after || say('nothing that is known'),
        before || say('nothing that is known'),
      );
  }
}

const RANKS: readonly ImpactEffect[] = ['error', 'silent', 'influenced'];

/** The worst first, then the nearest. */
export function byRank(a: AffectedPlace, b: AffectedPlace): number {
  return (
    RANKS.indexOf(a.effect) - RANKS.indexOf(b.effect) ||
    a.steps - b.steps ||
    (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.range.start - b.range.start)
  );
}

/** Several connections may see one view; one that sees less of the database than another knows less of what the view does. */
function unique(places: readonly AffectedPlace[]): AffectedPlace[] {
  const seen = new Set<string>();
  const errors = new Set<string>();
  return places.filter(({ uri, range, effect, reason, group }) => {
    const place = `${group.kind === 'database-object' ? group.name : uri}\n${range.start}`;
    if (effect === 'error') errors.add(place);
    else if (group.kind === 'database-object' && errors.has(place)) return false;
    const key = `${place}\n${effect}\n${reason}`;
    return !seen.has(key) && seen.add(key);
  });
}
