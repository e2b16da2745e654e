/** Words that the grammars colour. Case is ignored, except in Jinja. */
export const control = words(`
  begin case commit declare do else elseif elsif end exception exit for foreach goto if iterate leave loop raise repeat
  return returning rollback savepoint then transaction until when while
`);

export const statements = words(`
  alter analyze call comment create delete drop execute explain grant insert merge refresh rename replace reset revoke
  select set show truncate update upsert use vacuum with
`);

export const clauses = words(`
  add after all and any as asc before between by cascade check collate column columns conflict constraint cross cube
  current cursor cycle data database default deferrable desc distinct each escape except exclude exists external fetch
  filter first following foreign from full function generated global group grouping groups having identity ignore ilike
  immediate in index inner intersect into is isnull join key language last lateral left like limit local matched
  materialized minus natural next no not nothing notnull nulls of offset on only option or order outer over overlaps
  partition percent pivot preceding primary procedure qualify range recursive references relative respect restrict
  returns right rollup row rows schema sequence sets similar some start table tablesample temp temporary ties to trigger
  unbounded union unique unlogged unpivot using values view where window within without
`);

export const constants = words(`
  false null true unknown
`);

export const types = words(`
  array bigint bigserial binary bit blob bool boolean bytea bytes char character cidr clob date datetime datetime2
  datetimeoffset dec decimal double enum float float4 float64 float8 geography geometry inet int int2 int4 int64 int8
  integer interval json jsonb longtext mediumint mediumtext money nchar nclob ntext number numeric nvarchar nvarchar2
  pls_integer precision raw real serial smallint smallmoney string struct sysname text time timestamp timestamptz
  tinyint tinytext tsvector uniqueidentifier uuid varbinary varchar varchar2 variant xml
`);

export const functions = words(`
  abs avg cast ceil ceiling char_length coalesce concat concat_ws corr count covar_pop covar_samp cume_dist dense_rank
  exp extract first_value floor greatest lag last_value lead least length ln log lower lpad ltrim max min mod nth_value
  ntile nullif percent_rank percentile_cont percentile_disc position power rank regexp_replace replace round row_number
  rpad rtrim sign sqrt stddev stddev_pop stddev_samp substr substring sum trim upper var_pop var_samp variance
`);

/** Words that mean something in one dialect only; `warehouse` stands for Snowflake, Spark, DuckDB and SQLite. */
export const dialects = {
  postgres: {
    keywords: words(`
      analyse concurrently excluded extension found immutable inherits initially listen notify owner perform plpgsql
      search_path setof stable strict tablespace variadic volatile
    `),
    functions: words(`
      age array_agg array_length bool_and bool_or clock_timestamp date_part date_trunc every generate_series initcap
      json_agg json_build_object jsonb_agg jsonb_array_elements jsonb_build_object jsonb_each jsonb_set
      jsonb_to_recordset left make_date md5 now regexp_matches right row_to_json split_part string_agg string_to_array
      to_char to_date to_json to_jsonb to_timestamp to_tsquery to_tsvector unnest
    `),
  },
  oracle: {
    keywords: words(`
      body bulk collect connect connect_by_root constant deterministic dual flashback forall isopen level
      match_recognize matches measures model nocache nocopy nocycle nowait others out package parallel pipelined pragma
      prior purge record ref rowid rownum rowtype siblings sqlcode sqlerrm subtype synonym sysdate systimestamp varray
    `),
    functions: words(`
      add_months bitand decode empty_blob empty_clob from_tz hextoraw instr last_day listagg lnnvl months_between nanvl
      new_time next_day nlssort numtodsinterval numtoyminterval nvl nvl2 ora_hash raise_application_error
      ratio_to_report rawtohex regexp_instr regexp_like regexp_substr sys_connect_by_path sys_context sys_guid to_clob
      to_number tochar translate trunc userenv xmlagg xmlelement
    `),
  },
  tsql: {
    keywords: words(`
      apply catch clustered columnstore deleted exec go holdlock inserted instead nocheck nocount nolock nonclustered
      openjson openquery openrowset output persisted print proc raiserror readpast rowlock sparse tablock throw top tran
      try updlock waitfor xact_abort
    `),
    functions: words(`
      charindex checksum choose convert datalength dateadd datediff datediff_big datefromparts datename datepart day
      eomonth format getdate getutcdate hashbytes iif isjson isnull json_query json_value len month newid object_id
      parse parsename patindex quotename replicate scope_identity string_split stuff sysdatetime sysutcdatetime try_cast
      try_convert try_parse year
    `),
  },
  mysql: {
    keywords: words(`
      algorithm auto_increment charset definer delimiter distinctrow div duplicate engine explain force handler
      high_priority invoker low_priority optimize regexp rlike separator signal sql_calc_found_rows sqlexception
      sqlstate straight_join unsigned xor zerofill
    `),
    functions: words(`
      curdate current_user curtime date_add date_format date_sub dayofweek dayofyear elt field find_in_set found_rows
      from_days from_unixtime group_concat ifnull inet_aton json_arrayagg json_contains json_extract json_object
      json_objectagg json_unquote last_insert_id makedate period_diff quarter sec_to_time str_to_date substring_index
      time_format timestampadd timestampdiff to_days unix_timestamp utc_timestamp weekday weekofyear
    `),
  },
  bigquery: {
    keywords: words(`
      aggregate assert clone cluster expiration extend options ordinal proto safe safe_offset safe_ordinal snapshot
      system_time unnest
    `),
    functions: words(`
      any_value approx_count_distinct approx_quantiles approx_top_count array_concat array_to_string byte_length countif
      date_diff datetime_diff datetime_trunc ends_with farm_fingerprint format_date format_timestamp generate_array
      generate_date_array generate_uuid json_extract_scalar json_query_array logical_and logical_or net parse_date
      parse_json parse_timestamp regexp_contains regexp_extract safe_cast safe_divide sha256 split st_geogpoint
      starts_with timestamp_add timestamp_diff timestamp_micros timestamp_millis timestamp_sub timestamp_trunc
      to_json_string unix_seconds
    `),
  },
  warehouse: {
    keywords: words(`
      anti asof attach autoincrement copy detach distribute flatten glob macro masking partitioned pipe positional
      pragma semi sort stage stored stream task tblproperties transient warehouse
    `),
    functions: words(`
      arg_max arg_min array_construct collect_list collect_set datetime div0 explode from_json get_json_object
      group_concat julianday list_transform max_by min_by object_construct parquet_scan posexplode printf read_csv
      read_csv_auto read_json read_parquet strftime strptime struct_pack to_variant total try_to_date try_to_number
      typeof zeroifnull
    `),
  },
};

export const jinja = {
  tags: words(`
    block call do docs elif else endblock endcall enddocs endfilter endfor endif endmacro endmaterialization endraw
    endset endsnapshot endtest endwith extends filter for from if import include macro materialization raw set snapshot
    test with
  `),
  operators: words(`
    and as context else if ignore import in is missing not or recursive with without
  `),
  constants: words(`
    False false None none True true
  `),
  functions: words(`
    adapter api builtins config dbt_utils doc env_var exceptions execute graph is_incremental log loop metrics model
    modules namespace project_name range ref return run_query run_started_at source statement target this var
  `),
};

function words(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}
