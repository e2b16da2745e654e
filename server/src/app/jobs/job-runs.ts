import type { TextRange } from '../../base/index.ts';
import type { LineageEdge, LineageJob } from '../../protocol/index.ts';
import { normalizeUri, readDags, readDbtCommands, readEventJobs, type SourceFile, type Workspace } from '../../workspace/index.ts';
import { scriptsOf } from './command-files.ts';
import { Followed } from './followed.ts';
import { JobFiles } from './job-files.ts';
import { perText } from './per-text.ts';

/** Where an edge comes from: a unit, a range of it, and what it writes. */
export interface EdgePlace extends TextRange {
  readonly uri: string;
  readonly target: { readonly node: string };
}

/**
 * Which jobs run what gives edges. It is a relation between units (files, models) and jobs, many to many, of which edges know nothing; only where one
 * file holds statements of several jobs does it go by ranges or by what is written. It is worked out anew when a file comes or goes or one that tells
 * of jobs is another: an edit of SQL costs a look at the list of files.
 */
export class JobRuns {
  readonly #workspace: Workspace;
  readonly #followed: Followed;
  #revision = '';
  #files: readonly SourceFile[] = [];
  /** Texts of the files that tell of jobs. */
  #texts: readonly string[] = [];
  #known: Relation = { jobs: new Map(), units: new Map(), follows: false };
  /** Of files of events, whose tables are called as the catalog has them. */
  #events: { readonly revision: string; readonly units: ReadonlyMap<string, EventWriters> } | null = null;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#followed = new Followed(workspace);
  }

  /** Names of the jobs that run the statement of an edge, sorted. The same list for all edges of a unit that have the same jobs. */
  of(edge: EdgePlace): readonly string[] {
    const unit = this.#relation().units.get(edge.uri);
    if (unit === undefined) return NO_JOBS;
    if (unit.byTarget) return this.#eventUnits().get(edge.uri)?.of(edge) ?? NO_JOBS;
    return unit.within.find(({ start, end }) => edge.start >= start && edge.end <= end)?.jobs ?? unit.whole;
  }

  /** All jobs that run something of a unit. */
  around(uri: string): readonly string[] {
    const unit = this.#relation().units.get(uri);
    if (unit === undefined) return NO_JOBS;
    const ofEvents = unit.byTarget ? (this.#eventUnits().get(uri)?.all ?? []) : [];
    return sorted([...unit.whole, ...unit.within.flatMap(({ jobs }) => jobs), ...ofEvents]);
  }

  /** Jobs that run what stands at a place of a unit. */
  at(uri: string, range: TextRange): readonly string[] {
    const key = normalizeUri(uri);
    const unit = this.#relation().units.get(key);
    if (unit === undefined) return NO_JOBS;
    if (unit.byTarget) return this.around(key);
    return unit.within.find(({ start, end }) => range.start >= start && range.end <= end)?.jobs ?? unit.whole;
  }

  /** Units of which a job runs something. */
  unitsOf(job: string): readonly string[] {
    return [...this.#relation().units.keys()].filter((uri) => this.around(uri).includes(job));
  }

  /** All jobs, by name. */
  all(): readonly LineageJob[] {
    return this.describe([...this.#relation().jobs.keys()]);
  }

  /** What is known of the jobs that edges name, by name. */
  named(edges: readonly Pick<LineageEdge, 'jobs'>[]): readonly LineageJob[] {
    const lists = new Set(edges.flatMap(({ jobs }) => (jobs === undefined ? [] : [jobs])));
    return this.describe([...lists].flat());
  }

  describe(names: readonly string[]): readonly LineageJob[] {
    const { jobs } = this.#relation();
    return sorted(names).flatMap((name) => jobs.get(name) ?? []);
  }

  get isEmpty(): boolean {
    return this.#relation().jobs.size === 0;
  }

  #relation(): Relation {
    const { revision } = this.#workspace;
    if (this.#revision === revision) return this.#known;
    this.#revision = revision;
    const files = [...this.#workspace.files];
    const texts = files.flatMap((file) => (TELLS_OF_JOBS.has(file.role) ? [file.text] : []));
    const isSame = same(files, this.#files) && same(texts, this.#texts);
    if (isSame && !(this.#known.follows && this.#followed.hasChanged(files))) return this.#known;
    [this.#files, this.#texts] = [files, texts];
    this.#known = new Collector(this.#workspace, files).collect();
    if (this.#known.follows) this.#followed.note(files);
    this.#events = null;
    return this.#known;
  }

  #eventUnits(): ReadonlyMap<string, EventWriters> {
    const { catalogRevision: revision } = this.#workspace;
    if (this.#events?.revision !== revision) {
      const files = this.#files.filter(({ role }) => role === 'lineage');
      this.#events = { revision, units: new Map(files.map((file) => [file.uri, new EventWriters(this.#workspace, file)])) };
    }
    return this.#events.units;
  }
}

const NO_JOBS: readonly string[] = [];
const TELLS_OF_JOBS: ReadonlySet<string> = new Set(['dag', 'lineage', 'project-file', 'dbt-project']);

const dagsIn = perText(({ text }) => readDags(text));

/** A text that may call a routine. */
const CALLS = /\b(?:call|exec|execute)\b/i;

interface Relation {
  /** What jobs run is found by what models are and which routines there are, so that more edits may change it. */
  readonly follows: boolean;
  readonly jobs: ReadonlyMap<string, LineageJob>;
  readonly units: ReadonlyMap<string, UnitJobs>;
}

interface UnitJobs {
  readonly whole: readonly string[];
  readonly within: readonly (TextRange & { readonly jobs: readonly string[] })[];
  /** What it writes says whose it is. */
  readonly byTarget: boolean;
}

class Collector {
  readonly #all: readonly SourceFile[];
  readonly #files: JobFiles;
  readonly #jobs = new Map<string, LineageJob>();
  readonly #whole = new Map<string, Set<string>>();
  readonly #within = new Map<string, (TextRange & { readonly job: string })[]>();
  readonly #lists = new Map<string, readonly string[]>();
  #follows = false;

  constructor(workspace: Workspace, files: readonly SourceFile[]) {
    this.#all = files;
    this.#files = new JobFiles(workspace);
  }

  collect(): Relation {
    for (const file of this.#all) {
      if (file.role === 'dag') this.#airflow(file);
      if (file.role === 'project-file') this.#cron(file);
      if (file.role === 'model' || file.role === 'snapshot' || file.role === 'python-model') this.#dbt(file);
      if (file.role === 'lineage') this.#eventNames(file);
    }
    const units = new Map<string, UnitJobs>();
    for (const file of this.#all) {
      const [whole, within] = [this.#whole.get(file.uri), this.#within.get(file.uri)];
      if (file.role === 'lineage') units.set(file.uri, { whole: NO_JOBS, within: [], byTarget: true });
      else if (whole !== undefined || within !== undefined) units.set(file.uri, this.#unit(whole ?? new Set(), within ?? []));
    }
    for (const [uri, whole] of this.#whole) if (!units.has(uri)) units.set(uri, this.#unit(whole, []));
    return { jobs: this.#jobs, units, follows: this.#follows };
  }

  #airflow(file: SourceFile): void {
    for (const { id, schedule, tasks } of dagsIn(file)) {
      this.#add({ name: id, kind: 'airflow', schedule });
      for (const { sql, files, dbt } of tasks) {
        const run = [...this.#files.named(files, file).found, ...this.#files.dbt(dbt).found];
        for (const one of run) this.#run(one, id);
        const inline = sql.map(({ text, dialect }) => ({ text, dialect: dialect ?? file.choice.dialect }));
        this.#routines(inline, run, id);
        if (dbt.length > 0 || inline.some(({ text }) => CALLS.test(text))) this.#follows = true;
        const ranges = this.#within.get(file.uri) ?? [];
        this.#within.set(file.uri, ranges);
        ranges.push(...sql.map(({ start, end }) => ({ start, end, job: id })));
      }
    }
  }

  #cron(file: SourceFile): void {
    for (const { name, schedule, files: globs, command } of file.project.file?.jobs ?? []) {
      this.#add({ name, kind: 'cron', schedule });
      const dbt = readDbtCommands(command ?? '');
      const named = [...this.#files.matching(globs, file.project), ...this.#files.named(scriptsOf(command), file).found];
      const found = [...named, ...this.#files.dbt(dbt).found];
      for (const one of found) this.#run(one, name);
      this.#routines([], named, name);
      if (dbt.length > 0 || named.some(({ text }) => CALLS.test(text))) this.#follows = true;
    }
  }

  /** What SQL calls is run with it. */
  #routines(sql: Parameters<JobFiles['called']>[0], run: readonly SourceFile[], job: string): void {
    const texts = [...sql, ...run.map(({ text, choice }) => ({ text, dialect: choice.dialect }))];
    for (const { uri, range } of this.#files.called(texts)) {
      if (range === null) this.#run({ uri }, job);
      else {
        const ranges = this.#within.get(uri) ?? [];
        this.#within.set(uri, ranges);
        ranges.push({ start: range.start, end: range.end, job });
      }
    }
  }

  #dbt(file: SourceFile): void {
    if (file.project.dbt === null) return;
    const name = `dbt ${file.project.name}`;
    this.#add({ name, kind: 'dbt', schedule: null });
    this.#run(file, name);
  }

  #eventNames(file: SourceFile): void {
    for (const { name, parents } of readEventJobs(file.text, { project: file.project, dialect: file.choice.dialect }))
      for (const job of parents.length === 0 ? [name] : parents) this.#add({ name: job, kind: 'openlineage', schedule: null });
  }

  /** Who says most of a job of one name is believed: a scheduler's own file before what was seen of its runs. */
  #add(job: LineageJob): void {
    const known = this.#jobs.get(job.name);
    if (known === undefined || known.kind === 'openlineage') this.#jobs.set(job.name, job);
  }

  #run(file: Pick<SourceFile, 'uri'>, job: string): void {
    const known = this.#whole.get(file.uri);
    if (known === undefined) this.#whole.set(file.uri, new Set([job]));
    else known.add(job);
  }

  #unit(whole: ReadonlySet<string>, ranges: readonly (TextRange & { readonly job: string })[]): UnitJobs {
    const within = new Map<string, TextRange & { readonly jobs: Set<string> }>();
    for (const { start, end, job } of ranges) {
      const key = `${start} ${end}`;
      const known = within.get(key) ?? { start, end, jobs: new Set(whole) };
      within.set(key, known);
      known.jobs.add(job);
    }
    return {
      whole: this.#list(whole),
      within: [...within.values()].map(({ start, end, jobs }) => ({ start, end, jobs: this.#list(jobs) })),
      byTarget: false,
    };
  }

  /** A set of jobs is one list, however many files they run. */
  #list(jobs: ReadonlySet<string>): readonly string[] {
    const list = sorted([...jobs]);
    const key = list.join('\n');
    const known = this.#lists.get(key) ?? list;
    this.#lists.set(key, known);
    return known;
  }
}

/** The jobs of a file of events. Who names a table as an output writes it; of several the one whose event an edge stands in, where events have places. */
class EventWriters {
  readonly #writers = new Map<string, (TextRange & { readonly jobs: readonly string[] })[]>();

  constructor(workspace: Workspace, file: SourceFile) {
    for (const { name, parents, outputs, start, end } of readEventJobs(file.text, {
      project: file.project,
      dialect: file.choice.dialect,
    })) {
      const jobs = parents.length === 0 ? [name] : parents;
      for (const node of new Set(outputs.map((output) => workspace.nodeOf(file, output)))) {
        const known = this.#writers.get(node);
        if (known === undefined) this.#writers.set(node, [{ jobs, start, end }]);
        else known.push({ jobs, start, end });
      }
    }
  }

  get all(): readonly string[] {
    return [...this.#writers.values()].flat().flatMap(({ jobs }) => jobs);
  }

  of({ start, target }: EdgePlace): readonly string[] {
    const writers = this.#writers.get(target.node) ?? [];
    const here = writers.filter((writer) => start >= writer.start && start < writer.end);
    const found = here.length === 0 ? writers : here;
    const [only] = found;
    return only !== undefined && found.length === 1 ? only.jobs : sorted(found.flatMap(({ jobs }) => jobs));
  }
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
