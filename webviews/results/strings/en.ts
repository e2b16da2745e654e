export const ENGLISH = {
  cancel: 'Cancel the query',
  filter: 'Filter rows',
  copy: 'Copy the selection',
  save: 'Save as',
  running: 'Running on {0}…',
  row: '1 row',
  rows: '{0} rows',
  rowsOf: '{0} of {1} rows',
  seconds: '{0} s',
  truncatedRows: 'There are more rows: fetching ended at the limit.',
  truncatedBytes: 'There are more rows: fetching ended at the limit of bytes.',
  cancelled: 'The query was cancelled.',
  failed: 'The query failed',
  nothing: 'Run a query (Ctrl+Shift+Enter) to see its rows here.',
  masked: 'Personal data is masked in {0} columns: {1}.',
  unmask: 'Show for this result',
  noRows: 'The query found no rows.',
  noMatch: 'No row matches the filter.',
  messages: 'Messages of the server',
  null: 'NULL',
} as const;

export type StringKey = keyof typeof ENGLISH;
