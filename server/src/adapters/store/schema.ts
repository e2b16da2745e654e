import type { Generated } from 'kysely';

/** PostgreSQL gives dates, SQLite what was written: ISO 8601 in UTC. */
export type Moment = string | Date;
/** PostgreSQL gives the value, SQLite its text. */
export type Json = unknown;
/** SQLite has no booleans. */
export type Flag = boolean | number;

/** Rows of a source are versions: one holds from the crawl `from_run` on, up to the crawl `to_run` that found another; null as long as none has. */
interface Version {
  source_id: number;
  catalog_name: string;
  schema_name: string;
  description: string | null;
  content_hash: string;
  from_run: number;
  to_run: number | null;
  crawled_at: Moment;
  /** What the catalog said of it when it was read, which is another when it has changed. */
  crawl_mark: string | null;
}

/** Of lineage: the recordings that first and last found it; the last is null as long as none has missed it. */
interface Seen {
  first_seen: Moment;
  last_seen: Moment | null;
}

export interface StoreTables {
  aetl_datasource: {
    source_id: Generated<number>;
    source_name: string;
    db_type: string;
    connection_info: Json;
    created_at: Moment;
    last_crawled_at: Moment | null;
    current_run: number | null;
  };
  aetl_table_meta: Version & {
    table_id: Generated<number>;
    table_name: string;
    /** The name in lower case, by which the editor asks. */
    name_key: string;
    table_type: string;
    row_count: number | null;
    size_bytes: number | null;
    tags: Json;
    profile_json: Json;
    definition: string | null;
    partitions_json: Json;
    inherits_json: Json;
    broken_reason: string | null;
  };
  aetl_column_meta: {
    column_id: Generated<number>;
    table_id: number;
    column_name: string;
    data_type: string;
    is_nullable: Flag;
    is_pk: Flag;
    is_fk: Flag;
    fk_ref_table: string | null;
    fk_ref_column: string | null;
    ordinal_pos: number;
    stats_json: Json;
    inferred_domain: string | null;
    description: string | null;
    default_value: string | null;
    generated_expr: string | null;
    is_identity: Flag;
    computed_kind: string | null;
    identity_kind: string | null;
    is_inherited: Flag;
    base_type: string | null;
  };
  aetl_key_meta: {
    key_id: Generated<number>;
    table_id: number;
    ordinal_pos: number;
    key_name: string;
    key_type: string;
    columns_json: Json;
    ref_json: Json;
    on_delete: string | null;
    expression: string | null;
    key_timing: string | null;
    is_inherited: Flag;
  };
  aetl_index_meta: {
    index_id: Generated<number>;
    table_id: number;
    ordinal_pos: number;
    index_name: string;
    is_unique: Flag;
    parts_json: Json;
    method: string | null;
    condition: string | null;
    definition: string | null;
  };
  /** Routines, sequences, synonyms and types. */
  aetl_object_meta: Version & {
    object_id: Generated<number>;
    object_name: string;
    name_key: string;
    object_type: string;
    signature: string;
    language: string | null;
    definition: string | null;
    /** What a synonym stands for. */
    target: string | null;
    /** What a type is made of. */
    shape_json: Json;
  };
  aetl_crawl_run: {
    run_id: Generated<number>;
    source_id: number;
    scope_json: Json;
    state: string;
    /** Who writes it, and until when nobody else may. */
    holder: string | null;
    expires_at: Moment | null;
    started_at: Moment;
    finished_at: Moment | null;
    object_count: number;
    change_count: number;
    schemas_json: Json;
    missed_json: Json;
    reads_traits: Flag;
  };
  aetl_crawl_schema: {
    run_id: number;
    schema_name: string;
    done_at: Moment;
    is_complete: Flag;
    object_count: number;
  };
  aetl_schema_history: {
    history_id: Generated<number>;
    table_id: number | null;
    change_type: string;
    change_detail: Json;
    detected_at: Moment;
    impact_analysis: string | null;
    source_id: number | null;
    run_id: number | null;
    catalog_name: string;
    schema_name: string;
    object_name: string;
    name_key: string;
    object_type: string;
    column_name: string | null;
  };
  aetl_lineage_run: {
    run_id: Generated<number>;
    recorded_at: Moment;
    unit_count: number;
    added_count: number;
    removed_count: number;
  };
  aetl_lineage_unit: Seen & {
    unit_id: Generated<number>;
    unit_name: string;
    content_hash: string;
  };
  aetl_lineage_node: Seen & {
    node_id: Generated<number>;
    node_type: string;
    source_id: number | null;
    object_name: string;
    table_name: string;
    /** `*` is the table as a whole. */
    column_name: string | null;
    metadata: Json;
  };
  aetl_lineage_edge: Seen & {
    edge_id: Generated<number>;
    source_node_id: number;
    target_node_id: number;
    edge_type: string;
    transformation: string | null;
    job_id: string | null;
    created_at: Moment;
    edge_kind: string;
    is_uncertain: Flag;
    unit_id: number;
    range_json: Json;
  };
  aetl_profile: {
    profile_id: Generated<number>;
    source_id: number;
    catalog_name: string;
    schema_name: string;
    table_name: string;
    profiled_at: Moment;
    profile_json: Json;
  };
}

export type TableName = keyof StoreTables;
