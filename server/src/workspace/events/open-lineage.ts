import type { TextRange } from '../../base/index.ts';
import type { LineageEdge } from '../../protocol/index.ts';
import type { Project } from '../project/project.ts';
import { type DatasetTable, datasetTable, type OwnTable } from './dataset-tables.ts';
import type { ColumnFlow } from './flow.ts';
import { entriesOf, field, type JsonValue, listOf, textOf } from './json-values.ts';
import { datasetsOf, isReportJob, datasetKey as keyOf, ownTables, reportTable } from './own-tables.ts';

/** What a dataset says of itself. */
export interface DatasetFacts {
  readonly table: DatasetTable;
  readonly columns: readonly { readonly name: string; readonly type: string | null; readonly description: string | null }[];
  readonly description: string | null;
  readonly range: TextRange;
}

export interface EventContext {
  readonly text: string;
  readonly project: Project;
  readonly dialect: Parameters<typeof datasetTable>[2]['dialect'];
}

/** Whether a value looks like an event of OpenLineage. */
export function isOpenLineage(value: unknown): boolean {
  return textOf(value, 'eventTime') !== null && (field(value, 'job') !== undefined || field(value, 'dataset') !== undefined);
}

/**
 * Datasets and column flows of events. A job speaks once for each of its outputs, by its newest event; runs that failed say nothing.
 * An output without column lineage gets an edge from each input as a whole, uncertain.
 */
export function readOpenLineage(
  events: readonly JsonValue[],
  context: EventContext,
): { readonly datasets: readonly DatasetFacts[]; readonly flows: readonly ColumnFlow[] } {
  const sorted = events.toSorted((a, b) => timeOf(a.value) - timeOf(b.value));
  const reader = new EventReader(context, ownTables(sorted.map(({ value }) => value)));
  for (const event of sorted) reader.read(event);
  return { datasets: [...reader.datasets.values()], flows: [...reader.flows.values()].flat() };
}

/** In milliseconds since 1970; 0 for what is no time. */
function timeOf(event: unknown): number {
  return Date.parse(textOf(event, 'eventTime') ?? '') || 0;
}

/** Of characters: an event of its own line is seldom longer. */
const SMALL = 200_000;
const MOST_RETURNS = 200;

/** What an event says flows, whoever has the word. */
type SaidFlow = Omit<ColumnFlow, 'claim'>;

class EventReader {
  readonly datasets = new Map<string, DatasetFacts>();
  /** By job and output. */
  readonly flows = new Map<string, ColumnFlow[]>();
  readonly #own: ReadonlyMap<string, OwnTable>;
  readonly #tables = new Map<string, DatasetTable>();
  readonly #context: EventContext;
  #searched = 0;
  #returns = 0;

  constructor(context: EventContext, own: ReadonlyMap<string, OwnTable>) {
    this.#context = context;
    this.#own = own;
  }

  read({ value, range }: JsonValue): void {
    const failed = /^(FAIL|ABORT)$/.test(textOf(value, 'eventType') ?? '');
    for (const dataset of datasetsOf(value)) this.#learn(dataset, range);
    const job = field(value, 'job');
    if (failed || job === undefined) return;
    const name = textOf(job, 'name');
    const say = (key: string, flows: readonly SaidFlow[]) => {
      const claim = { key, time: timeOf(value) };
      this.flows.set(
        key,
        flows.map((flow) => ({ ...flow, claim })),
      );
    };
    if (name !== null && isReportJob(value)) say(keyOf(job), this.#flowsIntoReport(name, listOf(value, 'inputs'), range));
    for (const output of listOf(value, 'outputs')) {
      const target = this.#table(output);
      if (target === null) continue;
      const flows = this.#flowsInto(output, target, listOf(value, 'inputs'), range);
      // An event that starts a run often knows less than the one that ends it.
      if (flows.length > 0) say(`${keyOf(job)}\n${keyOf(output)}`, flows);
    }
  }

  #learn(dataset: unknown, range: TextRange): void {
    const table = this.#table(dataset);
    if (table === null) return;
    const facets = field(dataset, 'facets');
    const columns = listOf(field(facets, 'schema'), 'fields').flatMap((column) => {
      const name = textOf(column, 'name');
      return name === null ? [] : [{ name, type: textOf(column, 'type'), description: textOf(column, 'description') }];
    });
    const known = this.datasets.get(keyOf(dataset));
    this.datasets.set(keyOf(dataset), {
      table,
      columns: columns.length > 0 ? columns : (known?.columns ?? []),
      description: textOf(field(facets, 'documentation'), 'description') ?? known?.description ?? null,
      range: known?.range ?? range,
    });
  }

  #flowsIntoReport(name: string, inputs: readonly unknown[], range: TextRange): SaidFlow[] {
    const { project, dialect } = this.#context;
    const target = datasetTable(project, { namespace: '', name }, { own: reportTable(name), dialect });
    const whole = { target, sourceColumn: '*', targetColumn: '*', kind: 'transform', uncertain: true } as const;
    return inputs.flatMap((input) => {
      const source = this.#table(input);
      return source === null ? [] : [{ source, ...whole, start: range.start, end: range.start }];
    });
  }

  #flowsInto(output: unknown, target: DatasetTable, inputs: readonly unknown[], range: TextRange): SaidFlow[] {
    const lineage = field(field(output, 'facets'), 'columnLineage');
    if (lineage === undefined)
      return inputs.flatMap((input) => {
        const source = this.#table(input);
        const whole = { sourceColumn: '*', targetColumn: '*', kind: 'transform' as const, uncertain: true };
        return source === null || keyOf(input) === keyOf(output)
          ? []
          : [{ source, target, ...whole, start: range.start, end: range.start }];
      });
    const flows: SaidFlow[] = [];
    // An older form says of every column of the output again what decides its rows.
    const influences = new Set<string>();
    for (const [column, into] of entriesOf(lineage, 'fields')) {
      const legacy = textOf(into, 'transformationType') === 'IDENTITY' ? 'copy' : 'transform';
      for (const input of listOf(into, 'inputFields')) {
        for (const flow of this.#steps(input, { target, column, legacy, range })) {
          const key = JSON.stringify([flow.source.parts, flow.sourceColumn, flow.kind]);
          if (flow.targetColumn !== '*' || column === '*' || !influences.has(key)) flows.push(flow);
          if (flow.targetColumn === '*') influences.add(key);
        }
      }
    }
    for (const input of listOf(lineage, 'dataset')) flows.push(...this.#steps(input, { target, column: '*', legacy: 'filter', range }));
    return flows;
  }

  *#steps(
    input: unknown,
    {
      target,
      column,
      legacy,
      range,
    }: {
      readonly target: DatasetTable;
      readonly column: string;
      readonly legacy: LineageEdge['kind'];
      readonly range: TextRange;
    },
  ): Generator<SaidFlow> {
    const source = this.#table(input);
    const name = field(input, 'field');
    if (source === null || typeof name !== 'string') return;
    const steps = listOf(input, 'transformations');
    for (const step of steps.length > 0 ? steps : [null]) {
      const kind = step === null ? legacy : kindOf(step);
      const uncertain = field(field(step, 'aetl'), 'uncertain') === true;
      const influence = step === null ? legacy === 'filter' : textOf(step, 'type') === 'INDIRECT' && kind !== 'transform';
      const { start, end } = this.#expression(textOf(step, 'description'), range);
      yield { source, sourceColumn: name, target, targetColumn: influence ? '*' : column, kind, uncertain, start, end };
    }
  }

  /**
   * Where the description stands; the very start of the event if there is none. In a file of one list, events have no places of their own: the search goes on
   * where the last one ended, and back to the start only so often that a large file does not take forever.
   */
  #expression(description: string | null, range: TextRange): TextRange {
    const nowhere = { start: range.start, end: range.start };
    if (description === null) return nowhere;
    const written = JSON.stringify(description);
    const from = Math.max(range.start, Math.min(this.#searched, range.end));
    let at = this.#find(written, from, range.end);
    if (at < 0 && from > range.start && (range.end - range.start < SMALL || this.#returns++ < MOST_RETURNS))
      at = this.#find(written, range.start, range.end);
    if (at < 0) return nowhere;
    this.#searched = at;
    return { start: at + 1, end: at + written.length - 1 };
  }

  #find(written: string, from: number, end: number): number {
    // A slice is only a view; without it, what is not there is looked for to the end of the file.
    const at =
      end - from < this.#context.text.length ? this.#context.text.slice(from, end).indexOf(written) : this.#context.text.indexOf(written);
    return at < 0 ? -1 : from + at;
  }

  #table(dataset: unknown): DatasetTable | null {
    const [namespace, name] = [textOf(dataset, 'namespace'), textOf(dataset, 'name')];
    if (namespace === null || name === null) return null;
    const key = keyOf(dataset);
    let table = this.#tables.get(key);
    if (table === undefined) {
      const { project, dialect } = this.#context;
      table = datasetTable(project, { namespace, name }, { own: this.#own.get(key) ?? null, dialect });
      this.#tables.set(key, table);
    }
    return table;
  }
}

const KINDS: Readonly<Record<string, LineageEdge['kind']>> = {
  IDENTITY: 'copy',
  TRANSFORMATION: 'transform',
  AGGREGATION: 'aggregate',
  JOIN: 'join',
  FILTER: 'filter',
  GROUP_BY: 'group',
  SORT: 'order',
  WINDOW: 'window',
  CONDITIONAL: 'transform',
};
const OWN_KINDS: readonly LineageEdge['kind'][] = [
  'copy',
  'transform',
  'aggregate',
  'window',
  'constant',
  'join',
  'filter',
  'group',
  'order',
];

function kindOf(step: unknown): LineageEdge['kind'] {
  const own = OWN_KINDS.find((kind) => kind === textOf(field(step, 'aetl'), 'kind'));
  return own ?? KINDS[textOf(step, 'subtype') ?? ''] ?? (textOf(step, 'type') === 'INDIRECT' ? 'filter' : 'transform');
}
