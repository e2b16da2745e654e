import type { Aetl } from '../../../app/index.ts';
import { NEVER_CANCELLED, say } from '../../../base/index.ts';
import type { LineageExportFormat } from '../../../protocol/index.ts';
import { EXIT, type ExitStatus, UsageError } from '../exit.ts';
import { openProject } from '../open-project.ts';
import { type Arguments, formatOption, type OptionSpecs } from '../options.ts';
import { explanationText, findingsText, pathsText, unusedText } from '../output/lineage-questions-text.ts';
import { reportProblem } from '../report-problem.ts';
import type { Terminal } from '../terminal.ts';

/** Questions about lineage whose answer is no graph; `aetl lineage` asks them by an option. */
export const QUESTION_OPTIONS = {
  explain: { about: 'how the column NAME comes to its value, a sentence for each step, back to its roots' },
  unused: { about: 'tables that nothing reads, and columns of read tables that nothing takes' },
  findings: {
    about: 'personal data that comes to marts, reports or exposures as it is; columns that much depends on without description or test',
  },
  record: { about: 'keep in the store what lineage there is now, so that it can be asked for with --at' },
} satisfies OptionSpecs;

type Question = keyof typeof QUESTION_OPTIONS;

/** The question that the arguments ask; null when they want a graph. */
export function questionOf(args: Arguments): Question | null {
  const asked = (Object.keys(QUESTION_OPTIONS) as Question[]).filter((question) => args.has(question));
  if (asked.length > 1) throw new UsageError(`--${asked.join(' and --')} are different questions; ask one at a time`);
  return asked[0] ?? null;
}

export async function askQuestion(question: Question, args: Arguments, terminal: Terminal): Promise<ExitStatus> {
  const format = formatOption('lineage', args, ['text', 'json']);
  const [name, ...others] = args.names;
  if (question === 'explain' ? name === undefined || others.length > 0 : name !== undefined)
    throw new UsageError(
      question === 'explain'
        ? 'aetl lineage --explain needs one name of a column'
        : `aetl lineage --${question} looks at everything and takes no name`,
    );
  const { aetl } = await openProject(args, terminal);
  const { json, text, status } = await answer(question, name ?? '', aetl, terminal);
  if (text === '') return status;
  terminal.out(format === 'json' ? `${JSON.stringify({ version: 1, ...json }, null, 2)}\n` : text);
  return status;
}

/** How values come from one column or table to another. */
export async function askPaths(from: string, to: string, args: Arguments, terminal: Terminal): Promise<ExitStatus> {
  const format = formatOption('lineage', args, ['text', 'json']);
  const { aetl } = await openProject(args, terminal);
  const found = await aetl.lineagePaths({ from, to }, NEVER_CANCELLED);
  if (!found.ok) throw new UsageError(found.error);
  terminal.out(format === 'json' ? `${JSON.stringify({ version: 1, ...found.value }, null, 2)}\n` : pathsText(found.value));
  return EXIT.ok;
}

/** What was recorded up to a time, instead of what there is now. */
export async function askPast(
  time: number,
  question: Parameters<Aetl['lineageHistory']['at']>[0],
  format: LineageExportFormat,
  { aetl, terminal }: { readonly aetl: Aetl; readonly terminal: Terminal },
): Promise<ExitStatus> {
  const found = await aetl.lineageHistory.at(question, time, format).finally(() => aetl.databases.close());
  if (!found.ok) {
    if (found.error.fault === 'usage') throw new UsageError(found.error.message);
    return reportProblem(terminal, 'lineage', found.error);
  }
  const { recordedAt, text } = found.value;
  terminal.note(`as recorded on ${new Date(recordedAt).toISOString().slice(0, 16).replace('T', ' ')}\n`);
  terminal.out(text.endsWith('\n') ? text : `${text}\n`);
  return EXIT.ok;
}

export function timeOption(args: Arguments): number | null {
  const wanted = args.text('at');
  if (wanted === null) return null;
  // A day means all of it.
  const time = Date.parse(/^\d{4}-\d\d-\d\d$/.test(wanted) ? `${wanted}T23:59:59.999Z` : wanted);
  if (Number.isNaN(time)) throw new UsageError(`--at is a time such as 2026-11-01 or 2026-11-01T08:00:00Z, not "${wanted}"`);
  return time;
}

interface Answer {
  readonly json: object;
  readonly text: string;
  readonly status: ExitStatus;
}

async function answer(question: Question, name: string, aetl: Aetl, terminal: Terminal): Promise<Answer> {
  switch (question) {
    case 'explain': {
      const found = await aetl.explainLineage(name, NEVER_CANCELLED);
      if (!found.ok) throw new UsageError(found.error);
      return { json: found.value, text: explanationText(found.value), status: EXIT.ok };
    }
    case 'unused': {
      const found = await aetl.unusedLineage(NEVER_CANCELLED);
      return { json: found, text: unusedText(found), status: EXIT.ok };
    }
    case 'record': {
      const found = await aetl.lineageHistory.record(NEVER_CANCELLED).finally(() => aetl.databases.close());
      if (!found.ok) return { json: {}, text: '', status: reportProblem(terminal, 'lineage', found.error) };
      const { at, units, changed, added, removed } = found.value;
      const text = `${say('{0} {0|unit|units} with lineage, {1} changed: {2} {2|edge|edges} new, {3} gone', units, changed, added, removed)}\n`;
      return { json: { at: new Date(at).toISOString(), units, changed, added, removed }, text, status: EXIT.ok };
    }
    case 'findings': {
      const findings = await aetl.lineageFindings(NEVER_CANCELLED);
      const status = findings.some(({ code }) => code === 'personal-data') ? EXIT.findings : EXIT.ok;
      return { json: { findings }, text: findingsText(findings, terminal), status };
    }
  }
}
