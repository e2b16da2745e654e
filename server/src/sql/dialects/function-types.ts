import type { DialectName } from '../../protocol/index.ts';

/**
 * What functions yield, and how many arguments they take. One line a rule: `rule: name/least-most …`; without numbers any count will do.
 * Rules: a family; `=2` the type of the second argument; `common` the common type of all arguments, `common2` of those from the second on,
 * `rest` of every second one from the third (DECODE); `sum`, `avg`, `spread`, `root`, `round` as number-types.ts says; `array=1` an array of the first;
 * `element=1`; `!bigint` that very type.
 */
const COMMON = `
integer: count length/1-1 char_length/1-1 character_length/1-1 octet_length/1-1 position ascii/1-1 sign row_number/0-0 rank dense_rank ntile/1-1 extract date_part/2-2 year/1-1 month/1-1 day/1-1 hour/1-1 minute/1-1 second/1-1 quarter/1-1 bit_length/1-1
root: sqrt/1-1 exp/1-1 ln/1-1 log10/1-1
spread: stddev stddev_pop stddev_samp variance var_pop var_samp
round: floor/1-1 ceil/1-1 ceiling/1-1 round/1-2 trunc/1-2
float: sin/1-1 cos/1-1 tan/1-1 asin/1-1 acos/1-1 atan/1-1 atan2/2-2 degrees/1-1 radians/1-1 pi/0-0 corr/2-2 covar_pop/2-2 covar_samp/2-2 regr_slope/2-2 regr_intercept/2-2 regr_r2/2-2 percent_rank cume_dist
=1: abs/1-1 max min first_value last_value nth_value/2-2 nullif/2-2 mode lag/1-3 lead/1-3 any_value mod
common: coalesce greatest least
sum: sum/1-1
avg: avg/1-1
text: upper/1-1 lower/1-1 trim ltrim/1-2 rtrim/1-2 concat replace/2-3 substr/2-3 substring lpad/2-3 rpad/2-3 reverse/1-1 repeat/2-2 left/2-2 right/2-2 concat_ws initcap/1-1 translate current_user session_user
date: current_date
timestamp: current_timestamp localtimestamp
`;

const POSTGRES = `
!bigint: count row_number/0-0 rank dense_rank
round: sign/1-1
root: power/2-2 pow/2-2 log/1-2
integer: strpos/2-2 array_length/2-2 cardinality/1-1 array_position array_ndims/1-1 jsonb_array_length/1-1 json_array_length/1-1 width_bucket num_nonnulls num_nulls regexp_count regexp_instr pg_backend_pid txid_current nextval/1-1 currval/1-1 lastval/0-0 grouping hashtext get_byte get_bit bit_count scale min_scale factorial gcd lcm
float: date_part/2-2 random/0-0 cbrt/1-1 percentile_cont sinh cosh tanh cot setseed similarity/2-2 word_similarity ts_rank ts_rank_cd
decimal: to_number/2-2 div/2-2 trim_scale extract
=1: percentile_disc date_bin array_append array_cat array_remove/2-2 array_replace/3-3 jsonb_set jsonb_insert jsonb_strip_nulls json_strip_nulls setval
=2: date_trunc array_prepend
text: string_agg to_char/2-2 md5/1-1 format split_part/3-3 quote_ident/1-1 quote_literal/1-1 quote_nullable/1-1 encode/2-2 chr/1-1 btrim/1-2 regexp_replace regexp_substr array_to_string/2-3 to_hex/1-1 json_typeof/1-1 jsonb_typeof/1-1 jsonb_pretty/1-1 json_extract_path_text jsonb_extract_path_text version/0-0 current_database current_schema pg_typeof overlay concat quote_literal translate unaccent host inet_client_addr pg_get_viewdef pg_get_functiondef obj_description col_description xmlserialize normalize
boolean: bool_and/1-1 bool_or/1-1 every/1-1 starts_with/2-2 isfinite/1-1 jsonb_exists jsonb_path_exists jsonb_path_match array_contains pg_try_advisory_lock has_table_privilege has_schema_privilege pg_is_in_recovery st_intersects st_contains st_within st_dwithin xmlexists regexp_like
date: to_date/2-2 make_date/3-3
time: make_time/3-3 current_time localtime
timestamp: now/0-0 clock_timestamp/0-0 statement_timestamp/0-0 transaction_timestamp/0-0 to_timestamp/1-2 make_timestamp/6-6 make_timestamptz timezone
interval: age/1-2 make_interval justify_days/1-1 justify_hours/1-1 justify_interval/1-1
json: to_json/1-2 to_jsonb/1-1 json_build_object jsonb_build_object json_build_array jsonb_build_array json_agg/1-1 jsonb_agg/1-1 json_object_agg/2-2 jsonb_object_agg/2-2 row_to_json/1-2 json_extract_path jsonb_extract_path json_object jsonb_object array_to_json jsonb_path_query_array jsonb_path_query_first
array: string_to_array/2-3 regexp_split_to_array regexp_match regexp_matches array_fill parse_ident xpath
array=1: array_agg/1-1
element=1: unnest/1-1
uuid: gen_random_uuid/0-0 uuid_generate_v4/0-0 uuidv7 uuidv4
binary: decode/2-2 sha224/1-1 sha256/1-1 sha384/1-1 sha512/1-1 digest convert_to/2-2 set_byte
spatial: st_point st_makepoint st_setsrid st_geomfromtext st_buffer st_union st_transform point
xml: xmlelement xmlforest xmlagg xmlconcat xmlparse xmlroot
`;

const ORACLE = `
integer: instr/2-4 regexp_count regexp_instr to_number uid vsize/1-1 lengthb/1-1 lengthc lengthb bitand/2-2 ora_hash approx_count_distinct grouping grouping_id group_id width_bucket cardinality
decimal: months_between/2-2 power/2-2 log/2-2 median/1-1 remainder/2-2 percentile_cont stats_mode ratio_to_report nanvl
=1: nvl/2-2 percentile_disc add_months/2-2 last_day/1-1 next_day/2-2
=2: nvl2/3-3
rest: decode
text: to_char/1-3 to_nchar listagg chr regexp_replace regexp_substr sys_context userenv dump rawtohex/1-1 sys_connect_by_path/2-2 nls_upper nls_lower nls_initcap nchr soundex/1-1 rowidtochar/1-1 json_value json_serialize asciistr/1-1 unistr/1-1 to_clob wm_concat tz_offset/1-1 sessiontimezone dbtimezone user to_single_byte to_multi_byte
timestamp: to_timestamp/1-3 to_timestamp_tz systimestamp from_tz/2-2 sys_extract_utc/1-1
date: sysdate to_date new_time/3-3
interval: numtodsinterval/2-2 numtoyminterval/2-2 to_dsinterval to_yminterval
json: json_object json_array json_arrayagg json_objectagg json_query json_mergepatch json_transform json
binary: hextoraw/1-1 sys_guid/0-0 standard_hash to_blob
xml: xmlelement xmlforest xmlagg xmlquery xmltype
array: collect
`;

const MYSQL = `
integer: datediff/2-2 timestampdiff/3-3 instr/2-2 locate/2-3 find_in_set/2-2 field unix_timestamp/0-1 weekday/1-1 dayofweek/1-1 dayofmonth/1-1 dayofyear/1-1 week/1-2 weekofyear/1-1 yearweek/1-2 to_days/1-1 to_seconds/1-1 microsecond/1-1 json_length/1-2 json_depth/1-1 last_insert_id found_rows row_count connection_id crc32/1-1 bit_count/1-1 strcmp/2-2 interval time_to_sec/1-1 period_diff/2-2 period_add/2-2 is_ipv4/1-1 is_ipv6/1-1 json_contains json_valid/1-1 isnull/1-1 regexp_like regexp_instr bit_and bit_or bit_xor sleep/1-1 ord/1-1 inet_aton uncompressed_length json_storage_size grouping
float: rand/0-1 log/1-2 log2/1-1 pow/2-2 power/2-2 std/1-1 cot/1-1
=1: ifnull/2-2
common2: if/3-3
text: group_concat date_format/2-2 time_format/2-2 monthname/1-1 dayname/1-1 md5/1-1 sha1/1-1 sha/1-1 sha2/2-2 uuid/0-0 hex/1-1 bin/1-1 oct/1-1 char format/2-3 substring_index/3-3 ucase/1-1 lcase/1-1 mid/2-3 elt insert/4-4 quote/1-1 space/1-1 json_unquote/1-1 json_type/1-1 json_value json_pretty/1-1 convert version/0-0 database/0-0 schema/0-0 user regexp_replace regexp_substr export_set make_set soundex/1-1 to_base64/1-1 inet_ntoa conv/3-3 weight_string charset/1-1 collation/1-1 get_format
date: date/1-1 curdate/0-0 str_to_date/2-2 last_day/1-1 makedate/2-2 from_days/1-1 utc_date
time: time/1-1 curtime maketime/3-3 sec_to_time/1-1 timediff/2-2 addtime/2-2 subtime/2-2 utc_time
timestamp: now sysdate from_unixtime timestamp utc_timestamp timestampadd/3-3 convert_tz/3-3
json: json_object json_array json_extract json_arrayagg/1-1 json_objectagg/2-2 json_set json_insert json_replace json_remove json_merge_patch json_merge_preserve json_keys json_array_append json_array_insert json_search
binary: unhex/1-1 from_base64/1-1 aes_encrypt aes_decrypt random_bytes/1-1 compress uncompress uuid_to_bin inet6_aton
spatial: st_geomfromtext st_point point st_buffer st_union
`;

const TSQL = `
!bigint: row_number/0-0 rank dense_rank ntile/1-1 count_big datediff_big/3-3
integer: len/1-1 datalength/1-1 charindex/2-3 patindex/2-2 datediff/3-3 datepart/2-2 isdate/1-1 isnumeric/1-1 unicode/1-1 checksum binary_checksum object_id db_id schema_id ident_current scope_identity error_number error_line error_severity error_state approx_count_distinct grouping grouping_id difference/2-2 isjson checksum_agg year month day suser_id user_id col_length xact_state json_path_exists
float: rand log/1-2 square/1-1 stdev/1-1 stdevp/1-1 var/1-1 varp/1-1 percentile_cont atn2/2-2 cot/1-1
=1: isnull/2-2 power/2-2 percentile_disc
common2: iif/3-3 choose
text: substring/3-3 stuff/4-4 replicate/2-2 space/1-1 str format datename/2-2 string_agg quotename nchar/1-1 char/1-1 left/2-2 right/2-2 replace/3-3 upper/1-1 lower/1-1 json_value json_query json_modify object_name db_name schema_name suser_name suser_sname user_name error_message error_procedure app_name host_name original_login concat_ws soundex/1-1 type_name col_name string_escape/2-2 trim translate/3-3 json_object json_array
date: datefromparts/3-3 eomonth/1-2
time: timefromparts/5-5
timestamp: getdate/0-0 getutcdate/0-0 sysdatetime/0-0 sysutcdatetime/0-0 sysdatetimeoffset/0-0 datetimefromparts/7-7 datetime2fromparts/8-8 smalldatetimefromparts/5-5 switchoffset/2-2 todatetimeoffset/2-2
=3: dateadd/3-3
=2: datetrunc/2-2
uuid: newid/0-0 newsequentialid/0-0
binary: hashbytes/2-2 compress/1-1 decompress/1-1
`;

const BIGQUERY = `
integer: array_length/1-1 strpos/2-2 instr/2-4 date_diff/3-3 datetime_diff/3-3 timestamp_diff/3-3 time_diff/3-3 unix_seconds/1-1 unix_millis/1-1 unix_micros/1-1 unix_date/1-1 countif/1-1 approx_count_distinct/1-1 byte_length/1-1 farm_fingerprint/1-1 int64 div/2-2 bit_and bit_or bit_xor bit_count/1-1 range_bucket/2-2 grouping int64 lax_int64
float: rand/0-0 safe_divide/2-2 ieee_divide/2-2 pow/2-2 power/2-2 log/1-2 cbrt/1-1 sinh cosh tanh percentile_cont float64 lax_float64 st_distance/2-3 st_area st_length euclidean_distance cosine_distance
=1: ifnull/2-2 date_add/2-2 date_sub/2-2 date_trunc/2-2 datetime_add/2-2 datetime_sub/2-2 datetime_trunc/2-2 timestamp_add/2-2 timestamp_sub/2-2 timestamp_trunc time_add/2-2 time_sub/2-2 time_trunc/2-2 percentile_disc array_reverse/1-1 array_concat array_slice last_day/1-2 safe_negate safe_add/2-2 safe_subtract/2-2 safe_multiply/2-2
common2: if/3-3
text: string_agg format format_date/2-2 format_datetime/2-2 format_timestamp/2-3 format_time/2-2 to_json_string json_value json_query json_extract_scalar regexp_replace/3-3 regexp_extract regexp_substr generate_uuid/0-0 to_hex/1-1 to_base64/1-1 to_base32/1-1 array_to_string/2-3 safe_convert_bytes_to_string/1-1 code_points_to_string/1-1 normalize normalize_and_casefold chr/1-1 string soundex/1-1 session_user lax_string json_type/1-1 typeof error st_astext st_asgeojson collate
boolean: starts_with/2-2 ends_with/2-2 regexp_contains/2-2 contains_substr logical_and/1-1 logical_or/1-1 is_nan/1-1 is_inf/1-1 st_intersects st_contains st_within st_dwithin bool lax_bool
date: date parse_date/2-2 date_from_unix_date/1-1
time: time parse_time/2-2 current_time
timestamp: timestamp parse_timestamp/2-3 timestamp_seconds/1-1 timestamp_millis/1-1 timestamp_micros/1-1 datetime parse_datetime/2-2 current_datetime
interval: make_interval justify_days justify_hours justify_interval
json: to_json parse_json json_object json_array json_set json_remove json_strip_nulls
array: split generate_array generate_date_array generate_timestamp_array regexp_extract_all json_value_array json_query_array json_extract_array json_extract_string_array approx_quantiles approx_top_count array_concat_agg to_code_points
array=1: array_agg
element=1: unnest
binary: md5/1-1 sha1/1-1 sha256/1-1 sha512/1-1 from_hex/1-1 from_base64/1-1 from_base32 code_points_to_bytes
spatial: st_geogpoint/2-2 st_geogfromtext st_buffer st_union st_centroid
struct: struct
`;

const SNOWFLAKE = `
integer: datediff/3-3 timestampdiff/3-3 timediff/3-3 charindex/2-3 regexp_count regexp_instr array_size/1-1 dayofweek/1-1 dayofweekiso/1-1 dayofmonth/1-1 dayofyear/1-1 weekofyear/1-1 weekiso/1-1 week/1-1 yearofweek/1-1 hash approx_count_distinct count_if/1-1 editdistance array_position unicode/1-1 seq1 seq2 seq4 seq8 bitand/2-2 bitor/2-2 len/1-1 jarowinkler_similarity/2-2
float: random haversine cbrt/1-1 skew kurtosis
decimal: div0/2-2 div0null/2-2 median/1-1 to_number to_decimal to_numeric zeroifnull/1-1 percentile_cont ratio_to_report months_between/2-2 square/1-1 power/2-2 pow/2-2 log/2-2
=1: nvl/2-2 ifnull/2-2 percentile_disc add_months/2-2 nullifzero/1-1 array_distinct
=2: nvl2/3-3 date_trunc
=3: dateadd/3-3 timestampadd/3-3 timeadd/3-3
common2: iff/3-3
rest: decode
text: to_varchar to_char listagg regexp_replace regexp_substr split_part/3-3 md5 sha1 sha2 monthname/1-1 dayname/1-1 typeof/1-1 get_ddl strtok array_to_string/2-2 uuid_string base64_encode hex_encode chr/1-1 char/1-1 space/1-1 insert/4-4 collate check_json current_role current_warehouse current_database current_schema soundex/1-1
boolean: contains/2-2 startswith/2-2 endswith/2-2 to_boolean/1-1 booland/2-2 boolor/2-2 boolnot/1-1 booland_agg/1-1 boolor_agg/1-1 array_contains/2-2 is_null_value equal_null/2-2 regexp_like is_array is_object is_integer
date: to_date date_from_parts/3-3 datefromparts/3-3 last_day next_day/2-2 previous_day/2-2
time: to_time time_from_parts current_time
timestamp: to_timestamp to_timestamp_ntz to_timestamp_ltz to_timestamp_tz sysdate getdate convert_timezone timestamp_from_parts time_slice try_to_timestamp
json: parse_json object_construct array_construct array_agg object_agg/2-2 to_variant get_path get to_object to_array flatten split array_cat array_append array_slice object_insert object_delete try_parse_json strtok_to_array array_construct_compact
binary: to_binary sha2_binary md5_binary
`;

const SPARK = `
!bigint: count
integer: datediff date_diff size/1-1 array_size instr/2-2 locate/2-3 dayofweek/1-1 dayofmonth/1-1 dayofyear/1-1 weekofyear/1-1 unix_timestamp hash crc32/1-1 approx_count_distinct count_if/1-1 cardinality/1-1 levenshtein bit_count/1-1 monotonically_increasing_id/0-0 xxhash64 find_in_set/2-2 json_array_length/1-1 weekday/1-1 spark_partition_id
float: rand randn percentile log/1-2 log2/1-1 pow/2-2 power/2-2 cbrt/1-1 months_between/2-3 skewness kurtosis median/1-1 percentile_approx
=1: nvl/2-2 ifnull/2-2 array_sort array_distinct/1-1 array_union/2-2 array_except/2-2 array_intersect/2-2 sort_array array_remove/2-2 first last filter
=2: nvl2/3-3
common2: if/3-3
text: concat date_format/2-2 from_unixtime regexp_replace regexp_extract get_json_object/2-2 md5/1-1 sha sha1/1-1 sha2/2-2 hex/1-1 base64/1-1 format_string format_number/2-2 substring_index/3-3 array_join to_json uuid input_file_name split_part/3-3 space/1-1 chr/1-1 overlay listagg string_agg typeof/1-1 monthname dayname version
boolean: isnull/1-1 isnotnull/1-1 isnan/1-1 array_contains/2-2 exists forall rlike startswith/2-2 endswith/2-2 contains/2-2 bool_and/1-1 bool_or/1-1 every/1-1 some/1-1 any/1-1 map_contains_key/2-2 like regexp regexp_like
date: to_date date_add/2-2 date_sub/2-2 add_months/2-2 last_day/1-1 next_day/2-2 trunc/2-2 make_date/3-3 date_from_unix_date/1-1
timestamp: to_timestamp date_trunc/2-2 now timestamp_seconds timestamp_millis from_utc_timestamp/2-2 to_utc_timestamp/2-2 make_timestamp timestampadd/3-3
array: split sequence map_keys/1-1 map_values/1-1 map_entries flatten/1-1 transform array slice array_repeat arrays_zip
array=1: collect_list/1-1 collect_set/1-1 array_agg/1-1
element=1: explode/1-1 explode_outer/1-1 element_at/2-2
map: map map_from_arrays map_concat str_to_map map_from_entries transform_values
struct: struct named_struct from_json
binary: unhex/1-1 unbase64/1-1 encode/2-2
`;

const SQLITE = `
integer: instr/2-2 unicode/1-1 changes/0-0 last_insert_rowid/0-0 total_changes random/0-0 unixepoch json_array_length json_valid
float: total/1-1 julianday power/2-2 pow/2-2 log/1-2 log2/1-1
=1: ifnull/2-2
common2: iif if
text: group_concat string_agg date datetime time strftime printf format hex/1-1 quote/1-1 typeof/1-1 char json_type json json_group_array json_group_object json_object json_array json_quote sqlite_version soundex
binary: randomblob/1-1 zeroblob/1-1 unhex
`;

const DUCKDB = `
!bigint: extract date_part/2-2
`;

const REDSHIFT = `
!bigint: count row_number/0-0
`;

const LISTS: Readonly<Record<DialectName, readonly string[]>> = {
  ansi: [COMMON],
  bigquery: [COMMON, BIGQUERY],
  duckdb: [COMMON, POSTGRES, DUCKDB],
  mariadb: [COMMON, MYSQL],
  mysql: [COMMON, MYSQL],
  oracle: [COMMON, ORACLE],
  postgres: [COMMON, POSTGRES],
  redshift: [COMMON, REDSHIFT],
  snowflake: [COMMON, SNOWFLAKE],
  spark: [COMMON, SPARK],
  sqlite: [COMMON, SQLITE],
  tsql: [COMMON, TSQL],
};

export interface FunctionType {
  readonly rule: string;
  readonly least: number;
  /** Infinity where there is no limit or none is known. */
  readonly most: number;
}

const known = new Map<DialectName, ReadonlyMap<string, FunctionType>>();

/** What is known of a dialect's functions, by name in lower case. */
export function functionTypesOf(dialect: DialectName): ReadonlyMap<string, FunctionType> {
  let types = known.get(dialect);
  if (types === undefined) {
    types = new Map(LISTS[dialect].flatMap((list) => list.trim().split('\n').flatMap(lineTypes)));
    known.set(dialect, types);
  }
  return types;
}

function lineTypes(line: string): (readonly [string, FunctionType])[] {
  const [rule = '', names = ''] = line.split(': ');
  return names.split(' ').map((entry) => {
    const [, name = entry, least, most] = /^([^/]+)(?:\/(\d+)-(\d+))?$/.exec(entry) ?? [];
    return [name, { rule, least: Number(least ?? 0), most: most === undefined ? Number.POSITIVE_INFINITY : Number(most) }];
  });
}
