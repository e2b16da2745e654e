import type { CancellationToken } from '../../base/index.ts';
import { type Connector, type DatabaseType, failureOf, type ObjectPlace } from '../../metadata/index.ts';

/** The tables that have a partition of this name, in databases whose partitions are no tables of their own; none where nobody can tell. */
export async function partitionedTables(
  connector: Pick<Connector, 'query' | 'settings'>,
  { schema, name }: Pick<ObjectPlace, 'schema' | 'name'>,
  token: CancellationToken,
): Promise<readonly ObjectPlace[]> {
  const question = QUESTIONS[connector.settings.type];
  if (question === undefined) return [];
  const parameters = Array.from({ length: question.asked }, () => name);
  const answer = await connector.query(
    { sql: question.sql, parameters, maxRows: 100, maxBytes: 100_000, timeoutMilliseconds: 10_000 },
    token,
  );
  if (!answer.ok) return [];
  const found: ObjectPlace[] = [];
  try {
    for await (const batch of answer.value.batches)
      for (const [owner, table] of batch) {
        // `sales.p2026` may be a partition of the table `sales`, or one in the schema `sales`.
        const named = [String(owner), String(table)].map((text) => text.toLowerCase());
        if (schema === null || named.includes(schema.toLowerCase()))
          found.push({ catalog: null, schema: String(owner), name: String(table) });
      }
  } catch (error) {
    if (failureOf(error) === null) throw error;
  }
  return found;
}

interface Question {
  readonly sql: string;
  /** How many places the name has in it. */
  readonly asked: number;
}

const QUESTIONS: Readonly<Partial<Record<DatabaseType, Question>>> = {
  mysql: {
    sql: 'SELECT DISTINCT table_schema, table_name FROM information_schema.partitions WHERE partition_name = ? OR subpartition_name = ?',
    asked: 2,
  },
  oracle: {
    sql: 'SELECT table_owner, table_name FROM all_tab_partitions WHERE UPPER(partition_name) = UPPER(:1) FETCH FIRST 100 ROWS ONLY',
    asked: 1,
  },
};
