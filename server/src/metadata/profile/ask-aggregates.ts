import type { CellValue } from '../database/connector.ts';
import type { ProfileDialect } from './dialect.ts';
import type { ColumnDraft } from './draft.ts';
import { cellValue, countOf, numberOf, type Question } from './question.ts';

/** What is in every profile, in this order. */
export const QUANTILES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99] as const;

interface Asked {
  readonly dialect: ProfileDialect;
  readonly from: (drafts: readonly ColumnDraft[]) => string;
  readonly drafts: readonly ColumnDraft[];
  readonly isHeavy: boolean;
}

/** Everything that one pass over the table can tell of all of its columns. */
export function askAggregates(asked: Asked): Question<ColumnDraft> {
  return ask(asked, (draft, dialect) => [...lightExpressions(draft, dialect), ...(asked.isHeavy ? [] : sortedExpressions(draft, dialect))]);
}

/** What the database sorts all values of a column for: distinct values that were not counted yet, and quantiles. A statement for each column. */
export function askSorted(asked: Asked, drafts: readonly ColumnDraft[]): Question<ColumnDraft> {
  const sorted: Expressions = (draft, dialect) => [
    ...(draft.distinct === null ? distinctExpressions(draft, dialect) : []),
    ...quantileExpressions(draft, dialect),
  ];
  const question = ask({ ...asked, drafts: drafts.filter((draft) => sorted(draft, asked.dialect).length > 0) }, sorted);
  return { ...question, weight: () => 1, capacity: 1, failed: (draft, message) => (draft.problem ??= message) };
}

/** What is asked of a column with whose numbers no database can reckon: sums of the largest doubles are beyond a double. */
export function askPlain(asked: Asked): Question<ColumnDraft> {
  return ask(asked, (draft, dialect) => [
    countExpression(draft.alias, dialect),
    ...extremeExpressions(draft, dialect),
    ...distinctExpressions(draft, dialect),
  ]);
}

/** The little that is asked of a column whose values make the first pass fail: texts in a broken encoding. */
export function askCounts(asked: Asked): Question<ColumnDraft> {
  return ask(asked, ({ alias }, dialect) => [countExpression(alias, dialect)]);
}

type Expressions = (draft: ColumnDraft, dialect: ProfileDialect) => readonly Expression[];

/** A piece of SQL and where its answer goes. */
interface Expression {
  readonly sql: string;
  readonly take: (draft: ColumnDraft, cell: CellValue | undefined) => void;
}

function ask({ dialect, from, drafts }: Asked, expressions: Expressions): Question<ColumnDraft> {
  const most = Math.max(1, Math.floor(dialect.maxExpressions / dialect.maxDistinct));
  return {
    items: drafts,
    // As many columns as may be counted distinct weigh at least what a statement can hold.
    weight: (draft) => Math.max(expressions(draft, dialect).length, most),
    capacity: dialect.maxExpressions,
    maxText: dialect.maxText,
    sql: (items) => {
      const list = items.flatMap((draft) => expressions(draft, dialect).map(({ sql }) => sql));
      return `SELECT ${[`${dialect.count}(*)`, ...list].map((sql, index) => `${sql} AS a${index}`).join(', ')} FROM ${from(items)}`;
    },
    take: (items, [row]) => {
      let at = 1;
      for (const draft of items) {
        draft.rows = countOf(row?.[0]);
        for (const { take } of expressions(draft, dialect)) take(draft, row?.[at++]);
      }
    },
    failed: (draft, message) => {
      draft.problem = message;
    },
  };
}

/** By a condition, because not every type may be counted itself. */
const countExpression = (alias: string, { count }: ProfileDialect): Expression => ({
  sql: `${count}(CASE WHEN ${alias} IS NOT NULL THEN 1 END)`,
  take: (draft, cell) => {
    draft.values = countOf(cell);
  },
});

const EXTREMES: ReadonlySet<ColumnDraft['kind']> = new Set(['number', 'text', 'date', 'timestamp', 'time']);

function lightExpressions(draft: ColumnDraft, dialect: ProfileDialect): readonly Expression[] {
  const { alias, kind } = draft;
  const found: Expression[] = [countExpression(alias, dialect)];
  if (kind === 'opaque') return found;
  found.push(...extremeExpressions(draft, dialect));
  if (kind === 'number') found.push(...numberExpressions(draft, dialect));
  if (kind === 'text' || kind === 'long-text') found.push(...lengthExpressions(alias, dialect));
  return found;
}

function extremeExpressions(draft: ColumnDraft, dialect: ProfileDialect): readonly Expression[] {
  const { alias, kind } = draft;
  if (!EXTREMES.has(kind)) return [];
  const extreme = kind === 'number' ? finite(draft, dialect) : alias;
  const shown = (sql: string) => (kind === 'text' ? dialect.display(sql, 'text') : sql);
  return [
    {
      sql: shown(`MIN(${extreme})`),
      take: (to, cell) => {
        to.min = cellValue(cell);
      },
    },
    {
      sql: shown(`MAX(${extreme})`),
      take: (to, cell) => {
        to.max = cellValue(cell);
      },
    },
  ];
}

function sortedExpressions(draft: ColumnDraft, dialect: ProfileDialect): readonly Expression[] {
  return [...distinctExpressions(draft, dialect), ...quantileExpressions(draft, dialect)];
}

function distinctExpressions({ alias, kind }: ColumnDraft, dialect: ProfileDialect): readonly Expression[] {
  return kind === 'opaque' || kind === 'long-text' ? [] : [distinctExpression(alias, dialect)];
}

function distinctExpression(alias: string, dialect: ProfileDialect): Expression {
  return {
    sql: dialect.countDistinct(alias),
    take: (draft, cell) => {
      draft.distinct = { count: countOf(cell), method: dialect.distinctMethod };
    },
  };
}

/** The expression that is NULL where the number is none to reckon with. */
export function finite({ alias, family }: ColumnDraft, dialect: ProfileDialect): string {
  return (family === 'integer' || family === 'decimal' || family === 'float' ? dialect.finite(alias, family) : null) ?? alias;
}

function numberExpressions(draft: ColumnDraft, dialect: ProfileDialect): readonly Expression[] {
  const x = finite(draft, dialect);
  const real = dialect.real(x);
  const found: Expression[] = [
    {
      sql: `AVG(${real})`,
      take: (to, cell) => {
        to.mean = numberOf(cell);
      },
    },
  ];
  if (dialect.deviation !== null)
    found.push({
      sql: dialect.deviation(real),
      take: (to, cell) => {
        to.deviation = numberOf(cell);
      },
    });
  if (x !== draft.alias)
    found.push({
      sql: `${dialect.count}(${x})`,
      take: (to, cell) => {
        to.nonFinite = to.values - countOf(cell);
      },
    });
  return found;
}

function quantileExpressions(draft: ColumnDraft, dialect: ProfileDialect): readonly Expression[] {
  const { quantile } = dialect;
  if (quantile === null || draft.kind !== 'number') return [];
  const x = finite(draft, dialect);
  const found: Expression[] = [];
  for (const fraction of QUANTILES)
    found.push({
      sql: quantile(x, fraction),
      take: (to, cell) => {
        const value = numberOf(cell);
        if (value !== null) to.quantiles.set(fraction, value);
      },
    });
  return found;
}

/** The factor, because some databases cut the average of whole numbers down to a whole one. */
function lengthExpressions(alias: string, dialect: ProfileDialect): readonly Expression[] {
  const length = dialect.length(alias);
  const part = (
    sql: string,
    change: (draft: ColumnDraft, value: number | null) => Partial<NonNullable<ColumnDraft['lengths']>>,
  ): Expression => ({
    sql,
    take: (draft, cell) => {
      draft.lengths = { min: null, max: null, mean: null, blank: 0, ...draft.lengths, ...change(draft, numberOf(cell)) };
    },
  });
  return [
    part(`MIN(${length})`, (_, min) => ({ min })),
    part(`MAX(${length})`, (_, max) => ({ max })),
    part(`AVG(${dialect.real(`1.0 * ${length}`)})`, (_, mean) => ({ mean })),
    part(`${dialect.count}(CASE WHEN ${dialect.blank(alias)} THEN 1 END)`, (_, blank) => ({ blank: blank ?? 0 })),
  ];
}
