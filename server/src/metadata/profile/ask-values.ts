import { finite, QUANTILES } from './ask-aggregates.ts';
import type { ColumnDraft } from './draft.ts';
import type { ProfilePlan } from './plan.ts';
import { countOf, numberOf, type Question, type Row } from './question.ts';

/** The most frequent values. Columns whose values hardly repeat are not asked: grouping them costs most and tells nothing. */
export function askTopValues(plan: ProfilePlan): Question<ColumnDraft> {
  const { dialect, options } = plan;
  const kept = plan.drafts.filter(
    (draft) => draft.kind !== 'opaque' && draft.kind !== 'long-text' && draft.values > 0 && draft.top.length === 0 && repeats(draft, plan),
  );
  return branches(
    plan,
    kept,
    (draft, index) => {
      const kind = draft.kind === 'opaque' || draft.kind === 'long-text' ? 'text' : draft.kind;
      const { alias } = draft;
      const rest = `FROM ${plan.from([draft])} WHERE ${alias} IS NOT NULL GROUP BY ${alias} ORDER BY ${dialect.count}(*) DESC, ${alias}`;
      const query = dialect.first(`${dialect.display(alias, kind)} AS v, ${dialect.count}(*) AS n`, rest, options.topValues);
      return `SELECT ${index} AS k, v, n FROM ${dialect.derived(query, `t${index}`)}`;
    },
    (draft, rows) => {
      const top = rows.map(([, value, count]) => ({ value: textOf(value), count: countOf(count) }));
      draft.top = top.sort((a, b) => b.count - a.count || byValue(draft, a.value, b.value));
    },
  );
}

/** Quantiles where no aggregate gives them: the values at the ranks between which PERCENTILE_CONT interpolates. */
export function askRanks(plan: ProfilePlan): Question<ColumnDraft> {
  const { dialect } = plan;
  const kept = dialect.quantile === null ? plan.drafts.filter((draft) => draft.kind === 'number' && draft.values > draft.nonFinite) : [];
  return branches(
    plan,
    kept,
    (draft, index) => {
      const x = finite(draft, dialect);
      const ranked = `SELECT ${dialect.real(x)} AS v, ROW_NUMBER() OVER (ORDER BY ${x}) AS r FROM ${plan.from([draft])} WHERE ${x} IS NOT NULL`;
      const ranks = [...new Set(QUANTILES.flatMap((fraction) => ranksOf(fraction, draft.values - draft.nonFinite)))];
      return `SELECT ${index} AS k, v, r AS n FROM ${dialect.derived(ranked, `t${index}`)} WHERE r IN (${ranks.join(', ')})`;
    },
    (draft, rows) => {
      const values = new Map(rows.map(([, value, rank]) => [countOf(rank), numberOf(value)]));
      for (const fraction of QUANTILES) {
        const position = rankOf(fraction, draft.values - draft.nonFinite);
        const [low, high] = [values.get(Math.floor(position)), values.get(Math.ceil(position))];
        if (typeof low === 'number' && typeof high === 'number') draft.quantiles.set(fraction, low + (high - low) * (position % 1));
      }
    },
  );
}

/** One member of a UNION ALL for each column; the first cell of a row says which column it is about. */
function branches(
  { dialect }: ProfilePlan,
  items: readonly ColumnDraft[],
  member: (draft: ColumnDraft, index: number) => string,
  take: (draft: ColumnDraft, rows: readonly Row[]) => void,
): Question<ColumnDraft> {
  return {
    items,
    weight: () => 1,
    capacity: dialect.maxBranches,
    maxText: dialect.maxText,
    sql: (drafts) => drafts.map(member).join('\nUNION ALL\n'),
    take: (drafts, rows) => {
      const groups = drafts.map((): Row[] => []);
      for (const row of rows) groups[countOf(row[0])]?.push(row);
      for (const [index, draft] of drafts.entries()) take(draft, groups[index] ?? []);
    },
    failed: (draft, message) => {
      draft.problem ??= message;
    },
  };
}

/** The order that the database had them in, which it may lose when it puts the columns together. */
function byValue({ kind }: ColumnDraft, a: string, b: string): number {
  return (kind === 'number' ? Number(a) - Number(b) : 0) || (a < b ? -1 : 1);
}

const FEW = 100;
/** Groups that fit into the memory of one. */
export const FEW_GROUPS = 300_000;

/** In a large table that is read whole only what was grouped anyway: to group what hardly repeats takes longer than all the rest. */
function repeats({ values, distinct }: ColumnDraft, { isHeavy }: ProfilePlan): boolean {
  return values <= FEW || distinct === null || distinct.count < (isHeavy ? Math.min(FEW_GROUPS, values * 0.1) : values * 0.9);
}

export const textOf = (cell: Row[number] | undefined): string =>
  cell instanceof Uint8Array || cell === null || cell === undefined ? '' : String(cell);

/** One-based, with the fraction by which to go on to the next rank. */
const rankOf = (fraction: number, count: number): number => 1 + (count - 1) * fraction;

function ranksOf(fraction: number, count: number): readonly number[] {
  const position = rankOf(fraction, count);
  return [Math.floor(position), Math.ceil(position)];
}
