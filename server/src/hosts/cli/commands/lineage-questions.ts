import type { Aetl } from '../../../app/index.ts';
import { NEVER_CANCELLED } from '../../../base/index.ts';
import { EXIT, type ExitStatus, UsageError } from '../exit.ts';
import { openProject } from '../open-project.ts';
import { type Arguments, formatOption, type OptionSpecs } from '../options.ts';
import { explanationText, findingsText, unusedText } from '../output/lineage-questions-text.ts';
import type { Terminal } from '../terminal.ts';

/** Questions about lineage whose answer is no graph; `aetl lineage` asks them by an option. */
export const QUESTION_OPTIONS = {
  explain: { about: 'how the column NAME comes to its value, a sentence for each step, back to its roots' },
  unused: { about: 'tables that nothing reads, and columns of read tables that nothing takes' },
  findings: {
    about: 'personal data that comes to marts, reports or exposures as it is; columns that much depends on without description or test',
  },
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
  terminal.out(format === 'json' ? `${JSON.stringify({ version: 1, ...json }, null, 2)}\n` : text);
  return status;
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
    case 'findings': {
      const findings = await aetl.lineageFindings(NEVER_CANCELLED);
      const status = findings.some(({ code }) => code === 'personal-data') ? EXIT.findings : EXIT.ok;
      return { json: { findings }, text: findingsText(findings, terminal), status };
    }
  }
}
