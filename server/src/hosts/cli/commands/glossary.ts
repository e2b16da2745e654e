import path from 'node:path';
import { LineIndex, NEVER_CANCELLED, say } from '../../../base/index.ts';
import type { CatalogSearchHit, GlossaryProposal } from '../../../protocol/index.ts';
import { EXIT, type ExitStatus, UsageError } from '../exit.ts';
import { type OpenProject, openProject } from '../open-project.ts';
import { formatOption, type Language, languageOption, PROJECT_OPTIONS } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import type { Verb } from '../verb.ts';

export const glossary: Verb = {
  name: 'glossary',
  about: 'find tables, columns and terms by words; check glossary.yaml; propose what could be in it',
  usage: 'search WORDS... | check | propose [options]',
  details:
    'Words may be Korean or English, abbreviated or misspelt: 매출 finds sales_amt. check ends with status 1 when something is wrong.\n' +
    'propose shows descriptions, domains and terms that names speak for; --write writes the sure ones into YAML.',
  options: {
    project: PROJECT_OPTIONS.project,
    'no-cache': PROJECT_OPTIONS['no-cache'],
    limit: { value: 'N', about: 'hits to show at most; 20 if not given' },
    table: { value: 'NAME', about: 'propose for this table only; all tables if not given' },
    language: { value: 'L', about: 'of proposed descriptions and of what is said to people: en or ko; en if not given' },
    confidence: { value: 'N', about: 'propose what is at least so sure, between 0 and 1; 0.8 if not given' },
    write: { about: 'write what is proposed into glossary.yaml, or where the table is described already' },
    format: { value: 'F', about: 'text or json' },
  },
  examples: [
    ['aetl glossary search 매출', 'where are sales?'],
    ['aetl glossary search customer name', 'columns that hold names of customers'],
    ['aetl glossary check', 'mistakes in glossary.yaml'],
    ['aetl glossary propose --table marts.dim_customer --language ko', 'what could be said of a table'],
  ],
  async run(args, terminal) {
    const format = formatOption('glossary', args, ['text', 'json']);
    const [what, ...words] = args.names;
    if (what === 'search' && words.length > 0) {
      const limit = Number(args.text('limit') ?? 20);
      if (!Number.isInteger(limit) || limit < 1) throw new UsageError('--limit must be a whole number above zero');
      return search(await openProject(args, terminal), words.join(' '), limit, format, terminal);
    }
    if (what === 'check' && words.length === 0) return check(await openProject(args, terminal), format, terminal);
    if (what === 'propose' && words.length === 0) {
      const confidence = Number(args.text('confidence') ?? 0.8);
      if (!(confidence >= 0 && confidence <= 1)) throw new UsageError('--confidence must be a number between 0 and 1');
      const language = languageOption(args);
      const question = { table: args.text('table') ?? null, language, confidence, write: args.has('write') } as const;
      return propose(await openProject(args, terminal), question, format, terminal);
    }
    throw new UsageError('write aetl glossary search WORDS, aetl glossary check, or aetl glossary propose');
  },
};

async function search({ aetl }: OpenProject, words: string, limit: number, format: string, terminal: Terminal): Promise<ExitStatus> {
  const { hits } = await aetl.searchCatalog({ query: words, limit }, NEVER_CANCELLED, { whole: true });
  if (format === 'json') terminal.out(`${JSON.stringify({ version: 1, hits }, null, 2)}\n`);
  else
    for (const hit of hits) {
      const about = [hit.description?.split('\n')[0], hit.terms.length > 0 ? `[${hit.terms.join(', ')}]` : null, hit.connection].filter(
        Boolean,
      );
      terminal.out(`${hit.kind.padEnd(8)}${nameOf(hit)}${about.length > 0 ? terminal.style('dim', `  ${about.join('  ')}`) : ''}\n`);
    }
  if (hits.length === 0) terminal.note(`aetl: ${say('nothing was found')}\n`);
  return EXIT.ok;
}

function nameOf({ table, column, name }: CatalogSearchHit): string {
  return table === null ? name : [table.schema, table.name, column].filter((part) => part !== null).join('.');
}

async function check({ aetl, folder }: OpenProject, format: string, terminal: Terminal): Promise<ExitStatus> {
  const { files, terms, findings } = await aetl.glossaries.check(NEVER_CANCELLED);
  const shown = findings.map(({ path: file, text, range, severity, message, suggestions }) => {
    const lines = new LineIndex(text);
    return {
      path: path.relative(folder, file),
      severity,
      message,
      range: { start: lines.positionAt(range.start), end: lines.positionAt(range.end) },
      suggestions,
    };
  });
  if (format === 'json') terminal.out(`${JSON.stringify({ version: 1, files, terms, findings: shown }, null, 2)}\n`);
  else {
    for (const { path: file, severity, message, range } of shown)
      terminal.out(
        `${file}:${range.start.line + 1}:${range.start.character + 1}  ${terminal.style(severity === 'error' ? 'red' : 'yellow', severity)}  ${message}\n`,
      );
    terminal.out(
      `${files === 0 ? say('There is no glossary.yaml.') : say('{0} {0|term|terms}, {1} {1|finding|findings}', terms, findings.length)}\n`,
    );
  }
  return findings.length === 0 ? EXIT.ok : EXIT.findings;
}

interface ProposalQuestion {
  readonly table: string | null;
  readonly language: Language;
  readonly confidence: number;
  readonly write: boolean;
}

async function propose({ aetl }: OpenProject, question: ProposalQuestion, format: string, terminal: Terminal): Promise<ExitStatus> {
  const { language, confidence } = question;
  const tables: { readonly table: string; readonly proposals: readonly GlossaryProposal[] }[] = [];
  for (const name of question.table === null ? aetl.proposals.tables() : [question.table]) {
    const found = await aetl.proposals.propose({ table: name, language }, NEVER_CANCELLED);
    if (found === null) throw new UsageError(say('there is no table {0}; aetl glossary search finds names', name));
    const proposals = found.proposals.filter((proposal) => proposal.confidence >= confidence);
    if (proposals.length > 0) tables.push({ table: found.table, proposals });
  }
  if (format === 'json') terminal.out(`${JSON.stringify({ version: 1, tables }, null, 2)}\n`);
  else
    for (const { table, proposals } of tables) {
      terminal.out(`${terminal.style('bold', table)}\n`);
      for (const { column, kind, text, confidence: sure, reason } of proposals)
        terminal.out(
          `  ${(column ?? '').padEnd(24)} ${kind.padEnd(12)} ${text}  ${terminal.style('dim', `${Math.round(sure * 100)} % ${reason}`)}\n`,
        );
    }
  if (question.write) return write(aetl, tables, language, terminal);
  if (tables.length === 0) terminal.note(`aetl: ${say('nothing is proposed')}\n`);
  return EXIT.ok;
}

async function write(
  aetl: OpenProject['aetl'],
  tables: readonly { readonly table: string; readonly proposals: readonly GlossaryProposal[] }[],
  language: Language,
  terminal: Terminal,
): Promise<ExitStatus> {
  const written = new Set<string>();
  let failed = false;
  for (const { table, proposals } of tables) {
    const accepted = proposals.map(({ id }) => id);
    const { files, problems } = await aetl.proposals.write({ table, language, accepted, rejected: [] }, NEVER_CANCELLED);
    for (const file of files) written.add(file);
    for (const problem of problems) terminal.note(`aetl: ${problem}\n`);
    failed ||= problems.length > 0;
  }
  for (const file of written) terminal.note(`aetl: ${say('{0} was written', file)}\n`);
  return failed ? EXIT.usage : EXIT.ok;
}
