import { say, sayAll } from '../../base/index.ts';
import { familyOf } from '../../sql/index.ts';
import type { ColumnProfile } from '../profile/index.ts';
import { DOMAIN_RULES, type Domain, type DomainRule, isPersonal } from './domains.ts';
import { type NameWord, nameWords } from './name-words.ts';
import { isBareName, isPersonTable } from './person-tables.ts';

export interface ClassifiedColumn {
  /** The name of its table, without schema; null where it is not known. */
  readonly table: string | null;
  readonly name: string;
  readonly type: string;
  readonly comment: string | null;
  /** Null where the table has not been profiled. */
  readonly profile: ColumnProfile | null;
}

export interface DomainGuess {
  readonly domain: Domain;
  /** Between 0 and 1. */
  readonly confidence: number;
  readonly personal: boolean;
  readonly reasons: readonly string[];
}

/** What a column holds, the likeliest first; empty when nothing speaks for anything. */
export function classifyColumn(column: ClassifiedColumn): readonly DomainGuess[] {
  const words = nameWords(column.name);
  const guesses = DOMAIN_RULES.flatMap((rule) => guessOf(rule, column, words));
  guesses.push(...namesOfPersons(column, words));
  const best = new Map<Domain, DomainGuess>();
  for (const guess of [...guesses, ...valueGuesses(column)]) {
    const known = best.get(guess.domain);
    if (known === undefined) best.set(guess.domain, guess);
    else if (known.confidence < guess.confidence) best.set(guess.domain, guess);
  }
  return [...best.values()].filter(({ confidence }) => confidence >= LEAST).sort((a, b) => b.confidence - a.confidence);
}

const LEAST = 0.25;
/** Words of a comment that is a name of its own. */
const LONGEST_COMMENT = 5;

function guessOf(rule: DomainRule, column: ClassifiedColumn, words: readonly NameWord[]): readonly DomainGuess[] {
  const evidence: { readonly weight: number; readonly reason: string }[] = [];
  const named = byName(rule, words);
  if (named !== null) evidence.push({ weight: named, reason: say('The name “{0}” reads {1}.', column.name, words.map(spoken).join(' ')) });
  // A comment that is a sentence ends with any word.
  const spelt = named === null && column.comment !== null ? nameWords(column.comment.slice(0, 100)) : [];
  const comment = spelt.length > 0 && spelt.length <= LONGEST_COMMENT ? byName(rule, spelt) : null;
  if (comment !== null) evidence.push({ weight: comment * 0.8, reason: say('Its comment says “{0}”.', column.comment ?? '') });
  for (const [pattern, weight] of rule.patterns) {
    const share = shareOf(column.profile, pattern);
    if (share !== null && share >= 0.5)
      evidence.push({
        weight: weight * share,
        reason: say('{0} % of the values looked at are written as {1}.', Math.round(share * 100), pattern),
      });
  }
  if (evidence.length === 0) return [];
  const doubts = doubtsOf(rule, column);
  const certainty = 1 - evidence.reduce((left, { weight }) => left * (1 - weight), 1);
  const confidence = doubts.reduce((left, { factor }) => left * factor, certainty);
  return [
    guess(
      rule.domain,
      confidence,
      [...evidence, ...doubts].map(({ reason }) => reason),
    ),
  ];
}

/** `students.name`: what the column leaves out, its table says. */
function namesOfPersons({ table, name, type }: ClassifiedColumn, words: readonly NameWord[]): readonly DomainGuess[] {
  if (table === null || !isBareName(words) || !isPersonTable(table) || !['text', 'unknown'].includes(familyOf(type))) return [];
  return [guess('person-name', 0.8, [say('The table “{0}” is of persons, and “{1}” is their name.', table, name)])];
}

function guess(domain: Domain, confidence: number, reasons: readonly string[]): DomainGuess {
  return { domain, confidence: Math.round(confidence * 100) / 100, personal: isPersonal(domain), reasons };
}

/** How surely the end of a name says so. A word that is only followed by a count, or by nothing known, still counts a little. */
function byName(rule: DomainRule, written: readonly NameWord[]): number | null {
  const words = UNITS.has(written.at(-1)?.text ?? '') && written.length > 1 ? written.slice(0, -1) : written;
  const concepts = words.flatMap(({ word }) => (word === null ? [] : [word.concept]));
  const last = concepts.at(-1);
  if (last === undefined) return null;
  const present = rule.with === '' || rule.with.split(' ').some((concept) => concepts.slice(0, -1).includes(concept));
  if (!present) return null;
  // `is_active`, `has_coupon`: the question stands first.
  if (rule.domain === 'flag' && concepts[0] === 'flag') return 0.85;
  // `reg_dt`, `created_at`: a head of its own wins over the word before it; the last word unknown is a weaker sign.
  const unknownTail = words.at(-1)?.word === null && !/^\d+$/.test(words.at(-1)?.text ?? '');
  for (const [heads, confidence] of rule.heads) if (heads.split(' ').includes(last)) return unknownTail ? confidence * 0.6 : confidence;
  // A particular concept speaks from anywhere in the name: birth_dt, email_addr, card_no_enc.
  const particular = rule.heads.find(
    ([heads, confidence]) => confidence >= 0.85 && heads.split(' ').some((head) => SPEAKING.has(head) && concepts.includes(head)),
  );
  return particular !== undefined && !DERIVED.has(last) ? particular[1] * 0.9 : null;
}

/** `weight_kg`: a unit says nothing of its own. */
const UNITS = new Set('kg mg g cm mm km ml sec secs ms pct krw usd eur'.split(' '));

const SPEAKING = new Set(
  'resident-number passport-number licence-number card-number account-number password business-number birth-date gender phone mobile email ip-address postal-code full-name'.split(
    ' ',
  ),
);
/** What is said about such a value, not the value itself: `email_yn`, `phone_cnt`. */
const DERIVED = new Set('flag count status rate datetime identifier quantity amount type class model version file path company'.split(' '));

function doubtsOf(rule: DomainRule, { type, profile }: ClassifiedColumn): readonly { readonly factor: number; readonly reason: string }[] {
  const doubts: { factor: number; reason: string }[] = [];
  const family = familyOf(type);
  if (rule.families.length > 0 && !rule.families.includes(family)) doubts.push({ factor: 0.4, reason: say('But its type is {0}.', type) });
  const looked = profile?.patternSample ?? 0;
  const matched = rule.patterns.reduce((sum, [pattern]) => sum + (shareOf(profile, pattern) ?? 0), 0);
  if (CHECKED.has(rule.domain) && profile !== null && looked >= 20 && matched < 0.1)
    doubts.push({ factor: 0.4, reason: say('But hardly any of the values looked at is written like one.') });
  return doubts;
}

/** Domains whose values can hardly be written in any other way. */
const CHECKED: ReadonlySet<Domain> = new Set<Domain>(['e-mail', 'url', 'ip-address']);

function shareOf(profile: ColumnProfile | null, name: string): number | null {
  const found = profile?.patterns.find(({ pattern }) => pattern === name);
  return found === undefined || found.of === 0 ? null : found.matches / found.of;
}

const spoken = ({ text, word }: NameWord): string => word?.english ?? text;

const FLAG_VALUES = new Set('y n t f 0 1 yes no true false 예 아니오 o x'.split(' '));

/** What types and values say by themselves. */
function valueGuesses({ type, profile }: ClassifiedColumn): readonly DomainGuess[] {
  const family = familyOf(type);
  const found: DomainGuess[] = [];
  if (family === 'boolean') found.push(guess('flag', 0.8, [say('Its type is {0}.', type)]));
  if (family === 'date') found.push(guess('date', 0.8, [say('Its type is {0}.', type)]));
  if (family === 'timestamp') found.push(guess('timestamp', 0.75, [say('Its type is {0}.', type)]));
  if (family === 'time') found.push(guess('time', 0.75, [say('Its type is {0}.', type)]));
  if (family === 'spatial') found.push(guess('geo', 0.8, [say('Its type is {0}.', type)]));
  if (family === 'uuid') found.push(guess('identifier', 0.8, [say('Its type is {0}.', type)]));
  if (profile === null || profile.distinct === null) return found;
  const values = profile.rows - profile.nulls;
  const distinct = profile.distinct.count;
  if (
    distinct > 0 &&
    distinct <= 2 &&
    values >= 20 &&
    profile.top.length > 0 &&
    profile.top.every(({ value }) => FLAG_VALUES.has(value.toLowerCase()))
  )
    found.push(guess('flag', 0.75, [say('Its values are {0}.', sayAll(profile.top.map(({ value }) => value)))]));
  const longest = profile.lengths?.max ?? null;
  if (profile.kind === 'text' && values >= 200 && distinct > 2 && distinct <= 100 && longest !== null && longest <= 10)
    found.push(guess('code', 0.45, [say('It has {0} values of at most {1} characters.', distinct, longest)]));
  if (profile.kind === 'text' && (profile.lengths?.mean ?? 0) > 60 && distinct > values * 0.5)
    found.push(guess('free-text', 0.5, [say('Its values are long, and hardly repeat.')]));
  return found;
}
