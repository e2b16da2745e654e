import { closestNames, fail, ok, type Result, say, sayAny } from '../../base/index.ts';
import { jobDetail, type LineageThing } from '../../protocol/index.ts';
import { printedPath, type Workspace } from '../../workspace/index.ts';
import type { JobRuns } from '../jobs/index.ts';

const PREFIX = /^(job|file|connection):(.+)$/s;

/** Whether a name is that of a job, a file or a connection, and not of a table. */
export function isThingName(name: string): boolean {
  return PREFIX.test(name);
}

export interface FoundThing {
  readonly thing: LineageThing;
  /** Of a file. */
  readonly uri: string | null;
}

/** The job, file or connection of a name such as `job:nightly`; fails with a sentence that says what it could have been. */
export function findThing(name: string, workspace: Workspace, runs: JobRuns): Result<FoundThing> {
  const [, kind = '', wanted = ''] = PREFIX.exec(name) ?? [];
  switch (kind) {
    case 'job': {
      const jobs = runs.all();
      const job = jobs.find((one) => one.name === wanted) ?? jobs.find((one) => same(one.name, wanted));
      if (job === undefined)
        return unknown(
          name,
          jobs.map((one) => one.name),
          say('aetl jobs lists those that there are'),
        );
      return found({ id: `job:${job.name}`, kind: 'job', name: job.name, detail: jobDetail(job), location: null });
    }
    case 'connection': {
      const names = workspace.projects.flatMap(({ file }) => (file?.connections ?? []).map((connection) => connection.name));
      const connection = names.find((one) => one === wanted) ?? names.find((one) => same(one, wanted));
      if (connection === undefined) return unknown(name, names, say('connections of aetl.yaml are meant'));
      return found({ id: `connection:${connection}`, kind: 'connection', name: connection, detail: null, location: null });
    }
    default: {
      const paths = new Map([...workspace.files].map((file) => [printedPath(file), file]));
      const ending = [...paths].filter(([path]) => path === wanted || path.endsWith(`/${wanted}`));
      const [only, second] = ending.filter(([path]) => path === wanted).length > 0 ? ending.filter(([path]) => path === wanted) : ending;
      if (only === undefined) return unknown(name, [...paths.keys()], say('aetl check shows what AETL reads'));
      if (second !== undefined)
        return fail(
          say(
            '{0} could be {1}; write more of the path',
            wanted,
            ending
              .slice(0, 8)
              .map(([path]) => path)
              .join(', '),
          ),
        );
      const [path, file] = only;
      const kindOfFile = workspace.modelOf(file) === null ? 'file' : 'model';
      const start = { line: 0, character: 0 };
      const location = { uri: file.uri, range: { start, end: start } };
      return found({ id: `file:${path}`, kind: kindOfFile, name: path, detail: null, location }, file.uri);
    }
  }
}

function found(thing: LineageThing, uri: string | null = null): Result<FoundThing> {
  return ok({ thing, uri });
}

function unknown(name: string, known: readonly string[], hint: string): Result<never> {
  const close = closestNames(name.slice(name.indexOf(':') + 1), known);
  return fail(say('there is no {0}; {1}', name, close.length > 0 ? say('did you mean {0}?', sayAny(close)) : hint));
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
