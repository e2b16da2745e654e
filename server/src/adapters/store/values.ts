import type { Flag, Json, Moment } from './schema.ts';

/** As both databases take a moment. */
export function momentText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

export function millisecondsOf(moment: Moment): number {
  return moment instanceof Date ? moment.getTime() : Date.parse(moment);
}

export function jsonText(value: unknown): string {
  return JSON.stringify(value);
}

/** Only what the store has written itself is read as `T`. */
export function jsonValue<T>(json: Json): T {
  return (typeof json === 'string' ? JSON.parse(json) : json) as T;
}

export function flagValue(flag: Flag): boolean {
  return flag === true || flag === 1;
}

export function numberOf(value: number | string | bigint | null): number | null {
  return value === null ? null : Number(value);
}

/** The jobs of an edge as a text: one a line, for a name may hold any other character. */
export function jobsText(jobs: readonly string[]): string | null {
  return jobs.length === 0 ? null : jobs.join('\n');
}

export function jobsOf(text: string | null): readonly string[] {
  return text === null ? [] : text.split('\n');
}
