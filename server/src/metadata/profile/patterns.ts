import { isBusinessNumber, isCardNumber, isResidentNumber } from './check-digits.ts';
import type { PatternName, PatternShare } from './model.ts';

/** Five digits are many things: amounts that happen to fit are no postal codes. */
const LEAST_SHARE: Partial<Record<PatternName, number>> = { 'korean-postal-code': 0.9 };

/** Patterns that at least a twentieth of the values match, most frequent first. */
export function patternShares(values: readonly string[]): readonly PatternShare[] {
  const shares = PATTERNS.map(([pattern, matches]) => ({ pattern, matches: values.filter(matches).length, of: values.length }));
  return shares
    .filter(({ pattern, matches, of }) => of > 0 && matches / of >= (LEAST_SHARE[pattern] ?? 0.05))
    .sort((a, b) => b.matches - a.matches);
}

/** The patterns that one value matches. */
export function patternsOf(value: string): readonly PatternName[] {
  return PATTERNS.flatMap(([pattern, matches]) => (matches(value) ? [pattern] : []));
}

const like = (pattern: RegExp) => (value: string) => pattern.test(value);

const PATTERNS: readonly (readonly [PatternName, (value: string) => boolean])[] = [
  ['korean-resident-number', isResidentNumber],
  ['korean-business-number', isBusinessNumber],
  ['card-number', isCardNumber],
  ['e-mail', like(/^[^\s@"<>(),;:]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,24}$/u)],
  ['url', like(/^(?:https?|ftps?|s3|gs):\/\/[^\s/?#]+\S*$/i)],
  ['uuid', like(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i)],
  ['ipv4', like(/^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/)],
  ['iso-date', (value) => isDate(/^(\d{4})-(\d\d)-(\d\d)$/.exec(value))],
  ['compact-date', (value) => isDate(/^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(value))],
  ['slashed-date', (value) => isDate(/^(\d{4})[./](\d{1,2})[./](\d{1,2})\.?$/.exec(value))],
  [
    'iso-timestamp',
    (value) => isDate(/^(\d{4})-(\d\d)-(\d\d)[T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?\s*(?:Z|[+-]\d\d(?::?\d\d)?)?$/.exec(value)),
  ],
  ['time', like(/^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?$/)],
  ['korean-phone', like(/^(?:\+82[- ]?|0)(?:1[016789]|2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70|50\d)[-. )]?\d{3,4}[-. ]?\d{4}$/)],
  ['international-phone', like(/^\+[1-9](?:[ ().-]{0,2}\d){6,14}$/)],
  ['korean-postal-code', like(/^(?:0[1-9]|[1-5]\d|6[0-3])\d{3}$/)],
  ['us-postal-code', like(/^\d{5}-\d{4}$/)],
  ['integer', like(/^[+-]?\d+$/)],
  ['decimal', like(/^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d+$/)],
  ['json', like(/^(?:\{\s*"[\s\S]*\}|\{\s*\}|\[[\s\S]*\])$/)],
];

function isDate(match: RegExpExecArray | null): boolean {
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number);
  return (
    year !== undefined && month !== undefined && day !== undefined && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
  );
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
