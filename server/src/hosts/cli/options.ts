import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { DIALECT_NAMES, type DialectName, dialectNamed } from '../../protocol/index.ts';
import { UsageError } from './exit.ts';

/** An option of a verb. `value` names what follows it in help; without it the option is a switch. */
export interface OptionSpec {
  readonly value?: string;
  readonly about: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** What was written after the verb. */
export interface Arguments {
  readonly names: readonly string[];
  text(option: string): string | null;
  has(option: string): boolean;
}

export function readArguments(verb: string, args: readonly string[], specs: OptionSpecs): Arguments {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, { value }]) => [
      name,
      value === undefined ? { type: 'boolean' as const } : { type: 'string' as const },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const found: Readonly<Record<string, unknown>> = values;
    return {
      names: positionals,
      text: (option) => (typeof found[option] === 'string' ? found[option] : null),
      has: (option) => found[option] === true,
    };
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    throw new UsageError(`${reason?.replace(/\.$/, '')}; see aetl ${verb} --help`);
  }
}

/** One of the formats that the verb knows. */
export function formatOption<F extends string>(verb: string, args: Arguments, formats: readonly [F, ...F[]]): F {
  const wanted = args.text('format') ?? formats[0];
  const format = formats.find((candidate) => candidate === wanted);
  if (format === undefined) throw new UsageError(`aetl ${verb} has no format "${wanted}"; choose ${formats.join(', ')}`);
  return format;
}

export type Language = 'en' | 'ko';

/** Of what is written for people to read, English where nobody says otherwise. */
export function languageOption(args: Arguments): Language {
  const wanted = args.text('language') ?? 'en';
  if (wanted !== 'en' && wanted !== 'ko') throw new UsageError('--language must be en or ko');
  return wanted;
}

/** Texts with commas between them; empty when the option is not given. */
export function listOption(args: Arguments, option: string): readonly string[] {
  return (args.text(option) ?? '')
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

export function dialectOption(args: Arguments): DialectName | null {
  const wanted = args.text('dialect');
  return wanted === null ? null : knownDialect(wanted);
}

function knownDialect(wanted: string): DialectName {
  const dialect = dialectNamed(wanted);
  if (dialect === null) throw new UsageError(`there is no dialect "${wanted}"; choose ${DIALECT_NAMES.join(', ')}`);
  return dialect;
}

/** The folder of `--project`, absolute; the current one if it is not given. */
export function projectOption(args: Arguments): string {
  return path.resolve(process.cwd(), args.text('project') ?? '.');
}

export const PROJECT_OPTIONS = {
  project: { value: 'DIR', about: 'folder of the project; the current one if not given' },
  'no-cache': { about: 'read every file anew, and leave nothing behind for the next run' },
  dialect: { value: 'D', about: `SQL dialect of all files, whatever aetl.yaml says: ${DIALECT_NAMES.join(' ')}` },
} as const satisfies OptionSpecs;
