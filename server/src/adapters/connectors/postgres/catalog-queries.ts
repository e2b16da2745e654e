/** What PostgreSQL's catalog is asked, for versions 12 and later. All run with `search_path = pg_catalog`, so that names are printed with their schema. */

export const SCHEMAS = `
SELECT nspname, has_schema_privilege(oid, 'USAGE') FROM pg_namespace
WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' ORDER BY nspname`;

/** The session's own path, not the one of the crawl. */
export const SEARCH_PATH = "SELECT reset_val, current_user FROM pg_settings WHERE name = 'search_path'";

/** Partitions are parts of their table and not tables by themselves. */
export const RELATIONS = `
SELECT c.oid, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition ORDER BY c.relname`;

export const RELATION_DETAILS = `
SELECT c.oid, c.relname, c.relkind, obj_description(c.oid, 'pg_class'),
  CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
  CASE WHEN c.reltuples >= 0 THEN c.reltuples::int8 END,
  CASE WHEN c.relkind IN ('r', 'm') THEN (c.relpages + coalesce(t.relpages, 0))::int8 * current_setting('block_size')::int8 END,
  p.partstrat, CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END
FROM pg_class c LEFT JOIN pg_class t ON t.oid = c.reltoastrelid LEFT JOIN pg_partitioned_table p ON p.partrelid = c.oid
WHERE c.oid = ANY ($1::oid[]) ORDER BY c.relname`;

export const COLUMNS = `
SELECT a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attgenerated <> '', a.attidentity <> '',
  col_description(a.attrelid, a.attnum)
FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attrelid = ANY ($1::oid[]) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attrelid, a.attnum`;

export const CONSTRAINTS = `
SELECT c.conrelid, c.contype, c.conname,
  (SELECT json_agg(a.attname ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY k (attnum, n) JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum),
  rn.nspname, r.relname,
  (SELECT json_agg(a.attname ORDER BY k.n) FROM unnest(c.confkey) WITH ORDINALITY k (attnum, n) JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.attnum),
  c.confdeltype, CASE WHEN c.contype = 'c' THEN pg_get_expr(c.conbin, c.conrelid) END
FROM pg_constraint c LEFT JOIN pg_class r ON r.oid = c.confrelid LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
WHERE c.conrelid = ANY ($1::oid[]) AND c.contype IN ('p', 'u', 'f', 'c') ORDER BY c.conrelid, c.conname`;

export const INDEXES = `
SELECT i.indrelid, c.relname, i.indisunique, (SELECT json_agg(pg_get_indexdef(i.indexrelid, k, true) ORDER BY k) FROM generate_series(1, i.indnkeyatts) k),
  m.amname, pg_get_expr(i.indpred, i.indrelid), c.relpages::int8 * current_setting('block_size')::int8
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
WHERE i.indrelid = ANY ($1::oid[]) ORDER BY i.indrelid, c.relname`;

export const PARTITIONS = `
SELECT i.inhparent, CASE WHEN c.relnamespace = p.relnamespace THEN c.relname ELSE n.nspname || '.' || c.relname END, pg_get_expr(c.relpartbound, c.oid),
  CASE WHEN c.reltuples >= 0 THEN c.reltuples::int8 END
FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE i.inhparent = ANY ($1::oid[]) AND c.relispartition ORDER BY i.inhparent, c.relname`;

/** Aggregates have no source, and what an extension brings along is documented with it. */
export const ROUTINES = `
SELECT p.oid, p.proname, p.prokind = 'p', pg_get_function_arguments(p.oid), l.lanname, pg_get_functiondef(p.oid), obj_description(p.oid, 'pg_proc')
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
WHERE n.nspname = $1 AND p.oid > $2::oid AND p.prokind <> 'a'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
ORDER BY p.oid LIMIT $3`;

export const TRIGGERS = `
SELECT t.oid, t.tgname, c.relname, pg_get_triggerdef(t.oid, true), obj_description(t.oid, 'pg_trigger')
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = $1 AND t.oid > $2::oid AND NOT t.tgisinternal AND NOT c.relispartition ORDER BY t.oid LIMIT $3`;

/** Those behind identity columns are a part of their column. */
export const SEQUENCES = `
SELECT c.oid, c.relname, obj_description(c.oid, 'pg_class') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = $1 AND c.oid > $2::oid AND c.relkind = 'S'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i')
ORDER BY c.oid LIMIT $3`;
