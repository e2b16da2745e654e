import path from 'node:path';
import { LineIndex, NEVER_CANCELLED } from '../../../base/index.ts';
import type { CatalogSearchHit } from '../../../protocol/index.ts';
import { EXIT, type ExitStatus, UsageError } from '../exit.ts';
import { type OpenProject, openProject } from '../open-project.ts';
import { formatOption, PROJECT_OPTIONS } from '../options.ts';
import { plural } from '../output/plural.ts';
import type { Terminal } from '../terminal.ts';
import type { Verb } from '../verb.ts';

export const glossary: Verb = {
  name: 'glossary',
  about: 'find tables, columns and terms by words; check glossary.yaml',
  usage: 'search WORDS... | check [options]',
  details:
    'Words may be Korean or English, abbreviated or misspelt: 매출 finds sales_amt. check ends with status 1 when something is wrong.',
  options: {
    project: PROJECT_OPTIONS.project,
    'no-cache': PROJECT_OPTIONS['no-cache'],
    limit: { value: 'N', about: 'hits to show at most; 20 if not given' },
    format: { value: 'F', about: 'text or json' },
  },
  examples: [
    ['aetl glossary search 매출', 'where are sales?'],
    ['aetl glossary search customer name', 'columns that hold names of customers'],
    ['aetl glossary check', 'mistakes in glossary.yaml'],
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
    throw new UsageError('write aetl glossary search WORDS, or aetl glossary check');
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
  if (hits.length === 0) terminal.note('aetl: nothing was found\n');
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
    terminal.out(files === 0 ? 'There is no glossary.yaml.\n' : `${plural(terms, 'term')}, ${plural(findings.length, 'finding')}\n`);
  }
  return findings.length === 0 ? EXIT.ok : EXIT.findings;
}
