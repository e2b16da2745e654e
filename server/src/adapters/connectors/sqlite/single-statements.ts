import type { CancellationToken } from '../../../base/index.ts';
import type { ConfirmedStatement } from '../../../metadata/index.ts';
import { inProcess } from './in-process.ts';
import type { Processes } from './processes.ts';

const EXPLAIN_MILLISECONDS = 30_000;

/** The steps of the plan, indented as they depend on each other. */
export async function explain(processes: Processes, sql: string, token: CancellationToken): Promise<string> {
  return await inProcess(processes, { token, budgetMilliseconds: EXPLAIN_MILLISECONDS }, async (ask) => {
    const { rows = [] } = await ask({ do: 'all', sql: `EXPLAIN QUERY PLAN ${sql}`, parameters: [] });
    const depths = new Map<unknown, number>();
    return rows
      .map(([id, parent, , detail]) => {
        const depth = depths.has(parent) ? (depths.get(parent) ?? 0) + 1 : 0;
        depths.set(id, depth);
        return `${'  '.repeat(depth)}${detail}`;
      })
      .join('\n');
  });
}

/** In a process of its own, the only one that may write; it is ended afterwards. */
export async function executeConfirmed(
  processes: Processes,
  { sql, timeoutMilliseconds }: ConfirmedStatement,
  token: CancellationToken,
): Promise<number | null> {
  return await inProcess(processes, { token, budgetMilliseconds: timeoutMilliseconds, readOnly: false }, async (ask) => {
    return (await ask({ do: 'execute', sql })).changes ?? null;
  });
}
