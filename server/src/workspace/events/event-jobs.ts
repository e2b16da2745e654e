import type { DialectName } from '../../protocol/index.ts';
import type { Project } from '../project/project.ts';
import { datasetTable } from './dataset-tables.ts';
import type { FlowTable } from './flow.ts';
import { field, listOf, readJsonValues, textOf } from './json-values.ts';
import { isOpenLineage } from './open-lineage.ts';
import { ownTables } from './own-tables.ts';

/** A job as events tell of it. */
export interface EventJob {
  readonly name: string;
  /** The jobs that start it: a DAG, whose task this is. */
  readonly parents: readonly string[];
  readonly reads: readonly FlowTable[];
  readonly writes: readonly FlowTable[];
  /** What any of its events has named as an output. */
  readonly outputs: readonly FlowTable[];
  readonly start: number;
  readonly end: number;
}

/** The jobs of a file of events, each with what its newest event with tables says. */
export function readEventJobs(
  text: string,
  { project, dialect }: { readonly project: Project; readonly dialect: DialectName },
): readonly EventJob[] {
  const jobs = new Map<string, EventJob>();
  const events = readJsonValues(text).values.filter(({ value }) => isOpenLineage(value));
  events.sort((a, b) => ((textOf(a.value, 'eventTime') ?? '') < (textOf(b.value, 'eventTime') ?? '') ? -1 : 1));
  const own = ownTables(events.map(({ value }) => value));
  const tables = new Map<string, FlowTable>();
  const tableOf = (namespace: string, name: string): FlowTable => {
    const key = JSON.stringify([namespace, name]);
    const table = tables.get(key) ?? datasetTable(project, { namespace, name }, { own: own.get(key) ?? null, dialect });
    tables.set(key, table);
    return table;
  };
  const tablesOf = (datasets: readonly unknown[]) =>
    datasets.flatMap((dataset): FlowTable[] => {
      const [namespace, name] = [textOf(dataset, 'namespace'), textOf(dataset, 'name')];
      return namespace === null || name === null ? [] : [tableOf(namespace, name)];
    });
  for (const { value, range } of events) {
    const name = textOf(field(value, 'job'), 'name');
    if (name === null) continue;
    const [reads, writes] = [tablesOf(listOf(value, 'inputs')), tablesOf(listOf(value, 'outputs'))];
    const known = jobs.get(name);
    const parents = parentsIn(value) ?? known?.parents ?? [];
    const outputs = [...new Set([...(known?.outputs ?? []), ...writes])];
    const silent = reads.length + writes.length === 0 && known !== undefined;
    jobs.set(name, silent ? { ...known, parents } : { name, parents, reads, writes, outputs, ...range });
  }
  return [...jobs.values()];
}

/** The parent of a run; else what AETL itself has written about who runs a file. */
function parentsIn(event: unknown): readonly string[] | null {
  const parent = textOf(field(field(field(field(event, 'run'), 'facets'), 'parent'), 'job'), 'name');
  if (parent !== null) return [parent];
  const own = listOf(field(field(field(event, 'job'), 'facets'), 'aetl_jobs'), 'jobs').filter((job) => typeof job === 'string');
  return own.length === 0 ? null : own;
}
