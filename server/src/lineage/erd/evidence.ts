import { say } from '../../base/index.ts';

/** What is known of a column's values, from a profile. */
export interface ColumnValues {
  readonly distinct: number | null;
  /** All rows were looked at and counted; else there may be more values than these. */
  readonly whole: boolean;
  /** Both numbers, or both texts of one form that compare as their values do (ISO dates). */
  readonly min: number | string | null;
  readonly max: number | string | null;
}

export type ValuesOf = (table: string, column: string) => ColumnValues | null;

/** Whether values speak for a reference; `against` is as good as proof. */
export interface Evidence {
  readonly verdict: 'for' | 'doubt' | 'against' | 'unknown';
  readonly reason: string;
}

const UNKNOWN: Evidence = { verdict: 'unknown', reason: '' };

/** Values of a column that refers to a key lie within those of the key, and are not more. */
export function evidenceOf(column: ColumnValues | null, key: ColumnValues | null): Evidence {
  if (column === null || key === null) return UNKNOWN;
  // Of a key that was only sampled nothing is known about what is missing.
  if (!key.whole) return UNKNOWN;
  if (column.distinct !== null && key.distinct !== null && column.distinct > key.distinct)
    return { verdict: 'against', reason: say('It has {0} values, the key only {1}.', column.distinct, key.distinct) };
  const { min, max } = column;
  if (min === null || max === null || key.min === null || key.max === null || typeof min !== typeof key.min) return UNKNOWN;
  if (max < key.min || min > key.max)
    return { verdict: 'against', reason: say("Its values ({0} to {1}) are none of the key's.", min, max) };
  if (min < key.min || max > key.max)
    return {
      verdict: 'doubt',
      reason: say('Some of its values ({0} to {1}) lie outside of those of the key ({2} to {3}).', min, max, key.min, key.max),
    };
  const reason =
    column.distinct === null || key.distinct === null
      ? say('Its values ({0} to {1}) lie within those of the key.', min, max)
      : say('Its values ({0} to {1}, {2} of {3}) lie within those of the key.', min, max, column.distinct, key.distinct);
  return { verdict: 'for', reason };
}
