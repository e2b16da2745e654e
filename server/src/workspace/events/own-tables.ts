import { dialectNamed } from '../../protocol/index.ts';
import type { OwnTable } from './dataset-tables.ts';
import { field, listOf, textOf } from './json-values.ts';

/** The names that datasets have in AETL, by `datasetKey`: where one of several events tells them, they hold for all. So does it that one is a report. */
export function ownTables(events: Iterable<unknown>): Map<string, OwnTable> {
  const own = new Map<string, OwnTable>();
  for (const event of events) {
    for (const dataset of datasetsOf(event)) {
      const facet = field(field(dataset, 'facets'), 'aetl_table');
      const id = textOf(facet, 'id');
      const name = textOf(dataset, 'name');
      if (id !== null)
        own.set(datasetKey(dataset), { id, kind: textOf(facet, 'kind'), dialect: dialectNamed(textOf(facet, 'dialect') ?? '') });
      else if (name !== null && isReport(dataset)) own.set(datasetKey(dataset), reportTable(name));
    }
  }
  return own;
}

export function datasetsOf(event: unknown): readonly unknown[] {
  const dataset = field(event, 'dataset');
  return [...(dataset === undefined ? [] : [dataset]), ...listOf(event, 'inputs'), ...listOf(event, 'outputs')];
}

export function datasetKey(named: unknown): string {
  return JSON.stringify([textOf(named, 'namespace'), textOf(named, 'name')]);
}

/** What people look at, whichever tool makes it: as an exposure of dbt. */
export function reportTable(name: string): OwnTable {
  return { id: `exposure:${name}`, kind: 'report', dialect: null };
}

function isReport(dataset: unknown): boolean {
  const facet = field(field(dataset, 'facets'), 'datasetType');
  return REPORT.test(textOf(facet, 'datasetType') ?? '') || REPORT.test(textOf(facet, 'subType') ?? '');
}

/** A job that writes nothing and is called a report or dashboard by the tool that runs it. */
export function isReportJob(event: unknown): boolean {
  const facet = field(field(field(event, 'job'), 'facets'), 'jobType');
  return REPORT.test(textOf(facet, 'jobType') ?? '') && listOf(event, 'outputs').length === 0;
}

const REPORT = /^(report|dashboard|chart|look|workbook|worksheet|visualization)$/i;
