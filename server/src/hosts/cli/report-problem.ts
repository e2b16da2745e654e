import type { DatabaseProblem } from '../../app/index.ts';
import { EXIT, type ExitStatus } from './exit.ts';
import type { Terminal } from './terminal.ts';

/** Tells of something that was not done with a database, on one line, and says what the process ends with. */
export function reportProblem(terminal: Terminal, connection: string, { fault, message }: DatabaseProblem): ExitStatus {
  terminal.note(`aetl: ${connection}: ${message.replaceAll(/\s+/g, ' ')}\n`);
  return fault === 'database' ? EXIT.unreachable : EXIT.usage;
}
