import os from 'node:os';
import type { CancellationToken } from '../../../base/index.ts';
import type { ServerFacts } from '../../../metadata/index.ts';
import { inProcess } from './in-process.ts';
import { isWritable } from './is-writable.ts';
import type { Processes } from './processes.ts';

const FACTS_MILLISECONDS = 15_000;

export async function fileFacts(processes: Processes, token: CancellationToken): Promise<ServerFacts> {
  return await inProcess(processes, { token, budgetMilliseconds: FACTS_MILLISECONDS }, async (ask) => {
    // Reading the schema tells whether the file is a database at all.
    const { rows = [] } = await ask({ do: 'all', sql: 'SELECT sqlite_version(), count(*) FROM sqlite_schema', parameters: [] });
    const { file } = processes;
    return {
      product: `SQLite ${rows[0]?.[0]}`,
      dialect: 'sqlite',
      user: os.userInfo().username,
      database: file,
      canWrite: isWritable(file),
      encrypted: null,
    };
  });
}
