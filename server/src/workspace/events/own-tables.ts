import { dialectNamed } from '../../protocol/index.ts';
import type { OwnTable } from './dataset-tables.ts';
import { field, listOf, textOf } from './json-values.ts';

/** The names that datasets have in AETL, by `datasetKey`: where one of several events tells them, they hold for all. */
export function ownTables(events: Iterable<unknown>): Map<string, OwnTable> {
  const own = new Map<string, OwnTable>();
  for (const event of events) {
    for (const dataset of datasetsOf(event)) {
      const facet = field(field(dataset, 'facets'), 'aetl_table');
      const id = textOf(facet, 'id');
      if (id === null) continue;
      own.set(datasetKey(dataset), { id, kind: textOf(facet, 'kind'), dialect: dialectNamed(textOf(facet, 'dialect') ?? '') });
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
