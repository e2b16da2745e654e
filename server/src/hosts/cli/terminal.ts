import process from 'node:process';
import { styleText } from 'node:util';

type Style = 'red' | 'yellow' | 'green' | 'cyan' | 'bold' | 'dim' | 'underline';

/** Where a command writes. Answers go to stdout; everything about how it is going goes to stderr. */
export interface Terminal {
  out(text: string): void;
  note(text: string): void;
  style(style: Style, text: string): string;
  /** A line that replaces itself while work goes on; nothing when nobody watches. */
  progress(text: string): void;
  endProgress(): void;
}

export function createTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  // A reader that has seen enough (`aetl … | head`) is no error.
  stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 70));
  const colored = stdout.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  const watched = stderr.isTTY === true;
  let shown = false;
  return {
    out: (text) => void stdout.write(text),
    note: (text) => void stderr.write(text),
    style: (style, text) => (colored ? styleText(style, text, { validateStream: false }) : text),
    progress(text) {
      if (!watched) return;
      shown = true;
      stderr.write(`\r\u001b[K${text}`);
    },
    endProgress() {
      if (shown) stderr.write('\r\u001b[K');
      shown = false;
    },
  };
}
