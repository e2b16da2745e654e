import type { Expression } from '../syntax/nodes.ts';

const UNITS: ReadonlySet<string> = new Set(
  'year years yyyy yyy yy y yr yrs quarter quarters qtr qtrs qq q month months mon mons mm m week weeks wk ww w weekofyear weekiso week_iso isoweek iso_week isowk isoww isoyear isodow yearofweek yearofweekiso day days dd d dayofyear day_of_year dayofmonth doy dy dayofweek dayofweek_iso dayofweekiso dow dw weekday hour hours hh h hr hrs minute minutes mi min mins n second seconds ss s sec secs millisecond milliseconds ms msec microsecond microseconds mcs us usec nanosecond nanoseconds ns nsec tzoffset tz timezone_hour timezone_minute epoch epoch_second epoch_millisecond epoch_microsecond epoch_nanosecond century centuries decade decades millennium millennia date time datetime timestamp fractional_second frac_second sql_tsi_day sql_tsi_month sql_tsi_year sql_tsi_hour sql_tsi_minute sql_tsi_second sql_tsi_week sql_tsi_quarter'.split(
    ' ',
  ),
);

/** Functions with a unit before the dates, and how many arguments they have then at least. */
const FIRST: ReadonlyMap<string, number> = new Map([
  ['date_add', 3],
  ['date_bucket', 3],
  ['date_diff', 3],
  ['date_part', 2],
  ['date_trunc', 2],
  ['dateadd', 3],
  ['datediff', 3],
  ['datediff_big', 3],
  ['datename', 2],
  ['datepart', 2],
  ['datetrunc', 2],
  ['get_format', 2],
  ['time_slice', 3],
  ['timeadd', 3],
  ['timediff', 3],
  ['timestamp_add', 3],
  ['timestamp_diff', 3],
  ['timestampadd', 3],
  ['timestampdiff', 3],
  ['tsadd', 3],
  ['tsdiff', 3],
]);

/** Functions with a unit behind the dates. */
const LAST: ReadonlyMap<string, number> = new Map([
  ['date_diff', 3],
  ['date_trunc', 2],
  ['datetime_diff', 3],
  ['datetime_trunc', 2],
  ['last_day', 2],
  ['time_diff', 3],
  ['time_trunc', 2],
  ['timestamp_diff', 3],
  ['timestamp_trunc', 2],
  ['trunc', 2],
]);

/** Functions whose unit stands behind the date in every dialect that lets it be bare. */
const ALWAYS_LAST: ReadonlySet<string> = new Set(['last_day', 'trunc']);

/** The argument that is the bare name of a unit (`DATEDIFF(day, a, b)`, `DATE_TRUNC(x, MONTH)`) and so no column. */
export function unitArgument(name: string, args: readonly Expression[], place: 'first' | 'last' | 'either'): Expression | null {
  if (args.length < 2) return null;
  const key = name.toLowerCase();
  // SQLite: RAISE (ROLLBACK, 'message').
  if (key === 'raise') return args[0] ?? null;
  const first = args[0] as Expression;
  const last = args[args.length - 1] as Expression;
  if ((place !== 'first' || ALWAYS_LAST.has(key)) && takes(LAST, key, args) && isUnit(last)) return last;
  return place !== 'last' && takes(FIRST, key, args) && isUnit(first) ? first : null;
}

function takes(functions: ReadonlyMap<string, number>, name: string, args: readonly Expression[]): boolean {
  const least = functions.get(name);
  return least !== undefined && args.length >= least;
}

/** `DAY`, `WEEK(MONDAY)`. */
function isUnit(expression: Expression): boolean {
  if (expression.kind === 'column') {
    const [part] = expression.parts;
    return expression.parts.length === 1 && part !== undefined && !part.quoted && UNITS.has(part.name.toLowerCase());
  }
  return expression.kind === 'call' && expression.args.length === 1 && /^week$/i.test(expression.name.parts[0]?.name ?? '');
}
