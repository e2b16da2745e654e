/** What is said to people in one language: the sentences by the English ones. */
export interface Language {
  /** As editors call it: `en`, `ko`. */
  readonly name: string;
  readonly sentences: Readonly<Record<string, string>>;
}

/**
 * A sentence for people, in the language that the host has chosen. The English sentence is its key. `{0}` is the place of the first
 * value; `{0|file is|files are}` is the first where that value is 1, the second otherwise, so that no sentence is put together from pieces.
 */
export function say(sentence: string, ...values: readonly (string | number)[]): string {
  const text = spoken().sentences[sentence] ?? sentence;
  return values.length === 0 ? text : fill(text, values);
}

/** A sentence that is kept, to be said in the language of whoever reads it. */
export interface Saying {
  readonly sentence: string;
  readonly values: readonly (string | number | Saying)[];
}

/** What was said once, in whatever language that was, or can be said in any. */
export type Told = string | Saying;

export function saying(sentence: string, ...values: readonly (string | number | Saying)[]): Saying {
  return { sentence, values };
}

export function tell(told: Told): string {
  return typeof told === 'string'
    ? told
    : say(told.sentence, ...told.values.map((value) => (typeof value === 'object' ? tell(value) : value)));
}

/** Marks a sentence that `say` is asked for elsewhere, as in a table of them, so that it is found for translation. */
export function sentence<const Text extends string>(text: Text): Text {
  return text;
}

/** Names in a sentence: `a, b and c`. */
export function sayAll(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : say('{0} and {1}', names.slice(0, -1).join(', '), names.at(-1) ?? '');
}

/** Names of which one is meant: `a or b or c`. */
export function sayAny(names: readonly string[]): string {
  return names.reduce((left, right) => (left === '' ? right : say('{0} or {1}', left, right)), '');
}

/** Chosen once by whoever starts the process or thread, before anything is said. */
export function speak(language: Language): void {
  shared[KEY] = language;
}

export function spoken(): Language {
  return shared[KEY] ?? ENGLISH;
}

const ENGLISH: Language = { name: 'en', sentences: {} };

/** Each bundle has this module once more (connectors are loaded as bundles of their own); a process speaks one language all the same. */
const KEY = Symbol.for('aetl.language');
const shared = globalThis as { [KEY]?: Language };

interface Place {
  readonly value: number;
  /** What stands there for 1 and for other numbers; null where the value itself does. */
  readonly forms: readonly [string, string] | null;
}

/** A parser that tries things out says the same sentences over and over. */
const cut = new Map<string, readonly (string | Place)[]>();

function fill(text: string, values: readonly (string | number)[]): string {
  const parts = cut.get(text) ?? partsOf(text);
  cut.set(text, parts);
  let filled = '';
  for (const part of parts) {
    if (typeof part === 'string') filled += part;
    else if (part.forms === null) filled += values[part.value];
    else filled += part.forms[Number(values[part.value]) === 1 ? 0 : 1];
  }
  return filled;
}

function partsOf(text: string): readonly (string | Place)[] {
  const parts: (string | Place)[] = [];
  let end = 0;
  for (const found of text.matchAll(/\{(\d+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g)) {
    const [all, value, one, many] = found;
    parts.push(text.slice(end, found.index), { value: Number(value), forms: one === undefined || many === undefined ? null : [one, many] });
    end = found.index + all.length;
  }
  parts.push(text.slice(end));
  return parts;
}
