import assert from 'node:assert/strict';
import type { CancellationToken } from '../../server/src/base/index.ts';
import type {
  Answer,
  CellValue,
  Connector,
  CrawlRequest,
  CrawlStep,
  DatabaseFailure,
  QueryRequest,
  ResultColumn,
} from '../../server/src/metadata/index.ts';
import { failureOf } from '../../server/src/metadata/index.ts';

export const NEVER: CancellationToken = { isCancellationRequested: false };
export const CAPS = { maxRows: 100_000, maxBytes: 100e6, timeoutMilliseconds: 60_000 };

export function tokenAfter(milliseconds: number): CancellationToken {
  const token = { isCancellationRequested: false };
  setTimeout(() => (token.isCancellationRequested = true), milliseconds);
  return token;
}

interface Rows {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly CellValue[])[];
  readonly truncated: 'rows' | 'bytes' | null;
}

/** All rows of a query, which succeeds. */
export async function all(connector: Connector, query: Partial<QueryRequest> & { readonly sql: string }): Promise<Rows> {
  const answer = await connector.query({ ...CAPS, ...query }, NEVER);
  assert.ok(answer.ok, `${query.sql.slice(0, 200)}: ${JSON.stringify(answer)}`);
  const rows: (readonly CellValue[])[] = [];
  for await (const batch of answer.value.batches) rows.push(...batch);
  return { columns: answer.value.columns, rows, truncated: answer.value.truncated() };
}

/** How a query fails, at once or while its rows are read. */
export async function failureIn(
  connector: Connector,
  query: Partial<QueryRequest> & { readonly sql: string },
  token: CancellationToken = NEVER,
): Promise<DatabaseFailure> {
  const answer = await connector.query({ ...CAPS, ...query }, token);
  if (!answer.ok) return answer.error;
  try {
    for await (const _ of answer.value.batches);
  } catch (error) {
    const failure = failureOf(error);
    if (failure !== null) return failure;
    throw error;
  }
  throw new assert.AssertionError({ message: `it did not fail: ${query.sql}` });
}

export async function refusedBy(answer: Promise<Answer<unknown>>): Promise<DatabaseFailure> {
  const given = await answer;
  assert.ok(!given.ok, 'it did not fail');
  return given.error;
}

export async function crawled(connector: Connector, request: CrawlRequest): Promise<readonly CrawlStep[]> {
  return await Array.fromAsync(connector.crawl(request, NEVER));
}

export async function waitFor(holds: () => Promise<boolean>): Promise<void> {
  const limit = Date.now() + 8000;
  while (!(await holds())) {
    assert.ok(Date.now() < limit, 'it did not come true');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
