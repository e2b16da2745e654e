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
  ];
}

function jobCycles(jobs: readonly Job[]): JobFinding[] {
  const links = jobLinks(jobs);
  return circles(links.map(({ from, to }) => [from, to])).map((circle) => {
    const inside = links.filter(({ from, to }) => circle.includes(from) && circle.includes(to));
    const tables = [...new Set(inside.flatMap((link) => link.tables))].sort();
    const by = tables.length === 0 ? '' : `, by ${tables.slice(0, 6).join(', ')}${tables.length > 6 ? ' …' : ''}`;
    return {
      code: 'job-cycle',
      severity: 'warning',
      message: `${list(circle)} wait for each other${by}: one of them always reads what an earlier run has left.`,
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
    message: `In ${job.name}, ${list(circle)} ${circle.length > 1 ? 'wait for each other' : 'waits for itself'}: the scheduler will refuse the job.`,
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
    .filter(([, { length }]) => length > 1)
    .map(([table, by]) => ({
      code: 'two-writers',
      severity: 'warning',
      message: `${table} is written by ${list(by.map(({ name }) => name))}: what is in it depends on which ran last.`,
      jobs: by.map(({ name }) => name),
      tables: [table],
      location: by[1]?.tasks.find(({ writes }) => writes.includes(table))?.location ?? by[1]?.location ?? null,
    }));
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
          message: `In ${job.name}, ${task.id} reads ${list(tables)}, which ${writer.id} writes, but does not wait for it.`,
          jobs: [job.name],
          tables,
          location: task.location,
        },
      ];
    });
  });
}

function missingFiles(job: Job): JobFinding[] {
  return job.tasks.flatMap(({ id, missing, location }) =>
    missing.map((file) => ({
      code: 'missing-file',
      severity: 'warning',
      message: `In ${job.name}, ${id} runs ${file}, and no file of the workspace is called so.`,
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
  if (names.length > 6) return `${shown.join(', ')} and ${names.length - 6} others`;
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
