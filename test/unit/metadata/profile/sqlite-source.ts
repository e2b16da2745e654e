import { DatabaseSync } from 'node:sqlite';
import type { CellValue, ProfileSource, QueryRequest } from '../../../../server/src/metadata/index.ts';
import { checkReadOnly } from '../../../../server/src/sql/index.ts';

/** A database in memory behind the port, with every statement that was asked of it. */
export function sqliteSource() {
  const database = new DatabaseSync(':memory:');
  const asked: string[] = [];
  const query = async ({ sql }: QueryRequest) => {
    asked.push(sql);
    const check = checkReadOnly(sql, 'sqlite');
    if (!check.reads) return failure('refused', check.reason);
    try {
      const statement = database.prepare(sql);
      statement.setReturnArrays(true);
      const rows = statement.all() as unknown as CellValue[][];
      return {
        ok: true,
        value: { columns: [], batches: batchesOf(rows), truncated: () => null, messages: () => [] },
      } as const;
    } catch (error) {
      return failure('statement', String(error));
    }
  };
  const source: ProfileSource = { connector: { query }, dialect: 'sqlite', clock: { now: () => Date.UTC(2026, 0, 1) } };
  return { database, asked, source };
}

async function* batchesOf(rows: readonly (readonly CellValue[])[]) {
  yield rows;
}

function failure(kind: 'refused' | 'statement', message: string) {
  return { ok: false, error: { kind, message, code: null, offset: null } } as const;
}
