import process from 'node:process';
import { closestNames, isCancelled } from '../../base/index.ts';
import { EXIT, type ExitStatus, UsageError } from './exit.ts';
import { COMMON_OPTIONS, generalHelp, verbHelp } from './help.ts';
import { languageOption, readArguments } from './options.ts';
import { createTerminal } from './terminal.ts';
import { VERBS, VERSION } from './verbs.ts';

/** Runs one command to its end. This is the one place that turns errors into messages and exit statuses. */
export async function run(argv: readonly string[]): Promise<ExitStatus> {
  const terminal = createTerminal();
  const debug = argv.includes('--debug');
  try {
    const [name, ...rest] = argv;
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      const about = VERBS.find((verb) => verb.name === rest[0]);
      terminal.out(about === undefined ? generalHelp(VERBS, VERSION) : verbHelp(about));
      return name === undefined ? EXIT.usage : EXIT.ok;
    }
    if (name === '--version' || name === '-v' || name === 'version') {
      terminal.out(`${VERSION}\n`);
      return EXIT.ok;
    }
    const verb = VERBS.find((candidate) => candidate.name === name);
    if (verb === undefined) throw new UsageError(unknownVerb(name));
    if (rest.includes('--help') || rest.includes('-h')) {
      terminal.out(verbHelp(verb));
      return EXIT.ok;
    }
    const args = readArguments(name, rest, { ...verb.options, ...COMMON_OPTIONS });
    const language = languageOption(args);
    if (language !== 'en') (await import('../../app/index.ts')).speakLanguage(language);
    return await verb.run(args, terminal);
  } catch (error) {
    terminal.endProgress();
    if (isCancelled(error)) {
      terminal.note('aetl: stopped\n');
      return EXIT.interrupted;
    }
    const usage = error instanceof UsageError;
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      usage ? `aetl: ${message}\n` : `aetl: this is a bug of AETL, please report it: ${message}${debug ? '' : ' (--debug shows where)'}\n`,
    );
    if (debug && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
    return usage ? EXIT.usage : EXIT.bug;
  }
}

function unknownVerb(name: string): string {
  const [guess] = closestNames(
    name,
    VERBS.map((verb) => verb.name),
  );
  return `there is no verb "${name}"; ${guess === undefined ? 'aetl --help lists them' : `did you mean aetl ${guess}?`}`;
}
