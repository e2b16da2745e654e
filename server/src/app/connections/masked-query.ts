import type { CancellationToken } from '../../base/index.ts';
import {
  type Answer,
  type CellValue,
  type Connector,
  type MaskedSource,
  type QueryRequest,
  type QueryRows,
  RowMask,
} from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { lineageOfSql } from '../batch.ts';

/** Rows of a query in which personal data is masked. */
export interface MaskedRows extends QueryRows {
  /** Of each column, what personal data it is masked as, such as `e-mail`; null where it is not. It is whole when the batches have ended. */
  masked(): readonly (string | null)[];
}

/** Runs a query that only reads. Columns that are likely to hold personal data are masked here, before anybody sees them, unless a person wants to see them. */
export async function maskedQuery(
  connector: Pick<Connector, 'query' | 'settings'>,
  request: QueryRequest,
  { unmasked }: { readonly unmasked: boolean },
  token: CancellationToken,
): Promise<Answer<MaskedRows>> {
  const answer = await connector.query(request, token);
  if (!answer.ok) return answer;
  const { columns, batches, truncated, messages } = answer.value;
  if (unmasked) return { ok: true, value: { columns, batches, truncated, messages, masked: () => columns.map(() => null) } };
  const mask = new RowMask(columns, sourcesOf(request.sql, connector.settings.type, columns.length));
  return { ok: true, value: { columns, batches: maskedBatches(mask, batches), truncated, messages, masked: () => mask.domains } };
}

async function* maskedBatches(mask: RowMask, batches: QueryRows['batches']): AsyncGenerator<readonly (readonly CellValue[])[]> {
  for await (const batch of batches) yield mask.rows(batch);
}

/** Where the columns of the result come from; nothing when they cannot be told one by one, as where a `*` stands for some of them. */
function sourcesOf(sql: string, dialect: DialectName, count: number): readonly (readonly MaskedSource[])[] {
  const { statements } = lineageOfSql({ sql, dialect, schema: {} });
  const columns = statements.at(-1)?.columns ?? [];
  if (columns.length !== count || columns.some(({ target }) => target.column === '*')) return [];
  return columns.map(({ sources, kind }) => sources.map(({ column }) => ({ column, aggregated: kind === 'aggregate' })));
}
