/**
 * What `information_schema` is asked. Its tables are not joined: the server makes them anew for each query, without indexes. `?` are the schema
 * and, where a part of it is read, the first and last table.
 */
export const SCHEMAS = `
SELECT schema_name FROM information_schema.schemata
WHERE schema_name NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys') ORDER BY schema_name`;

export const CURRENT_DATABASE = 'SELECT DATABASE()';

export const TABLES = `
SELECT table_name, table_type, table_comment, table_rows, data_length + index_length FROM information_schema.tables
WHERE table_schema = ? ORDER BY table_name`;

const ONE_PART = 'table_schema = ? AND table_name BETWEEN ? AND ?';

export const COLUMNS = `
SELECT table_name, column_name, column_type, is_nullable, column_default, extra, generation_expression, column_comment, data_type
FROM information_schema.columns WHERE ${ONE_PART} ORDER BY table_name, ordinal_position`;

export const CONSTRAINTS = `
SELECT table_name, constraint_name, constraint_type FROM information_schema.table_constraints WHERE ${ONE_PART} ORDER BY table_name, constraint_name`;

export const KEY_COLUMNS = `
SELECT table_name, constraint_name, column_name, referenced_table_schema, referenced_table_name, referenced_column_name
FROM information_schema.key_column_usage WHERE ${ONE_PART} ORDER BY table_name, constraint_name, ordinal_position`;

export const REFERENCES = `
SELECT table_name, constraint_name, delete_rule, update_rule FROM information_schema.referential_constraints
WHERE constraint_schema = ? AND table_name BETWEEN ? AND ?`;

/** Names of checks are unique in a table of MariaDB, and in a schema of MySQL, which does not say the table. */
export const CHECKS = {
  mariadb: `SELECT table_name, constraint_name, check_clause FROM information_schema.check_constraints WHERE constraint_schema = ? AND table_name BETWEEN ? AND ?`,
  mysql: `SELECT NULL, constraint_name, check_clause FROM information_schema.check_constraints WHERE constraint_schema = ?`,
};

/** Indexes of expressions are MySQL's. */
export const INDEXES = {
  mariadb: indexes('NULL'),
  mysql: indexes('expression'),
};

function indexes(expression: string): string {
  return `
SELECT table_name, index_name, non_unique, column_name, sub_part, index_type, ${expression} FROM information_schema.statistics
WHERE ${ONE_PART} ORDER BY table_name, index_name, seq_in_index`;
}

export const PARTITIONS = `
SELECT table_name, partition_name, partition_method, partition_expression, partition_description, table_rows FROM information_schema.partitions
WHERE ${ONE_PART} AND partition_name IS NOT NULL ORDER BY table_name, partition_ordinal_position`;

export const VIEWS = `SELECT table_name, view_definition, security_type FROM information_schema.views WHERE ${ONE_PART}`;

export const ROUTINES = `
SELECT routine_name, routine_type, dtd_identifier, routine_definition, is_deterministic, sql_data_access, security_type, routine_comment
FROM information_schema.routines WHERE routine_schema = ? ORDER BY routine_type, routine_name`;

export const PARAMETERS = `
SELECT specific_name, routine_type, parameter_mode, parameter_name, dtd_identifier FROM information_schema.parameters
WHERE specific_schema = ? AND ordinal_position > 0 ORDER BY routine_type, specific_name, ordinal_position`;

export const TRIGGERS = `
SELECT trigger_name, action_timing, event_manipulation, event_object_table, action_statement FROM information_schema.triggers
WHERE trigger_schema = ? ORDER BY trigger_name`;
