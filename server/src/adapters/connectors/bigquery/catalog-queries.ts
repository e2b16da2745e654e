/**
 * The queries of a crawl, about one dataset. Each reads one view of its INFORMATION_SCHEMA, which costs the least that BigQuery charges for a query;
 * those about the parts of tables take the first and the last name of a chunk. The comment names the query in the history of jobs.
 */
export interface CatalogQueries {
  readonly relations: string;
  readonly sizes: string;
  readonly columns: string;
  readonly comments: string;
  readonly keys: string;
  readonly foreignKeys: string;
  readonly indexes: string;
  readonly partitions: string;
  readonly routines: string;
  readonly parameters: string;
}

export function catalogQueries(project: string, dataset: string): CatalogQueries {
  const schema = `\`${project}\`.\`${dataset}\``;
  const view = (name: string) => `${schema}.INFORMATION_SCHEMA.${name}`;
  const chunk = 'table_name BETWEEN ? AND ?';
  return {
    relations: `/* aetl relations */
SELECT t.table_name AS name, t.table_type AS kind, t.ddl AS ddl, o.option_value AS comment,
  CONCAT('1/', CAST(m.last_modified_time AS STRING), '/', TO_HEX(MD5(t.ddl))) AS mark
FROM ${view('TABLES')} t
LEFT JOIN ${schema}.__TABLES__ m ON m.table_id = t.table_name
LEFT JOIN ${view('TABLE_OPTIONS')} o ON o.table_name = t.table_name AND o.option_name = 'description'
ORDER BY t.table_name`,
    sizes: `/* aetl sizes */
SELECT table_id AS name, row_count AS row_count, size_bytes AS bytes FROM ${schema}.__TABLES__ WHERE type = 1`,
    columns: `/* aetl columns */
SELECT table_name AS table_name, column_name AS name, data_type AS type_name, is_nullable AS is_nullable, column_default AS default_value,
  is_generated AS is_generated, generation_expression AS generated, is_partitioning_column AS is_partitioning
FROM ${view('COLUMNS')} WHERE ${chunk} AND is_hidden = 'NO' ORDER BY table_name, ordinal_position`,
    comments: `/* aetl comments */
SELECT table_name AS table_name, column_name AS name, description AS comment
FROM ${view('COLUMN_FIELD_PATHS')} WHERE ${chunk} AND field_path = column_name AND description IS NOT NULL`,
    keys: `/* aetl keys */
SELECT c.table_name AS table_name, c.constraint_name AS name, k.column_name AS column_name
FROM ${view('TABLE_CONSTRAINTS')} c
JOIN ${view('KEY_COLUMN_USAGE')} k ON k.constraint_name = c.constraint_name AND k.table_name = c.table_name
WHERE c.constraint_type = 'PRIMARY KEY' AND c.${chunk} ORDER BY c.table_name, c.constraint_name, k.ordinal_position`,
    // A column of a foreign key says which column of the primary key it refers to; that of another dataset is not seen from here.
    foreignKeys: `/* aetl foreign keys */
SELECT c.table_name AS table_name, c.constraint_name AS name, k.column_name AS column_name, u.table_catalog AS target_catalog,
  u.table_schema AS target_schema, u.table_name AS target_name, p.column_name AS target_column
FROM ${view('TABLE_CONSTRAINTS')} c
JOIN ${view('KEY_COLUMN_USAGE')} k ON k.constraint_name = c.constraint_name AND k.table_name = c.table_name
JOIN (SELECT DISTINCT constraint_name, table_catalog, table_schema, table_name FROM ${view('CONSTRAINT_COLUMN_USAGE')}) u
  ON u.constraint_name = c.constraint_name
LEFT JOIN (SELECT pk.table_schema, pk.table_name, pc.ordinal_position, pc.column_name FROM ${view('TABLE_CONSTRAINTS')} pk
    JOIN ${view('KEY_COLUMN_USAGE')} pc ON pc.constraint_name = pk.constraint_name AND pc.table_name = pk.table_name
    WHERE pk.constraint_type = 'PRIMARY KEY') p
  ON p.table_schema = u.table_schema AND p.table_name = u.table_name AND p.ordinal_position = k.position_in_unique_constraint
WHERE c.constraint_type = 'FOREIGN KEY' AND c.${chunk} ORDER BY c.table_name, c.constraint_name, k.ordinal_position`,
    indexes: `/* aetl indexes */
SELECT table_name AS table_name, index_name AS name, index_column_name AS column_name
FROM ${view('SEARCH_INDEX_COLUMNS')} WHERE ${chunk} ORDER BY table_name, index_name, index_column_name`,
    partitions: `/* aetl partitions */
SELECT table_name AS table_name, partition_id AS name, total_rows AS row_count
FROM ${view('PARTITIONS')} WHERE ${chunk} AND partition_id IS NOT NULL ORDER BY table_name, partition_id`,
    routines: `/* aetl routines */
SELECT r.specific_name AS name, r.routine_type AS kind, r.routine_body AS body, r.external_language AS language, r.ddl AS ddl, o.option_value AS comment
FROM ${view('ROUTINES')} r
LEFT JOIN ${view('ROUTINE_OPTIONS')} o ON o.specific_name = r.specific_name AND o.option_name = 'description'
ORDER BY r.specific_name`,
    parameters: `/* aetl parameters */
SELECT specific_name AS routine_name, parameter_name AS name, data_type AS type_name, parameter_mode AS mode
FROM ${view('PARAMETERS')} WHERE is_result = 'NO' ORDER BY specific_name, ordinal_position`,
  };
}
