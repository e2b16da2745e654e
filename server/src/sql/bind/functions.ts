import type { Call } from '../syntax/nodes.ts';

const AGGREGATES: ReadonlySet<string> = new Set(
  `sum count avg min max stddev stddev_pop stddev_samp stdev stdevp variance var var_pop var_samp varp median mode array_agg string_agg group_concat listagg json_agg jsonb_agg json_object_agg jsonb_object_agg json_arrayagg json_objectagg xmlagg collect collect_list collect_set
  bool_and bool_or every bit_and bit_or bit_xor corr covar_pop covar_samp regr_slope regr_intercept regr_count regr_r2 regr_avgx regr_avgy regr_sxx regr_syy regr_sxy approx_count_distinct approx_distinct approx_percentile approx_quantiles approx_top_count any_value arg_max arg_min max_by min_by
  count_if countif sum_if logical_and logical_or percentile_cont percentile_disc checksum_agg count_big first last wm_concat object_agg hll kurtosis skewness booland_agg boolor_agg bitand_agg bitor_agg array_concat_agg grouping product total quantile list histogram entropy`.split(
    /\s+/,
  ),
);

const WINDOW_ONLY: ReadonlySet<string> = new Set(
  'row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value ratio_to_report'.split(' '),
);

export function isAggregate(name: string, call: Call): boolean {
  const key = name.toLowerCase();
  // MySQL and SQLite have scalar MIN and MAX of several arguments.
  if ((key === 'min' || key === 'max') && call.args.length > 1) return false;
  return AGGREGATES.has(key) || call.withinGroup.length > 0 || call.filter !== null;
}

export function isWindowOnly(name: string): boolean {
  return WINDOW_ONLY.has(name.toLowerCase());
}

/** Whether `*` is to a function the rows that it counts, and not what is in them. */
export function isRowCount(name: string): boolean {
  return ROW_COUNTS.has(name.toLowerCase());
}

const ROW_COUNTS: ReadonlySet<string> = new Set(['count', 'count_big', 'approx_count', 'row_count']);
