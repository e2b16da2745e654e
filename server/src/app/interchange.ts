import { randomUUID } from 'node:crypto';
import { type CancellationToken, type Clock, throwIfCancelled } from '../base/index.ts';
import { mergeGraphs } from '../lineage/index.ts';
import {
  type EstatePart,
  estatePart,
  graphThings,
  type LineageExportFormat,
  type LineageGraph,
  lineageToNeo4j,
  type Neo4jFiles,
} from '../protocol/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { type ExportContext, exportLineage, type PageTemplate, withPaths } from './lineage-export.ts';
import type { LineageService } from './lineage-service.ts';
import { type ThingAnswer, thingJson, thingNames, thingText } from './lineage-things/index.ts';
import { openLineageNames } from './open-lineage-names.ts';

export interface WriteOptions {
  /** OpenLineage as events of runs, which every reader knows, instead of events of jobs and datasets. */
  readonly runs?: boolean;
  /** Pictures and tables show jobs, files, exposures and connections too. */
  readonly things?: boolean;
}

/** Lineage as other programs read it. */
export interface Interchange {
  /** The lineage of the whole workspace, or a part of it. */
  wholeLineage(token: CancellationToken, part?: EstatePart): Promise<LineageGraph>;
  /** Graphs that were asked for, written as one, with the paths of files instead of their places on this machine. */
  writeLineage(graphs: readonly LineageGraph[], format: LineageExportFormat, options?: WriteOptions): Promise<string>;
  /** The lineage of a job, file or connection, in any format. */
  writeThing(answer: ThingAnswer, format: LineageExportFormat, options?: WriteOptions): Promise<string>;
  /** The same as the two files of a bulk import. */
  writeNeo4j(graphs: readonly LineageGraph[]): Neo4jFiles;
}

interface InterchangeParts {
  readonly workspace: Workspace;
  readonly lineage: LineageService;
  readonly clock: Clock;
  readonly template: PageTemplate;
}

export function createInterchange({ workspace, lineage, clock, template }: InterchangeParts): Interchange & {
  context(options?: WriteOptions): ExportContext;
} {
  const names = thingNames(workspace, lineage);
  const context = ({ runs = false, things = false }: WriteOptions = {}): ExportContext => ({
    template,
    things,
    names,
    openLineage: {
      ...openLineageNames(workspace),
      eventTime: new Date(clock.now()).toISOString(),
      runId: runs ? runIds() : null,
    },
  });
  return {
    context,
    async wholeLineage(token, part) {
      await workspace.settleDefinitions(token);
      throwIfCancelled(token);
      return part === undefined ? lineage.all() : estatePart(lineage.all(), part);
    },
    writeLineage: (graphs, format, options) => exportLineage(withPaths(workspace, mergeGraphs(graphs)), format, context(options)),
    async writeThing(answer, format, options) {
      const graph = withPaths(workspace, answer.graph);
      if (format === 'text') return thingText(answer);
      if (format === 'json') return thingJson({ ...answer, graph }, graphThings(graph, names));
      return exportLineage(graph, format, context(options));
    },
    writeNeo4j(graphs) {
      const graph = withPaths(workspace, mergeGraphs(graphs));
      return lineageToNeo4j(graph, graphThings(graph, names));
    },
  };
}

/** A job that is named several times, as itself and as a parent, has one run. */
function runIds(): (job: { readonly namespace: string; readonly name: string }) => string {
  const known = new Map<string, string>();
  return ({ namespace, name }) => {
    const key = JSON.stringify([namespace, name]);
    const id = known.get(key) ?? randomUUID();
    known.set(key, id);
    return id;
  };
}
