import type { TextRange } from '../../base/index.ts';

/** A value of a file of JSON, and where it stands. */
export interface JsonValue {
  readonly value: unknown;
  readonly range: TextRange;
}

export interface JsonFile {
  readonly values: readonly JsonValue[];
  /** What is no JSON: passed over, and said. */
  readonly broken: readonly { readonly range: TextRange; readonly reason: string }[];
}

/** The values of a file that is one value, a list of them, or one a line. */
export function readJsonValues(text: string): JsonFile {
  const whole = parse(text);
  if (whole.ok) {
    const range = { start: 0, end: text.length };
    const values = Array.isArray(whole.value) ? whole.value : [whole.value];
    return { values: values.map((value: unknown) => ({ value, range })), broken: [] };
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
  return { values, broken };
}

function parse(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
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
