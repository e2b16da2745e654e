import { say, sayAll } from '../../base/index.ts';
import type { Job, JobFinding, JobTask } from '../../protocol/index.ts';
import { circles, jobLinks } from './order.ts';

/** What is wrong between jobs, and in the order of the tasks of each. */
export function jobFindings(jobs: readonly Job[]): readonly JobFinding[] {
  return [
    ...jobCycles(jobs),
    ...jobs.flatMap(taskCycles),
    ...twoWriters(jobs),
    ...jobs.flatMap(missingOrder),
    ...jobs.flatMap(missingFiles),
    ...missingJobs(jobs),
  ];
}

function jobCycles(jobs: readonly Job[]): JobFinding[] {
  const links = jobLinks(jobs);
  return circles(links.map(({ from, to }) => [from, to])).map((circle) => {
    const inside = links.filter(({ from, to }) => circle.includes(from) && circle.includes(to));
    const tables = [...new Set(inside.flatMap((link) => link.tables))].sort();
    const by = `${tables.slice(0, 6).join(', ')}${tables.length > 6 ? ' …' : ''}`;
    return {
      code: 'job-cycle',
      severity: 'warning',
      message:
        tables.length === 0
          ? say('{0} wait for each other: one of them always reads what an earlier run has left.', list(circle))
          : say('{0} wait for each other, by {1}: one of them always reads what an earlier run has left.', list(circle), by),
      jobs: circle,
      tables,
      location: jobs.find(({ name }) => name === circle[0])?.location ?? null,
    };
  });
}

function taskCycles(job: Job): JobFinding[] {
  const edges = job.tasks.flatMap(({ id, after }) => after.map((earlier) => [earlier, id] as const));
  return circles(edges).map((circle) => ({
    code: 'task-cycle',
    severity: 'error',
    message:
      circle.length > 1
        ? say('In {0}, {1} wait for each other: the scheduler will refuse the job.', job.name, list(circle))
        : say('In {0}, {1} waits for itself: the scheduler will refuse the job.', job.name, list(circle)),
    jobs: [job.name],
    tables: [],
    location: job.tasks.find(({ id }) => id === circle[0])?.location ?? job.location,
  }));
}

function twoWriters(jobs: readonly Job[]): JobFinding[] {
  const writers = new Map<string, Job[]>();
  for (const job of jobs) {
    for (const table of new Set(job.tasks.flatMap(({ writes }) => writes))) {
      const known = writers.get(table);
      if (known === undefined) writers.set(table, [job]);
      else if (!known.includes(job)) known.push(job);
    }
  }
  return [...writers]
    .map(([table, by]) => [table, withoutProjects(table, by)] as const)
    .filter(([, { length }]) => length > 1)
    .map(([table, by]) => ({
      code: 'two-writers',
      severity: 'warning',
      message: say('{0} is written by {1}: what is in it depends on which ran last.', table, list(by.map(({ name }) => name))),
      jobs: by.map(({ name }) => name),
      tables: [table],
      location: by[1]?.tasks.find(({ writes }) => writes.includes(table))?.location ?? by[1]?.location ?? null,
    }));
}

/** A dbt project makes a model only when somebody runs it: a job that does so is not another writer. */
function withoutProjects(table: string, jobs: readonly Job[]): readonly Job[] {
  const filesOf = ({ tasks }: Job) => tasks.filter(({ writes }) => writes.includes(table)).flatMap(({ files }) => files);
  const run = new Set(jobs.filter(({ kind }) => kind !== 'dbt').flatMap(filesOf));
  return jobs.filter((job) => job.kind !== 'dbt' || !filesOf(job).some((file) => run.has(file)));
}

/** A task that reads what another one writes must come after it. dbt and OpenLineage have no other order than what they read. */
function missingOrder(job: Job): JobFinding[] {
  if (job.kind === 'dbt' || job.kind === 'openlineage') return [];
  const byId = new Map(job.tasks.map((task) => [task.id, task]));
  return job.tasks.flatMap((task) => {
    const before = earlier(task, byId);
    return job.tasks.flatMap((writer): JobFinding[] => {
      const tables = writer === task ? [] : task.reads.filter((table) => writer.writes.includes(table) && !task.writes.includes(table));
      // One that runs after the reader does so on purpose: it prepares the next run.
      if (tables.length === 0 || before.has(writer.id) || earlier(writer, byId).has(task.id)) return [];
      return [
        {
          code: 'missing-order',
          severity: 'warning',
          message: say('In {0}, {1} reads {2}, which {3} writes, but does not wait for it.', job.name, task.id, list(tables), writer.id),
          jobs: [job.name],
          tables,
          location: task.location,
        },
      ];
    });
  });
}

/** A job may wait for one of any scheduler that is known. */
function missingJobs(jobs: readonly Job[]): JobFinding[] {
  const names = new Set(jobs.map(({ name }) => name));
  return jobs.flatMap(({ name, after, location }) =>
    after
      .filter((earlier) => !names.has(earlier))
      .map((earlier) => ({
        code: 'missing-job',
        severity: 'warning',
        message: say('{0} waits for {1}, and no job is called so.', name, earlier),
        jobs: [name],
        tables: [],
        location,
      })),
  );
}

function missingFiles(job: Job): JobFinding[] {
  return job.tasks.flatMap(({ id, missing, location }) =>
    missing.map((file) => ({
      code: 'missing-file',
      severity: 'warning',
      message: say('In {0}, {1} runs {2}, and no file of the workspace is called so.', job.name, id, file),
      jobs: [job.name],
      tables: [],
      location,
    })),
  );
}

function earlier(task: JobTask, byId: ReadonlyMap<string, JobTask>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...task.after];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(byId.get(id)?.after ?? []));
  }
  return found;
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 6);
  return names.length > 6 ? say('{0} and {1} others', shown.join(', '), names.length - 6) : sayAll(shown);
}
