import { valueType } from '../database/value-type.ts';
import { finite } from './ask-aggregates.ts';
import type { ProfileDialect } from './dialect.ts';
import type { ColumnDraft } from './draft.ts';
import type { OutlierCounts } from './model.ts';
import { momentOf } from './moments.ts';
import type { ProfilePlan } from './plan.ts';
import { countOf, numberOf, type Question } from './question.ts';

/** The second pass over the table, when extremes and quartiles are known: histogram, outliers, and the deviation where no aggregate gives it. */
export function askSpread(plan: ProfilePlan): Question<ColumnDraft> {
  const { dialect, options } = plan;
  const asked = new Map(plan.drafts.map((draft) => [draft, spreadOf(draft, options.bins)]));
  const expressions = (draft: ColumnDraft): readonly string[] => {
    const spread = asked.get(draft);
    return spread === undefined || spread === null ? [] : spreadExpressions(draft, spread, plan);
  };
  return {
    items: plan.drafts.filter((draft) => expressions(draft).length > 0),
    weight: (draft) => expressions(draft).length,
    capacity: dialect.maxExpressions,
    maxText: dialect.maxText,
    sql: (items) =>
      `SELECT ${items
        .flatMap(expressions)
        .map((sql, index) => `${sql} AS a${index}`)
        .join(', ')} FROM ${plan.from(items)}`,
    take: (items, [row]) => {
      let at = 0;
      for (const draft of items) {
        const spread = asked.get(draft);
        if (spread === undefined || spread === null) continue;
        draft.histogram = spread.bins.map(({ from, to }) => ({ from, to, count: countOf(row?.[at++]) }));
        if (spread.outliers !== null) {
          const { fences, robustZ } = spread.outliers;
          draft.outliers = { fences: { ...fences, outside: countOf(row?.[at++]) }, robustZ: { ...robustZ, outside: countOf(row?.[at++]) } };
        }
        if (needsDeviation(draft, plan)) {
          const count = draft.values - draft.nonFinite;
          const squares = numberOf(row?.[at++]);
          draft.deviation = squares === null || count < 2 ? null : Math.sqrt(squares / (count - 1));
        }
      }
    },
    failed: (draft, message) => {
      draft.problem ??= message;
    },
  };
}

interface Spread {
  readonly bins: readonly { readonly from: number; readonly to: number }[];
  readonly outliers: OutlierCounts | null;
}

function spreadOf(draft: ColumnDraft, bins: number): Spread | null {
  if (draft.kind === 'date' || draft.kind === 'timestamp') return momentSpread(draft, bins);
  const [min, max] = [numberOf(draft.min), numberOf(draft.max)];
  if (draft.kind !== 'number' || min === null || max === null) return null;
  return { bins: binsOf(min, max, bins), outliers: fencesOf(draft) };
}

const SECOND = 1000;
const DAY = 86_400 * SECOND;

/** Bins of whole days, or of whole seconds: of moments that are not far, and not for ever, apart. */
function momentSpread({ kind, min, max }: ColumnDraft, bins: number): Spread | null {
  const [from, to] = [min, max].map((value) => (typeof value === 'string' ? momentOf(value) : null));
  if (typeof from !== 'number' || typeof to !== 'number' || to <= from) return null;
  const unit = kind === 'date' || to - from > bins * DAY * 2 ? DAY : SECOND;
  const first = Math.floor(from / unit) * unit;
  const width = Math.max(1, Math.ceil((to - first) / unit / bins)) * unit;
  const edges = [first];
  for (let edge = first + width; edge < to; edge += width) edges.push(edge);
  return { bins: edges.map((edge, at) => ({ from: edge, to: edges[at + 1] ?? to })), outliers: null };
}

/** Equal widths; one bin when all values are the same. The last ends exactly at the greatest value. */
function binsOf(min: number, max: number, count: number): readonly { readonly from: number; readonly to: number }[] {
  const width = (max - min) / count;
  if (!(width > 0) || !Number.isFinite(width) || min + width === min) return [{ from: min, to: max }];
  const edge = (index: number) => (index === count ? max : min + width * index);
  return Array.from({ length: count }, (_, index) => ({ from: edge(index), to: edge(index + 1) }));
}

/** The share of a normal distribution's standard deviation that its interquartile range is. */
const NORMAL_RANGE = 1.349;
const ROBUST_LIMIT = 3.5;

function fencesOf({ quantiles }: ColumnDraft): OutlierCounts | null {
  const [lower, median, upper] = [quantiles.get(0.25), quantiles.get(0.5), quantiles.get(0.75)];
  if (lower === undefined || median === undefined || upper === undefined) return null;
  const range = upper - lower;
  const robust = (range / NORMAL_RANGE) * ROBUST_LIMIT;
  if (!Number.isFinite(range)) return null;
  return {
    fences: { low: lower - 1.5 * range, high: upper + 1.5 * range, outside: 0 },
    robustZ: { low: median - robust, high: median + robust, outside: 0 },
  };
}

function needsDeviation({ mean }: ColumnDraft, { dialect }: ProfilePlan): boolean {
  return dialect.deviation === null && mean !== null;
}

function spreadExpressions(draft: ColumnDraft, { bins, outliers }: Spread, plan: ProfilePlan): readonly string[] {
  const { dialect } = plan;
  const x = compared(draft, dialect);
  const literal = literals(draft, dialect);
  if (literal === null) return [];
  const count = (condition: string) => `${dialect.count}(CASE WHEN ${condition} THEN 1 END)`;
  // The first and the last bin are open: a bound that passed through a double may lie a hair inside of the extreme that it stands for.
  const counts = bins.map(({ from, to }, index) => {
    const conditions = [
      ...(index === 0 ? [] : [`${x} >= ${literal(from)}`]),
      ...(index === bins.length - 1 ? [] : [`${x} < ${literal(to)}`]),
    ];
    return count(conditions.length === 0 ? `${x} IS NOT NULL` : conditions.join(' AND '));
  });
  const outside =
    outliers === null
      ? []
      : [outliers.fences, outliers.robustZ].map(({ low, high }) => count(`${x} < ${literal(low)} OR ${x} > ${literal(high)}`));
  const squares = needsDeviation(draft, plan) ? [`SUM((${x} - ${literal(draft.mean ?? 0)}) * (${x} - ${literal(draft.mean ?? 0)}))`] : [];
  return [...counts, ...outside, ...squares];
}

function compared(draft: ColumnDraft, dialect: ProfileDialect): string {
  const x = finite(draft, dialect);
  const { family } = draft;
  return draft.kind === 'number' && (family === 'integer' || family === 'decimal' || family === 'float') ? dialect.binned(x, family) : x;
}

/** How the bounds of a column's bins are written; null where the dialect cannot. */
function literals(column: ColumnDraft, dialect: ProfileDialect): ((value: number) => string) | null {
  const { kind } = column;
  if (kind !== 'date' && kind !== 'timestamp') return (value) => (value < 0 ? `(${value})` : String(value));
  const type = valueType(column);
  if (dialect.moment(momentText(0), kind, type) === null) return null;
  return (value) => dialect.moment(momentText(value), kind, type) ?? '';
}

const momentText = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
