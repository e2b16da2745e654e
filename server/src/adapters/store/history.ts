import { type Kysely, sql } from 'kysely';
import type { ChangeFilter, ChangeImpact, SchemaChange, StoredChange } from '../../metadata/index.ts';
import type { Backend } from './backend.ts';
import { insertRows } from './insert-rows.ts';
import type { StoreTables } from './schema.ts';
import { jsonText, jsonValue, millisecondsOf, momentText } from './values.ts';

const COLUMNS = [
  'source_id',
  'run_id',
  'change_type',
  'change_detail',
  'detected_at',
  'catalog_name',
  'schema_name',
  'object_name',
  'name_key',
  'object_type',
  'column_name',
] as const;

interface Detail {
  readonly before: string | null;
  readonly after: string | null;
  readonly confidence: number | null;
  readonly signature: string;
}

/** Changes of a crawl are told to nobody before the crawl is finished. */
export async function recordChanges(
  db: Kysely<StoreTables>,
  backend: Backend,
  { source, run, now }: { readonly source: number; readonly run: number; readonly now: string },
  changes: readonly SchemaChange[],
): Promise<void> {
  await insertRows(
    db,
    backend,
    'aetl_schema_history',
    COLUMNS,
    changes.map(({ kind, object, column, before, after, confidence }) => [
      source,
      run,
      kind,
      jsonText({ before, after, confidence, signature: object.signature } satisfies Detail),
      now,
      object.catalog ?? '',
      object.schema ?? '',
      object.name,
      object.name.toLowerCase(),
      object.kind,
      column,
    ]),
  );
}

/** An interrupted crawl may have recorded a part of its changes: they are looked for again. */
export async function forgetChanges(db: Kysely<StoreTables>, source: number, run: number): Promise<void> {
  await db.deleteFrom('aetl_schema_history').where('source_id', '=', source).where('run_id', '=', run).execute();
}

export async function storedHistory(db: Kysely<StoreTables>, filter: ChangeFilter): Promise<StoredChange[]> {
  let query = db
    .selectFrom('aetl_schema_history as h')
    .innerJoin('aetl_datasource as s', 's.source_id', 'h.source_id')
    .selectAll('h')
    .select('s.source_name')
    .whereRef('h.run_id', '<=', 's.current_run');
  if (filter.source !== undefined) query = query.where('s.source_name', '=', filter.source);
  if (filter.kinds !== undefined) query = query.where('h.change_type', 'in', [...filter.kinds]);
  if (filter.since !== undefined) query = query.where('h.detected_at', '>=', momentText(filter.since));
  if (filter.until !== undefined) query = query.where('h.detected_at', '<=', momentText(filter.until));
  if (filter.object !== undefined)
    query = query.where('h.name_key', '=', filter.object.slice(filter.object.lastIndexOf('.') + 1).toLowerCase());
  const schema = filter.object?.split('.').at(-2)?.toLowerCase();
  if (schema !== undefined) query = query.where(sql`lower(h.schema_name)`, '=', schema);
  if (filter.schema !== undefined) query = query.where('h.schema_name', '=', filter.schema);
  if (filter.run !== undefined) query = query.where('h.run_id', '=', filter.run);
  if (filter.id !== undefined) query = query.where('h.history_id', '=', filter.id);
  if (filter.below !== undefined) query = query.where('h.history_id', '<', filter.below);
  if (filter.text !== undefined) {
    const part = `%${filter.text.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where(sql<boolean>`(h.name_key like ${part} escape '\\' or lower(coalesce(h.column_name, '')) like ${part} escape '\\')`);
  }
  const rows = await query.orderBy('h.history_id', 'desc').limit(filter.limit).execute();
  return rows.map((row) => {
    const detail = jsonValue<Detail>(row.change_detail);
    return {
      id: row.history_id,
      source: row.source_name,
      run: row.run_id ?? 0,
      detectedAt: millisecondsOf(row.detected_at),
      kind: row.change_type as StoredChange['kind'],
      object: {
        catalog: row.catalog_name || null,
        schema: row.schema_name || null,
        name: row.object_name,
        kind: row.object_type as StoredChange['object']['kind'],
        signature: detail.signature ?? '',
      },
      column: row.column_name,
      before: detail.before ?? null,
      after: detail.after ?? null,
      confidence: detail.confidence ?? null,
      impact: row.impact_analysis === null ? null : impactOf(row.impact_analysis),
    };
  });
}

export async function keepImpact(
  db: Kysely<StoreTables>,
  impacts: readonly { readonly change: number; readonly impact: ChangeImpact }[],
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const { change, impact } of impacts) {
      const { breaks, ...others } = impact;
      await transaction
        .updateTable('aetl_schema_history')
        .set({ impact_analysis: jsonText({ breaks, ...others }) })
        .where('history_id', '=', change)
        .execute();
    }
  });
}

/** How many changes of each crawl break something. The number of places is what the text begins with, so that no database has to read JSON. */
export async function breakingChanges(db: Kysely<StoreTables>, source: string): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('aetl_schema_history as h')
    .innerJoin('aetl_datasource as s', 's.source_id', 'h.source_id')
    .select(({ fn }) => ['h.run_id', fn.countAll<number>().as('changes')])
    .where('s.source_name', '=', source)
    .where('h.impact_analysis', 'like', '{"breaks":%')
    .where('h.impact_analysis', 'not like', '{"breaks":0,%')
    .groupBy('h.run_id')
    .execute();
  return new Map(rows.flatMap(({ run_id: run, changes }) => (run === null ? [] : [[run, Number(changes)] as const])));
}

/** The column is older than what is kept in it. */
function impactOf(text: string): ChangeImpact | null {
  return text.startsWith('{"breaks":') ? jsonValue<ChangeImpact>(text) : null;
}
