import { say, sayAny } from '../../../base/index.ts';
import type { Terminal } from '../terminal.ts';
import type { CheckedDiagnostic, CheckedFile, CheckResult } from './check-result.ts';

export function checkText(result: CheckResult, terminal: Pick<Terminal, 'style'>): string {
  const files = result.files.filter((file) => file.diagnostics.length > 0).map((file) => fileText(file, terminal));
  const folders = result.skipped.filter(({ path }) => !result.files.some((file) => path.endsWith(file.path)));
  const skipped = folders.map(({ path, reason }) => `${terminal.style('dim', say('left out {0}: {1}', path, reason))}\n`);
  return [...files, ...skipped, `${summaryLine(result, terminal)}\n`].join('');
}

export function summaryLine({ files, statements, errors, warnings }: CheckResult, { style }: Pick<Terminal, 'style'>): string {
  const where = say('{0} {0|statement|statements} in {1} {1|file|files}', statements, files.length);
  if (errors + warnings === 0) return style('green', say('No problems: {0}.', where));
  const counts = [
    errors > 0 ? style('red', say('{0} {0|error|errors}', errors)) : '',
    warnings > 0 ? style('yellow', say('{0} {0|warning|warnings}', warnings)) : '',
  ];
  return say('{0} in {1}.', counts.filter(Boolean).join(', '), where);
}

function fileText(file: CheckedFile, terminal: Pick<Terminal, 'style'>): string {
  const lines = file.text.split(/\r\n|\r|\n/);
  const entries = file.diagnostics.map((diagnostic) => entryText(diagnostic, lines, terminal));
  return `${terminal.style('underline', file.path)}\n${entries.join('')}\n`;
}

const COLORS = { error: 'red', warning: 'yellow', information: 'cyan', hint: 'cyan' } as const;

function entryText(
  { range, severity, code, message, suggestions }: CheckedDiagnostic,
  lines: readonly string[],
  { style }: Pick<Terminal, 'style'>,
): string {
  const { line, character } = range.start;
  const head = `  ${line + 1}:${character + 1}  ${style(COLORS[severity], severity)}  ${message}  ${style('dim', code)}\n`;
  // What should not stand in a file should not stand in the log of a build either.
  const source = code === 'clear-text-secret' ? '' : (lines[line] ?? '');
  const length = range.end.line === line ? range.end.character - character : source.length - character;
  const excerpt =
    source === '' || length <= 0
      ? ''
      : `${style('dim', `     | ${clip(source)}`)}\n${marker(source, character, length, style(COLORS[severity], '^'))}`;
  // Messages mostly name the best suggestion themselves; only what they leave out is added.
  const others = suggestions.filter((suggestion) => !message.includes(suggestion.replaceAll('"', '')));
  return head + excerpt + (others.length > 0 ? `       ${say('did you mean {0}?', sayAny(others))}\n` : '');
}

const WIDTH = 160;

function clip(line: string): string {
  return line.length > WIDTH ? `${line.slice(0, WIDTH)}…` : line;
}

function marker(line: string, character: number, length: number, mark: string): string {
  if (character >= WIDTH) return '';
  const before = line.slice(0, character).replace(/[^\t]/g, ' ');
  return `     | ${before}${mark.replace('^', '^'.repeat(Math.min(length, WIDTH - character)))}\n`;
}
