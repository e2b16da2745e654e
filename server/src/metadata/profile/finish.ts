import type { KeyCandidate } from './ask-keys.ts';
import type { ColumnDraft } from './draft.ts';
import type { ColumnProfile, NumberFacts, TableProfile } from './model.ts';
import { momentOf } from './moments.ts';
import type { ProfilePlan } from './plan.ts';

/** The value that a profile is, out of what the questions have brought in. */
export function finishProfile(
  plan: ProfilePlan,
  keys: readonly KeyCandidate[],
  {
    startedAt,
    endedAt,
    ended,
    rows: counted,
  }: Pick<TableProfile, 'ended' | 'rows'> & { readonly startedAt: number; readonly endedAt: number },
): TableProfile {
  const { table, drafts, percent } = plan;
  return {
    version: 1,
    table: { catalog: table.catalog, schema: table.schema, name: table.name },
    dialect: plan.dialectName,
    takenAt: Math.round(startedAt),
    milliseconds: Math.round(endedAt - startedAt),
    rows: drafts.reduce((most, { rows }) => Math.max(most, rows), counted),
    sampled: percent,
    columns: drafts.map(finishColumn),
    candidateKeys: keys.map((drafts_) => drafts_.map(({ name }) => name)),
    freshness: freshnessOf(drafts, startedAt),
    ended,
  };
}

function finishColumn(draft: ColumnDraft): ColumnProfile {
  return {
    name: draft.name,
    type: draft.type,
    ...(draft.base !== undefined && { base: draft.base }),
    kind: draft.kind,
    rows: draft.rows,
    nulls: draft.rows - draft.values,
    distinct: draft.distinct,
    min: draft.min,
    max: draft.max,
    numbers: draft.kind === 'number' ? numbersOf(draft) : null,
    lengths: draft.lengths,
    top: draft.top,
    histogram: draft.histogram,
    patterns: draft.patterns,
    patternSample: draft.patternSample,
    problem: draft.problem,
  };
}

function numbersOf({ mean, deviation, nonFinite, quantiles, outliers }: ColumnDraft): NumberFacts {
  const sorted = [...quantiles].sort(([a], [b]) => a - b);
  return { mean, deviation, nonFinite, quantiles: sorted.map(([fraction, value]) => ({ fraction, value })), outliers };
}

const DAY = 86_400_000;

/** Far dates stand for “for ever” and say nothing about how fresh a table is. */
function freshnessOf(drafts: readonly ColumnDraft[], now: number): TableProfile['freshness'] {
  const moments = drafts.flatMap(({ name, kind, max }) => {
    const time = (kind === 'date' || kind === 'timestamp') && typeof max === 'string' ? momentOf(max) : null;
    return time === null || time > now + DAY || typeof max !== 'string' ? [] : [{ column: name, latest: max, time }];
  });
  return moments.sort((a, b) => b.time - a.time).map(({ column, latest }) => ({ column, latest }));
}
