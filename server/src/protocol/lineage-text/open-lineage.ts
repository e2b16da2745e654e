import type { ColumnEdgeKind, InfluenceKind, LineageEdge, LineageGraph, LineageNode } from '../lineage.ts';
import { isInfluence } from './edges.ts';

/** A dataset or a job, as OpenLineage names it. */
export interface OpenLineageName {
  readonly namespace: string;
  readonly name: string;
}

/** What an event says that the graph does not know. */
export interface OpenLineageContext {
  /** How the rest of the world calls a table: `postgres://host:port` and `database.schema.table`. */
  readonly dataset: (node: LineageNode) => OpenLineageName;
  /** Who moves data along an edge; the file that the statement is in. */
  readonly job: (edge: LineageEdge) => OpenLineageName;
  /** ISO 8601 with a time zone. */
  readonly eventTime: string;
  /** Makes run events, for readers that know no other kind, with this identifier (a UUID) for the run of each job; null makes job and dataset events. */
  readonly runId: ((job: OpenLineageName) => string) | null;
}

const PRODUCER = 'urn:aetl:lineage';

const SPEC = 'https://openlineage.io/spec';
const FACETS = `${SPEC}/facets`;
const EVENT_SCHEMA = `${SPEC}/2-0-2/OpenLineage.json#/$defs`;

type Json = Readonly<Record<string, unknown>>;

/**
 * The graph as OpenLineage events, one a line: a dataset event a table with its columns, and a job event a job with what it reads and writes
 * and the facet of column lineage 1.2. What the standard has no word for (a window, a guess, the place in the file) is in properties called `aetl`,
 * which others pass over. Jobs are the files; what runs them is in the facet `aetl_jobs`, and of a run the parent, where it is one.
 */
export function lineageToOpenLineage(graph: LineageGraph, context: OpenLineageContext): string {
  const datasets = new Map(graph.nodes.map((node) => [node.id, dataset(node, context)]));
  const known = graph.edges.filter(({ source, target }) => datasets.has(source.node) && datasets.has(target.node));
  const jobs = grouped(known, (edge) => JSON.stringify(context.job(edge)));
  const events: Json[] = [];
  if (context.runId === null)
    for (const { name, facets } of datasets.values()) events.push({ ...head('DatasetEvent', context), dataset: { ...name, facets } });
  for (const [first, ...rest] of jobs.values())
    if (first !== undefined) events.push(jobEvent(context.job(first), [first, ...rest], datasets, context));
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}

interface Dataset {
  readonly name: OpenLineageName;
  readonly facets: Json;
}

function dataset(node: LineageNode, context: OpenLineageContext): Dataset {
  const fields = node.columns.map(({ name, type, description }) => ({
    name,
    ...(type === null ? {} : { type }),
    ...(description === null ? {} : { description }),
  }));
  return {
    name: context.dataset(node),
    facets: {
      schema: facet('1-1-1/SchemaDatasetFacet', { fields }),
      ...(node.description === null ? {} : { documentation: facet('1-0-1/DocumentationDatasetFacet', { description: node.description }) }),
      aetl_table: {
        _producer: PRODUCER,
        _schemaURL: `${EVENT_SCHEMA}/DatasetFacet`,
        id: node.id,
        name: node.name,
        schema: node.schema,
        kind: node.kind,
        dialect: node.dialect,
      },
    },
  };
}

function jobEvent(
  name: OpenLineageName,
  edges: readonly LineageEdge[],
  datasets: ReadonlyMap<string, Dataset>,
  context: OpenLineageContext,
): Json {
  const runId = context.runId?.(name) ?? null;
  const withFacets = (node: string, more: Json | null): Json => {
    const { name: named, facets = {} } = datasets.get(node) ?? {};
    const all = { ...(runId === null ? {} : facets), ...more };
    return { ...named, ...(Object.keys(all).length === 0 ? {} : { facets: all }) };
  };
  const outputs = grouped(edges, ({ target }) => target.node);
  const jobs = [...new Set(edges.flatMap((edge) => edge.jobs ?? []))].sort();
  const [parent, ...others] = jobs.map((job) => ({ namespace: name.namespace, name: job }));
  const isOne = parent !== undefined && others.length === 0;
  const parentFacet = (job: OpenLineageName) => ({
    parent: facet('1-1-0/ParentRunFacet', { run: { runId: context.runId?.(job) ?? '' }, job }),
  });
  return {
    ...head(runId === null ? 'JobEvent' : 'RunEvent', context),
    ...(runId === null ? {} : { eventType: 'COMPLETE', run: { runId, ...(isOne ? { facets: parentFacet(parent) } : {}) } }),
    job: {
      ...name,
      facets: {
        jobType: facet('2-0-3/JobTypeJobFacet', { processingType: 'BATCH', integration: 'AETL', jobType: 'SQL' }),
        ...(parent === undefined ? {} : { aetl_jobs: { _producer: PRODUCER, _schemaURL: `${EVENT_SCHEMA}/JobFacet`, jobs } }),
      },
    },
    inputs: [...new Set(edges.map(({ source }) => source.node))].map((node) => withFacets(node, null)),
    outputs: [...outputs].map(([node, into]) => withFacets(node, { columnLineage: columnLineage(into, datasets) })),
  };
}

function columnLineage(edges: readonly LineageEdge[], datasets: ReadonlyMap<string, Dataset>): Json {
  const inputs = (of: readonly LineageEdge[]): Json[] =>
    [...grouped(of, ({ source }) => JSON.stringify([source.node, source.column])).values()].flatMap((same) => {
      const [first] = same;
      const name = first === undefined ? undefined : datasets.get(first.source.node)?.name;
      return first === undefined || name === undefined
        ? []
        : [{ ...name, field: first.source.column, transformations: same.map(transformation) }];
    });
  const values = grouped(
    edges.filter((edge) => !isInfluence(edge)),
    ({ target }) => target.column,
  );
  const influences = inputs(edges.filter(isInfluence));
  return facet('1-2-0/ColumnLineageDatasetFacet', {
    fields: Object.fromEntries([...values].map(([column, into]) => [column, { inputFields: inputs(into) }])),
    ...(influences.length === 0 ? {} : { dataset: influences }),
  });
}

function grouped(edges: readonly LineageEdge[], keyOf: (edge: LineageEdge) => string): Map<string, LineageEdge[]> {
  const groups = new Map<string, LineageEdge[]>();
  for (const edge of edges) {
    const group = groups.get(keyOf(edge));
    if (group === undefined) groups.set(keyOf(edge), [edge]);
    else group.push(edge);
  }
  return groups;
}

const SUBTYPES: Readonly<Record<ColumnEdgeKind | InfluenceKind, string>> = {
  copy: 'IDENTITY',
  transform: 'TRANSFORMATION',
  aggregate: 'AGGREGATION',
  window: 'TRANSFORMATION',
  constant: 'TRANSFORMATION',
  join: 'JOIN',
  filter: 'FILTER',
  group: 'GROUP_BY',
  order: 'SORT',
};

/** Functions of which the value that goes in cannot be told from what comes out. */
const MASKS = /^\s*(?:count|md5|sha\w*|\w*hash\w*)\s*\(/i;

function transformation(edge: LineageEdge): Json {
  const influence = isInfluence(edge);
  const { kind, expression, uncertain, location } = edge;
  return {
    type: influence ? 'INDIRECT' : 'DIRECT',
    subtype: influence && kind === 'window' ? 'WINDOW' : SUBTYPES[kind],
    description: expression ?? '',
    masking: expression !== null && MASKS.test(expression),
    aetl: { kind, uncertain, ...(location === null ? {} : { location }) },
  };
}

function head(kind: 'DatasetEvent' | 'JobEvent' | 'RunEvent', { eventTime }: OpenLineageContext): Json {
  return { eventTime, producer: PRODUCER, schemaURL: `${EVENT_SCHEMA}/${kind}` };
}

/** `schema` is its version and name, as in the address of its definition. */
function facet(schema: string, content: Json): Json {
  const [, name] = schema.split('/');
  return { _producer: PRODUCER, _schemaURL: `${FACETS}/${schema}.json#/$defs/${name}`, ...content };
}
