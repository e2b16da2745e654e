import { textOf } from './ask-values.ts';
import type { ColumnDraft } from './draft.ts';
import type { ProfilePlan } from './plan.ts';
import { countOf, type Question } from './question.ts';

/** Distinct values of one column and the most frequent of them, out of one grouping: where values repeat it costs less than to sort them all. */
export function askGroups(plan: ProfilePlan, drafts: readonly ColumnDraft[]): Question<ColumnDraft> {
  const { dialect, options } = plan;
  return {
    items: drafts,
    weight: () => 1,
    capacity: 1,
    maxText: dialect.maxText,
    sql: (items) =>
      items
        .map((draft) => {
          const { alias } = draft;
          const shown = dialect.display('x', draft.kind === 'opaque' || draft.kind === 'long-text' ? 'text' : draft.kind);
          const groups = `SELECT ${alias} AS x, ${dialect.count}(*) AS n FROM ${plan.from([draft])} WHERE ${alias} IS NOT NULL GROUP BY ${alias}`;
          const top = dialect.first(`${shown} AS v, n`, 'FROM g ORDER BY n DESC, x', options.topValues);
          return `WITH g AS (${groups}) SELECT 0 AS k, '' AS v, ${dialect.count}(*) AS n FROM g UNION ALL SELECT 1 AS k, v, n FROM ${dialect.derived(top, 't')}`;
        })
        .join(''),
    take: ([draft], rows) => {
      if (draft === undefined) return;
      draft.distinct = { count: countOf(rows.find(([k]) => countOf(k) === 0)?.[2]), method: 'exact' };
      const top = rows.flatMap(([k, value, count]) => (countOf(k) === 1 ? [{ value: textOf(value), count: countOf(count) }] : []));
      draft.top = top.sort((a, b) => b.count - a.count);
    },
    failed: (draft, message) => {
      draft.problem ??= message;
    },
  };
}
