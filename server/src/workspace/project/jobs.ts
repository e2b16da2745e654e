import { say, type TextRange } from '../../base/index.ts';
import type { YamlValue } from './yaml-reader.ts';

/** A job that aetl.yaml tells of: a line of cron, or what some scheduler runs that AETL does not read. */
export interface JobRule {
  readonly name: string;
  /** As cron writes it, or in words; null when it is not said. */
  readonly schedule: string | null;
  /** Globs of the files that it runs, in this order. */
  readonly files: readonly string[];
  /** A command line; files of SQL that it names are run too. */
  readonly command: string | null;
  /** Jobs that are done before. */
  readonly after: readonly string[];
  readonly range: TextRange;
}

export const JOB_KEYS = ['schedule', 'files', 'command', 'after'] as const;

const CODE = 'project-file';

export function readJobs(value: YamlValue | null): readonly JobRule[] {
  if (value === null || value.isNull) return [];
  if (!value.isMap) {
    value.report(CODE, 'error', say('“jobs” must map names to jobs: {0}.', 'nightly: { schedule: "0 2 * * *", files: ["load/*.sql"] }'));
    return [];
  }
  return value.entries().map(({ key, keyRange, value: job }): JobRule => {
    job.expectKeys(JOB_KEYS, say('in the job “{0}”', key));
    const files = textsOf(job.get('files'));
    const command = job.textOf('command');
    if (files.length === 0 && command === null)
      job.report(CODE, 'warning', say('The job “{0}” needs “files” or a “command” that says what it runs.', key));
    return { name: key, schedule: job.textOf('schedule'), files, command, after: textsOf(job.get('after')), range: keyRange };
  });
}

function textsOf(value: YamlValue | null): readonly string[] {
  if (value === null || value.isNull) return [];
  if (value.text !== null) return [value.text];
  return value.items().flatMap((item) => (item.text === null ? [] : [item.text]));
}
