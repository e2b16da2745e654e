import type { DialectName } from '../../protocol/index.ts';

export interface FunctionSignature {
  /** `date_trunc(field, x)` */
  readonly label: string;
  readonly parameters: readonly string[];
}

export interface FunctionInfo {
  readonly name: string;
  readonly signatures: readonly FunctionSignature[];
  readonly description: string;
}

/** One line a signature: `label|description`. */
const COMMON = `
abs(x)|The absolute value
avg(x)|The mean of the values that are not null
cast(x AS type)|The value as another type
ceil(x)|The smallest whole number not below x
coalesce(x, …)|The first argument that is not null
concat(x, …)|The arguments joined into one string
count(*)|The number of rows
count(x)|The number of rows in which x is not null
cume_dist() OVER (…)|The share of rows up to this one
dense_rank() OVER (…)|The rank without gaps
exp(x)|e to the power of x
extract(field FROM x)|A field (year, month, …) of a date or time
first_value(x) OVER (…)|The value in the first row of the window
floor(x)|The largest whole number not above x
greatest(x, …)|The largest argument
lag(x, offset, default) OVER (…)|The value in an earlier row
last_value(x) OVER (…)|The value in the last row of the window
lead(x, offset, default) OVER (…)|The value in a later row
least(x, …)|The smallest argument
length(x)|The number of characters
ln(x)|The natural logarithm
lower(x)|The string in lower case
ltrim(x)|The string without leading blanks
max(x)|The largest value
min(x)|The smallest value
mod(x, y)|The remainder of x divided by y
ntile(n) OVER (…)|The number of the bucket, of n, that the row falls into
nullif(x, y)|Null when both are equal, else x
percent_rank() OVER (…)|The relative rank, from 0 to 1
power(x, y)|x to the power of y
rank() OVER (…)|The rank with gaps after ties
replace(x, from, to)|The string with every occurrence replaced
round(x, digits)|The number rounded
row_number() OVER (…)|The number of the row in its window
rtrim(x)|The string without trailing blanks
sign(x)|-1, 0 or 1
sqrt(x)|The square root
stddev(x)|The sample standard deviation
substring(x, start, length)|Part of a string
sum(x)|The sum of the values
trim(x)|The string without blanks around it
upper(x)|The string in upper case
variance(x)|The sample variance
`;

const POSTGRES = `
age(end, start)|The time between two moments, in years, months and days
array_agg(x)|The values as an array
array_length(array, dimension)|The length of one dimension
bool_and(x)|Whether all values are true
bool_or(x)|Whether any value is true
date_part(field, x)|A field of a date or time
date_trunc(field, x)|The moment cut down to a field
format(template, x, …)|A string from a template
gen_random_uuid()|A random UUID
generate_series(start, stop, step)|A set of values from start to stop
initcap(x)|The string with each word capitalised
json_build_object(key, value, …)|A JSON object from pairs
jsonb_agg(x)|The values as a JSON array
jsonb_array_elements(x)|The elements of a JSON array as rows
jsonb_build_object(key, value, …)|A JSON object from pairs
jsonb_object_agg(key, value)|Pairs as a JSON object
left(x, n)|The first n characters
make_date(year, month, day)|A date from its parts
md5(x)|The MD5 hash, in hexadecimal
now()|The start of the current transaction
percentile_cont(fraction) WITHIN GROUP (ORDER BY x)|The interpolated percentile
position(part IN x)|Where a part begins in a string
regexp_matches(x, pattern, flags)|What a pattern captures, as rows
regexp_replace(x, pattern, replacement, flags)|The string with matches replaced
right(x, n)|The last n characters
row_to_json(row)|A row as a JSON object
split_part(x, delimiter, n)|The n-th field of a delimited string
string_agg(x, delimiter)|The values joined into one string
string_to_array(x, delimiter)|A delimited string as an array
to_char(x, format)|A number or date as text
to_date(x, format)|Text as a date
to_number(x, format)|Text as a number
to_timestamp(x, format)|Text as a timestamp
unnest(array)|The elements of an array as rows
`;

const REDSHIFT = `
convert_timezone(from, to, x)|The moment in another time zone
dateadd(unit, n, x)|The moment so many units later
datediff(unit, start, end)|The number of units between two moments
decode(x, search, result, …, default)|The result whose search value equals x
getdate()|The start of the current statement
json_extract_path_text(json, key, …)|The text at a path of a JSON string
json_parse(text)|A SUPER value from JSON
last_day(date)|The last day of the month
listagg(x, delimiter) WITHIN GROUP (ORDER BY y)|The values joined into one string
nvl(x, y)|y when x is null, else x
nvl2(x, y, z)|y when x is not null, else z
regexp_substr(x, pattern)|The part that matches
strtol(x, base)|A number from text in some base
`;

const ORACLE = `
add_months(date, n)|The date n months later
decode(x, search, result, …, default)|The result whose search value equals x
dbms_output.put_line(text)|Writes a line to the output buffer
instr(x, part, start, n)|Where a part begins in a string
last_day(date)|The last day of the month
listagg(x, delimiter) WITHIN GROUP (ORDER BY y)|The values joined into one string
lpad(x, length, pad)|The string padded on the left
months_between(a, b)|The months between two dates
next_day(date, weekday)|The next such weekday
nvl(x, y)|y when x is null, else x
nvl2(x, y, z)|y when x is not null, else z
raise_application_error(number, message)|Raises an error of the application
regexp_like(x, pattern)|Whether the string matches
regexp_replace(x, pattern, replacement)|The string with matches replaced
regexp_substr(x, pattern)|The part that matches
rpad(x, length, pad)|The string padded on the right
substr(x, start, length)|Part of a string
sysdate|The date and time of the server
sys_guid()|A unique identifier
to_char(x, format)|A number or date as text
to_date(x, format)|Text as a date
to_number(x, format)|Text as a number
to_timestamp(x, format)|Text as a timestamp
trunc(x, unit)|A date or number cut down
`;

const MYSQL = `
concat_ws(separator, x, …)|The arguments joined with a separator
curdate()|The current date
date(x)|The date part
date_add(x, INTERVAL n unit)|The date later by an interval
date_format(x, format)|A date as text
date_sub(x, INTERVAL n unit)|The date earlier by an interval
datediff(a, b)|The days between two dates
find_in_set(x, list)|The place of a string in a comma list
from_unixtime(x)|Seconds since 1970 as a moment
group_concat(x ORDER BY y SEPARATOR s)|The values joined into one string
if(condition, x, y)|x when the condition holds, else y
ifnull(x, y)|y when x is null, else x
json_extract(x, path)|A part of a JSON document
json_object(key, value, …)|A JSON object from pairs
last_insert_id()|The last AUTO_INCREMENT value
left(x, n)|The first n characters
now()|The current date and time
right(x, n)|The last n characters
str_to_date(x, format)|Text as a date
substring_index(x, delimiter, n)|The part before the n-th delimiter
timestampdiff(unit, a, b)|The time between two moments in a unit
unix_timestamp(x)|Seconds since 1970
uuid()|A unique identifier
`;

const TSQL = `
charindex(part, x, start)|Where a part begins in a string
choose(index, x, …)|The argument at an index
convert(type, x, style)|The value as another type
dateadd(part, n, date)|The date later by n parts
datediff(part, start, end)|The boundaries crossed between two dates
datefromparts(year, month, day)|A date from its parts
datename(part, date)|A part of a date as text
datepart(part, date)|A part of a date as a number
eomonth(date, months)|The last day of the month
format(x, format, culture)|A value as text
getdate()|The current date and time
getutcdate()|The current UTC date and time
iif(condition, x, y)|x when the condition holds, else y
isnull(x, y)|y when x is null, else x
json_value(x, path)|A scalar of a JSON document
left(x, n)|The first n characters
len(x)|The number of characters without trailing blanks
newid()|A unique identifier
openjson(x, path)|The members of a JSON document as rows
patindex(pattern, x)|Where a pattern matches
replicate(x, n)|The string n times
right(x, n)|The last n characters
string_agg(x, delimiter)|The values joined into one string
string_split(x, separator)|The parts of a string as rows
stuff(x, start, length, insert)|The string with a part exchanged
sysdatetime()|The current date and time, precisely
try_cast(x AS type)|The value as another type, or null
try_convert(type, x, style)|The value as another type, or null
`;

const BIGQUERY = `
any_value(x)|Any of the values
approx_count_distinct(x)|About how many distinct values
array_agg(x)|The values as an array
array_length(array)|The number of elements
countif(x)|The number of rows in which x is true
current_date()|The current date
current_timestamp()|The current moment
date_add(date, INTERVAL n part)|The date later by an interval
date_diff(a, b, part)|The parts between two dates
date_sub(date, INTERVAL n part)|The date earlier by an interval
date_trunc(date, part)|The date cut down to a part
farm_fingerprint(x)|A stable 64-bit hash
format_date(format, date)|A date as text
format_timestamp(format, x)|A timestamp as text
generate_array(start, end, step)|Numbers as an array
generate_date_array(start, end, INTERVAL n part)|Dates as an array
generate_uuid()|A random UUID
if(condition, x, y)|x when the condition holds, else y
ifnull(x, y)|y when x is null, else x
json_value(x, path)|A scalar of a JSON document
parse_date(format, x)|Text as a date
parse_timestamp(format, x)|Text as a timestamp
regexp_contains(x, pattern)|Whether a pattern matches
regexp_extract(x, pattern)|What a pattern captures
regexp_replace(x, pattern, replacement)|The string with matches replaced
safe_cast(x AS type)|The value as another type, or null
safe_divide(x, y)|x divided by y, null when y is 0
split(x, delimiter)|The parts of a string as an array
string_agg(x, delimiter)|The values joined into one string
struct(x AS name, …)|A struct
timestamp_diff(a, b, part)|The parts between two moments
timestamp_trunc(x, part)|The moment cut down to a part
to_json_string(x)|A value as JSON text
unnest(array)|The elements of an array as rows
`;

const SQLITE = `
date(x, modifier, …)|The date
datetime(x, modifier, …)|The date and time
group_concat(x, separator)|The values joined into one string
ifnull(x, y)|y when x is null, else x
iif(condition, x, y)|x when the condition holds, else y
instr(x, part)|Where a part begins in a string
json_extract(x, path)|A part of a JSON document
julianday(x)|The Julian day number
printf(format, x, …)|A string from a template
strftime(format, x)|A date as text
substr(x, start, length)|Part of a string
total(x)|The sum as a floating-point number
typeof(x)|The storage class of a value
`;

const LISTS: Readonly<Record<DialectName, readonly string[]>> = {
  ansi: [COMMON],
  bigquery: [COMMON, BIGQUERY],
  duckdb: [COMMON, POSTGRES],
  mariadb: [COMMON, MYSQL],
  mysql: [COMMON, MYSQL],
  oracle: [COMMON, ORACLE],
  postgres: [COMMON, POSTGRES],
  redshift: [COMMON, POSTGRES, REDSHIFT],
  snowflake: [COMMON],
  spark: [COMMON],
  sqlite: [COMMON, SQLITE],
  tsql: [COMMON, TSQL],
};

/** The functions of a dialect that completion and signature help know, by name. */
export function functionsOf(dialect: DialectName): readonly FunctionInfo[] {
  const byName = new Map<string, { name: string; signatures: FunctionSignature[]; description: string }>();
  for (const list of LISTS[dialect]) {
    for (const line of list.trim().split('\n')) {
      const [label = '', description = ''] = line.split('|');
      const name = /^[\w.]+/.exec(label)?.[0] ?? label;
      const known = byName.get(name) ?? { name, signatures: [], description };
      known.signatures.push({ label, parameters: parametersOf(label) });
      byName.set(name, known);
    }
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function parametersOf(label: string): string[] {
  const open = label.indexOf('(');
  const inside = open < 0 ? '' : label.slice(open + 1, label.indexOf(')', open));
  return inside === '' || inside === '*' ? [] : inside.split(/\s*,\s*/);
}
