import { closestNames, fail, ok, type Result, say, sayAny } from '../../base/index.ts';
import type { KeptEdge, RecordedLineage } from '../../metadata/index.ts';
import type { LineageEdge, LineageJob, LineageThing } from '../../protocol/index.ts';
import { type ThingAnswer, type ThingQuestion, thingAnswer } from '../lineage-things/index.ts';
import type { PastGraph } from './past-graph.ts';

/** A job, file or connection as it was recorded: what it ran, read and wrote then, and when it started then. */
export function pastThing(
  name: string,
  { relations }: RecordedLineage,
  past: PastGraph,
  question: Pick<ThingQuestion, 'direction' | 'depth'>,
): Result<ThingAnswer> {
  const edges = past.edges.map((edge) => past.locate(edge));
  // Recordings of earlier versions name jobs with the edges alone.
  const jobs = edges.flatMap((edge) => edge.jobs ?? []).map((job) => `job:${job}`);
  const found = findPast(name, [...relations.flatMap(({ source, target }) => [source.table, target.table]), ...jobs]);
  if (!found.ok) return found;
  const id = found.value;
  const thing = thingOf(id, relations);
  const own =
    thing.kind === 'job'
      ? edges.filter(({ jobs }) => jobs?.includes(thing.name) === true)
      : edges.filter(({ location }) => `file:${location?.uri ?? ''}` === id);
  const holds = relations.flatMap(({ source, type, target }) => (type === 'HOLDS' && source.table === id ? [target.table] : []));
  const starts = thing.kind === 'connection' ? holds : [...new Set(own.map(({ target }) => target.node))];
  const answer = thingAnswer(
    { thing, own, starts, holds },
    {
      graph: past.graph,
      describe: (node) => past.describe(node),
      locate: (edge) => past.locate(edge),
      jobsOf: (located) => pastJobs(located, relations),
    },
    { pathOf: (uri) => uri, connectionsOf: () => [] },
    question,
  );
  return ok(answer);
}

function findPast(name: string, ids: readonly string[]): Result<string> {
  const kind = name.slice(0, name.indexOf(':') + 1);
  const alike = [...new Set(ids)].filter((id) => id.startsWith(kind));
  const wanted = name.toLowerCase();
  const ending = alike.filter((id) => id.toLowerCase() === wanted || id.toLowerCase().endsWith(`/${wanted.slice(kind.length)}`));
  const id = alike.find((one) => one === name) ?? ending[0];
  if (id !== undefined) return ok(id);
  const close = closestNames(name, alike);
  const hint = close.length > 0 ? say('did you mean {0}?', sayAny(close)) : say('aetl lineage --record keeps what there is now');
  return fail(say('{0} was not recorded then; {1}', name, hint));
}

function thingOf(id: string, relations: readonly KeptEdge[]): LineageThing {
  const name = id.slice(id.indexOf(':') + 1);
  if (id.startsWith('job:')) {
    const detail = relations.find(({ source, type }) => source.table === id && type === 'RUNS')?.expression ?? null;
    return { id, kind: 'job', name, detail, location: null };
  }
  return { id, kind: id.startsWith('connection:') ? 'connection' : 'file', name, detail: null, location: null };
}

/** The jobs that edges name, as they were started then. */
export function pastJobs(edges: readonly Pick<LineageEdge, 'jobs'>[], relations: readonly KeptEdge[]): readonly LineageJob[] {
  const names = new Set(edges.flatMap(({ jobs = [] }) => jobs));
  return [...names].sort().flatMap((job) => pastJob(job, relations) ?? []);
}

/** What starts a job stands with what it runs: `cron, 0 3 * * *`. */
function pastJob(name: string, relations: readonly KeptEdge[]): LineageJob | null {
  const { detail } = thingOf(`job:${name}`, relations);
  const [, word, schedule] = /^(\w+)(?:, (.*))?$/s.exec(detail ?? '') ?? [];
  const kind = KINDS.find((one) => one === word);
  return kind === undefined ? null : { name, kind, schedule: schedule ?? null };
}

const KINDS: readonly LineageJob['kind'][] = ['airflow', 'dbt', 'cron', 'openlineage'];
