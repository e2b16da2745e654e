import { LineIndex } from '../../../base/index.ts';
import { EXIT, UsageError } from '../exit.ts';
import { dialectOption, formatOption } from '../options.ts';
import { readInput } from '../read-input.ts';
import type { Verb } from '../verb.ts';

export const parse: Verb = {
  name: 'parse',
  about: 'show the statements of a file and what kind each is',
  usage: 'FILE... [options]',
  details: 'A file named - is read from stdin. The dialect is guessed from the text if none is given.',
  options: {
    dialect: { value: 'D', about: 'SQL dialect' },
    format: { value: 'F', about: 'text or json' },
  },
  examples: [
    ['aetl parse load.sql --dialect oracle', 'one line for each statement'],
    ['cat load.sql | aetl parse - --format json', 'kinds, ranges and errors for programs'],
  ],
  async run(args, terminal) {
    const format = formatOption('parse', args, ['text', 'json']);
    if (args.names.length === 0) throw new UsageError('aetl parse needs a file, or - for stdin');
    const { parseSql, guessedDialect } = await import('../../../app/index.ts');
    let wrong = false;
    const files = [];
    for (const name of args.names) {
      const sql = await readInput(name);
      const dialect = dialectOption(args) ?? guessedDialect(sql);
      const { statements } = parseSql({ sql, dialect });
      wrong ||= statements.some((statement) => statement.errors.length > 0);
      files.push({ path: name, dialect, statements });
      if (format === 'json') continue;
      const lines = new LineIndex(sql);
      const at = (offset: number) => `${lines.positionAt(offset).line + 1}:${lines.positionAt(offset).character + 1}`;
      if (args.names.length > 1) terminal.out(`${terminal.style('underline', name)}\n`);
      for (const { kind, range, errors } of statements) {
        terminal.out(`${at(range[0]).padEnd(10)}${kind}\n`);
        for (const error of errors) terminal.out(`${at(error.range[0]).padEnd(10)}${terminal.style('red', 'error')}  ${error.message}\n`);
      }
    }
    if (format === 'json') terminal.out(`${JSON.stringify({ version: 1, files }, null, 2)}\n`);
    return wrong ? EXIT.findings : EXIT.ok;
  },
};
