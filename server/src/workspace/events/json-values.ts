import type { TextRange } from '../../base/index.ts';

/** A value of a file of JSON, and where it stands. */
export interface JsonValue {
  readonly value: unknown;
  readonly range: TextRange;
}

export interface JsonFile {
  readonly values: readonly JsonValue[];
  /** What is no JSON: passed over, and said. Lines of a file of events; or, where nothing can be read at all, the place where the file breaks. */
  readonly broken: readonly { readonly range: TextRange; readonly reason: string }[];
  /** Nothing could be read: it was to be one value, and is broken. */
  readonly isBroken: boolean;
}

/** The values of a file that is one value, a list of them, or one a line. */
export function readJsonValues(text: string): JsonFile {
  const whole = parse(text);
  if (whole.ok) {
    const range = { start: 0, end: text.length };
    const values = Array.isArray(whole.value) ? whole.value : [whole.value];
    return { values: values.map((value: unknown) => ({ value, range })), broken: [], isBroken: false };
  }
  const values: JsonValue[] = [];
  const broken: { readonly range: TextRange; readonly reason: string }[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const range = { start, end: start + line.trimEnd().length };
    start += line.length + 1;
    if (line.trim() === '') continue;
    const parsed = parse(line);
    if (parsed.ok) values.push({ value: parsed.value, range });
    else broken.push({ range, reason: parsed.error });
  }
  // A line of a broken document can be a value by accident: a text at the end of a list. No event is one.
  if (values.some(({ value }) => typeof value === 'object' && value !== null) || text.trim() === '')
    return { values, broken, isBroken: false };
  const at = Math.min(text.length, Number(/at position (\d+)/.exec(whole.error)?.[1] ?? 0));
  const end = Math.min(text.length, at + 1);
  return { values: [], broken: [{ range: { start: Math.max(0, end - 1), end }, reason: whole.error }], isBroken: true };
}

function parse(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    // The place is where the message stands.
    return { ok: false, error: said.replace(/ \(line \d+ column \d+\)$/, '') };
  }
}

export function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

export function textOf(value: unknown, key: string): string | null {
  const found = field(value, key);
  return typeof found === 'string' && found !== '' ? found : null;
}

export function listOf(value: unknown, key: string): readonly unknown[] {
  const found = field(value, key);
  return Array.isArray(found) ? found : [];
}

export function entriesOf(value: unknown, key: string): readonly (readonly [string, unknown])[] {
  const found = field(value, key);
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? Object.entries(found) : [];
}
