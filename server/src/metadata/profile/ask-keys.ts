import type { ColumnDraft } from './draft.ts';
import type { ProfilePlan } from './plan.ts';
import { countOf, type Question } from './question.ts';

/** Columns that may together be a key. */
export type KeyCandidate = readonly ColumnDraft[];

/** Single columns that have as many distinct values as rows, without nulls, as far as the count of distinct values is exact. */
export function certainKeys({ drafts }: ProfilePlan): readonly KeyCandidate[] {
  return drafts
    .filter((draft) => draft.rows > 0 && isWhole(draft) && draft.distinct?.method !== 'approximate' && draft.distinct?.count === draft.rows)
    .map((draft) => [draft]);
}

/** Single columns that nearly are by an approximate count, and pairs with enough values between them; `MAX(m)` is 1 where no two rows are alike. */
export function askKeys(plan: ProfilePlan, found: (candidate: KeyCandidate) => void): Question<KeyCandidate> {
  const { dialect } = plan;
  const singles = plan.drafts.filter(
    (draft) => isWhole(draft) && draft.distinct?.method === 'approximate' && draft.distinct.count >= draft.rows * 0.95,
  );
  const known = new Set([...singles, ...certainKeys(plan).flat()]);
  // A large table that has a key is not grouped once more for each pair.
  const isLarge = plan.isHeavy || plan.percent !== null;
  const pairs = isLarge && certainKeys(plan).length > 0 ? [] : pairsOf(plan, known);
  const items: KeyCandidate[] = [...singles.map((draft) => [draft]), ...pairs];
  return {
    items,
    weight: () => 1,
    capacity: Math.min(dialect.maxBranches, 10),
    maxText: dialect.maxText,
    sql: (candidates) =>
      candidates
        .map((drafts, index) => {
          const names = drafts.map(({ alias }) => alias).join(', ');
          const groups = `SELECT ${names}, ${dialect.count}(*) AS m FROM ${plan.from(drafts)} GROUP BY ${names}`;
          return `SELECT ${index} AS k, MAX(m) AS m FROM ${dialect.derived(groups, `t${index}`)}`;
        })
        .join('\nUNION ALL\n'),
    take: (candidates, rows) => {
      for (const [index, most] of rows) {
        const candidate = candidates[countOf(index)];
        if (candidate !== undefined && countOf(most) === 1) found(candidate);
      }
    },
    failed: () => {},
  };
}

const KEY_KINDS: ReadonlySet<ColumnDraft['kind']> = new Set(['number', 'text', 'date', 'timestamp']);

function isWhole({ kind, family, rows, values }: ColumnDraft): boolean {
  return rows > 0 && values === rows && KEY_KINDS.has(kind) && family !== 'float';
}

/** Pairs of columns that are no keys themselves, those with the fewest values to spare first: they are the likeliest to be meant. */
function pairsOf({ drafts, options }: ProfilePlan, known: ReadonlySet<ColumnDraft>): readonly KeyCandidate[] {
  const columns = drafts
    .filter((draft) => isWhole(draft) && !known.has(draft) && draft.distinct !== null && draft.distinct.count > 1)
    .slice(0, 50);
  const pairs: { readonly pair: KeyCandidate; readonly room: number }[] = [];
  for (const [index, first] of columns.entries())
    for (const second of columns.slice(index + 1)) {
      const room = (first.distinct?.count ?? 0) * (second.distinct?.count ?? 0);
      if (room >= first.rows) pairs.push({ pair: [first, second], room });
    }
  return pairs
    .sort((a, b) => a.room - b.room)
    .slice(0, options.keyPairs)
    .map(({ pair }) => pair);
}
