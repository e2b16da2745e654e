/** A column as the API describes it. Values are given as the API sends them: text, `{ v }` of arrays, `{ f }` of structs. */
export interface BigQueryColumn {
  readonly name: string;
  readonly type: string;
  readonly mode?: 'NULLABLE' | 'REPEATED';
  readonly fields?: readonly BigQueryColumn[];
  readonly precision?: string;
  readonly scale?: string;
}

/** Columns out of `name` (of STRING) and `name:TYPE`. */
export function bigQueryColumns(...texts: readonly string[]): readonly BigQueryColumn[] {
  return texts.map((text) => {
    const [name = '', type = 'STRING'] = text.split(':');
    return { name, type };
  });
}
