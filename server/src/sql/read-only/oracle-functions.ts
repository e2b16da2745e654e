/**
 * The functions of Oracle's SQL reference, and those of its packages that only compute. A function of somebody else's can commit in a
 * transaction of its own, which no read-only transaction keeps it from.
 */
const BUILT_IN = `
abs acos add_months any_value appendchildxml approx_count approx_count_distinct approx_median approx_percentile approx_rank approx_sum ascii asciistr asin atan
atan2 avg bin_to_num bitand bit_and_agg bit_or_agg bit_xor_agg cardinality cast ceil chartorowid checksum chr coalesce collation collect compose concat convert
corr corr_k corr_s cos cosh count covar_pop covar_samp cube_table cume_dist current_date current_timestamp cv dbtimezone decode decompose deletexml dense_rank
depth deref dump empty_blob empty_clob existsnode exp extract extractvalue feature_id first first_value floor from_tz greatest group_id grouping grouping_id
hextoraw initcap insertchildxml instr instrb instrc iteration_number json json_array json_arrayagg json_exists json_mergepatch json_object json_objectagg
json_query json_scalar json_serialize json_table json_transform json_value kurtosis_pop kurtosis_samp lag last last_day last_value lead least length lengthb
lengthc listagg ln lnnvl localtimestamp log lower lpad ltrim make_ref max median min mod months_between nanvl nchr new_time next_day nls_charset_decl_len
nls_charset_id nls_charset_name nls_collation_id nls_collation_name nls_initcap nls_lower nls_upper nlssort nth_value ntile nullif numtodsinterval
numtoyminterval nvl nvl2 ora_hash ora_invoking_user path percent_rank percentile_cont percentile_disc power powermultiset presentnnv presentv previous rank
ratio_to_report rawtohex rawtonhex ref regexp_count regexp_instr regexp_like regexp_replace regexp_substr regr_avgx regr_avgy regr_count regr_intercept
regr_r2 regr_slope regr_sxx regr_sxy regr_syy remainder replace round row_number rowidtochar rowidtonchar rpad rtrim scn_to_timestamp sessiontimezone set sign
sin sinh skewness_pop skewness_samp soundex sqrt standard_hash stddev stddev_pop stddev_samp substr substrb substrc sum sys_connect_path sys_context
sys_extract_utc sys_guid sys_typeid sys_xmlagg sys_xmlgen sysdate systimestamp tan tanh timestamp_to_scn to_binary_double to_binary_float to_blob to_char to_clob
to_date to_dsinterval to_lob to_multi_byte to_nchar to_nclob to_number to_single_byte to_timestamp to_timestamp_tz to_yminterval translate treat trim trunc tz_offset
uid unistr updatexml upper user userenv validate_conversion value values var_pop var_samp variance vsize width_bucket xmlagg xmlcast xmlcdata xmlcolattval
xmlcomment xmlconcat xmldiff xmlelement xmlexists xmlforest xmlisvalid xmlparse xmlpatch xmlpi xmlquery xmlroot xmlsequence xmlserialize xmltable xmltransform
xmltype table multiset cursor pivot lateral containers`;

const OF_PACKAGES = [
  'dbms_lob\\.(compare|getlength|instr|substr)',
  'dbms_random\\.(normal|random|string|value)',
  'dbms_crypto\\.hash',
  'dbms_metadata\\.get_(ddl|dependent_ddl|granted_ddl|xml)',
  'dbms_rowid\\.rowid_\\w+',
  'dbms_utility\\.(format_call_stack|get_time|get_hash_value)',
  'dbms_xplan\\.display\\w*',
  'utl_(encode|i18n|match|raw)\\.\\w+',
  'odci(date|number|raw|varchar2)list',
];

export const ORACLE_FUNCTIONS = new RegExp(`^(sys\\.)?(${[...BUILT_IN.trim().split(/\s+/), ...OF_PACKAGES].join('|')})$`);
