import { fail, ok, type Result, say } from '../../base/index.ts';
import { buildLineageGraph } from '../../lineage/index.ts';
import type { MetadataStore } from '../../metadata/index.ts';
import type { LineageExportFormat, LineageGraph } from '../../protocol/index.ts';
import { storePlace, type Workspace } from '../../workspace/index.ts';
import type { DatabaseProblem } from '../databases/model.ts';
import type { OpenStores } from '../databases/open-stores.ts';
import { stored, usage } from '../databases/problems.ts';
import type { JobRuns } from '../jobs/index.ts';
import { type ExportContext, exportLineage } from '../lineage-export.ts';
import { meantBy } from '../lineage-names.ts';
import type { LineageService } from '../lineage-service.ts';
import { isThingName, type ThingAnswer } from '../lineage-things/index.ts';
import { keptUnits } from './kept-units.ts';
import type { LineageHistory } from './model.ts';
import { pastGraph } from './past-graph.ts';
import { pastJobs, pastThing } from './past-thing.ts';

export interface HistorySurroundings {
  readonly workspace: Workspace;
  readonly lineage: LineageService;
  readonly runs: JobRuns;
  readonly stores: OpenStores;
  /** Whether a store may be opened that the folders name. */
  readonly trusted: () => boolean;
  readonly exportContext: () => ExportContext;
  readonly writeThing: (answer: ThingAnswer, format: LineageExportFormat) => Promise<string>;
}

export function createLineageHistory({
  workspace,
  lineage,
  runs,
  stores,
  trusted,
  exportContext,
  writeThing,
}: HistorySurroundings): LineageHistory {
  const open = async (): Promise<Result<MetadataStore, DatabaseProblem>> => {
    if (!trusted()) return usage(say('the folder is not trusted, and its store stays closed'));
    // Lineage goes across projects: that of the first one's store holds all of it.
    const [project] = workspace.projects;
    return project === undefined ? usage(say('there is no project to keep lineage of')) : stores.of(storePlace(project));
  };
  return {
    async record(token) {
      await workspace.settleDefinitions(token);
      const store = await open();
      return store.ok ? stored(await store.value.recordLineage(keptUnits(workspace, lineage, runs))) : store;
    },
    async at({ name, direction, depth }, time, format) {
      const store = await open();
      if (!store.ok) return store;
      const found = stored(await store.value.lineageAt(time));
      if (!found.ok) return found;
      if (found.value === null) return usage(say('no lineage was recorded by then; aetl lineage --record keeps what there is now'));
      const past = pastGraph(found.value, (id) => lineage.describe(id));
      const { recordedAt } = found.value;
      const meant = isThingName(name) ? null : meantBy(name, past);
      if (meant === null || !meant.ok) {
        const answer = pastThing(meant === null ? name : `file:${name}`, found.value, past, { direction, depth });
        if (answer.ok) return ok({ recordedAt, text: await writeThing(answer.value, format) });
        return fail({ fault: 'usage', message: meant?.ok === false ? meant.error : answer.error });
      }
      const { node, column } = meant.value;
      const graph = buildLineageGraph(past.graph, { focus: { node, column }, direction, depth, describe: (id) => past.describe(id) });
      const edges = graph.edges.map((edge) => past.locate(edge));
      const then = pastJobs(edges, found.value.relations);
      // Recordings of earlier versions do not know when jobs started.
      const jobs = then.length === 0 ? runs.named(edges) : then;
      const located: LineageGraph = { ...graph, edges, ...(jobs.length === 0 ? {} : { jobs }) };
      return ok({ recordedAt, text: await exportLineage(located, format, exportContext()) });
    },
  };
}
