import type { Kysely } from 'kysely';
import type { SourceIdentity } from '../../metadata/index.ts';
import type { StoreTables } from './schema.ts';
import { jsonText, momentText } from './values.ts';

/** The id of a source, which is made where there is none; two that do so at once get the same one. */
export async function putSource(db: Kysely<StoreTables>, source: SourceIdentity, now: number): Promise<number> {
  const facts = { db_type: source.type, connection_info: jsonText(source.place) };
  const known = await db.selectFrom('aetl_datasource').select('source_id').where('source_name', '=', source.name).executeTakeFirst();
  if (known !== undefined) {
    await db.updateTable('aetl_datasource').set(facts).where('source_id', '=', known.source_id).execute();
    return known.source_id;
  }
  const made = await db
    .insertInto('aetl_datasource')
    .values({ ...facts, source_name: source.name, created_at: momentText(now), last_crawled_at: null, current_run: null })
    .onConflict((conflict) => conflict.column('source_name').doUpdateSet(facts))
    .returning('source_id')
    .executeTakeFirstOrThrow();
  return made.source_id;
}
