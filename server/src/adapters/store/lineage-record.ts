import { type Kysely, sql, type Transaction } from 'kysely';
import type { KeptEdge, KeptUnit, LineageEnd, LineageRange, LineageRecording } from '../../metadata/index.ts';
import type { Backend } from './backend.ts';
import type { StoreDatabase } from './database.ts';
import { insertRows, type Value } from './insert-rows.ts';
import type { StoreTables } from './schema.ts';
import { jobsText, jsonText, jsonValue, momentText } from './values.ts';

/** SQLite and PostgreSQL take more, but a list of that many is looked up as fast as a longer one. */
const AT_ONCE = 1000;

/**
 * Keeps what is new and notes what is gone, in one transaction. Units that are as they were are not looked at, and of the others only the edges that
 * differ are written.
 */
export async function recordLineage({ db, backend, now }: StoreDatabase, units: readonly KeptUnit[]): Promise<LineageRecording> {
  return db.transaction().execute(async (trx) => {
    // In a file, a transaction that writes is alone anyway.
    if (backend === 'postgres') await sql`lock table aetl_lineage_run in exclusive mode`.execute(trx);
    const writer = await LineageWriter.begin(trx, backend, now());
    return writer.write(units);
  });
}

class LineageWriter {
  readonly #db: Transaction<StoreTables>;
  readonly #backend: Backend;
  readonly #now: number;
  readonly #stamp: string;
  /** When the recording before this one was made: the last that has seen what this one misses. */
  readonly #before: string;
  readonly #nodes = new Map<string, number>();
  #added = 0;
  #removed = 0;

  static async begin(db: Transaction<StoreTables>, backend: Backend, now: number): Promise<LineageWriter> {
    // Two recordings of one time could not be told apart.
    const last = await db.selectFrom('aetl_lineage_run').select('recorded_at').orderBy('run_id', 'desc').limit(1).executeTakeFirst();
    const before = last === undefined ? null : new Date(last.recorded_at).getTime();
    return new LineageWriter(db, backend, before !== null && before >= now ? before + 1 : now, before);
  }

  private constructor(db: Transaction<StoreTables>, backend: Backend, now: number, before: number | null) {
    this.#db = db;
    this.#backend = backend;
    this.#now = now;
    this.#stamp = momentText(now);
    this.#before = momentText(before ?? now);
  }

  async write(units: readonly KeptUnit[]): Promise<LineageRecording> {
    const known = await this.#db.selectFrom('aetl_lineage_unit').select(['unit_id', 'unit_name', 'content_hash', 'last_seen']).execute();
    const byName = new Map(known.map((unit) => [unit.unit_name, unit]));
    const changed = units.filter(({ name, hash }) => {
      const unit = byName.get(name);
      return unit === undefined || unit.content_hash !== hash || unit.last_seen !== null;
    });
    const present = new Set(units.map(({ name }) => name));
    const gone = known.filter(({ unit_name, last_seen }) => last_seen === null && !present.has(unit_name));
    for (const unit of gone) await this.#end(unit.unit_id);
    const ids = await this.#unitIds(changed, byName);
    for (const unit of changed) await this.#writeUnit(ids.get(unit.name) ?? 0, unit.edges());
    await this.#endNodes();
    await this.#db
      .insertInto('aetl_lineage_run')
      .values({ recorded_at: this.#stamp, unit_count: units.length, added_count: this.#added, removed_count: this.#removed })
      .execute();
    return { at: this.#now, units: units.length, changed: changed.length + gone.length, added: this.#added, removed: this.#removed };
  }

  async #unitIds(
    changed: readonly KeptUnit[],
    known: ReadonlyMap<string, { readonly unit_id: number }>,
  ): Promise<ReadonlyMap<string, number>> {
    const fresh = changed.filter(({ name }) => !known.has(name));
    await insertRows(
      this.#db,
      this.#backend,
      'aetl_lineage_unit',
      ['unit_name', 'content_hash', 'first_seen'],
      fresh.map(({ name, hash }) => [name, hash, this.#stamp]),
    );
    for (const { name, hash } of changed) {
      const unit = known.get(name);
      if (unit !== undefined)
        await this.#db
          .updateTable('aetl_lineage_unit')
          .set({ content_hash: hash, last_seen: null })
          .where('unit_id', '=', unit.unit_id)
          .execute();
    }
    if (fresh.length === 0) return new Map([...known].map(([name, { unit_id }]) => [name, unit_id]));
    const all = await this.#db.selectFrom('aetl_lineage_unit').select(['unit_id', 'unit_name']).execute();
    return new Map(all.map(({ unit_id, unit_name }) => [unit_name, unit_id]));
  }

  async #writeUnit(unit: number, edges: readonly KeptEdge[]): Promise<void> {
    await this.#findNodes(edges.flatMap(({ source, target }) => [source, target]));
    const kept = await this.#db
      .selectFrom('aetl_lineage_edge')
      .select(['edge_id', 'source_node_id', 'target_node_id', 'edge_kind', 'is_uncertain', 'transformation', 'range_json', 'job_id'])
      .where('unit_id', '=', unit)
      .where('last_seen', 'is', null)
      .orderBy('edge_id')
      .execute();
    const left = new Map<string, typeof kept>();
    for (const row of kept) {
      const key = [row.source_node_id, row.target_node_id, row.edge_kind, Number(row.is_uncertain), row.transformation ?? ''].join('\n');
      left.set(key, [...(left.get(key) ?? []), row]);
    }
    const fresh: Value[][] = [];
    for (const edge of edges) {
      const [source, target] = [this.#node(edge.source), this.#node(edge.target)];
      const key = [source, target, edge.kind, Number(edge.uncertain), edge.expression ?? ''].join('\n');
      const same = left.get(key)?.shift();
      const [range, jobs] = [jsonText(edge.range), jobsText(edge.jobs)];
      if (same === undefined)
        fresh.push([
          source,
          target,
          edge.type,
          edge.expression,
          this.#stamp,
          edge.kind,
          flag(this.#backend, edge.uncertain),
          unit,
          range,
          this.#stamp,
          jobs,
        ]);
      // An edge that has only moved, or that another job runs now, is the same one.
      else if (same.job_id !== jobs || !isAt(jsonValue(same.range_json), edge.range))
        await this.#db
          .updateTable('aetl_lineage_edge')
          .set({ range_json: range, job_id: jobs })
          .where('edge_id', '=', same.edge_id)
          .execute();
    }
    await insertRows(this.#db, this.#backend, 'aetl_lineage_edge', EDGE_COLUMNS, fresh);
    const missed = [...left.values()].flat().map(({ edge_id }) => edge_id);
    for (let at = 0; at < missed.length; at += AT_ONCE)
      await this.#db
        .updateTable('aetl_lineage_edge')
        .set({ last_seen: this.#before })
        .where('edge_id', 'in', missed.slice(at, at + AT_ONCE))
        .execute();
    this.#added += fresh.length;
    this.#removed += missed.length;
  }

  async #end(unit: number): Promise<void> {
    const ended = await this.#db
      .updateTable('aetl_lineage_edge')
      .set({ last_seen: this.#before })
      .where('unit_id', '=', unit)
      .where('last_seen', 'is', null)
      .executeTakeFirst();
    this.#removed += Number(ended.numUpdatedRows);
    await this.#db.updateTable('aetl_lineage_unit').set({ last_seen: this.#before }).where('unit_id', '=', unit).execute();
  }

  #node({ table, column }: LineageEnd): number {
    return this.#nodes.get(`${table}\n${column}`) ?? 0;
  }

  async #findNodes(ends: readonly LineageEnd[]): Promise<void> {
    const missing = new Map<string, LineageEnd>();
    for (const end of ends) if (!this.#nodes.has(`${end.table}\n${end.column}`)) missing.set(`${end.table}\n${end.column}`, end);
    if (missing.size === 0) return;
    await this.#readNodes(missing);
    const fresh = [...missing.values()].filter((end) => this.#node(end) === 0);
    await insertRows(
      this.#db,
      this.#backend,
      'aetl_lineage_node',
      ['node_type', 'object_name', 'table_name', 'column_name', 'first_seen'],
      fresh.map((end) => [typeOf(end), end.column === '*' ? end.table : `${end.table}.${end.column}`, end.table, end.column, this.#stamp]),
    );
    if (fresh.length > 0) await this.#readNodes(missing);
  }

  async #readNodes(wanted: ReadonlyMap<string, LineageEnd>): Promise<void> {
    const tables = [...new Set(Array.from(wanted.values(), ({ table }) => table))];
    for (let at = 0; at < tables.length; at += AT_ONCE) {
      const rows = await this.#db
        .selectFrom('aetl_lineage_node')
        .select(['node_id', 'table_name', 'column_name'])
        .where('table_name', 'in', tables.slice(at, at + AT_ONCE))
        .execute();
      for (const { node_id, table_name, column_name } of rows) this.#nodes.set(`${table_name}\n${column_name ?? '*'}`, node_id);
    }
  }

  /** A node is there as long as an edge is. */
  async #endNodes(): Promise<void> {
    if (this.#removed > 0) await setLastSeen(this.#db, this.#before, false);
    if (this.#added > 0) await setLastSeen(this.#db, null, true);
  }
}

const EDGE_COLUMNS = [
  'source_node_id',
  'target_node_id',
  'edge_type',
  'transformation',
  'created_at',
  'edge_kind',
  'is_uncertain',
  'unit_id',
  'range_json',
  'first_seen',
  'job_id',
] as const;

async function setLastSeen(db: Kysely<StoreTables>, time: string | null, hasEdges: boolean): Promise<void> {
  await db
    .updateTable('aetl_lineage_node')
    .set({ last_seen: time })
    .where('last_seen', hasEdges ? 'is not' : 'is', null)
    .where((eb) => {
      const edges = eb
        .selectFrom('aetl_lineage_edge')
        .select('edge_id')
        .where('aetl_lineage_edge.last_seen', 'is', null)
        .where(({ or, eb: of }) =>
          or([
            of('source_node_id', '=', eb.ref('aetl_lineage_node.node_id')),
            of('target_node_id', '=', eb.ref('aetl_lineage_node.node_id')),
          ]),
        );
      return hasEdges ? eb.exists(edges) : eb.not(eb.exists(edges));
    })
    .execute();
}

/** PostgreSQL gives the parts of JSON in an order of its own. */
function isAt(a: LineageRange, b: LineageRange): boolean {
  const flat = ({ start, end }: LineageRange) => [start.line, start.character, end.line, end.character].join(' ');
  return flat(a) === flat(b);
}

function typeOf({ table, column, type }: LineageEnd): string {
  if (type !== undefined) return type;
  if (table.startsWith('exposure:')) return 'REPORT';
  return column === '*' ? 'TABLE' : 'COLUMN';
}

function flag(backend: Backend, value: boolean): Value {
  return backend === 'postgres' ? value : Number(value);
}
