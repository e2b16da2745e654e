import type { TypeFamily } from '../../sql/index.ts';
import type { PatternName } from '../profile/index.ts';

/** What a column's values are, for people. */
export const DOMAINS = [
  'resident-number',
  'passport-number',
  'licence-number',
  'card-number',
  'bank-account',
  'person-name',
  'birth-date',
  'gender',
  'phone',
  'e-mail',
  'address',
  'ip-address',
  'password',
  'business-number',
  'postal-code',
  'url',
  'geo',
  'identifier',
  'code',
  'flag',
  'date',
  'timestamp',
  'time',
  'period',
  'amount',
  'rate',
  'quantity',
  'measure',
  'name',
  'free-text',
] as const;

export type Domain = (typeof DOMAINS)[number];

/** Whether values of a domain tell who somebody is, or open a door; they are masked where they leave the database. */
export const isPersonal = (domain: Domain): boolean => PERSONAL_DOMAINS.has(domain);

const PERSONAL_DOMAINS: ReadonlySet<Domain> = new Set<Domain>([
  'resident-number',
  'passport-number',
  'licence-number',
  'card-number',
  'bank-account',
  'person-name',
  'birth-date',
  'gender',
  'phone',
  'e-mail',
  'address',
  'ip-address',
  'password',
]);

export interface DomainRule {
  readonly domain: Domain;
  /** Concepts that name it at the end of a name, with how surely. */
  readonly heads: readonly (readonly [concepts: string, confidence: number])[];
  /** Concepts of which one has to be in the name as well; empty when none has to. */
  readonly with: string;
  /** Families of types that it may have; anything where empty. */
  readonly families: readonly TypeFamily[];
  /** Patterns by which its values are known, with how surely when all match. */
  readonly patterns: readonly (readonly [PatternName, number])[];
}

const NUMBERS: readonly TypeFamily[] = ['integer', 'decimal', 'float', 'unknown'];
const TEXTS: readonly TypeFamily[] = ['text', 'unknown'];
const CODES: readonly TypeFamily[] = ['text', 'integer', 'decimal', 'unknown', 'uuid'];
/** Concepts that are people. */
export const PERSONS =
  'customer member user recipient contact account-holder employee manager patient doctor student teacher family person guest subscriber applicant author seller buyer driver passenger visitor player actor nurse professor instructor guardian resident citizen beneficiary insured salesperson candidate prospect agent courier owner';

/** People by whose name others are told in a report. */
const CALLED =
  'customer manager employee patient doctor student teacher author recipient guardian professor instructor nurse passenger guest buyer seller applicant salesperson account-holder beneficiary insured';

const rule = (
  domain: Domain,
  heads: DomainRule['heads'],
  families: readonly TypeFamily[] = [],
  patterns: DomainRule['patterns'] = [],
  withOne = '',
): DomainRule => ({ domain, heads, families, patterns, with: withOne });

/** The first of equal confidence wins: what is more particular stands first. */
export const DOMAIN_RULES: readonly DomainRule[] = [
  rule('resident-number', [['resident-number', 0.95]], CODES, [['korean-resident-number', 0.95]]),
  rule('passport-number', [['passport-number', 0.9]], CODES),
  rule('licence-number', [['licence-number', 0.9]], CODES),
  rule('card-number', [['card-number', 0.9]], CODES, [['card-number', 0.85]]),
  rule('bank-account', [['account-number', 0.85]], CODES),
  rule('password', [['password', 0.9]], TEXTS),
  rule('business-number', [['business-number corporate-number', 0.9]], CODES, [['korean-business-number', 0.85]]),
  rule('birth-date', [['birth-date', 0.9]], []),
  rule('gender', [['gender', 0.85]], []),
  rule('phone', [['phone mobile fax', 0.85]], CODES, [
    ['korean-phone', 0.85],
    ['international-phone', 0.8],
  ]),
  rule('e-mail', [['email', 0.85]], TEXTS, [['e-mail', 0.97]]),
  rule('ip-address', [['ip-address', 0.85]], [], [['ipv4', 0.9]]),
  rule('address', [['address road-address street', 0.8]], TEXTS),
  rule('postal-code', [['postal-code', 0.85]], CODES, [
    ['korean-postal-code', 0.4],
    ['us-postal-code', 0.6],
  ]),
  rule('url', [['url', 0.8]], TEXTS, [['url', 0.95]]),
  rule('person-name', [['full-name first-name last-name nickname account-holder', 0.85]], TEXTS),
  rule('person-name', [['name', 0.8]], TEXTS, [], PERSONS),
  // `orders.customer`: a text that is called by a person alone is hardly a number.
  rule('person-name', [[CALLED, 0.5]], TEXTS),
  rule('geo', [['latitude longitude geometry', 0.8]], ['integer', 'decimal', 'float', 'spatial', 'unknown']),
  rule(
    'flag',
    [
      ['flag', 0.85],
      ['active valid', 0.5],
    ],
    ['text', 'boolean', 'integer', 'decimal', 'unknown'],
  ),
  rule(
    'timestamp',
    [
      ['datetime', 0.8],
      ['creation modification approval registration', 0.3],
    ],
    ['timestamp', 'text', 'integer', 'unknown'],
    [['iso-timestamp', 0.9]],
  ),
  rule(
    'date',
    [
      ['date', 0.75],
      ['start end', 0.3],
    ],
    ['date', 'timestamp', 'text', 'integer', 'decimal', 'unknown'],
    [
      ['iso-date', 0.9],
      ['compact-date', 0.7],
      ['slashed-date', 0.85],
    ],
  ),
  rule('time', [['time', 0.6]], ['time', 'text', 'integer', 'unknown'], [['time', 0.85]]),
  rule('period', [['year month quarter week day hour minute', 0.65]], []),
  rule('rate', [['rate margin', 0.8]], NUMBERS),
  rule(
    'amount',
    [
      ['amount price cost fee tax salary balance expense subtotal budget', 0.8],
      ['sales profit discount total income debt limit deposit payment refund interest', 0.55],
    ],
    NUMBERS,
  ),
  rule(
    'quantity',
    [
      ['quantity count', 0.8],
      ['stock point score rank age', 0.5],
    ],
    NUMBERS,
  ),
  rule('measure', [['weight length width height size temperature distance duration', 0.7]], NUMBERS),
  rule(
    'code',
    [
      ['code type class status grade group category level currency step channel unit', 0.75],
      ['country region nationality', 0.45],
    ],
    CODES,
  ),
  rule(
    'identifier',
    [
      ['identifier uuid', 0.85],
      ['number key sequence serial', 0.65],
    ],
    [...CODES, 'binary'],
    [['uuid', 0.9]],
  ),
  rule(
    'name',
    [
      ['name title', 0.75],
      ['brand model city', 0.4],
    ],
    TEXTS,
  ),
  rule('free-text', [['description content comment message reason', 0.8]], TEXTS),
];
