/** A server that speaks as much of BigQuery's REST API as its client needs, on a port of this machine. It knows no SQL: each test says what it answers. */

export { type BigQueryColumn, bigQueryColumns } from './columns.ts';
export { type BigQueryAnswer, type BigQueryServer, type BigQueryStatement, startBigQueryServer } from './server.ts';
