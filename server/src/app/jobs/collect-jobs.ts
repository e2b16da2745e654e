import type { TextRange } from '../../base/index.ts';
import type { Job, JobTask } from '../../protocol/index.ts';
import { printedPath, readDags, readDbtCommands, readEventJobs, type SourceFile, type Workspace } from '../../workspace/index.ts';
import type { Locations } from '../locations.ts';
import { scriptsOf } from './command-files.ts';
import { JobFiles, type Touched } from './job-files.ts';

/** All jobs that the files of the workspace tell of, by name. */
export function collectJobs(workspace: Workspace, locations: Locations): readonly Job[] {
  const files = new JobFiles(workspace);
  const place = (file: SourceFile, range: TextRange) => locations.locate({ uri: file.uri, range });
  const jobs: Job[] = [];
  for (const file of workspace.files) {
    if (file.role === 'dag') jobs.push(...airflowJobs(file, files, place));
    if (file.role === 'lineage') jobs.push(...eventJobs(file, workspace, place));
    if (file.role === 'project-file') jobs.push(...cronJobs(file, files, place));
  }
  jobs.push(...dbtJobs(workspace, files, place));
  return jobs.sort((a, b) => (a.name < b.name ? -1 : 1));
}

type Place = (file: SourceFile, range: TextRange) => JobTask['location'];

function airflowJobs(file: SourceFile, files: JobFiles, place: Place): Job[] {
  return readDags(file.text).map(({ id, schedule, tasks, ...range }) => ({
    name: id,
    kind: 'airflow',
    schedule,
    after: [],
    location: place(file, range),
    tasks: tasks.map(({ id: task, after, sql, files: named, dbt, ...at }) => {
      const templates = files.named(named, file);
      const models = files.dbt(dbt);
      const run = [...templates.found, ...models.found];
      const inline = sql.map(({ text, dialect }) => ({ text, dialect: dialect ?? file.choice.dialect }));
      const touched = [
        ...sql.map((text) => files.within(file, text)),
        ...run.map((one) => files.of(one)),
        ...routinesOf(files, inline, templates.found),
      ];
      return {
        id: task,
        after,
        ...together(touched),
        files: [...new Set(run)].map(printedPath),
        missing: templates.missing,
        ...(models.unclear.length === 0 ? {} : { unclear: models.unclear }),
        location: place(file, at),
      };
    }),
  }));
}

/** What is done by the routines that SQL calls. */
function routinesOf(files: JobFiles, sql: Parameters<JobFiles['called']>[0], run: readonly SourceFile[]): Touched[] {
  const texts = [...sql, ...run.map(({ text, choice }) => ({ text, dialect: choice.dialect }))];
  return files.called(texts).map((place) => files.ofRoutine(place));
}

function cronJobs(file: SourceFile, files: JobFiles, place: Place): Job[] {
  return (file.project.file?.jobs ?? []).map(({ name, schedule, after, files: globs, command, range }) => {
    const named = files.named(scriptsOf(command), file);
    const models = files.dbt(readDbtCommands(command ?? ''));
    const found = [...files.matching(globs, file.project), ...named.found];
    const location = place(file, range);
    const tasks = found.map((one, index): JobTask => {
      const earlier = found[index - 1];
      return {
        id: printedPath(one),
        after: earlier === undefined ? [] : [printedPath(earlier)],
        ...together([files.of(one), ...routinesOf(files, [], [one])]),
        files: [printedPath(one)],
        missing: [],
        location,
      };
    });
    const unmatched = globs.filter((glob) => files.matching([glob], file.project).length === 0);
    const missing = [...named.missing, ...unmatched];
    const unclear: JobTask[] = models.unclear.map((id) => ({
      id,
      after: [],
      reads: [],
      writes: [],
      files: [],
      missing: [],
      unclear: [id],
      location,
    }));
    const lost: JobTask[] =
      missing.length === 0 ? [] : [{ id: missing.join(', '), after: [], reads: [], writes: [], files: [], missing, location }];
    return {
      name,
      kind: 'cron',
      schedule,
      after,
      location,
      tasks: [...tasks, ...modelTasks(models.found, files, () => location), ...unclear, ...lost],
    };
  });
}

function dbtJobs(workspace: Workspace, files: JobFiles, place: Place): Job[] {
  return workspace.projects.flatMap((project): Job[] => {
    const models = [...workspace.files].filter((file) => file.project === project && /^(model|snapshot|python-model)$/.test(file.role));
    if (project.dbt === null || models.length === 0) return [];
    const start = { start: 0, end: 0 };
    const tasks = modelTasks(models, files, (file) => place(file, start));
    const own = [...workspace.files].find((file) => file.project === project && file.role === 'dbt-project');
    const location = own === undefined ? null : place(own, start);
    return [{ name: `dbt ${project.name}`, kind: 'dbt', schedule: null, after: [], tasks, location }];
  });
}

/** A task for each model; dbt makes one after those that it reads. */
function modelTasks(
  models: readonly SourceFile[],
  files: JobFiles,
  location: (file: SourceFile) => JobTask['location'],
): readonly JobTask[] {
  const touched = models.map((file) => ({ file, ...files.of(file) }));
  const writers = new Map(touched.flatMap(({ file, writes }) => writes.map((table) => [table, printedPath(file)] as const)));
  return touched.map(({ file, reads, writes }) => {
    const id = printedPath(file);
    const after = [...new Set(reads.flatMap((table) => writers.get(table) ?? []))].filter((other) => other !== id);
    return { id, after, reads, writes, files: [id], missing: [], location: location(file) };
  });
}

function eventJobs(file: SourceFile, workspace: Workspace, place: Place): Job[] {
  const found = readEventJobs(file.text, { project: file.project, dialect: file.choice.dialect });
  const byJob = new Map<string, Job & { readonly tasks: JobTask[] }>();
  const all = new Set(found.flatMap(({ parents }) => parents));
  for (const { name, parents, reads, writes, start } of found) {
    // A parent that is a job of its own says nothing that its tasks do not say.
    if (all.has(name) && reads.length + writes.length === 0) continue;
    const location = place(file, { start, end: start });
    const nodes = (tables: typeof reads) => [...new Set(tables.map((table) => workspace.nodeOf(file, table)))];
    const task: JobTask = { id: name, after: [], reads: nodes(reads), writes: nodes(writes), files: [], missing: [], location };
    for (const of of parents.length === 0 ? [name] : parents) {
      const job = byJob.get(of) ?? { name: of, kind: 'openlineage', schedule: null, after: [], location, tasks: [] };
      byJob.set(of, job);
      job.tasks.push(task);
    }
  }
  return [...byJob.values()];
}

function together(all: readonly Touched[]): Touched {
  return { reads: [...new Set(all.flatMap(({ reads }) => reads))], writes: [...new Set(all.flatMap(({ writes }) => writes))] };
}
