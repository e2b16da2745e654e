import { type Impact, impactInSlices } from '../../lineage/index.ts';
import { type ChangeImpact, describeChange, type ObjectChange, type SchemaChange } from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import type { SourceFile, Workspace } from '../../workspace/index.ts';
import type { Locations } from '../locations.ts';
import type { ReportedChange, ReportedPlace } from './model.ts';

export interface ImpactSurroundings {
  readonly workspace: Workspace;
  readonly locations: Locations;
  readonly yield: () => Promise<void>;
}

interface FoundChanges {
  readonly changes: readonly SchemaChange[];
  readonly objects: readonly ObjectChange[];
  readonly dialect: DialectName;
  /** Connections whose files are asked. */
  readonly connections: readonly string[];
}

/** Changes with the places of the workspace that use what has changed, in their order. */
export async function reportImpact(around: ImpactSurroundings, found: FoundChanges): Promise<readonly ReportedChange[]> {
  const { workspace } = around;
  const { connections, ...question } = found;
  // A file that names no connection may be of any.
  const concerns = (file: SourceFile) => [...connections, null].includes(workspace.connectionOf(file));
  // What is computed in the database is downstream too.
  await workspace.settleDefinitions();
  const impacts = await impactInSlices(workspace, { ...question, concerns, crawled: connections }, around.yield);
  return impacts.map((impact) => reported(around, impact));
}

function reported({ workspace, locations }: ImpactSurroundings, { change, places, downstream }: Impact): ReportedChange {
  return {
    change,
    message: describeChange(change),
    downstream,
    places: places.flatMap(({ uri, range, effect, message }): ReportedPlace[] => {
      const [path, location] = [workspace.pathOf(uri), locations.locate({ uri, range })];
      return path === null || location === null ? [] : [{ path, location, role: roleOf(workspace.file(uri)), effect, message }];
    }),
  };
}

const MODELS: ReadonlySet<SourceFile['role']> = new Set(['model', 'python-model', 'snapshot']);

function roleOf(file: SourceFile | null): ReportedPlace['role'] {
  if (file === null) return 'database';
  return MODELS.has(file.role) ? 'model' : 'file';
}

/** Places and columns that are kept by name. */
const MOST_KEPT = 50;

/** What is kept of an impact: all is counted, and each file is named by its first place, those that break first. */
export function summarizeImpact({ places, downstream }: ReportedChange): ChangeImpact {
  const files = new Map<string, ChangeImpact['places'][number]>();
  for (const { path, location, effect } of places.toSorted((a, b) => Number(a.effect === 'differs') - Number(b.effect === 'differs')))
    if (!files.has(path)) files.set(path, { path, line: location.range.start.line + 1, effect });
  const breaks = places.filter(({ effect }) => effect === 'breaks').length;
  return {
    breaks,
    differs: places.length - breaks,
    files: files.size,
    brokenFiles: [...files.values()].filter(({ effect }) => effect === 'breaks').length,
    downstream: downstream.length,
    places: [...files.values()].slice(0, MOST_KEPT),
    columns: downstream.slice(0, MOST_KEPT),
  };
}
