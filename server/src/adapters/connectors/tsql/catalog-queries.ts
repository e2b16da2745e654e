/**
 * The queries of a crawl. Each reads one kind of thing of one schema (@p1); those about the parts of tables also take the first and the last
 * object_id of a chunk (@p2, @p3), so that the number of queries grows with the number of chunks, not with that of tables. The comment names the
 * query for whoever looks at the server's log. sys.* shows an account only what it may see, without an error.
 */
export const SCHEMAS = `/* aetl schemas */
SELECT s.name AS name FROM sys.schemas s
WHERE s.schema_id < 16384 AND s.name NOT IN (N'sys', N'INFORMATION_SCHEMA', N'guest') ORDER BY s.name`;

export const DEFAULT_SCHEMA = '/* aetl default schema */ SELECT SCHEMA_NAME() AS name';

/**
 * An indexed view keeps its rows: it is what others call materialized. `modify_date` says nothing of comments, renamed columns and partitions, so that the
 * mark has sums over them.
 */
export const RELATIONS = `/* aetl relations */
SELECT o.object_id AS id, RTRIM(o.type) AS kind, o.name AS name, COALESCE(t.is_external, 0) AS is_external,
  CASE WHEN EXISTS (SELECT 1 FROM sys.indexes i WHERE i.object_id = o.object_id AND i.index_id = 1) THEN 1 ELSE 0 END AS is_clustered,
  m.definition AS definition, CAST(p.value AS nvarchar(4000)) AS comment,
  CONCAT('2/', CONVERT(varchar(33), o.modify_date, 126),
    (SELECT CONCAT('/', COUNT(*), '/', CONVERT(varchar(33), MAX(x.modify_date), 126)) FROM sys.objects x WHERE x.parent_object_id = o.object_id),
    (SELECT CONCAT('/', CHECKSUM_AGG(CHECKSUM(c.column_id, c.name, c.user_type_id, c.max_length, c.precision, c.scale, c.is_nullable)))
      FROM sys.columns c WHERE c.object_id = o.object_id),
    (SELECT CONCAT('/', COUNT(*), '/', CHECKSUM_AGG(CHECKSUM(i.index_id, i.name, i.type))) FROM sys.indexes i WHERE i.object_id = o.object_id),
    (SELECT CONCAT('/', COUNT(*), '/', CHECKSUM_AGG(CHECKSUM(e.minor_id, e.name, CAST(e.value AS nvarchar(4000)))))
      FROM sys.extended_properties e WHERE e.class = 1 AND e.major_id = o.object_id),
    (SELECT CONCAT('/', COUNT(*)) FROM sys.partitions s WHERE s.object_id = o.object_id)) AS mark
FROM sys.objects o
LEFT JOIN sys.tables t ON t.object_id = o.object_id
LEFT JOIN sys.sql_modules m ON m.object_id = o.object_id
LEFT JOIN sys.extended_properties p ON p.class = 1 AND p.major_id = o.object_id AND p.minor_id = 0 AND p.name = N'MS_Description'
WHERE o.schema_id = SCHEMA_ID(@p1) AND o.type IN ('U', 'V') AND o.is_ms_shipped = 0
ORDER BY o.object_id`;

const CHUNK = 'o.schema_id = SCHEMA_ID(@p1) AND o.object_id BETWEEN @p2 AND @p3';

export const COLUMNS = `/* aetl columns */
SELECT c.object_id AS id, c.name AS name, ty.name AS type_name, ts.name AS type_schema, ty.is_user_defined AS is_user_type, bt.name AS base_name,
  CAST(c.max_length AS int) AS bytes, CAST(c.precision AS int) AS type_precision, CAST(c.scale AS int) AS type_scale,
  c.is_nullable AS is_nullable, c.is_identity AS is_identity, d.definition AS default_value, g.definition AS generated, g.is_persisted AS is_persisted,
  CAST(p.value AS nvarchar(4000)) AS comment
FROM sys.objects o
JOIN sys.columns c ON c.object_id = o.object_id
JOIN sys.types ty ON ty.user_type_id = c.user_type_id
JOIN sys.schemas ts ON ts.schema_id = ty.schema_id
LEFT JOIN sys.types bt ON bt.user_type_id = ty.system_type_id AND bt.is_user_defined = 0
LEFT JOIN sys.default_constraints d ON d.object_id = c.default_object_id
LEFT JOIN sys.computed_columns g ON g.object_id = c.object_id AND g.column_id = c.column_id
LEFT JOIN sys.extended_properties p ON p.class = 1 AND p.major_id = c.object_id AND p.minor_id = c.column_id AND p.name = N'MS_Description'
WHERE ${CHUNK} AND o.type IN ('U', 'V')
ORDER BY c.object_id, c.column_id`;

/** Indexes with their columns, and which of them keep a key. The columns of a columnstore all count as included. */
export const INDEXES = `/* aetl indexes */
SELECT i.object_id AS id, i.name AS name, i.type_desc AS method, i.is_unique AS is_unique, i.filter_definition AS filter_text,
  k.name AS key_name, RTRIM(k.type) AS key_kind, c.name AS column_name, ic.is_descending_key AS is_descending
FROM sys.objects o
JOIN sys.indexes i ON i.object_id = o.object_id AND i.index_id > 0 AND i.is_hypothetical = 0
JOIN sys.index_columns ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id AND (ic.is_included_column = 0 OR i.type IN (5, 6))
JOIN sys.columns c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
LEFT JOIN sys.key_constraints k ON k.parent_object_id = i.object_id AND k.unique_index_id = i.index_id
WHERE ${CHUNK} AND (ic.key_ordinal > 0 OR i.type IN (5, 6))
ORDER BY i.object_id, i.index_id, ic.key_ordinal, ic.index_column_id`;

export const FOREIGN_KEYS = `/* aetl foreign keys */
SELECT f.parent_object_id AS id, f.name AS name, c.name AS column_name, rs.name AS target_schema, r.name AS target_name,
  rc.name AS target_column, f.delete_referential_action_desc AS on_delete
FROM sys.objects o
JOIN sys.foreign_keys f ON f.parent_object_id = o.object_id
JOIN sys.foreign_key_columns fc ON fc.constraint_object_id = f.object_id
JOIN sys.columns c ON c.object_id = fc.parent_object_id AND c.column_id = fc.parent_column_id
JOIN sys.objects r ON r.object_id = f.referenced_object_id
JOIN sys.schemas rs ON rs.schema_id = r.schema_id
JOIN sys.columns rc ON rc.object_id = fc.referenced_object_id AND rc.column_id = fc.referenced_column_id
WHERE ${CHUNK}
ORDER BY f.parent_object_id, f.object_id, fc.constraint_column_id`;

export const CHECKS = `/* aetl checks */
SELECT k.parent_object_id AS id, k.name AS name, k.definition AS definition
FROM sys.objects o JOIN sys.check_constraints k ON k.parent_object_id = o.object_id
WHERE ${CHUNK}
ORDER BY k.parent_object_id, k.object_id`;

/** Rows and pages by partition of the table itself (index 0 or 1) and of its indexes; what sys.partitions says is an estimate. */
export const STORAGE = `/* aetl storage */
SELECT p.object_id AS id, p.index_id AS index_id, p.partition_number AS part_number, MAX(p.rows) AS row_count, COALESCE(SUM(a.total_pages), 0) * 8192 AS bytes
FROM sys.objects o
JOIN sys.partitions p ON p.object_id = o.object_id
LEFT JOIN sys.allocation_units a ON a.container_id = p.hobt_id
WHERE ${CHUNK} AND o.type IN ('U', 'V')
GROUP BY p.object_id, p.index_id, p.partition_number
ORDER BY p.object_id, p.index_id, p.partition_number`;

/** The column by which a table is split, and the bounds between its partitions. */
export const PARTITIONS = `/* aetl partitions */
SELECT i.object_id AS id, c.name AS column_name, f.boundary_value_on_right AS is_right, v.boundary_id AS part_number, CAST(v.value AS nvarchar(4000)) AS bound_text
FROM sys.objects o
JOIN sys.indexes i ON i.object_id = o.object_id AND i.index_id IN (0, 1)
JOIN sys.partition_schemes s ON s.data_space_id = i.data_space_id
JOIN sys.partition_functions f ON f.function_id = s.function_id
JOIN sys.index_columns ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id AND ic.partition_ordinal = 1
JOIN sys.columns c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
LEFT JOIN sys.partition_range_values v ON v.function_id = f.function_id
WHERE ${CHUNK}
ORDER BY i.object_id, v.boundary_id`;

/** Parameter 0 is what a function returns. A trigger's table stands where others have parameters. */
export const ROUTINES = `/* aetl routines */
SELECT o.object_id AS id, RTRIM(o.type) AS kind, o.name AS name, m.definition AS definition, pt.name AS parent_name,
  CAST(p.value AS nvarchar(4000)) AS comment
FROM sys.objects o
LEFT JOIN sys.sql_modules m ON m.object_id = o.object_id
LEFT JOIN sys.objects pt ON pt.object_id = o.parent_object_id
LEFT JOIN sys.extended_properties p ON p.class = 1 AND p.major_id = o.object_id AND p.minor_id = 0 AND p.name = N'MS_Description'
WHERE o.schema_id = SCHEMA_ID(@p1) AND o.type IN ('P', 'PC', 'FN', 'FS', 'FT', 'IF', 'TF', 'TR', 'TA') AND o.is_ms_shipped = 0
ORDER BY o.object_id`;

export const PARAMETERS = `/* aetl parameters */
SELECT a.object_id AS id, a.name AS name, ty.name AS type_name, CAST(a.max_length AS int) AS bytes, CAST(a.precision AS int) AS type_precision,
  CAST(a.scale AS int) AS type_scale, a.is_output AS is_output
FROM sys.objects o
JOIN sys.parameters a ON a.object_id = o.object_id AND a.parameter_id > 0
JOIN sys.types ty ON ty.user_type_id = a.user_type_id
WHERE o.schema_id = SCHEMA_ID(@p1) AND o.is_ms_shipped = 0
ORDER BY a.object_id, a.parameter_id`;

export const SEQUENCES = `/* aetl sequences */
SELECT o.name AS name, CAST(p.value AS nvarchar(4000)) AS comment
FROM sys.sequences o
LEFT JOIN sys.extended_properties p ON p.class = 1 AND p.major_id = o.object_id AND p.minor_id = 0 AND p.name = N'MS_Description'
WHERE o.schema_id = SCHEMA_ID(@p1) ORDER BY o.name`;

export const SYNONYMS = `/* aetl synonyms */
SELECT o.name AS name, o.base_object_name AS target FROM sys.synonyms o WHERE o.schema_id = SCHEMA_ID(@p1) ORDER BY o.name`;

/** Whether the account may write anywhere in the database, as far as a thousand tables tell. */
export const FACTS = `/* aetl facts */
SELECT CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(128)) AS version, CAST(SERVERPROPERTY('Edition') AS nvarchar(128)) AS edition,
  SUSER_SNAME() AS user_name, DB_NAME() AS database_name,
  CASE WHEN HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'INSERT') = 1 OR HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'UPDATE') = 1
    OR HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'DELETE') = 1 OR HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'CREATE TABLE') = 1
    OR EXISTS (SELECT 1 FROM (SELECT TOP (1000) QUOTENAME(SCHEMA_NAME(schema_id)) + N'.' + QUOTENAME(name) AS name FROM sys.tables) t
      WHERE HAS_PERMS_BY_NAME(t.name, 'OBJECT', 'INSERT') = 1 OR HAS_PERMS_BY_NAME(t.name, 'OBJECT', 'UPDATE') = 1
        OR HAS_PERMS_BY_NAME(t.name, 'OBJECT', 'DELETE') = 1) THEN 1 ELSE 0 END AS can_write`;
