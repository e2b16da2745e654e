import type { CancellationToken } from '../../base/index.ts';
import {
  type Answer,
  type CellValue,
  type Connector,
  type MaskedSource,
  type QueryRequest,
  type QueryRows,
  type ResultColumn,
  RowMask,
} from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { type LineageStatement, lineageOfSql } from '../batch.ts';
import type { SaidOfColumns } from '../said-of-columns.ts';

/** Rows of a query in which personal data is masked. */
export interface MaskedRows extends QueryRows {
  /** Of each column, what personal data it is masked as, such as `e-mail`; null where it is not. It is whole when the batches have ended. */
  masked(): readonly (string | null)[];
}

type LineageColumn = LineageStatement['columns'][number];

export interface Masking {
  /** A person wants to see personal data. */
  readonly unmasked: boolean;
  readonly said: SaidOfColumns;
}

/** Runs a query that only reads. Columns that hold personal data, or are likely to, are masked here, before anybody sees them, unless a person wants to see them. */
export async function maskedQuery(
  connector: Pick<Connector, 'query' | 'settings'>,
  request: QueryRequest,
  { unmasked, said }: Masking,
  token: CancellationToken,
): Promise<Answer<MaskedRows>> {
  const answer = await connector.query(request, token);
  if (!answer.ok) return answer;
  const { columns, batches, truncated, messages } = answer.value;
  if (unmasked) return { ok: true, value: { columns, batches, truncated, messages, masked: () => columns.map(() => null) } };
  const mask = new RowMask(columns, sourcesOf(request.sql, connector.settings.type, columns, said));
  return { ok: true, value: { columns, batches: maskedBatches(mask, batches), truncated, messages, masked: () => mask.kinds } };
}

async function* maskedBatches(mask: RowMask, batches: QueryRows['batches']): AsyncGenerator<readonly (readonly CellValue[])[]> {
  for await (const batch of batches) yield mask.rows(batch);
}

/** What each column of the result is made of. Where a `*` stands for some of them, it is what has its name, and a column of that name of any table of the statement. */
function sourcesOf(
  sql: string,
  dialect: DialectName,
  columns: readonly ResultColumn[],
  { saidOf, wholeOf }: SaidOfColumns,
): readonly (readonly MaskedSource[])[] {
  const statement = lineageOfSql({ sql, dialect, schema: {} }).statements.at(-1);
  if (statement === undefined) return [];
  const source = (table: string | null, column: string, aggregated: boolean): MaskedSource => {
    const place = placeOf(table);
    return { table: place && wholeOf(place).table, column, aggregated, said: place && saidOf({ ...place, column }) };
  };
  const made = ({ sources, kind }: LineageColumn): readonly MaskedSource[] =>
    sources.flatMap(({ table, column }) =>
      (table === null ? statement.sources : [table]).map((one) => source(one, column, kind === 'aggregate')),
    );
  const known = statement.columns;
  if (known.length === columns.length && known.every(({ target }) => target.column !== '*')) return known.map(made);
  return columns.map(({ name }) => [
    ...known.filter(({ target }) => target.column.toLowerCase() === name.toLowerCase()).flatMap(made),
    ...statement.sources.map((table) => source(table, name, false)),
  ]);
}

function placeOf(table: string | null): { readonly catalog: string | null; readonly schema: string | null; readonly table: string } | null {
  const parts = table?.split('.') ?? [];
  const name = parts.at(-1);
  return name === undefined ? null : { catalog: parts.at(-3) ?? null, schema: parts.at(-2) ?? null, table: name };
}
