import { type Domain, isPersonal } from './domains.ts';

/** What a value is masked as: a domain, or `personal` where somebody said no more than that. */
export type MaskKind = Domain | 'personal';

/** A value as it may leave the database: personal data keeps its shape and what is needed to recognise the kind, no more. */
export function maskValue(value: string, kind: MaskKind): string {
  if (value === '') return value;
  if (kind === 'personal') return hidden(value);
  return isPersonal(kind) ? (MASKS[kind]?.(value) ?? hidden(value)) : value;
}

const hidden = (value: string): string => '*'.repeat(Math.min([...value].length, 8));

const MASKS: Readonly<Partial<Record<Domain, (value: string) => string>>> = {
  'resident-number': (value) => digitsHidden(value, 0, 0),
  'passport-number': (value) => tail(value, 0),
  'licence-number': (value) => tail(value, 0),
  'card-number': (value) => digitsHidden(value, 0, 4),
  'bank-account': (value) => digitsHidden(value, 0, 3),
  'person-name': maskName,
  // Of a date the year stays, by which ages can still be counted.
  'birth-date': (value) =>
    /^(19|20)\d\d/.test(value) ? value.slice(0, 4) + value.slice(4).replace(/[\p{L}\p{N}]/gu, '*') : tail(value, 0),
  gender: () => '*',
  phone: (value) => digitsHidden(value, 3, 4),
  'e-mail': maskEmail,
  address: (value) => {
    const words = value.trim().split(/\s+/);
    return words.length > 2 ? `${words.slice(0, 2).join(' ')} ***` : hidden(value);
  },
  'ip-address': (value) => (/^\d+\.\d+\.\d+\.\d+$/.test(value) ? value.replace(/\.\d+\.\d+$/, '.*.*') : hidden(value)),
  password: () => '********',
};

/** Keeps so many digits at the beginning and at the end when at least as many are hidden between them, and everything that is neither letter nor digit. */
function digitsHidden(value: string, first: number, last: number): string {
  const characters = [...value];
  const total = characters.filter(isLetterOrDigit).length;
  const enough = total >= (first + last) * 1.4;
  let at = 0;
  return characters
    .map((character) => {
      if (!isLetterOrDigit(character)) return character;
      const index = at++;
      return enough && (index < first || index >= total - last) ? character : '*';
    })
    .join('');
}

const isLetterOrDigit = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
const tail = (value: string, kept: number): string => digitsHidden(value, 0, kept);

/** 홍길동 becomes 홍*동, 홍길 becomes 홍*; of each word of other names the first letter stays. */
function maskName(value: string): string {
  const name = value.trim();
  if (/^[가-힣]+$/.test(name)) {
    const letters = [...name];
    if (letters.length === 1) return '*';
    return letters.map((letter, index) => (index === 0 || (letters.length > 2 && index === letters.length - 1) ? letter : '*')).join('');
  }
  return name
    .split(/\s+/)
    .map((word) =>
      /^[가-힣]+$/.test(word) ? maskName(word) : [...word].map((letter, index) => (index === 0 && word.length > 1 ? letter : '*')).join(''),
    )
    .join(' ');
}

function maskEmail(value: string): string {
  const at = value.lastIndexOf('@');
  if (at <= 0) return hidden(value);
  return `${[...value][0] ?? ''}***${value.slice(at)}`;
}
