import type { ColumnDraft } from './draft.ts';
import { patternShares } from './patterns.ts';
import type { ProfilePlan } from './plan.ts';
import type { Question } from './question.ts';

/** Rows that are read back to look for patterns in their texts; they are forgotten at once. */
export function askRows(plan: ProfilePlan): Question<ColumnDraft> {
  const { dialect, options } = plan;
  const kept = plan.drafts.filter(
    ({ kind, family, values }) => values > 0 && (kind === 'text' || kind === 'long-text' || family === 'integer'),
  );
  return {
    items: options.patternRows > 0 ? kept : [],
    weight: () => 1,
    capacity: Math.min(dialect.maxExpressions, 200),
    maxText: dialect.maxText,
    sql: (items) => {
      const list = items.map(({ alias, kind }) => (kind === 'number' ? alias : dialect.display(alias, 'text')));
      return dialect.first(
        list.map((sql, index) => `${sql} AS a${index}`).join(', '),
        `FROM ${plan.from(items, spreadOver(plan))}`,
        options.patternRows,
      );
    },
    take: (items, rows) => {
      for (const [at, draft] of items.entries()) {
        const texts = rows.flatMap((row) => {
          const cell = row[at];
          return typeof cell === 'string' || typeof cell === 'number' ? [String(cell).trim()] : [];
        });
        const values = texts.filter((text) => text !== '');
        draft.patternSample = values.length;
        draft.patterns = patternShares(values);
      }
    },
    failed: (draft, message) => {
      draft.problem ??= message;
    },
  };
}

/** More rows than are wanted, from all over the table: its first rows alone are often its oldest, and blocks differ in how much they hold. */
function spreadOver({ table, options, percent }: ProfilePlan): number | null {
  const wanted = options.patternRows * 3;
  if (table.rows === null || table.rows <= wanted * 10) return percent;
  return Math.min(percent ?? 100, Math.max(Number(((wanted / table.rows) * 100).toPrecision(3)), 0.0001));
}
