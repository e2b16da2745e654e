import { closestNames, fail, ok, type Result, say, sayAny, sentence } from '../../base/index.ts';
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
          sentence('there is no job {0}; did you mean {1}?'),
          wanted,
          jobs.map((one) => one.name),
          say('there is no job {0}; aetl jobs lists those that there are', wanted),
        );
      return found({ id: `job:${job.name}`, kind: 'job', name: job.name, detail: jobDetail(job), location: null });
    }
    case 'connection': {
      const names = workspace.projects.flatMap(({ file }) => (file?.connections ?? []).map((connection) => connection.name));
      const connection = names.find((one) => one === wanted) ?? names.find((one) => same(one, wanted));
      if (connection === undefined)
        return unknown(
          sentence('there is no connection {0}; did you mean {1}?'),
          wanted,
          names,
          say('there is no connection {0}; connections of aetl.yaml are meant', wanted),
        );
      return found({ id: `connection:${connection}`, kind: 'connection', name: connection, detail: null, location: null });
    }
    default: {
      const paths = new Map([...workspace.files].map((file) => [printedPath(file), file]));
      const ending = [...paths].filter(([path]) => path === wanted || path.endsWith(`/${wanted}`));
      const [only, second] = ending.filter(([path]) => path === wanted).length > 0 ? ending.filter(([path]) => path === wanted) : ending;
      if (only === undefined)
        return unknown(
          sentence('there is no file {0}; did you mean {1}?'),
          wanted,
          [...paths.keys()],
          say('there is no file {0}; aetl check shows what AETL reads', wanted),
        );
      if (second !== undefined)
        return fail(
          say(
            '{0} could be {1}; write more of the path',
            `file:${wanted}`,
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

/** `guess` has places for the name and for those that are like it; `none` is said where there are none. */
function unknown(guess: string, name: string, known: readonly string[], none: string): Result<never> {
  const close = closestNames(name, known);
  return fail(close.length > 0 ? say(guess, name, sayAny(close)) : none);
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
