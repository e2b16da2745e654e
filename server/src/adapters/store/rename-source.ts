import type { Kysely } from 'kysely';
import type { StoreTables } from './schema.ts';

export async function renameSource(db: Kysely<StoreTables>, from: string, to: string): Promise<void> {
  await db.transaction().execute(async (inner) => {
    const taken = await inner.selectFrom('aetl_datasource').select('source_id').where('source_name', '=', to).executeTakeFirst();
    if (taken !== undefined) return;
    await inner.updateTable('aetl_datasource').set({ source_name: to }).where('source_name', '=', from).execute();
  });
}
