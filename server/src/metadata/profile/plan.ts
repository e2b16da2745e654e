import type { DialectName } from '../../protocol/index.ts';
import { valueType } from '../database/value-type.ts';
import { askAggregates, askCounts, askPlain } from './ask-aggregates.ts';
import type { ProfileDialect } from './dialect.ts';
import { profileDialect } from './dialects.ts';
import { type ColumnDraft, startDraft } from './draft.ts';
import { kindOf } from './kinds.ts';
import type { ProfiledTable } from './model.ts';
import { type ProfileOptions, samplePercent } from './options.ts';
import { batchesOf, type Question } from './question.ts';

/** How a table is going to be profiled. Later questions depend on the answers to the first, which fill the drafts. */
export interface ProfilePlan {
  readonly table: ProfiledTable;
  readonly dialectName: DialectName;
  readonly dialect: ProfileDialect;
  readonly options: ProfileOptions;
  /** Percent of the table; null for all of it. */
  readonly percent: number | null;
  /** A large table that is read whole: what takes long is asked column by column. */
  readonly isHeavy: boolean;
  readonly drafts: readonly ColumnDraft[];
  /** A table of these columns under their aliases, as FROM wants it. */
  readonly from: (drafts: readonly ColumnDraft[], percent?: number | null) => string;
  /** The first pass over the table. */
  readonly aggregates: Question<ColumnDraft>;
  /** What is asked instead where the first pass fails for a column, and where that fails, too. */
  readonly plain: Question<ColumnDraft>;
  readonly counts: Question<ColumnDraft>;
}

/** Null for a dialect that cannot be profiled. */
export function planProfile(table: ProfiledTable, dialectName: DialectName, options: ProfileOptions): ProfilePlan | null {
  const dialect = profileDialect(dialectName);
  if (dialect === null) return null;
  const drafts = table.columns.map((column, index) => {
    const { name, type, base } = column;
    const { kind, cast, family } = kindOf(valueType(column), dialect);
    const quoted = dialect.quote(name);
    const source = cast ? dialect.asText(quoted) : quoted;
    return startDraft({ name, type, ...(base !== undefined && { base }), kind, family, alias: `c${index}`, source });
  });
  const percent = samplePercent(options, table.rows);
  const from: ProfilePlan['from'] = (columns, share = percent) => dialect.derived(sourceQuery(table, dialect, columns, share), 's');
  const isHeavy = percent === null && dialect.asksSingly && (table.rows ?? 0) > options.autoRows;
  const asked = { dialect, from, drafts, isHeavy };
  return {
    table,
    dialectName,
    dialect,
    options,
    percent,
    isHeavy,
    drafts,
    from,
    aggregates: askAggregates(asked),
    plain: askPlain(asked),
    counts: askCounts(asked),
  };
}

/** The statements of the first pass: those that are known before the database has answered anything. */
export function firstStatements(plan: ProfilePlan): readonly string[] {
  return batchesOf(plan.aggregates).map((items) => plan.aggregates.sql(items));
}

function sourceQuery(table: ProfiledTable, dialect: ProfileDialect, drafts: readonly ColumnDraft[], percent: number | null): string {
  const items = drafts.map(({ source, alias }) => `${source} AS ${alias}`).join(', ');
  const parts = [table.catalog, table.schema, table.name].slice(-dialect.nameParts);
  const name = parts.flatMap((part) => (part === null ? [] : [dialect.quote(part)])).join('.');
  const select = `SELECT ${items === '' ? '1 AS c0' : items} FROM ${name}`;
  if (percent === null) return select;
  // Only what is stored has blocks to choose from.
  const stored = table.kind === 'table' || table.kind === 'materialized-view';
  return stored && dialect.sampleClause !== null
    ? `${select} ${dialect.sampleClause(percent)}`
    : `${select} WHERE ${dialect.sampleCondition(percent)}`;
}
