import type { ProfiledColumn, ProfiledTable, ProfileRecord, ToProfileMessage } from '../../server/src/protocol/index.ts';

const ROWS = 1_204_332;
export const TABLE = { connection: 'warehouse', catalog: null, schema: 'sales', name: 'orders', column: null } as const;

/** A column of whole values of which nothing more is known. */
export function column(name: string, type: string, change: Partial<ProfiledColumn> = {}): ProfiledColumn {
  return {
    name,
    type,
    kind: 'text',
    rows: ROWS,
    nulls: 0,
    distinct: { count: 100, method: 'exact' },
    min: null,
    max: null,
    numbers: null,
    lengths: null,
    top: [],
    histogram: [],
    patterns: [],
    patternSample: 0,
    problem: null,
    domain: null,
    masked: false,
    ...change,
  };
}

function bins(from: number, to: number, counts: readonly number[]): ProfiledColumn['histogram'] {
  const width = (to - from) / counts.length;
  return counts.map((count, at) => ({ from: from + at * width, to: from + (at + 1) * width, count }));
}

const bell = Array.from({ length: 20 }, (_, at) => Math.round(180_000 * Math.exp(-((at - 6) ** 2) / 18)));
const rising = Array.from({ length: 20 }, (_, at) => 20_000 + at * 4_200);
const numbers = (mean: number, deviation: number, quantiles: readonly number[]): ProfiledColumn['numbers'] => ({
  mean,
  deviation,
  nonFinite: 0,
  quantiles: [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99].map((fraction, at) => ({ fraction, value: quantiles[at] ?? 0 })),
  outliers: { fences: { low: -60, high: 312, outside: 14_221 }, robustZ: { low: -120, high: 400, outside: 922 } },
});

export const ORDERS: ProfiledTable = {
  version: 1,
  table: { catalog: null, schema: 'sales', name: 'orders' },
  dialect: 'postgres',
  takenAt: Date.UTC(2026, 10, 25, 9, 30),
  milliseconds: 8_412,
  rows: ROWS,
  sampled: null,
  columns: [
    column('order_id', 'bigint', {
      kind: 'number',
      distinct: { count: ROWS, method: 'exact' },
      min: 1,
      max: ROWS,
      numbers: numbers(602_166, 347_660, [12_043, 60_217, 301_083, 602_166, 903_249, 1_144_115, 1_192_288]),
      histogram: bins(
        1,
        ROWS,
        Array.from({ length: 20 }, () => ROWS / 20),
      ),
      domain: { name: 'identifier', confidence: 0.9, personal: false },
    }),
    column('email', 'varchar(120)', {
      nulls: 36_130,
      distinct: { count: 412_004, method: 'exact' },
      min: 'a***@example.com',
      max: 'z***@example.org',
      top: [
        { value: 's***@example.com', count: 412 },
        { value: 'k***@example.org', count: 388 },
      ],
      lengths: { min: 9, max: 61, mean: 21.4, blank: 12 },
      patterns: [{ pattern: 'e-mail', matches: 988, of: 1000 }],
      patternSample: 1000,
      domain: { name: 'e-mail', confidence: 0.99, personal: true },
      masked: true,
    }),
    column('status', 'text', {
      distinct: { count: 5, method: 'exact' },
      min: 'cancelled',
      max: 'shipped',
      top: [
        { value: 'shipped', count: 803_200 },
        { value: 'paid', count: 220_010 },
        { value: 'new', count: 120_433 },
        { value: 'cancelled', count: 60_102 },
        { value: '<b>lost</b>', count: 587 },
      ],
      lengths: { min: 3, max: 11, mean: 6.1, blank: 0 },
      domain: { name: 'code', confidence: 0.6, personal: false },
    }),
    column('amount', 'numeric(12,2)', {
      kind: 'number',
      nulls: 240_866,
      distinct: { count: 88_211, method: 'exact' },
      min: -20.5,
      max: 1999.99,
      numbers: numbers(141.27, 88.4, [2.5, 11, 61, 128.5, 201, 305, 499]),
      histogram: bins(0, 500, bell),
      domain: { name: 'amount', confidence: 0.9, personal: false },
    }),
    column('ordered_at', 'timestamp with time zone', {
      kind: 'timestamp',
      distinct: { count: 1_190_003, method: 'exact' },
      min: '2024-01-01 00:00:12+09',
      max: '2026-11-25 18:29:44+09',
      histogram: bins(Date.UTC(2024, 0, 1), Date.UTC(2026, 10, 25), rising),
      domain: { name: 'timestamp', confidence: 0.75, personal: false },
    }),
    column('배송_메모', 'text', {
      kind: 'long-text',
      nulls: 1_100_000,
      distinct: null,
      lengths: { min: 1, max: 4000, mean: 48.2, blank: 31 },
    }),
    column('secret_margin', 'numeric', { kind: 'number', rows: 0, distinct: null, problem: 'permission denied for column secret_margin' }),
    column('payload', 'jsonb', { kind: 'opaque', nulls: ROWS, distinct: null }),
  ],
  candidateKeys: [['order_id'], ['email', 'ordered_at']],
  freshness: [{ column: 'ordered_at', latest: '2026-11-25 18:29:44+09' }],
  ended: null,
};

export const RECORDS: readonly ProfileRecord[] = [0, 1, 2, 3, 4, 5].map((age) => ({
  id: 60 - age,
  takenAt: ORDERS.takenAt - age * 86_400_000,
  rows: Math.round(ROWS * (1 - age * 0.013 - (age === 3 ? 0.05 : 0))),
  sampled: age === 4 ? 12.5 : null,
}));

/** What the host tells when the page of a table that was profiled is opened. */
export function opened(profile: ProfiledTable = ORDERS): readonly ToProfileMessage[] {
  return [
    { type: 'table', table: TABLE, environment: 'prod' },
    { type: 'loading' },
    { type: 'history', records: RECORDS },
    { type: 'profile', profile, record: RECORDS[0] ?? null, notKept: null },
  ];
}

export const DRIFT: ToProfileMessage = {
  type: 'drift',
  from: RECORDS[1] ?? null,
  failure: null,
  findings: [
    { kind: 'nulls', severity: 'error', column: 'amount', message: 'Nulls were 0.2 % and are 20 %.' },
    { kind: 'values-new', severity: 'warning', column: 'status', message: 'Values that were not there: “<b>lost</b>”.' },
    { kind: 'rows', severity: 'info', column: null, message: 'It had 900000 rows and has 1204332.' },
  ],
};
