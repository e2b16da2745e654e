import type { DialectName } from '../../protocol/index.ts';
import { ORACLE_FUNCTIONS } from './oracle-functions.ts';

/** Functions by what they do besides returning a value. Names are in lower case, without schema. */
export interface FunctionRules {
  /** Functions that change data, sessions, other sessions or the server, that lock, or that run SQL given as text. */
  readonly writing: RegExp;
  /** Exceptions to `writing`. */
  readonly reading: RegExp;
  /** Packages and schemas whose routines do. */
  readonly packages: RegExp;
  /** Such functions that are written without parentheses, in upper case. */
  readonly bare: ReadonlySet<string>;
  /** All that may be called, with their packages; null where the database itself keeps routines from writing. */
  readonly known: RegExp | null;
}

const NONE = /^$/;
const NO_WORDS: ReadonlySet<string> = new Set();

/**
 * After the chapters on functions of each manual. PostgreSQL's own read-only transactions let sequences, advisory locks, signals to other
 * sessions and settings through; of its pg_… functions only those that are listed as reading are let through here.
 */
const RULES: Readonly<Partial<Record<DialectName, FunctionRules>>> = {
  postgres: {
    writing:
      /^(nextval|setval|set_config|setseed|pg_.*|lo_.*|lowrite|loread|dblink.*|query_to_xml.*|cursor_to_xml.*|table_to_xml.*|schema_to_xml.*|database_to_xml.*|ts_stat|ts_rewrite|txid_current|brin_.*|gin_clean_pending_list|postgres_fdw_disconnect.*|crosstab.*|connectby|cron.*|http.*|file_.*|xpath_table)$/,
    reading:
      /^pg_(typeof|get_.*|size_.*|column_size|column_compression|relation_size|total_relation_size|table_size|indexes_size|database_size|tablespace_size|table_is_visible|type_is_visible|function_is_visible|.*_is_visible|backend_pid|postmaster_start_time|conf_load_time|client_encoding|char_to_encoding|encoding_to_char|is_in_recovery|has_role|describe_object|identify_object|relation_filenode|stat_get_.*|timezone_.*|partition_tree|partition_ancestors|partition_root|index_.*_has_property|index_has_property|indexam_has_property|options_to_table|collation_for|my_temp_schema|is_other_temp_schema|listening_channels|input_is_valid|input_error_info|basetype|tablespace_location|current_xact_id_if_assigned|snapshot_.*|xact_commit_timestamp|blocking_pids|safe_snapshot_blocking_pids|lsn|wal_lsn_diff|sequence_last_value)$/,
    packages: /^(dblink|cron|pgagent|lo)$/,
    bare: NO_WORDS,
    known: null,
  },
  mysql: {
    writing:
      /^(get_lock|release_lock|release_all_locks|nextval|setval|load_file|master_pos_wait|source_pos_wait|wait_for_executed_gtid_set|sys_exec|sys_eval|last_insert_id|spider_.*|mroonga_command)$/,
    reading: NONE,
    packages: /^(sys|mysql)$/,
    bare: NO_WORDS,
    known: null,
  },
  tsql: {
    writing: /^(openquery|openrowset|opendatasource|sp_.*|xp_.*)$/,
    reading: NONE,
    packages: NONE,
    bare: NO_WORDS,
    known: null,
  },
  oracle: {
    writing: NONE,
    reading: NONE,
    packages: NONE,
    bare: NO_WORDS,
    known: ORACLE_FUNCTIONS,
  },
  bigquery: { writing: /^external_query$/, reading: NONE, packages: NONE, bare: NO_WORDS, known: null },
  sqlite: {
    writing: /^(load_extension|writefile|edit|fts3_tokenizer|zipfile|sqlar_.*|eval)$/,
    reading: NONE,
    packages: NONE,
    bare: NO_WORDS,
    known: null,
  },
};

const MARIADB: DialectName = 'mariadb';
const OTHER: FunctionRules = {
  writing: /^(nextval|setval|setseed|set_config)$/,
  reading: NONE,
  packages: NONE,
  bare: NO_WORDS,
  known: null,
};

export function functionRules(dialect: DialectName): FunctionRules {
  return RULES[dialect === MARIADB ? 'mysql' : dialect] ?? OTHER;
}
