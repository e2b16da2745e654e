import assert from 'node:assert/strict';
import { it } from 'node:test';
import { saying, speak, spoken } from '../../../../server/src/base/index.ts';
import {
  type ChangeFilter,
  type CrawlStep,
  type DatabaseObject,
  type KeptEdge,
  type MetadataStore,
  type ObjectEntry,
  runCrawl,
  type SchemaChange,
  type TableProfile,
} from '../../../../server/src/metadata/index.ts';
import { ALL, crawl, shape, snapshot, table, value, WAREHOUSE, writeAll } from './fixture.ts';

const CHANGE: SchemaChange = {
  kind: 'drop-column',
  object: { catalog: null, schema: 'a', name: 'orders', kind: 'table', signature: '' },
  column: null,
  before: 'int',
  after: null,
  confidence: null,
};

/** What holds for the store on every database behind it. `open` opens one store again and again; `fresh` begins another one. */
export function storeCases(fresh: (now?: () => number) => Promise<{ open: () => Promise<MetadataStore> }>): void {
  const withStore = async (work: (store: MetadataStore, open: () => Promise<MetadataStore>) => Promise<void>) => {
    const { open } = await fresh();
    const store = await open();
    try {
      await work(store, open);
    } finally {
      await store.close();
    }
  };

  it('gives back what was crawled, with all its parts', () =>
    withStore(async (store) => {
      await crawl(store, EVERYTHING);
      assert.deepEqual(byName(await snapshot(store)), byName(EVERYTHING));
      assert.deepEqual(value(await store.schemas({ source: 'warehouse', run: null })).schemas, [
        { name: 'public', complete: true },
        { name: '이름', complete: true },
      ]);
      const [source] = value(await store.sources());
      assert.deepEqual([source?.name, source?.type, source?.place], ['warehouse', 'postgres', WAREHOUSE.place]);
    }));

  it('learns what a type stands for without calling it a change', () =>
    withStore(async (store) => {
      const priced = (base?: string) => {
        const [column] = table('a.priced', 'p amount').columns;
        assert.ok(column);
        return { ...table('a.priced', ''), columns: [base === undefined ? column : { ...column, base }] };
      };
      const source = { name: 'warehouse', type: 'postgres', place: {} } as const;
      for (const base of [undefined, 'numeric(12,2)', 'numeric(14,2)']) {
        const steps = async function* (): AsyncGenerator<CrawlStep> {
          yield { step: 'schemas', names: ['a'] };
          yield { step: 'objects', objects: [priced(base)] };
          yield { step: 'schema-done', schema: 'a' };
        };
        const token = { isCancellationRequested: false };
        const options = { store, source, scope: ALL, token, onProgress: () => {}, breathe: async () => {} };
        const crawled = await runCrawl({ connector: { crawl: steps }, ...options });
        assert.equal(crawled.ok && crawled.value.run.changes, 0, JSON.stringify(crawled));
      }
      assert.deepEqual(value(await store.history({ limit: 10 })), []);
      const [object] = await snapshot(store);
      assert.deepEqual(object !== undefined && 'columns' in object && object.columns[0]?.base, 'numeric(14,2)');
    }));

  it('shows the last snapshot until the next one is finished, and keeps the last one', () =>
    withStore(async (store) => {
      await crawl(store, [table('a.one', 'id int'), table('a.two', 'id int')]);
      const session = value(await store.openCrawl(WAREHOUSE, ALL));
      await writeAll(session, [table('a.one', 'id int, name text'), table('b.three', 'id int')]);
      assert.deepEqual(await shape(store), ['a.one(id)', 'a.two(id)']);
      value(await session.finish());
      assert.deepEqual(await shape(store), ['a.one(id, name)', 'b.three(id)']);
      const runs = value(await store.runs('warehouse'));
      assert.deepEqual(
        runs.map((run) => [run.state, run.objects]),
        [
          ['finished', 2],
          ['finished', 2],
        ],
      );
      assert.deepEqual(await shape(store, runs[1]?.id), ['a.one(id)', 'a.two(id)']);
    }));

  it('has a history in pages, by crawl and by a part of a name, with what changes mean beside it', () =>
    withStore(async (store) => {
      const columns = (more: string) => `id int, ${more}`;
      await crawl(store, [table('a.orders', columns('x_y int')), table('b.Größe', columns('name text'))]);
      // One session after the other, as a crawl is made: changes are recorded by it.
      const recorded = async (objects: readonly DatabaseObject[], changes: readonly SchemaChange[]) => {
        const session = value(await store.openCrawl(WAREHOUSE, ALL));
        await writeAll(session, objects);
        value(await session.record(changes));
        value(await session.finish());
        return session.run;
      };
      const second = [table('a.orders', columns('xzy int')), table('b.Größe', 'id int')];
      const run = await recorded(second, [
        { ...CHANGE, object: { ...CHANGE.object, schema: 'a', name: 'orders' }, column: 'x_y' },
        { ...CHANGE, object: { ...CHANGE.object, schema: 'a', name: 'orders' }, column: 'xzy' },
        { ...CHANGE, object: { ...CHANGE.object, schema: 'b', name: 'Größe' }, column: 'name' },
      ]);
      const columnsOf = async (filter: Partial<ChangeFilter>) =>
        value(await store.history({ source: 'warehouse', limit: 10, ...filter })).map((change) => change.column);
      assert.deepEqual(await columnsOf({ run }), ['name', 'xzy', 'x_y']);
      assert.deepEqual(await columnsOf({ run: run - 1 }), []);
      assert.deepEqual(await columnsOf({ text: 'X_Y' }), ['x_y'], 'an underscore stands for itself');
      assert.deepEqual(await columnsOf({ text: 'größe' }), ['name']);
      assert.deepEqual(await columnsOf({ schema: 'b' }), ['name']);
      const [newest] = value(await store.history({ limit: 1 }));
      assert.deepEqual(await columnsOf({ below: newest?.id ?? 0, limit: 1 }), ['xzy']);
      const counts = { differs: 0, files: 1, brokenFiles: 1, downstream: 0, places: [], columns: ['mart.x'] };
      const [, middle, first] = value(await store.history({ limit: 3 }));
      value(
        await store.keepImpact([
          { change: newest?.id ?? 0, impact: { ...counts, breaks: 12 } },
          { change: middle?.id ?? 0, impact: { ...counts, breaks: 0 } },
        ]),
      );
      assert.deepEqual(value(await store.history({ id: newest?.id ?? 0, limit: 1 }))[0]?.impact, { ...counts, breaks: 12 });
      assert.equal(value(await store.history({ id: first?.id ?? 0, limit: 1 }))[0]?.impact, null);
      assert.deepEqual(
        value(await store.runs('warehouse')).map(({ changes, breaking }) => [changes, breaking]),
        [
          [3, 1],
          [0, 0],
        ],
      );
      const named = async (name: string, at: number | null) =>
        value(await store.read(value(await store.named({ source: 'warehouse', run: at }, { schema: 'a', name }))));
      assert.deepEqual(byName(await named('orders', null)), byName(second.slice(0, 1)));
      assert.notDeepEqual(byName(await named('orders', run - 1)), byName(second.slice(0, 1)));
      assert.deepEqual(await named('order', null), []);
    }));

  it('writes only what is another than it was', () =>
    withStore(async (store) => {
      await crawl(store, [table('a.one', 'id int', { rows: 1 }), table('a.two', 'id int')]);
      const session = value(await store.openCrawl(WAREHOUSE, ALL));
      const objects = [table('a.one', 'id int', { rows: 5 }), table('a.two', 'id bigint')];
      assert.deepEqual(pick(value(await session.write(objects))), { written: 1, unchanged: 1 });
      value(await session.finishSchema('a'));
      value(await session.finish());
      const [one] = await snapshot(store);
      assert.equal(one !== undefined && 'rows' in one && one.rows, 5);
    }));

  it('goes on with an interrupted crawl behind the last schema that was done', () =>
    withStore(async (store, open) => {
      await crawl(store, [table('a.old', 'id int'), table('b.old', 'id int')]);
      const first = value(await store.openCrawl(WAREHOUSE, ALL));
      value(await first.announce(['a', 'b']));
      value(await first.write([table('a.new', 'id int')]));
      value(await first.finishSchema('a'));
      value(await first.write([table('b.half', 'id int'), table('b.old', 'id int, more int')]));
      await first.leave();
      const other = await open();
      const second = value(await other.openCrawl(WAREHOUSE, ALL));
      assert.deepEqual([second.run === first.run, second.announced, second.done], [true, ['a', 'b'], ['a']]);
      value(await second.write([table('b.old', 'id int')]));
      value(await second.finishSchema('b'));
      value(await second.finish());
      assert.deepEqual(await shape(other), ['a.new(id)', 'b.old(id)']);
      await other.close();
      const late = await first.write([table('b.half', 'id int')]);
      assert.equal(!late.ok && late.error.kind, 'taken-over');
    }));

  it('undoes an interrupted crawl of another scope', () =>
    withStore(async (store) => {
      await crawl(store, [table('a.one', 'id int'), table('a.two', 'id int')]);
      const first = value(await store.openCrawl(WAREHOUSE, ALL));
      await writeAll(first, [table('a.one', 'id int, name text'), table('a.three', 'id int')]);
      await first.leave();
      await crawl(store, [table('a.one', 'id int')], { ...ALL, include: ['a.one'] });
      assert.deepEqual(await shape(store), ['a.one(id)', 'a.two(id)']);
    }));

  it('lets only one crawl of a source run', () =>
    withStore(async (store, open) => {
      const session = value(await store.openCrawl(WAREHOUSE, ALL));
      const other = await open();
      const refused = await other.openCrawl(WAREHOUSE, ALL);
      assert.equal(!refused.ok && refused.error.kind, 'busy');
      const elsewhere = value(await other.openCrawl({ ...WAREHOUSE, name: 'other' }, ALL));
      await elsewhere.leave();
      await session.leave();
      await value(await other.openCrawl(WAREHOUSE, ALL)).leave();
      await other.close();
    }));

  it('takes nothing for dropped that could not be read, or was not asked for', () =>
    withStore(async (store) => {
      await crawl(store, [table('a.one', 'id int'), table('a.two', 'id int'), table('b.three', 'id int')]);
      const session = value(await store.openCrawl(WAREHOUSE, ALL));
      value(await session.announce(['a', 'b']));
      value(await session.miss('tables that you may not read', 'a'));
      value(await session.write([table('a.one', 'id int')]));
      value(await session.finishSchema('a'));
      value(await session.finishSchema('b'));
      value(await session.finish());
      assert.deepEqual(await shape(store), ['a.one(id)', 'a.two(id)']);
      assert.deepEqual(value(await store.schemas({ source: 'warehouse', run: null })).schemas, [
        { name: 'a', complete: false },
        { name: 'b', complete: true },
      ]);
      await crawl(store, [], { ...ALL, schemas: ['b'] });
      await crawl(store, [table('a.one', 'id int')], { ...ALL, exclude: ['*.two'] });
      assert.deepEqual(await shape(store), ['a.one(id)', 'a.two(id)']);
    }));

  it('goes on without what an interrupted crawl could not read, and knows what came with less in it', () =>
    withStore(async (store) => {
      await crawl(store, [table('a.one', 'id int'), table('a.two', 'id int')]);
      const first = value(await store.openCrawl(WAREHOUSE, ALL));
      value(await first.miss('the list of schemas', null));
      await first.leave();
      const second = value(await store.openCrawl(WAREHOUSE, ALL));
      value(await second.announce(['a', 'b']));
      value(await second.miss('schema b', 'b'));
      await second.leave();
      const third = value(await store.openCrawl(WAREHOUSE, ALL));
      value(await third.miss('view one', 'a', true));
      value(await third.write([table('a.one', '')]));
      value(await third.finishSchema('a'));
      value(await third.finishSchema('b'));
      const { missed } = value(await third.finish());
      assert.deepEqual(missed, ['view one']);
      assert.deepEqual(await shape(store), ['a.one()']);
      assert.equal(value(await store.schemas({ source: 'warehouse', run: null })).whole, true);
    }));

  it('keeps what could not be read in no language, and says it in that of whoever reads it', () =>
    withStore(async (store) => {
      const english = spoken();
      const missed = async () => (value(await store.runs('warehouse'))[0] ?? { missed: null }).missed;
      speak({ name: 'ko', sentences: { '{0} of {1}': '{1}의 {0}', 'tables and views': '테이블과 뷰', 'it took {0} s': '{0}초 걸림' } });
      try {
        const session = value(await store.openCrawl(WAREHOUSE, ALL));
        value(await session.announce(['a']));
        value(
          await session.miss(saying('{0}: {1}', saying('{0} of {1}', saying('tables and views'), 'a'), saying('it took {0} s', 3)), 'a'),
        );
        value(await session.finishSchema('a'));
        value(await session.finish());
        assert.deepEqual(await missed(), ['a의 테이블과 뷰: 3초 걸림']);
      } finally {
        speak(english);
      }
      assert.deepEqual(await missed(), ['tables and views of a: it took 3 s']);
    }));

  it('lists page by page in one order', () =>
    withStore(async (store) => {
      const names = ['a.b', 'a.B', 'a.é', 'a.z', 'a.가', 'a.😀', 'b.a', 'a b.x'];
      await crawl(store, [
        ...names.map((name) => table(name, 'id int')),
        { kind: 'sequence', catalog: null, schema: 'a', name: 'b', comment: null },
      ]);
      const all = value(await store.list({ source: 'warehouse', run: null }, { after: null, limit: 100 }));
      const pages: ObjectEntry[] = [];
      for (let page = await next(store, null); page.length > 0; page = await next(store, pages.at(-1) ?? null)) pages.push(...page);
      assert.deepEqual(pages, all);
      assert.equal(all.length, names.length + 1);
      assert.equal(value(await store.list({ source: 'warehouse', run: null }, { schema: 'b', after: null, limit: 9 })).length, 1);
    }));

  it('keeps the newest profiles of each table, as they were taken', () =>
    withStore(async (store) => {
      const { profiles } = store;
      assert.deepEqual(value(await profiles.list('warehouse', ORDERS)), []);
      assert.deepEqual(value(await profiles.newest('warehouse')), []);
      for (let day = 0; day < 53; day++) value(await profiles.write(WAREHOUSE, profileOf('orders', day)));
      const customers = value(await profiles.write(WAREHOUSE, { ...profileOf('customers', 7), sampled: 12.5 }));
      value(await profiles.write({ ...WAREHOUSE, name: 'other' }, profileOf('orders', 99)));
      const kept = value(await profiles.list('warehouse', ORDERS));
      assert.deepEqual([kept.length, kept[0]?.rows, kept.at(-1)?.rows], [50, 52, 3]);
      const newest = value(await profiles.newest('warehouse'));
      assert.deepEqual(
        newest.map(({ table: { name }, rows, sampled, takenAt }) => [name, rows, sampled, takenAt]),
        [
          ['customers', 7, 12.5, 7 * DAY],
          ['orders', 52, null, 52 * DAY],
        ],
      );
      assert.deepEqual(
        [value(await profiles.newest('warehouse', 'public')).length, value(await profiles.newest('warehouse', 'none'))],
        [2, []],
      );
      assert.deepEqual(value(await profiles.read(kept[0]?.id ?? 0)), profileOf('orders', 52));
      assert.deepEqual(value(await profiles.read(customers.id))?.sampled, 12.5);
      assert.equal(value(await profiles.read(1)), null);
      // A connection that was profiled need not have been crawled.
      assert.deepEqual(
        value(await store.sources()).map(({ name, currentRun }) => [name, currentRun]),
        [
          ['other', null],
          ['warehouse', null],
        ],
      );
    }));

  it('takes profiles that are written at once, also as the first of their source', () =>
    withStore(async (store, open) => {
      const written = await Promise.all(Array.from({ length: 20 }, (_, day) => store.profiles.write(WAREHOUSE, profileOf('orders', day))));
      for (const one of written) value(one);
      assert.equal(value(await store.profiles.list('warehouse', ORDERS)).length, 20);
      await crawl(store, [table('public.orders', 'id int')]);
      assert.deepEqual(await shape(store), ['public.orders(id)']);
      const other = await open();
      assert.equal(value(await other.profiles.list('warehouse', ORDERS)).length, 20);
      await other.close();
    }));
  it('keeps lineage as each recording saw it, and writes only what has changed', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const { open } = await fresh(() => now);
    const store = await open();
    try {
      assert.equal(value(await store.lineageAt(now)), null);
      const edge = (source: string, target: string, expression: string | null = null, line = 0, jobs: readonly string[] = []): KeptEdge => {
        const end = (name: string) => ({ table: name.slice(0, name.lastIndexOf('.')), column: name.slice(name.lastIndexOf('.') + 1) });
        const range = { start: { line, character: 0 }, end: { line, character: 5 } };
        return {
          source: end(source),
          target: end(target),
          type: 'TRANSFORM',
          kind: 'transform',
          uncertain: false,
          expression,
          range,
          jobs,
        };
      };
      const asked: string[] = [];
      const unit = (name: string, hash: string, edges: readonly KeptEdge[]) => ({
        name,
        hash,
        edges: () => {
          asked.push(name);
          return edges;
        },
      });
      const at = async (time: string) => {
        const found = value(await store.lineageAt(Date.parse(time)));
        return found?.units.map(
          ({ name, edges }) =>
            `${name}: ${edges.map(({ source, target, expression, range, jobs }) => `${source.table}.${source.column}>${target.table}.${target.column} ${expression ?? ''}@${range.start.line}${jobs.length > 0 ? ` by ${jobs.join('+')}` : ''}`).join(', ')}`,
        );
      };
      const record = async (...units: Parameters<MetadataStore['recordLineage']>[0][number][]) => {
        const { changed, added, removed } = value(await store.recordLineage(units));
        return [changed, added, removed];
      };

      const b = unit('b.sql', 'b1', [edge('주문.id', 's.b.id', 'x')]);
      assert.deepEqual(await record(unit('a.sql', 'a1', [edge('r.a.x', 's.a.x', 'x + 1'), edge('r.a.y', 's.a.*')]), b), [2, 3, 0]);
      now = Date.parse('2026-02-01T00:00:00Z');
      assert.deepEqual(await record(unit('a.sql', 'a2', [edge('r.a.x', 's.a.x', 'x + 1', 7), edge('r.a.z', 's.a.z')]), b), [1, 1, 1]);
      assert.deepEqual(asked, ['a.sql', 'b.sql', 'a.sql'], 'what has not changed is not asked for its edges');
      now = Date.parse('2026-03-01T00:00:00Z');
      assert.deepEqual(await record(b), [1, 0, 2]);
      now = Date.parse('2026-04-01T00:00:00Z');
      assert.deepEqual(await record(unit('a.sql', 'a1', [edge('r.a.x', 's.a.x', 'x + 1')]), b), [1, 1, 0]);

      assert.equal(await at('2025-12-31T00:00:00Z'), undefined);
      assert.deepEqual(await at('2026-01-15T00:00:00Z'), ['a.sql: r.a.x>s.a.x x + 1@7, r.a.y>s.a.* @0', 'b.sql: 주문.id>s.b.id x@0']);
      assert.deepEqual(await at('2026-02-15T00:00:00Z'), ['a.sql: r.a.x>s.a.x x + 1@7, r.a.z>s.a.z @0', 'b.sql: 주문.id>s.b.id x@0']);
      assert.deepEqual(await at('2026-03-15T00:00:00Z'), ['b.sql: 주문.id>s.b.id x@0']);
      assert.deepEqual(await at('2026-05-01T00:00:00Z'), ['a.sql: r.a.x>s.a.x x + 1@0', 'b.sql: 주문.id>s.b.id x@0']);
      const seen = async (name: string) => {
        const [table = '', column = ''] = name.split(/\.(?=[^.]*$)/);
        const time = value(await store.lineageLastSeen({ table, column }));
        return time === null ? null : new Date(time).toISOString().slice(0, 10);
      };
      assert.equal(await seen('r.a.Y'), '2026-01-01');
      assert.equal(await seen('s.a.z'), '2026-02-01');
      assert.equal(await seen('r.a.x'), '2026-04-01', 'the last recording has it');
      assert.equal(await seen('r.a.nothing'), null);
      now = Date.parse('2026-06-01T00:00:00Z');
      const run = edge('r.a.x', 's.a.x', 'x + 1', 0, ['daily', 'nightly; late']);
      assert.deepEqual(await record(unit('a.sql', 'a1 run', [run]), b), [1, 0, 0], 'a job makes no other edge of it');
      assert.deepEqual(await at('2026-06-15T00:00:00Z'), [
        'a.sql: r.a.x>s.a.x x + 1@0 by daily+nightly; late',
        'b.sql: 주문.id>s.b.id x@0',
      ]);

      // What is around the tables is kept beside the columns, and is no lineage of theirs.
      now = Date.parse('2026-07-01T00:00:00Z');
      const none = { line: 0, character: 0 };
      const runs = (detail: string): KeptEdge => ({
        source: { table: 'job:매일', column: '*', type: 'JOB' },
        target: { table: 'file:b.sql', column: '*', type: 'FILE' },
        type: 'RUNS',
        kind: 'runs',
        uncertain: false,
        expression: detail,
        range: { start: none, end: none },
        jobs: [],
      });
      const with1 = unit('b.sql', 'b2', [edge('주문.id', 's.b.id', 'x'), runs('cron, 0 1 * * *')]);
      assert.deepEqual(await record(with1), [2, 1, 1]);
      now = Date.parse('2026-08-01T00:00:00Z');
      assert.deepEqual(await record(unit('b.sql', 'b3', [edge('주문.id', 's.b.id', 'x'), runs('cron, 0 2 * * *')])), [1, 1, 1]);
      const ran = async (time: string) =>
        value(await store.lineageAt(Date.parse(time)))?.relations.map(({ source, type, target, expression }) =>
          [source.table, type, target.table, expression].join(' '),
        );
      assert.deepEqual(await ran('2026-06-15T00:00:00Z'), []);
      assert.deepEqual(await ran('2026-07-15T00:00:00Z'), ['job:매일 RUNS file:b.sql cron, 0 1 * * *']);
      assert.deepEqual(await ran('2026-08-15T00:00:00Z'), ['job:매일 RUNS file:b.sql cron, 0 2 * * *']);
      assert.deepEqual(await at('2026-08-15T00:00:00Z'), ['b.sql: 주문.id>s.b.id x@0']);
    } finally {
      await store.close();
    }
  });
}

const DAY = 86_400_000;
const ORDERS = { catalog: null, schema: 'public', name: 'orders' };

/** A profile of a table that has a row more every day. */
function profileOf(name: string, day: number): TableProfile {
  return {
    version: 1,
    table: { ...ORDERS, name },
    dialect: 'postgres',
    takenAt: day * DAY,
    milliseconds: 12,
    rows: day,
    sampled: null,
    columns: [],
    candidateKeys: [['이름', '"a" \\ b']],
    freshness: [],
    ended: null,
  };
}

async function next(store: MetadataStore, after: ObjectEntry | null): Promise<readonly ObjectEntry[]> {
  return value(await store.list({ source: 'warehouse', run: null }, { after, limit: 2 }));
}

function pick({ written, unchanged }: { readonly written: number; readonly unchanged: number }) {
  return { written, unchanged };
}

function byName(objects: readonly DatabaseObject[]): DatabaseObject[] {
  return objects.toSorted((a, b) => (`${a.name} ${a.kind}` < `${b.name} ${b.kind}` ? -1 : 1));
}

const EVERYTHING: readonly DatabaseObject[] = [
  table('public.orders', 'id bigint!, customer_id int, amount numeric(12,2), note text', {
    comment: 'What was ordered',
    keys: [
      { kind: 'primary', name: 'orders_pkey', columns: ['id'] },
      {
        kind: 'foreign',
        name: 'orders_customer',
        columns: ['customer_id'],
        references: { catalog: null, schema: '이름', name: '고객' },
        referencedColumns: ['id'],
        onDelete: 'cascade',
      },
      { kind: 'check', name: 'positive', expression: '(amount > 0)' },
    ],
    indexes: [{ name: 'orders_note', unique: false, parts: ['lower(note)'], method: 'btree', condition: 'note is not null' }],
    partitions: { method: 'range', by: 'id', partitions: [{ name: 'p1', bound: 'FROM (1) TO (2)', rows: 7 }] },
    rows: 12_345_678_901,
    bytes: 99,
  }),
  table('이름.고객', 'id int!, "quoted" text', { kind: 'external-table' }),
  {
    ...table('public.priced', ''),
    columns: [
      {
        name: 'p',
        type: 'public.price',
        base: 'numeric(12,2)',
        nullable: true,
        default: null,
        generated: null,
        identity: false,
        comment: null,
      },
    ],
  },
  table('public.daily', 'day date', { kind: 'materialized-view', definition: 'select day from "x\'y"' }),
  {
    kind: 'function',
    catalog: null,
    schema: 'public',
    name: 'add',
    signature: '(integer, integer)',
    language: 'sql',
    definition: 'create function …',
    comment: 'Adds',
  },
  { kind: 'function', catalog: null, schema: 'public', name: 'add', signature: '(text)', language: null, definition: null, comment: null },
  { kind: 'sequence', catalog: null, schema: 'public', name: 'orders_seq', comment: null },
  { kind: 'synonym', catalog: null, schema: 'public', name: 'o', target: 'public.orders' },
];
