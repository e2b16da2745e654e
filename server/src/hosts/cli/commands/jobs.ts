import { NEVER_CANCELLED, say } from '../../../base/index.ts';
import type { Job, JobFinding } from '../../../protocol/index.ts';
import { EXIT, UsageError } from '../exit.ts';
import { openProject } from '../open-project.ts';
import { formatOption, PROJECT_OPTIONS } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import type { Verb } from '../verb.ts';

const WHAT = ['list', 'graph', 'findings'] as const;

export const jobs: Verb = {
  name: 'jobs',
  about: 'show which job writes what, in which order, and what is wrong with that',
  usage: '[list|graph|findings] [options]',
  details:
    'Jobs are DAGs of Airflow (read, never run), dbt projects, “jobs” of aetl.yaml and the jobs of OpenLineage events.\nfindings: jobs that wait for each other, tables that two jobs write, tasks that read what they do not wait for. It exits with 1 if there are any.',
  options: {
    ...PROJECT_OPTIONS,
    import: { value: 'FILES', about: 'files of OpenLineage events to read too, with commas between them' },
    format: { value: 'F', about: 'text, json, or mermaid for the graph' },
  },
  examples: [
    ['aetl jobs', 'every job with its tasks'],
    ['aetl jobs graph --format mermaid', 'which job waits for which'],
    ['aetl jobs findings', 'what is wrong, for CI'],
  ],
  async run(args, terminal) {
    const format = formatOption('jobs', args, ['text', 'json', 'mermaid']);
    const [wanted = 'list', ...others] = args.names;
    const what = WHAT.find((name) => name === wanted);
    if (what === undefined || others.length > 0) throw new UsageError(`aetl jobs shows ${WHAT.join(', ')}, not "${args.names.join(' ')}"`);
    if (format === 'mermaid' && what !== 'graph') throw new UsageError('only aetl jobs graph can be drawn with mermaid');
    const { aetl } = await openProject(args, terminal);
    const found = await aetl.jobs.list(NEVER_CANCELLED);
    const links = aetl.jobs.links(found);
    const findings = aetl.jobs.findings(found);
    if (format === 'json') {
      const answer = what === 'list' ? { jobs: found } : what === 'graph' ? { jobs: found.map(({ name }) => name), links } : { findings };
      terminal.out(`${JSON.stringify({ version: 1, ...answer }, null, 2)}\n`);
    } else if (format === 'mermaid') terminal.out(aetl.jobs.mermaid(found));
    else if (found.length === 0) terminal.out('No jobs: there is no DAG, no dbt project and no “jobs” in aetl.yaml.\n');
    else if (what === 'list') terminal.out(found.map((job) => jobText(job, terminal)).join('\n'));
    else if (what === 'graph')
      terminal.out(
        links.map(({ from, to, tables }) => `${from} -> ${to}${tables.length > 0 ? `  ${tables.join(', ')}` : ''}\n`).join('') ||
          'No job waits for another.\n',
      );
    else terminal.out(findingsText(findings, found.length, terminal));
    return what === 'findings' && findings.length > 0 ? EXIT.findings : EXIT.ok;
  },
};

function jobText({ name, kind, schedule, tasks }: Job, { style }: Pick<Terminal, 'style'>): string {
  const head = `${style('bold', name)}  ${style('dim', `${kind}${schedule === null ? '' : `, ${schedule}`}, ${say('{0} {0|task|tasks}', tasks.length)}`)}\n`;
  const lines = tasks.map(({ id, after, reads, writes, unclear = [] }) => {
    const flow = writes.length + reads.length === 0 ? '' : `  ${reads.join(', ') || '…'} -> ${writes.join(', ') || say('nothing')}`;
    return `  ${id}${flow}${after.length > 0 ? style('dim', `  ${say('after {0}', after.join(', '))}`) : ''}\n${unclear.map((what) => style('dim', `    ${say('what {0} runs is not known before it runs', what)}\n`)).join('')}`;
  });
  return head + lines.join('');
}

function findingsText(findings: readonly JobFinding[], count: number, { style }: Pick<Terminal, 'style'>): string {
  if (findings.length === 0) return style('green', `${say('Nothing is wrong between {0} {0|job|jobs}.', count)}\n`);
  const lines = findings.map(
    ({ code, severity, message }) => `${style(severity === 'error' ? 'red' : 'yellow', severity)}  ${message}  ${style('dim', code)}\n`,
  );
  return `${lines.join('')}${say('{0} {0|finding|findings} between {1} {1|job|jobs}.', findings.length, count)}\n`;
}
