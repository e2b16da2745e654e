/**
 * The queries of a crawl. Each reads one kind of thing of one schema (:1); those about the parts of tables and routines also take the first and the
 * last name of a chunk (:2, :3), which are compared byte by byte, whatever the session's language. The comment names the query for whoever looks at the
 * server. ALL_… shows an account what it may see, without an error. Text that Oracle keeps as LONG can be read, but not compared or joined.
 */
export const SCHEMAS = `/* aetl schemas */
SELECT u.username AS name FROM all_users u
WHERE u.oracle_maintained = 'N' AND EXISTS (SELECT 1 FROM all_objects o WHERE o.owner = u.username) ORDER BY u.username`;

export const CURRENT_SCHEMA = `/* aetl current schema */ SELECT SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AS name FROM DUAL`;

/** A materialized view is also listed as the table that keeps its rows. The mark has what the time of the last DDL need not tell: indexes and comments. */
export const RELATIONS = `/* aetl relations */
SELECT o.object_name AS name, CASE WHEN x.table_name IS NOT NULL THEN 'EXTERNAL' ELSE o.object_type END AS kind,
  t.num_rows AS row_count, t.num_rows * t.avg_row_len AS bytes, COALESCE(mc.comments, c.comments) AS remark,
  '2/' || o.object_id || '/' || TO_CHAR(o.last_ddl_time, 'YYYYMMDDHH24MISS') || '/' || ORA_HASH(COALESCE(mc.comments, c.comments))
    || '/' || (SELECT COUNT(*) || '/' || TO_CHAR(MAX(x.last_ddl_time), 'YYYYMMDDHH24MISS') FROM all_indexes i
      JOIN all_objects x ON x.owner = i.owner AND x.object_name = i.index_name AND x.object_type = 'INDEX'
      WHERE i.table_owner = o.owner AND i.table_name = o.object_name)
    || '/' || (SELECT COUNT(*) || '/' || SUM(ORA_HASH(m.column_name) + ORA_HASH(m.comments, 4294967295, 1)) FROM all_col_comments m
      WHERE m.owner = o.owner AND m.table_name = o.object_name AND m.comments IS NOT NULL) AS mark
FROM all_objects o
LEFT JOIN all_tables t ON t.owner = o.owner AND t.table_name = o.object_name
LEFT JOIN all_external_tables x ON x.owner = o.owner AND x.table_name = o.object_name
LEFT JOIN all_tab_comments c ON c.owner = o.owner AND c.table_name = o.object_name
LEFT JOIN all_mview_comments mc ON mc.owner = o.owner AND mc.mview_name = o.object_name
WHERE o.owner = :1 AND o.object_type IN ('TABLE', 'VIEW', 'MATERIALIZED VIEW') AND o.object_name NOT LIKE 'BIN$%'
  AND NOT (o.object_type = 'TABLE' AND EXISTS (SELECT 1 FROM all_mviews m WHERE m.owner = o.owner AND m.mview_name = o.object_name))
ORDER BY NLSSORT(o.object_name, 'NLS_SORT=BINARY')`;

export const VIEWS = `/* aetl views */
SELECT v.view_name AS name, v.text AS definition FROM all_views v WHERE v.owner = :1 AND v.view_name BETWEEN :2 AND :3`;

export const MATERIALIZED_VIEWS = `/* aetl materialized views */
SELECT m.mview_name AS name, m.query AS definition FROM all_mviews m WHERE m.owner = :1 AND m.mview_name BETWEEN :2 AND :3`;

export const COLUMNS = `/* aetl columns */
SELECT c.table_name AS table_name, c.column_name AS name, c.data_type AS type_name, c.data_type_owner AS type_owner,
  c.data_length AS byte_length, c.char_length AS char_count, c.char_used AS char_unit, c.data_precision AS type_precision, c.data_scale AS type_scale,
  c.nullable AS is_nullable, c.virtual_column AS is_virtual, c.identity_column AS is_identity, i.generation_type AS identity_kind, m.comments AS remark, c.data_default AS default_value
FROM all_tab_cols c
LEFT JOIN all_col_comments m ON m.owner = c.owner AND m.table_name = c.table_name AND m.column_name = c.column_name
LEFT JOIN all_tab_identity_cols i ON i.owner = c.owner AND i.table_name = c.table_name AND i.column_name = c.column_name
WHERE c.owner = :1 AND c.table_name BETWEEN :2 AND :3 AND c.hidden_column = 'NO'
ORDER BY c.table_name, c.column_id`;

export const KEYS = `/* aetl keys */
SELECT c.table_name AS table_name, c.constraint_name AS name, c.constraint_type AS kind, cc.column_name AS column_name,
  r.owner AS target_schema, r.table_name AS target_name, rc.column_name AS target_column, c.delete_rule AS on_delete
FROM all_constraints c
JOIN all_cons_columns cc ON cc.owner = c.owner AND cc.constraint_name = c.constraint_name
LEFT JOIN all_constraints r ON r.owner = c.r_owner AND r.constraint_name = c.r_constraint_name
LEFT JOIN all_cons_columns rc ON rc.owner = r.owner AND rc.constraint_name = r.constraint_name AND rc.position = cc.position
WHERE c.owner = :1 AND c.table_name BETWEEN :2 AND :3 AND c.constraint_type IN ('P', 'U', 'R')
ORDER BY c.table_name, c.constraint_type, c.constraint_name, cc.position`;

/** NOT NULL is a check too; the column says it already. */
export const CHECKS = `/* aetl checks */
SELECT c.table_name AS table_name, c.constraint_name AS name, c.generated AS origin, c.search_condition AS definition
FROM all_constraints c WHERE c.owner = :1 AND c.table_name BETWEEN :2 AND :3 AND c.constraint_type = 'C'
ORDER BY c.table_name, c.constraint_name`;

export const INDEXES = `/* aetl indexes */
SELECT i.table_name AS table_name, i.index_name AS name, i.uniqueness AS uniqueness, i.index_type AS method, ic.column_name AS column_name,
  ic.descend AS direction, e.column_expression AS expression
FROM all_indexes i
JOIN all_ind_columns ic ON ic.index_owner = i.owner AND ic.index_name = i.index_name
LEFT JOIN all_ind_expressions e ON e.index_owner = i.owner AND e.index_name = i.index_name AND e.column_position = ic.column_position
WHERE i.table_owner = :1 AND i.table_name BETWEEN :2 AND :3 AND i.index_type <> 'LOB'
ORDER BY i.table_name, i.index_name, ic.column_position`;

export const PARTITION_KEYS = `/* aetl partition keys */
SELECT p.table_name AS table_name, p.partitioning_type AS method, k.column_name AS column_name
FROM all_part_tables p
JOIN all_part_key_columns k ON k.owner = p.owner AND k.name = p.table_name AND k.object_type = 'TABLE'
WHERE p.owner = :1 AND p.table_name BETWEEN :2 AND :3 ORDER BY p.table_name, k.column_position`;

export const PARTITIONS = `/* aetl partitions */
SELECT p.table_name AS table_name, p.partition_name AS name, p.num_rows AS row_count, p.high_value AS bound_text
FROM all_tab_partitions p WHERE p.table_owner = :1 AND p.table_name BETWEEN :2 AND :3 ORDER BY p.table_name, p.partition_position`;

/** A trigger's table stands where others have arguments. */
export const ROUTINES = `/* aetl routines */
SELECT o.object_name AS name, o.object_type AS kind, t.table_name AS parent_name
FROM all_objects o
LEFT JOIN all_triggers t ON t.owner = o.owner AND t.trigger_name = o.object_name AND o.object_type = 'TRIGGER'
WHERE o.owner = :1 AND o.object_type IN ('PROCEDURE', 'FUNCTION', 'PACKAGE', 'TRIGGER') AND o.object_name NOT LIKE 'BIN$%'
ORDER BY NLSSORT(o.object_name, 'NLS_SORT=BINARY')`;

export const SOURCES = `/* aetl sources */
SELECT s.name AS name, s.type AS kind, s.text AS line_text
FROM all_source s WHERE s.owner = :1 AND s.name BETWEEN :2 AND :3
  AND s.type IN ('PROCEDURE', 'FUNCTION', 'PACKAGE', 'PACKAGE BODY', 'TRIGGER')
ORDER BY s.name, s.type, s.line`;

/** Of routines that stand by themselves. Position 0 is what a function returns. */
export const ARGUMENTS = `/* aetl arguments */
SELECT a.object_name AS name, a.argument_name AS argument_name, a.position AS place, a.data_type AS type_name, a.in_out AS mode_text
FROM all_arguments a WHERE a.owner = :1 AND a.object_name BETWEEN :2 AND :3
  AND a.package_name IS NULL AND a.data_level = 0 AND a.data_type IS NOT NULL
ORDER BY a.object_name, a.position`;

/** Those of identity columns are their columns' own. */
export const SEQUENCES = `/* aetl sequences */
SELECT s.sequence_name AS name FROM all_sequences s WHERE s.sequence_owner = :1 AND s.sequence_name NOT LIKE 'ISEQ$$%' ORDER BY s.sequence_name`;

export const SYNONYMS = `/* aetl synonyms */
SELECT s.synonym_name AS name, s.table_owner AS target_schema, s.table_name AS target_name, s.db_link AS db_link
FROM all_synonyms s WHERE s.owner = :1 ORDER BY s.synonym_name`;

/** Whether the account may write anywhere: by its privileges, by grants on objects that are not Oracle's own, or because it owns tables. */
export const FACTS = `/* aetl facts */
SELECT USER AS user_name, SYS_CONTEXT('USERENV', 'SERVICE_NAME') AS database_name,
  CASE WHEN EXISTS (SELECT 1 FROM session_privs p WHERE p.privilege IN ('INSERT ANY TABLE', 'UPDATE ANY TABLE', 'DELETE ANY TABLE', 'ALTER ANY TABLE',
      'DROP ANY TABLE', 'CREATE ANY TABLE', 'CREATE TABLE', 'EXECUTE ANY PROCEDURE'))
    OR EXISTS (SELECT 1 FROM all_tab_privs g JOIN all_users u ON u.username = g.table_schema
      WHERE u.oracle_maintained = 'N' AND g.privilege IN ('INSERT', 'UPDATE', 'DELETE', 'ALTER')
        AND (g.grantee IN (USER, 'PUBLIC') OR g.grantee IN (SELECT r.role FROM session_roles r)))
    OR EXISTS (SELECT 1 FROM user_tables) THEN 1 ELSE 0 END AS can_write
FROM DUAL`;
