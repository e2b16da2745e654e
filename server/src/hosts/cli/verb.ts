import type { ExitStatus } from './exit.ts';
import type { Arguments, OptionSpecs } from './options.ts';
import type { Terminal } from './terminal.ts';

/** A verb of the command line. */
export interface Verb {
  readonly name: string;
  /** One line for the list of verbs. */
  readonly about: string;
  /** What is written after `aetl <name>`. */
  readonly usage: string;
  /** More than the one line, for its own help. */
  readonly details?: string;
  readonly options: OptionSpecs;
  readonly examples: readonly (readonly [command: string, meaning: string])[];
  run(args: Arguments, terminal: Terminal): Promise<ExitStatus>;
}
