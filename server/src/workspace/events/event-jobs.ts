import type { DialectName } from '../../protocol/index.ts';
import type { Project } from '../project/project.ts';
import { datasetTable } from './dataset-tables.ts';
import type { FlowTable } from './flow.ts';
import { field, listOf, readJsonValues, textOf } from './json-values.ts';
import { isOpenLineage } from './open-lineage.ts';

/** A job as events tell of it. */
export interface EventJob {
  readonly name: string;
  /** The job that has started it: a DAG, whose task this is. */
  readonly parent: string | null;
  readonly reads: readonly FlowTable[];
  readonly writes: readonly FlowTable[];
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
  const tablesOf = (datasets: readonly unknown[]) =>
    datasets.flatMap((dataset): FlowTable[] => {
      const [namespace, name] = [textOf(dataset, 'namespace'), textOf(dataset, 'name')];
      return namespace === null || name === null ? [] : [datasetTable(project, { namespace, name }, { own: null, dialect })];
    });
  for (const { value, range } of events) {
    const name = textOf(field(value, 'job'), 'name');
    if (name === null) continue;
    const [reads, writes] = [tablesOf(listOf(value, 'inputs')), tablesOf(listOf(value, 'outputs'))];
    const known = jobs.get(name);
    const parent = textOf(field(field(field(field(value, 'run'), 'facets'), 'parent'), 'job'), 'name') ?? known?.parent ?? null;
    const silent = reads.length + writes.length === 0 && known !== undefined;
    jobs.set(name, silent ? { ...known, parent } : { name, parent, reads, writes, ...range });
  }
  return [...jobs.values()];
}
