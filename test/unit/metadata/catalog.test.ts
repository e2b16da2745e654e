import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  Catalog,
  type CatalogOptions,
  type ColumnFact,
  type FileFacts,
  schemaObjectLookup,
  type TableFact,
  textParts,
} from '../../../server/src/metadata/index.ts';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import type { ObjectName } from '../../../server/src/sql/index.ts';

/** A name as the parser gives it; parts in double quotes are quoted. */
function name(text: string): ObjectName {
  const parts = [...text.matchAll(/"([^"]+)"|([^.]+)/g)].map((match) => ({
    kind: 'identifier' as const,
    name: match[1] ?? match[2] ?? '',
    quoted: match[1] !== undefined,
    dynamic: false,
    start: 0,
    end: 0,
  }));
  return { kind: 'name', parts, jinja: null, link: null, start: 0, end: text.length };
}

function jinja(kind: 'ref' | 'source' | 'this', ...args: string[]): ObjectName {
  return {
    kind: 'name',
    parts: [],
    jinja: { function: kind, args: args.map((value) => ({ value, start: 0, end: 0 })) },
    link: null,
    start: 0,
    end: 0,
  };
}

function column(text: string): ColumnFact {
  const [columnName = '', type = null] = text.split(' ');
  return { name: columnName, type, nullable: null, description: null, primaryKey: false, references: null, tests: [], site: null };
}

let places = 0;

function table(id: string, columns: string, more: Partial<TableFact> = {}): TableFact {
  const dialect = more.dialect ?? 'postgres';
  return {
    role: 'declared',
    kind: 'table',
    dialect,
    parts: textParts(dialect, id),
    columns: columns.split(', ').filter(Boolean).map(column),
    complete: true,
    description: null,
    site: { uri: 'file:///a.sql', range: { start: places, end: ++places } },
    jinja: null,
    repeatable: false,
    ...more,
  };
}

function facts(...tables: TableFact[]): FileFacts {
  return { tables, changes: [] };
}

function catalogOf(tables: readonly TableFact[], options: Partial<CatalogOptions> = {}): Catalog {
  const catalog = new Catalog({ authoritative: false, closedRefs: false, parent: null, ...options });
  catalog.replaceFile('file:///a.sql', facts(...tables));
  return catalog;
}

/** What a name means: the table's id, or `absent` with suggestions, or `unknown`. */
function find(catalog: Catalog, wanted: ObjectName, dialect: DialectName = 'postgres'): string {
  const found = catalog.find(wanted, { dialect, self: null });
  if (found.found === 'table') return found.table.id;
  return found.found === 'absent' ? ['absent', ...found.suggestions].join(' ') : 'unknown';
}

describe('names in a catalog', () => {
  const shop = catalogOf([
    table('raw.orders', 'id int'),
    table('public.customers', 'id int'),
    table('raw.lines', 'id'),
    table('mart.lines', 'id'),
  ]);
  const cases: readonly (readonly [string, string])[] = [
    ['raw.orders', 'raw.orders'],
    ['RAW.Orders', 'raw.orders'],
    ['orders', 'raw.orders'],
    ['customers', 'public.customers'],
    ['db.public.customers', 'public.customers'],
    ['lines', 'unknown'],
    ['mart.lines', 'mart.lines'],
    ['raw.ordres', 'absent orders'],
    ['custommers', 'absent customers'],
    ['elsewhere.orders', 'unknown'],
    ['raw.customers', 'absent'],
    ['other.raw.ordres', 'unknown'],
    ['information_schema.tables', 'unknown'],
    ['pg_catalog.pg_class', 'unknown'],
    ['pg_stat_activity', 'unknown'],
    ['#temp', 'unknown'],
  ];
  for (const [written, expected] of cases) it(`${written} is ${expected}`, () => assert.equal(find(shop, name(written)), expected));

  it('prefers the exact spelling of quoted names', () => {
    const catalog = catalogOf([
      table('public.orders', 'a', {}),
      table('public.Orders', 'b', { parts: [...textParts('postgres', 'public'), { text: 'Orders', folded: 'Orders' }] }),
    ]);
    assert.equal(find(catalog, name('"Orders"')), 'public.Orders');
    assert.equal(find(catalog, name('ORDERS')), 'public.orders');
  });

  it('says nothing of names behind links, computed names and user_ tables of Oracle', () => {
    const catalog = catalogOf([table('ORDERS', 'ID', { dialect: 'oracle' })]);
    const linked = name('orderz');
    assert.equal(find(catalog, { ...linked, link: linked.parts[0] ?? null }, 'oracle'), 'unknown');
    assert.equal(find(catalog, { ...linked, parts: linked.parts.map((part) => ({ ...part, dynamic: true })) }, 'oracle'), 'unknown');
    assert.equal(find(catalog, name('user_tables'), 'oracle'), 'unknown');
    assert.equal(find(catalog, name('dual'), 'oracle'), 'unknown');
    assert.equal(find(catalog, linked, 'oracle'), 'absent ORDERS');
    assert.equal(find(catalogOf([table('orders', 'id')]), name('user_accounts')), 'absent');
  });

  it('answers for everything when the project says that it is the whole catalog', () => {
    assert.equal(find(catalogOf([table('raw.orders', 'id')], { authoritative: true }), name('elsewhere.orders')), 'absent');
  });

  it('looks into the project around', () => {
    const parent = catalogOf([table('raw.orders', 'id')]);
    const child = catalogOf([], { parent });
    assert.equal(find(child, name('raw.orders')), 'raw.orders');
    assert.equal(find(child, name('raw.nothing')), 'absent');
  });

  it('keeps tables of two dialects apart', () => {
    const catalog = catalogOf([table('orders', 'a'), table('ORDERS', 'B', { dialect: 'oracle' })]);
    assert.deepEqual([find(catalog, name('orders')), find(catalog, name('orders'), 'oracle')], ['orders', 'ORDERS']);
  });
});

describe('dbt names', () => {
  const model = table('orders', 'id', { role: 'derived', kind: 'model', jinja: { function: 'ref', args: ['orders'] } });
  const source = table('erp.orders', 'id', { role: 'source', kind: 'source', jinja: { function: 'source', args: ['sap', 'orders'] } });
  const catalog = catalogOf([model, source], { closedRefs: true });

  it('finds refs and sources', () => {
    assert.deepEqual(
      [
        find(catalog, jinja('ref', 'orders')),
        find(catalog, jinja('ref', 'shop', 'orders')),
        find(catalog, jinja('source', 'sap', 'orders')),
      ],
      ['orders', 'orders', 'erp.orders'],
    );
  });
  it('misses those that are not there', () => {
    assert.deepEqual(
      [find(catalog, jinja('ref', 'ordres')), find(catalog, jinja('source', 'sap', 'oders')), find(catalog, jinja('ref', 'other', 'x'))],
      ['absent orders', 'absent orders', 'unknown'],
    );
  });
  it('misses nothing when packages could hold it', () => assert.equal(find(catalogOf([model]), jinja('ref', 'ordres')), 'unknown'));
  it('knows what this is', () => {
    const found = catalog.find(jinja('this'), { dialect: 'postgres', self: 'orders' });
    assert.equal(found.found === 'table' && found.table.id, 'orders');
  });
});

describe('several facts about a table', () => {
  it('adds descriptions and types of YAML to what a query yields', () => {
    const ref = { function: 'ref', args: ['m'] } as const;
    const catalog = catalogOf([
      table('m', 'id, total numeric', { role: 'derived', kind: 'model', jinja: ref }),
      table('m', 'id int, ghost', { role: 'described', kind: 'model', jinja: ref, description: 'All of it.', complete: false }),
    ]);
    const found = catalog.table('m');
    assert.deepEqual(
      [found?.columns.map(({ name: of, type }) => `${of} ${type}`), found?.description, found?.complete],
      [['id int', 'total numeric'], 'All of it.', true],
    );
  });

  it('believes neither of two that differ', () => {
    const catalog = catalogOf([table('t', 'a int')]);
    catalog.replaceFile(
      'file:///b.sql',
      facts(table('t', 'a int, b int', { site: { uri: 'file:///b.sql', range: { start: 0, end: 1 } } })),
    );
    assert.deepEqual([catalog.table('t')?.columns.map((of) => of.name), catalog.table('t')?.complete], [['a', 'b'], false]);
    assert.deepEqual(
      catalog.duplicatesOf('file:///b.sql').map(({ id, equal }) => [id, equal]),
      [['t', false]],
    );
    catalog.replaceFile('file:///b.sql', facts());
    assert.equal(catalog.table('t')?.complete, true);
  });

  it('applies ALTER and COMMENT to the table that they name', () => {
    const catalog = catalogOf([table('raw.t', 'a int')]);
    const change = {
      dialect: 'postgres' as const,
      parts: textParts('postgres', 'raw.t'),
      site: { uri: 'file:///c.sql', range: { start: 0, end: 1 } },
    };
    catalog.replaceFile('file:///c.sql', {
      tables: [],
      changes: [
        { ...change, change: { change: 'add-column', column: column('b text') } },
        { ...change, change: { change: 'comment-column', column: 'a', text: 'First.' } },
      ],
    });
    assert.deepEqual(
      catalog.table('raw.t')?.columns.map((of) => [of.name, of.description]),
      [
        ['a', 'First.'],
        ['b', null],
      ],
    );
  });
});

describe('a schema given as an object', () => {
  const lookup = schemaObjectLookup({ 'sales.orders': { id: 'int' }, lines: { id: 'int' } }, 'postgres');
  const of = (written: string) => {
    const found = lookup.findTable(name(written));
    return found.found === 'table' ? found.table.id : found.found;
  };
  it('knows exactly its tables', () => {
    assert.deepEqual(['sales.orders', 'orders', 'lines', 'any.lines', 'other.orders', 'nothing'].map(of), [
      'sales.orders',
      'sales.orders',
      'lines',
      'lines',
      'absent',
      'absent',
    ]);
  });
  it('says nothing when it is empty', () => assert.equal(schemaObjectLookup({}, 'postgres').findTable(name('t')).found, 'unknown'));
});

it('holds 100,000 tables', () => {
  const tables = Array.from({ length: 100_000 }, (_, index) => table(`s${index % 50}.t${index}`, 'id int'));
  const catalog = catalogOf(tables);
  assert.equal(catalog.size, 100_000);
  assert.equal(find(catalog, name('s7.t57')), 's7.t57');
  assert.equal(find(catalog, name('t99999')), 's49.t99999');
});
