import type { OptionSpecs } from './options.ts';
import type { Verb } from './verb.ts';

/** What every verb understands. */
export const COMMON_OPTIONS: OptionSpecs = {
  help: { about: 'show this help' },
  language: { value: 'L', about: 'of what is said to people: en or ko; en if not given' },
  debug: { about: 'show where an error comes from' },
};

export function verbHelp(verb: Verb): string {
  const options = Object.entries({ ...verb.options, ...COMMON_OPTIONS, ...verb.options }).map(
    ([name, { value, about }]) => [`--${name}${value ? ` ${value}` : ''}`, about] as const,
  );
  const details = verb.details === undefined ? '' : `\n${verb.details}\n`;
  return `aetl ${verb.name}: ${verb.about}\n\nUsage: aetl ${verb.name} ${verb.usage}\n${details}\nOptions:\n${columns(options)}\n\nExamples:\n${columns(verb.examples)}\n`;
}

export function generalHelp(verbs: readonly Verb[], version: string): string {
  const list = columns(verbs.map((verb) => [verb.name, verb.about] as const));
  return `aetl ${version}: SQL that tells where its data comes from\n\nUsage: aetl <verb> [options]\n\n${list}\n\naetl <verb> --help shows its options and examples.\nExit status: 0 nothing wrong, 1 findings, 2 wrong usage or configuration, 3 a database or model is out of reach, 70 a bug of ours, 130 stopped by Ctrl+C.\n`;
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join('\n');
}
