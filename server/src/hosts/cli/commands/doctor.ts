import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { NEVER_CANCELLED, say } from '../../../base/index.ts';
import { type ConnectionReport, connectionLine, examineConnections, statusOfFailure } from '../connections-report.ts';
import { EXIT } from '../exit.ts';
import { type OpenProject, openProject } from '../open-project.ts';
import { formatOption, PROJECT_OPTIONS } from '../options.ts';
import type { Verb } from '../verb.ts';
import { VERSION } from '../version.ts';

export const doctor: Verb = {
  name: 'doctor',
  about: 'show what AETL sees: versions, project files, dialects, what it leaves out',
  usage: '[options]',
  options: {
    ...PROJECT_OPTIONS,
    connections: { about: 'connect to each database of aetl.yaml, and warn of accounts that may write' },
    format: { value: 'F', about: 'text or json' },
  },
  examples: [
    ['aetl doctor', 'why is a file not checked, or in the wrong dialect?'],
    ['aetl doctor --connections', 'are the databases there, and does the account only read?'],
    ['aetl doctor --format json', 'to attach to a bug report'],
  ],
  async run(args, terminal) {
    const format = formatOption('doctor', args, ['text', 'json']);
    const project = await openProject(args, terminal);
    const connections = args.has('connections') ? await examineConnections(project.aetl) : null;
    const report: Report = { ...(await examine(project)), ...(connections === null ? {} : { connections }) };
    terminal.out(format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : reportText(report));
    if (report.problems.length > 0) return EXIT.usage;
    // A database out of reach counts more than a setting that is not complete.
    const failures = (connections ?? []).flatMap(({ failure }) => (failure === null ? [] : [statusOfFailure(failure)]));
    return failures.length === 0 ? EXIT.ok : Math.max(...failures) === EXIT.unreachable ? EXIT.unreachable : EXIT.usage;
  },
};

interface Report {
  readonly aetl: string;
  readonly node: string;
  readonly platform: string;
  readonly folder: string;
  readonly projects: readonly {
    readonly folder: string;
    readonly name: string;
    readonly files: number;
    readonly projectFile: string | null;
  }[];
  readonly dialects: readonly { readonly dialect: string; readonly reason: string; readonly files: number }[];
  readonly index: Omit<OpenProject['summary'], 'skipped'>;
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  /** What is wrong with project files. */
  readonly problems: readonly string[];
  readonly hints: readonly string[];
  /** Only when it was asked for. */
  readonly connections?: readonly ConnectionReport[];
}

async function examine(project: OpenProject): Promise<Report> {
  const { skipped, ...index } = project.summary;
  const dialects = new Map<string, { dialect: string; reason: string; files: number }>();
  const projects = new Map<string, { folder: string; name: string; files: number; projectFile: string | null }>();
  const problems: string[] = [];
  for (const file of project.files) {
    const known = projects.get(file.project) ?? { folder: file.project, name: file.projectName, files: 0, projectFile: null };
    known.files++;
    if (file.role === 'project-file' || file.role === 'dbt-project') {
      known.projectFile = file.path;
      const found = await project.aetl.check(file.uri, NEVER_CANCELLED);
      problems.push(...found.filter(({ severity }) => severity === 'error').map(({ message }) => `${file.path}: ${message}`));
    }
    projects.set(file.project, known);
    if (file.role !== 'sql' && file.role !== 'model' && file.role !== 'snapshot') continue;
    const key = `${file.dialect} ${file.dialectReason}`;
    const count = dialects.get(key) ?? { dialect: file.dialect, reason: file.dialectReason, files: 0 };
    count.files++;
    dialects.set(key, count);
  }
  return {
    aetl: VERSION,
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    folder: project.folder,
    projects: [...projects.values()],
    dialects: [...dialects.values()].sort((a, b) => b.files - a.files),
    index,
    skipped,
    problems,
    hints: hints(project, [...dialects.values()]),
  };
}

function hints(project: OpenProject, dialects: readonly { readonly dialect: string; readonly reason: string }[]): string[] {
  const found: string[] = [];
  if (!existsSync(path.join(project.folder, 'aetl.yaml'))) found.push('There is no aetl.yaml here: aetl init writes one.');
  if (dialects.some(({ reason }) => /guess|nothing/.test(reason)))
    found.push('Some dialects are guessed; name them in aetl.yaml under “dialect” and “files”.');
  if (project.summary.tables === 0)
    found.push(
      'No table is defined in these files, so that unknown tables and columns cannot be found. Add DDL, or YAML that describes tables.',
    );
  found.push(
    'In VS Code: install the .vsix with “Extensions: Install from VSIX…” (Node is not needed there), open this folder, and look at the status bar for dialect and index.',
  );
  return found;
}

function reportText(report: Report): string {
  const { index } = report;
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}\n`;
  return [
    `AETL ${report.aetl}, Node ${report.node}, ${report.platform}\n${report.folder}: ${say(
      '{0} {0|file|files}, {1} {1|statement|statements}, {2} {2|table|tables}, read in {3} ms',
      index.files,
      index.statements,
      index.tables,
      index.milliseconds,
    )}${index.recalled > 0 ? ` (${say('{0} known from the last run', index.recalled)})` : ''}\n`,
    section(
      say('Projects'),
      report.projects.map(({ name, folder, files, projectFile }) =>
        projectFile === null
          ? say('{0}: {1} {1|file|files} in {2}, no project file', name, files, folder)
          : say('{0}: {1} {1|file|files} in {2} ({3})', name, files, folder, projectFile),
      ),
    ),
    section(
      say('Dialects'),
      report.dialects.map(({ dialect, reason, files }) => say('{0}: {1} {1|file|files} ({2})', dialect, files, reason)),
    ),
    section(
      say('Left out'),
      report.skipped.map(({ path: file, reason }) => `${file}: ${reason}`),
    ),
    section(say('Connections'), (report.connections ?? []).map(connectionLine)),
    section(
      say('Warnings'),
      (report.connections ?? []).flatMap(({ warnings }) => warnings),
    ),
    section('To be mended', report.problems),
    section('Hints', report.hints),
  ].join('');
}
