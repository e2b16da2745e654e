import type { CellValue, DatabaseFailure, QueryRows } from '../../../app/index.ts';
import { say, throwIfCancelled } from '../../../base/index.ts';
import { statusOfFailure } from '../connections-report.ts';
import { EXIT, UsageError } from '../exit.ts';
import { interruptible } from '../interruptible.ts';
import { openProject } from '../open-project.ts';
import { type Arguments, formatOption, PROJECT_OPTIONS } from '../options.ts';
import { csvRows, jsonRows, textTable } from '../output/rows.ts';
import { readInput } from '../read-input.ts';
import type { Terminal } from '../terminal.ts';
import type { Verb } from '../verb.ts';

const FORMATS = ['text', 'json', 'csv'] as const;
const MOST_BYTES = 100_000_000;

export const query: Verb = {
  name: 'query',
  about: 'run a query on a connection of aetl.yaml; it only reads',
  usage: 'CONNECTION [SQL] [options]',
  details:
    'SQL is read from standard input when it is not given. A statement that could change anything is refused. Values of columns that are likely to hold personal data are masked.',
  options: {
    project: PROJECT_OPTIONS.project,
    'no-cache': PROJECT_OPTIONS['no-cache'],
    format: { value: 'F', about: 'text, json or csv' },
    'max-rows': { value: 'N', about: 'rows to fetch at most; 1000 if not given' },
    unmasked: { about: 'show personal data as it is' },
    timeout: { value: 'S', about: 'seconds that it may take; 60 if not given' },
  },
  examples: [
    ['aetl query warehouse "select count(*) from orders"', 'the answer as a table'],
    ['aetl query warehouse --format csv --max-rows 100000 < report.sql', 'a report for a spreadsheet'],
  ],
  async run(args, terminal) {
    const format = formatOption('query', args, FORMATS);
    const [name, given] = args.names;
    if (name === undefined) throw new UsageError('name a connection; aetl doctor --connections lists them');
    const limits = { maxRows: number(args, 'max-rows', 1000), timeoutMilliseconds: 1000 * number(args, 'timeout', 60) };
    const sql = given ?? (await readInput('-'));
    const { aetl } = await openProject(args, terminal);
    const { failureOf, placedMessage } = await import('../../../app/index.ts');
    const connector = await aetl.connections.open(name);
    if (!connector.ok) throw new UsageError(connector.error);
    try {
      const unmasked = args.has('unmasked');
      return await interruptible(async (token) => {
        const answer = await aetl.query(name, { sql, ...limits, maxBytes: MOST_BYTES }, unmasked, token);
        throwIfCancelled(token);
        const failed = (failure: DatabaseFailure) => {
          terminal.note(`aetl: ${name}: ${placedMessage(failure, sql)}\n`);
          return statusOfFailure(failure);
        };
        if (!answer.ok) return failed(answer.error);
        const rows: (readonly CellValue[])[] = [];
        try {
          for await (const batch of answer.value.batches) rows.push(...batch);
        } catch (error) {
          throwIfCancelled(token);
          const failure = failureOf(error);
          if (failure === null) throw error;
          // Half an answer, taken for the whole of it, would be worse than none.
          return failed(failure);
        }
        print(answer.value, rows, format, terminal);
        const masked = answer.value.columns.flatMap(({ name: column }, at) => (answer.value.masked()[at] ? [column] : []));
        if (masked.length > 0) terminal.note(`aetl: ${say('personal data is masked in {0}; --unmasked shows it', masked.join(', '))}\n`);
        return EXIT.ok;
      });
    } finally {
      await aetl.connections.close();
    }
  },
};

function print(answer: QueryRows, rows: readonly (readonly CellValue[])[], format: (typeof FORMATS)[number], terminal: Terminal): void {
  const { columns } = answer;
  const truncated = answer.truncated();
  if (format === 'json') terminal.out(jsonRows(columns, rows, truncated));
  else terminal.out(format === 'csv' ? csvRows(columns, rows) : textTable(columns, rows));
  for (const message of answer.messages()) terminal.note(`${message}\n`);
  if (truncated !== null) terminal.note(`aetl: ${say('there is more than these {0} rows; --max-rows fetches more', rows.length)}\n`);
}

function number(args: Arguments, option: string, otherwise: number): number {
  const text = args.text(option);
  const value = text === null ? otherwise : Number(text);
  if (!Number.isInteger(value) || value < 1) throw new UsageError(`--${option} must be a whole number above zero`);
  return value;
}
