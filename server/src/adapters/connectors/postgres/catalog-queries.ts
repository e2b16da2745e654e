/** What PostgreSQL's catalog is asked, for versions 12 and later. All run with `search_path = pg_catalog`, so that names are printed with their schema. */

export const SCHEMAS = `
SELECT nspname, has_schema_privilege(oid, 'USAGE') FROM pg_namespace
WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' ORDER BY nspname`;

/** The session's own path, not the one of the crawl. */
export const SEARCH_PATH = "SELECT reset_val, current_user FROM pg_settings WHERE name = 'search_path'";

/**
 * Tables and views, of which partitions are parts unless somebody wants them by themselves ($2), each with a sum over all rows of the catalog that it is described by, and over those of what it depends on: `xmin` is another in
 * every row that was written anew, whatever was changed. It is compared for equality only; what makes it another without a change (a restored dump)
 * lets a table be read once more.
 */
export const RELATION_MARKS = `
WITH RECURSIVE rel AS (
  SELECT c.oid, c.relname, c.relkind, c.xmin, n.xmin AS schema_xmin, c.reltuples, c.relpages, c.reltoastrelid
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND (NOT c.relispartition OR $2)
), tree (rel, part) AS (
  SELECT i.inhparent, i.inhrelid FROM pg_inherits i JOIN rel ON rel.oid = i.inhparent WHERE rel.relkind = 'p'
  UNION ALL SELECT tree.rel, i.inhrelid FROM tree JOIN pg_inherits i ON i.inhparent = tree.part
), own AS (
  SELECT 'pg_class'::regclass AS classid, oid AS objid, oid AS rel FROM rel
  UNION ALL SELECT 'pg_rewrite'::regclass, r.oid, r.ev_class FROM pg_rewrite r JOIN rel ON rel.oid = r.ev_class
  UNION ALL SELECT 'pg_attrdef'::regclass, d.oid, d.adrelid FROM pg_attrdef d JOIN rel ON rel.oid = d.adrelid
  UNION ALL SELECT 'pg_constraint'::regclass, c.oid, c.conrelid FROM pg_constraint c JOIN rel ON rel.oid = c.conrelid
  UNION ALL SELECT 'pg_class'::regclass, i.indexrelid, i.indrelid FROM pg_index i JOIN rel ON rel.oid = i.indrelid
), dep AS (
  SELECT own.rel, d.refclassid, d.refobjid, d.refobjsubid FROM own JOIN pg_depend d ON d.classid = own.classid AND d.objid = own.objid
  WHERE d.refobjid >= 16384 AND d.refobjid <> own.rel
), type (rel, oid) AS (
  SELECT rel, refobjid FROM dep WHERE refclassid = 'pg_type'::regclass
  UNION SELECT type.rel, t.typbasetype FROM type JOIN pg_type t ON t.oid = type.oid WHERE t.typbasetype >= 16384
), part (rel, tag, id, version) AS (
  SELECT oid, 0, oid::int8, xmin FROM rel
  UNION ALL SELECT oid, 1, 0, schema_xmin FROM rel
  UNION ALL SELECT a.attrelid, 2, a.attnum, a.xmin FROM pg_attribute a JOIN rel ON rel.oid = a.attrelid WHERE a.attnum > 0
  UNION ALL SELECT d.adrelid, 3, d.adnum, d.xmin FROM pg_attrdef d JOIN rel ON rel.oid = d.adrelid
  UNION ALL SELECT c.conrelid, 4, c.oid::int8, c.xmin FROM pg_constraint c JOIN rel ON rel.oid = c.conrelid
  UNION ALL SELECT i.indrelid, 5, i.indexrelid::int8, i.xmin FROM pg_index i JOIN rel ON rel.oid = i.indrelid
  UNION ALL SELECT i.indrelid, 6, i.indexrelid::int8, c.xmin FROM pg_index i JOIN rel ON rel.oid = i.indrelid JOIN pg_class c ON c.oid = i.indexrelid
  UNION ALL SELECT d.objoid, 7, d.objsubid, d.xmin FROM pg_description d JOIN rel ON rel.oid = d.objoid WHERE d.classoid = 'pg_class'::regclass
  UNION ALL SELECT r.ev_class, 8, r.oid::int8, r.xmin FROM pg_rewrite r JOIN rel ON rel.oid = r.ev_class
  UNION ALL SELECT p.partrelid, 9, 0, p.xmin FROM pg_partitioned_table p JOIN rel ON rel.oid = p.partrelid
  UNION ALL SELECT tree.rel, 10, tree.part::int8, c.xmin FROM tree JOIN pg_class c ON c.oid = tree.part
  UNION ALL SELECT i.inhrelid, 16, i.inhparent::int8, i.xmin FROM pg_inherits i JOIN rel ON rel.oid = i.inhrelid
  UNION ALL SELECT d.rel, 11, d.refobjid::int8, c.xmin FROM dep d JOIN pg_class c ON c.oid = d.refobjid WHERE d.refclassid = 'pg_class'::regclass
  UNION ALL SELECT d.rel, 12, d.refobjid::int8, n.xmin FROM dep d JOIN pg_class c ON c.oid = d.refobjid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE d.refclassid = 'pg_class'::regclass
  UNION ALL SELECT d.rel, 13, d.refobjid::int8 * 2048 + d.refobjsubid, a.xmin FROM dep d
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
  UNION ALL SELECT d.rel, 14, d.refobjid::int8, p.xmin FROM dep d JOIN pg_proc p ON p.oid = d.refobjid WHERE d.refclassid = 'pg_proc'::regclass
  UNION ALL SELECT d.rel, 17, d.refobjid::int8, n.xmin FROM dep d JOIN pg_proc p ON p.oid = d.refobjid JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE d.refclassid = 'pg_proc'::regclass
  UNION ALL SELECT type.rel, 15, type.oid::int8, t.xmin FROM type JOIN pg_type t ON t.oid = type.oid
  UNION ALL SELECT type.rel, 18, type.oid::int8, n.xmin FROM type JOIN pg_type t ON t.oid = type.oid JOIN pg_namespace n ON n.oid = t.typnamespace
), mark AS (
  SELECT rel, '6:' || count(*) || ':' || sum(hashint8extended(version::text::int8, hashint8extended(id, tag))) AS mark FROM part GROUP BY rel
), pages AS (
  SELECT i.indrelid AS rel, sum(c.relpages)::int8 AS pages FROM pg_index i JOIN rel ON rel.oid = i.indrelid JOIN pg_class c ON c.oid = i.indexrelid GROUP BY 1
)
SELECT rel.oid, rel.relname, rel.relkind, mark.mark, CASE WHEN rel.reltuples >= 0 THEN rel.reltuples::int8 END,
  CASE WHEN rel.relkind IN ('r', 'm') THEN (rel.relpages + coalesce(t.relpages, 0) + coalesce(pages.pages, 0)) * current_setting('block_size')::int8 END
FROM rel JOIN mark ON mark.rel = rel.oid LEFT JOIN pages ON pages.rel = rel.oid LEFT JOIN pg_class t ON t.oid = rel.reltoastrelid ORDER BY rel.relname`;

export const RELATION_DETAILS = `
SELECT c.oid, c.relname, c.relkind, obj_description(c.oid, 'pg_class'),
  CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
  CASE WHEN c.reltuples >= 0 THEN c.reltuples::int8 END,
  CASE WHEN c.relkind IN ('r', 'm') THEN (c.relpages + coalesce(t.relpages, 0))::int8 * current_setting('block_size')::int8 END,
  p.partstrat, CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
  CASE WHEN c.relispartition THEN (SELECT json_build_array(json_build_array(n.nspname, r.relname)) FROM pg_class r
    JOIN pg_namespace n ON n.oid = r.relnamespace WHERE r.oid = pg_partition_root(c.oid))
  ELSE (SELECT json_agg(json_build_array(n.nspname, r.relname) ORDER BY i.inhseqno) FROM pg_inherits i JOIN pg_class r ON r.oid = i.inhparent
    JOIN pg_namespace n ON n.oid = r.relnamespace WHERE i.inhrelid = c.oid) END
FROM pg_class c LEFT JOIN pg_class t ON t.oid = c.reltoastrelid LEFT JOIN pg_partitioned_table p ON p.partrelid = c.oid
WHERE c.oid = ANY ($1::oid[]) ORDER BY c.relname`;

/** Types that PostgreSQL brings along itself are no domains, so that nothing is looked up for them. */
export const COLUMNS = `
SELECT a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attgenerated <> '', a.attidentity <> '',
  col_description(a.attrelid, a.attnum), a.attgenerated, a.attidentity, a.attinhcount > 0 AND NOT a.attislocal,
  CASE WHEN a.atttypid >= 10000 THEN (
    WITH RECURSIVE base (type, modifier) AS (
      SELECT t.typbasetype, t.typtypmod FROM pg_type t WHERE t.oid = a.atttypid AND t.typtype = 'd'
      UNION ALL SELECT t.typbasetype, t.typtypmod FROM base JOIN pg_type t ON t.oid = base.type WHERE t.typtype = 'd'
    ) SELECT format_type(base.type, base.modifier) FROM base JOIN pg_type t ON t.oid = base.type WHERE t.typtype <> 'd') END
FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attrelid = ANY ($1::oid[]) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attrelid, a.attnum`;

export const CONSTRAINTS = `
SELECT c.conrelid, c.contype, c.conname,
  (SELECT json_agg(a.attname ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY k (attnum, n) JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum),
  rn.nspname, r.relname,
  (SELECT json_agg(a.attname ORDER BY k.n) FROM unnest(c.confkey) WITH ORDINALITY k (attnum, n) JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.attnum),
  c.confdeltype, CASE WHEN c.contype = 'c' THEN pg_get_expr(c.conbin, c.conrelid) END, c.condeferrable, c.condeferred, c.coninhcount > 0 AND NOT c.conislocal,
  c.confupdtype, (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.n) FROM jsonb_array_elements_text(nullif(to_jsonb(c) -> 'confdelsetcols', 'null')) WITH ORDINALITY k (attnum, n)
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum::int)
FROM pg_constraint c LEFT JOIN pg_class r ON r.oid = c.confrelid LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
WHERE c.conrelid = ANY ($1::oid[]) AND c.contype IN ('p', 'u', 'f', 'c') ORDER BY c.conrelid, c.conname`;

export const INDEXES = `
SELECT i.indrelid, c.relname, i.indisunique, (SELECT json_agg(pg_get_indexdef(i.indexrelid, k, true) ORDER BY k) FROM generate_series(1, i.indnkeyatts) k),
  m.amname, pg_get_expr(i.indpred, i.indrelid), c.relpages::int8 * current_setting('block_size')::int8,
  CASE WHEN i.indisexclusion THEN (SELECT pg_get_constraintdef(x.oid) FROM pg_constraint x WHERE x.conindid = i.indexrelid AND x.contype = 'x')
    WHEN i.indnatts > i.indnkeyatts OR EXISTS (SELECT FROM unnest(i.indoption::int2[]) o WHERE o <> 0)
      OR EXISTS (SELECT FROM unnest(i.indclass::oid[]) o JOIN pg_opclass k ON k.oid = o WHERE NOT k.opcdefault)
    THEN pg_get_indexdef(i.indexrelid) END
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
WHERE i.indrelid = ANY ($1::oid[]) ORDER BY i.indrelid, c.relname`;

/** What lies within partitions is looked up in the catalog: pg_partition_tree would lock them all. */
export const PARTITIONS = `
WITH RECURSIVE tree (part, below) AS (
  SELECT i.inhrelid, b.inhrelid FROM pg_inherits i JOIN pg_inherits b ON b.inhparent = i.inhrelid WHERE i.inhparent = ANY ($1::oid[])
  UNION ALL SELECT tree.part, i.inhrelid FROM tree JOIN pg_inherits i ON i.inhparent = tree.below
)
SELECT i.inhparent, CASE WHEN c.relnamespace = p.relnamespace THEN c.relname ELSE n.nspname || '.' || c.relname END, pg_get_expr(c.relpartbound, c.oid),
  CASE WHEN c.reltuples >= 0 THEN c.reltuples::int8 END,
  CASE WHEN c.relkind = 'p' THEN (SELECT json_agg(CASE WHEN b.relnamespace = p.relnamespace THEN b.relname ELSE m.nspname || '.' || b.relname END ORDER BY b.relname)
    FROM tree JOIN pg_class b ON b.oid = tree.below JOIN pg_namespace m ON m.oid = b.relnamespace WHERE tree.part = c.oid) END
FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE i.inhparent = ANY ($1::oid[]) AND c.relispartition ORDER BY i.inhparent, c.relname`;

/** Aggregates have no source; what an extension brings along is documented with it, and what makes ranges comes with their type. */
export const ROUTINES = `
SELECT p.oid, p.proname, p.prokind = 'p', pg_get_function_arguments(p.oid), l.lanname, pg_get_functiondef(p.oid), obj_description(p.oid, 'pg_proc')
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
WHERE n.nspname = $1 AND p.oid > $2::oid AND p.prokind <> 'a'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'))
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

/** Types of rows come with their table, and arrays and multiranges with what they are made of; what an extension brings along is documented with it. */
export const TYPES = `
SELECT t.oid, t.typname, t.typtype, obj_description(t.oid, 'pg_type'),
  (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid),
  (SELECT json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum) FROM pg_attribute a
    WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped),
  CASE t.typtype WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) WHEN 'r' THEN (SELECT format_type(r.rngsubtype, NULL) FROM pg_range r WHERE r.rngtypid = t.oid) END,
  t.typnotnull, pg_get_expr(t.typdefaultbin, 'pg_type'::regclass),
  (SELECT json_agg(json_build_array(c.conname, pg_get_expr(c.conbin, 0)) ORDER BY c.conname) FROM pg_constraint c WHERE c.contypid = t.oid AND c.contype = 'c')
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_class k ON k.oid = t.typrelid
WHERE n.nspname = $1 AND t.oid > $2::oid AND (t.typtype IN ('e', 'd', 'r') OR t.typtype = 'c' AND k.relkind = 'c')
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
ORDER BY t.oid LIMIT $3`;
