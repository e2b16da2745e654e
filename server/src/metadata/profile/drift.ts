import { say, sentence } from '../../base/index.ts';
import { familyOf } from '../../sql/index.ts';
import { valueType } from '../database/value-type.ts';
import type { ColumnProfile, TableProfile } from './model.ts';
import { momentOf } from './moments.ts';
import { stabilityIndex } from './stability-index.ts';

export type DriftKind =
  | 'rows'
  | 'column-gone'
  | 'column-new'
  | 'type'
  | 'nulls'
  | 'distinct'
  | 'range'
  | 'mean'
  | 'distribution'
  | 'values-new'
  | 'values-gone'
  | 'key-lost'
  | 'stale';

/** One thing that is not as it was. */
export interface DriftFinding {
  readonly kind: DriftKind;
  readonly severity: 'info' | 'warning' | 'error';
  /** Null for what is about the table. */
  readonly column: string | null;
  readonly before: number | string | null;
  readonly after: number | string | null;
  /** What was measured: a difference of shares, a ratio, sigmas, PSI; null where there is nothing to measure. */
  readonly score: number | null;
  readonly message: string;
}

/** What has changed between two profiles of a table, the gravest first. Small samples say little: differences that chance explains are left out. */
export function profileDrift(before: TableProfile, after: TableProfile): readonly DriftFinding[] {
  const old = new Map(before.columns.map((column) => [column.name, column]));
  const now = new Map(after.columns.map((column) => [column.name, column]));
  const findings = [...rowsDrift(before, after), ...keysDrift(before, after), ...freshnessDrift(before, after)];
  for (const [name, column] of old) {
    const next = now.get(name);
    if (next === undefined) findings.push(found('column-gone', 'error', name, column.type, null, null, say('The column is gone.')));
    else findings.push(...columnDrift(column, next, before, after));
  }
  for (const [name, { type }] of now)
    if (!old.has(name)) findings.push(found('column-new', 'info', name, null, type, null, say('The column is new.')));
  return findings.sort((a, b) => RANK[b.severity] - RANK[a.severity]);
}

const RANK = { info: 0, warning: 1, error: 2 } as const;

function found(
  kind: DriftKind,
  severity: DriftFinding['severity'],
  column: string | null,
  before: DriftFinding['before'],
  after: DriftFinding['after'],
  score: number | null,
  message: string,
): DriftFinding {
  return { kind, severity, column, before, after, score: score === null ? null : Number(score.toPrecision(4)), message };
}

function rowsDrift(before: TableProfile, after: TableProfile): DriftFinding[] {
  if (before.sampled !== null || after.sampled !== null || before.rows === after.rows) return [];
  if (after.rows === 0) return [found('rows', 'error', null, before.rows, 0, null, say('The table is empty now.'))];
  const ratio = before.rows === 0 ? null : after.rows / before.rows;
  if (ratio !== null && ratio > 0.8 && ratio < 1.5) return [];
  const severity = ratio !== null && (ratio < 0.5 || ratio > 3) ? 'warning' : 'info';
  return [found('rows', severity, null, before.rows, after.rows, ratio, say('It had {0} rows and has {1}.', before.rows, after.rows))];
}

/** Only where both profiles have looked for keys to the end. */
function keysDrift(before: TableProfile, after: TableProfile): DriftFinding[] {
  if (before.ended !== null || after.ended !== null || after.rows === 0) return [];
  const unique = new Set(after.candidateKeys.map((key) => key.join('\0')));
  return before.candidateKeys.flatMap(([name, second]) =>
    name === undefined || second !== undefined || unique.has(name) || !after.columns.some((column) => column.name === name)
      ? []
      : [found('key-lost', 'warning', name, null, null, null, say('Its values were all different and present, and are no longer.'))],
  );
}

const DAY = 86_400_000;

/** A table that had been fresh and has got nothing new while the same time went by twice. */
function freshnessDrift(before: TableProfile, after: TableProfile): DriftFinding[] {
  const [was] = before.freshness;
  const is = after.freshness.find(({ column }) => column === was?.column);
  if (was === undefined || is === undefined) return [];
  const [then, now] = [momentOf(was.latest), momentOf(is.latest)];
  if (then === null || now === null) return [];
  const [ageBefore, ageAfter] = [before.takenAt - then, after.takenAt - now];
  if (ageAfter < 2 * DAY || ageAfter < ageBefore * 2) return [];
  const days = Math.round((ageAfter / DAY) * 10) / 10;
  return [found('stale', 'warning', was.column, was.latest, is.latest, days, say('Its newest value is {0} days old.', days))];
}

function columnDrift(old: ColumnProfile, now: ColumnProfile, before: TableProfile, after: TableProfile): readonly DriftFinding[] {
  const findings: DriftFinding[] = [];
  if (old.type !== now.type)
    findings.push(found('type', 'warning', now.name, old.type, now.type, null, say('Its type was {0} and is {1}.', old.type, now.type)));
  if (old.rows === 0 || now.rows === 0 || old.problem !== null || now.problem !== null) return findings;
  findings.push(...nullDrift(old, now), ...distinctDrift(old, now));
  if (old.kind === 'number' && now.kind === 'number' && !isRunning(old) && !isRunning(now))
    findings.push(...rangeDrift(old, now), ...meanDrift(old, now));
  if (!MOVING.has(now.kind) && !isRunning(old) && !isRunning(now)) findings.push(...distributionDrift(old, now));
  const whole = before.sampled === null && after.sampled === null;
  findings.push(...valuesDrift(old, now, whole));
  return findings;
}

/** Moments go on by themselves, as do the numbers of rows. */
const MOVING: ReadonlySet<ColumnProfile['kind']> = new Set(['date', 'timestamp']);

function isRunning(column: ColumnProfile): boolean {
  const { rows, nulls, distinct, kind } = column;
  return (
    kind === 'number' &&
    familyOf(valueType(column)) === 'integer' &&
    distinct !== null &&
    rows > 20 &&
    distinct.count >= (rows - nulls) * 0.95
  );
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(3))} %`;

function nullDrift(old: ColumnProfile, now: ColumnProfile): readonly DriftFinding[] {
  const [p, q] = [old.nulls / old.rows, now.nulls / now.rows];
  const difference = q - p;
  if (!beyondChance(p, old.rows, q, now.rows)) return [];
  const size = Math.abs(difference);
  const began = old.nulls === 0 && old.rows >= 100;
  if (size < 0.05 && !began) return [];
  const severity = size >= 0.3 || now.nulls === now.rows ? 'error' : size >= 0.1 || began ? 'warning' : 'info';
  return [found('nulls', severity, now.name, p, q, difference, say('Nulls were {0} and are {1}.', percent(p), percent(q)))];
}

/** Whether two shares differ by more than three standard errors of their difference. */
function beyondChance(p: number, n: number, q: number, m: number): boolean {
  if (p === q) return false;
  const pooled = (p * n + q * m) / (n + m);
  return Math.abs(p - q) > 3 * Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
}

/** By the share of values that are distinct when nearly all were, else by their number. */
function distinctDrift(old: ColumnProfile, now: ColumnProfile): readonly DriftFinding[] {
  const [values, nextValues] = [old.rows - old.nulls, now.rows - now.nulls];
  if (old.distinct === null || now.distinct === null || values < 20 || nextValues < 20) return [];
  if (old.distinct.method !== now.distinct.method) return [];
  const [share, nextShare] = [old.distinct.count / values, now.distinct.count / nextValues];
  const [a, b] = [old.distinct.count, now.distinct.count];
  if (share > 0.5 || nextShare > 0.5) {
    // Of more rows a smaller share is distinct, all else being equal.
    if (Math.max(values, nextValues) > Math.min(values, nextValues) * 1.5 || Math.abs(share - nextShare) < 0.1) return [];
    return [
      found(
        'distinct',
        'warning',
        now.name,
        a,
        b,
        nextShare - share,
        say('Of its values {0} were distinct, and {1} are.', percent(share), percent(nextShare)),
      ),
    ];
  }
  const ratio = b / Math.max(1, a);
  if (Math.abs(a - b) < 3 || (ratio > 0.67 && ratio < 1.5)) return [];
  return [
    found(
      'distinct',
      ratio < 0.34 || ratio > 3 ? 'warning' : 'info',
      now.name,
      a,
      b,
      ratio,
      say('It had {0} distinct values and has {1}.', a, b),
    ),
  ];
}

/** How far the new extremes lie beyond the old ones, in widths of the old range. */
function rangeDrift(old: ColumnProfile, now: ColumnProfile): readonly DriftFinding[] {
  const [min, max, low, high] = [old.min, old.max, now.min, now.max].map((value) => (value === null ? Number.NaN : Number(value)));
  if (min === undefined || max === undefined || low === undefined || high === undefined) return [];
  const width = max - min;
  if (!(width > 0)) return [];
  return (
    [
      [(min - low) / width, old.min, now.min, sentence('Its smallest value was {0} and is {1}.')],
      [(high - max) / width, old.max, now.max, sentence('Its greatest value was {0} and is {1}.')],
    ] as const
  ).flatMap(([beyond, was, is, message]) =>
    beyond > 0.1 ? [found('range', beyond > 1 ? 'warning' : 'info', now.name, was, is, beyond, say(message, was ?? '', is ?? ''))] : [],
  );
}

/** In standard deviations of the old values, when it is more than the error of the two means. */
function meanDrift(old: ColumnProfile, now: ColumnProfile): readonly DriftFinding[] {
  const [a, b] = [old.numbers?.mean ?? null, now.numbers?.mean ?? null];
  const deviation = old.numbers?.deviation ?? null;
  if (a === null || b === null || deviation === null || deviation === 0) return [];
  const sigmas = (b - a) / deviation;
  const error = Math.sqrt(1 / Math.max(1, old.rows - old.nulls) + 1 / Math.max(1, now.rows - now.nulls));
  if (Math.abs(sigmas) < 0.5 || Math.abs(sigmas) < 4 * error) return [];
  const severity = Math.abs(sigmas) >= 3 ? 'error' : Math.abs(sigmas) >= 1 ? 'warning' : 'info';
  const shown = Number(sigmas.toPrecision(3));
  return [
    found(
      'mean',
      severity,
      now.name,
      a,
      b,
      sigmas,
      say('Its mean moved by {0} standard deviations, from {1} to {2}.', shown, Number(a.toPrecision(6)), Number(b.toPrecision(6))),
    ),
  ];
}

/** The usual reading of the population stability index: from 0.1 on something has moved, from 0.25 on much has. */
function distributionDrift(old: ColumnProfile, now: ColumnProfile): readonly DriftFinding[] {
  const index = stabilityIndex(old, now);
  if (index === null || index < 0.1) return [];
  const severity = index >= 0.25 ? 'warning' : 'info';
  return [
    found(
      'distribution',
      severity,
      now.name,
      null,
      null,
      index,
      say('Its values are distributed otherwise: PSI {0}.', Number(index.toPrecision(3))),
    ),
  ];
}

/** Columns of few values, all of which the profiles hold, so that one that is missing is missing. */
function valuesDrift(old: ColumnProfile, now: ColumnProfile, whole: boolean): readonly DriftFinding[] {
  if (!isComplete(old) || !isComplete(now)) return [];
  const [known, present] = [new Set(old.top.map(({ value }) => value)), new Set(now.top.map(({ value }) => value))];
  const list = (values: readonly string[]) => values.map((value) => `“${value}”`).join(', ');
  const fresh = [...present].filter((value) => !known.has(value));
  const gone = old.top.filter(({ value, count }) => !present.has(value) && (whole || count / old.rows > 0.01)).map(({ value }) => value);
  return [
    ...(fresh.length > 0
      ? [
          found(
            'values-new',
            'warning',
            now.name,
            null,
            fresh.join(', '),
            fresh.length,
            say('Values that were not there: {0}.', list(fresh)),
          ),
        ]
      : []),
    ...(gone.length > 0
      ? [found('values-gone', 'info', now.name, gone.join(', '), null, gone.length, say('Values that are gone: {0}.', list(gone)))]
      : []),
  ];
}

function isComplete({ top, distinct, kind }: ColumnProfile): boolean {
  return (
    (kind === 'text' || kind === 'boolean' || kind === 'number') && top.length > 0 && distinct !== null && distinct.count <= top.length
  );
}
