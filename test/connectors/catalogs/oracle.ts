import { type TtcAnswer, type TtcColumn, type TtcStatement, ttcColumns } from '../../support/fake-servers/ttc/index.ts';

/** What the ALL_… views of Oracle say about the schema `SHOP`, in the shapes that the Database Reference gives. */
export function catalogAnswer({ sql, binds }: TtcStatement): TtcAnswer | null {
  const query = /\/\* aetl ([a-z ]+) \*\//.exec(sql)?.[1];
  const table = query === undefined ? undefined : CATALOG[query];
  if (table === undefined) return null;
  const [schema = 'SHOP', first = null, last = null] = binds as readonly string[];
  const of = schema === 'SHOP' ? table.rows : [];
  const rows = first === null || last === null ? of : of.filter(([name]) => String(name) >= first && String(name) <= last);
  return { kind: 'rows', columns: table.columns, rows };
}

interface CatalogTable {
  readonly columns: readonly TtcColumn[];
  readonly rows: readonly (readonly unknown[])[];
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const PLAIN = ['AUDIT_LOG', 'EMPTY_TABLE', 'it\'s "odd"', 'with space', '😀', '매출', ...numbers(40).map((n) => `T_${n}`)];
const VIEWS = numbers(10).map((n) => `V_${n}`);

const RELATIONS: readonly (readonly unknown[])[] = [
  ['BIG_ORDERS', 'VIEW', null, null, 'Orders that matter'],
  ['CUSTOMERS', 'TABLE', '4000000000', '8000000000', 'Who buys'],
  ['MEASURES', 'TABLE', '30', '300', null],
  ['ORDERS', 'TABLE', null, null, null],
  ['REMOTE', 'EXTERNAL', null, null, null],
  ['TOTALS', 'MATERIALIZED VIEW', '3', '60', null],
  ['WIDE', 'TABLE', null, null, null],
  ...PLAIN.map((name) => [name, 'TABLE', null, null, null]),
  ...VIEWS.map((name) => [name, 'VIEW', null, null, null]),
];

interface ColumnFacts {
  readonly owner?: string;
  readonly bytes?: number;
  readonly characters?: number;
  readonly unit?: 'B' | 'C';
  readonly precision?: number;
  readonly scale?: number;
  readonly required?: boolean;
  readonly virtual?: boolean;
  readonly identity?: 'ALWAYS' | 'BY DEFAULT';
  readonly comment?: string;
  readonly value?: string;
}

const column = (table: string, name: string, type: string, facts: ColumnFacts = {}) => [
  table,
  name,
  type,
  facts.owner ?? null,
  facts.bytes ?? 22,
  facts.characters ?? 0,
  facts.unit ?? null,
  facts.precision ?? null,
  facts.scale ?? null,
  facts.required === true ? 'N' : 'Y',
  facts.virtual === true ? 'YES' : 'NO',
  facts.identity === undefined ? 'NO' : 'YES',
  facts.identity ?? null,
  facts.comment ?? null,
  facts.value ?? null,
];

const CATALOG: Readonly<Record<string, CatalogTable>> = {
  schemas: { columns: ttcColumns('NAME'), rows: [['HR'], ['SHOP']] },
  'current schema': { columns: ttcColumns('NAME'), rows: [['SHOP']] },
  relations: {
    columns: ttcColumns('NAME', 'KIND', 'ROW_COUNT:number', 'BYTES:number', 'REMARK', 'MARK'),
    rows: RELATIONS.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)).map((row) => [...row, `1/${row[0]}`]),
  },
  views: {
    columns: ttcColumns('NAME', 'DEFINITION:long'),
    rows: [
      ['BIG_ORDERS', `SELECT o.id, c.email FROM shop.orders o JOIN shop.customers c ON c.id = o.customer_id${' '.repeat(300)}\n`],
      ...VIEWS.map((name) => [name, 'SELECT id FROM shop.t_1']),
    ],
  },
  'materialized views': {
    columns: ttcColumns('NAME', 'DEFINITION:long'),
    rows: [['TOTALS', 'SELECT customer_id, COUNT(*) AS n FROM shop.orders GROUP BY customer_id']],
  },
  columns: {
    columns: ttcColumns(
      'TABLE_NAME',
      'NAME',
      'TYPE_NAME',
      'TYPE_OWNER',
      'BYTE_LENGTH:number',
      'CHAR_COUNT:number',
      'CHAR_UNIT',
      'TYPE_PRECISION:number',
      'TYPE_SCALE:number',
      'IS_NULLABLE',
      'IS_VIRTUAL',
      'IS_IDENTITY',
      'IDENTITY_KIND',
      'REMARK',
      'DEFAULT_VALUE:long',
    ),
    rows: [
      column('CUSTOMERS', 'ID', 'NUMBER', {
        precision: 10,
        scale: 0,
        required: true,
        identity: 'ALWAYS',
        value: '"SHOP"."ISEQ$$_7".nextval',
      }),
      column('CUSTOMERS', 'EMAIL', 'VARCHAR2', { bytes: 480, characters: 120, unit: 'C', required: true, comment: 'Where to write' }),
      column('CUSTOMERS', 'NAME', 'VARCHAR2', { bytes: 40, characters: 40, unit: 'B', value: "'nobody' " }),
      column('CUSTOMERS', 'NAME_LENGTH', 'NUMBER', { virtual: true, value: 'LENGTH("NAME")' }),
      column('CUSTOMERS', 'SINCE', 'TIMESTAMP(6) WITH TIME ZONE', { bytes: 13, scale: 6 }),
      column('CUSTOMERS', 'HOME', 'ADDRESS_T', { owner: 'SHOP' }),
      column('ORDERS', 'ID', 'NUMBER', { required: true }),
      column('ORDERS', 'CUSTOMER_ID', 'NUMBER', { precision: 10, scale: 0, required: true }),
      column('ORDERS', 'TOTAL', 'NUMBER', { precision: 12, scale: 2, value: '0' }),
      column('MEASURES', 'DAY', 'DATE', { bytes: 7 }),
      ...numbers(1000).map((n) => column('WIDE', `C${n}`, 'NUMBER')),
      ...PLAIN.map((name) => column(name, 'ID', 'NUMBER')),
    ],
  },
  keys: {
    columns: ttcColumns('TABLE_NAME', 'NAME', 'KIND', 'COLUMN_NAME', 'TARGET_SCHEMA', 'TARGET_NAME', 'TARGET_COLUMN', 'ON_DELETE'),
    rows: [
      ['CUSTOMERS', 'CUSTOMERS_KEY', 'P', 'ID', null, null, null, null],
      ['CUSTOMERS', 'CUSTOMERS_EMAIL', 'U', 'EMAIL', null, null, null, null],
      ['ORDERS', 'ORDERS_KEY', 'P', 'ID', null, null, null, null],
      ['ORDERS', 'ORDERS_KEY', 'P', 'CUSTOMER_ID', null, null, null, null],
      ['ORDERS', 'ORDERS_CUSTOMER', 'R', 'CUSTOMER_ID', 'SHOP', 'CUSTOMERS', 'ID', 'CASCADE'],
    ],
  },
  checks: {
    columns: ttcColumns('TABLE_NAME', 'NAME', 'ORIGIN', 'DEFINITION:long'),
    rows: [
      ['CUSTOMERS', 'SYS_C001', 'GENERATED NAME', '"EMAIL" IS NOT NULL'],
      ['ORDERS', 'ORDERS_TOTAL_POSITIVE', 'USER NAME', 'total >= 0'],
    ],
  },
  indexes: {
    columns: ttcColumns('TABLE_NAME', 'NAME', 'UNIQUENESS', 'METHOD', 'COLUMN_NAME', 'DIRECTION', 'EXPRESSION:long'),
    rows: [
      ['CUSTOMERS', 'CUSTOMERS_KEY', 'UNIQUE', 'NORMAL', 'ID', 'ASC', null],
      ['CUSTOMERS', 'CUSTOMERS_NAME', 'NONUNIQUE', 'FUNCTION-BASED NORMAL', 'SYS_NC00007$', 'ASC', 'LOWER("NAME")'],
      ['CUSTOMERS', 'CUSTOMERS_NAME', 'NONUNIQUE', 'FUNCTION-BASED NORMAL', 'SYS_NC00008$', 'DESC', '"EMAIL"'],
    ],
  },
  'partition keys': { columns: ttcColumns('TABLE_NAME', 'METHOD', 'COLUMN_NAME'), rows: [['MEASURES', 'RANGE', 'DAY']] },
  partitions: {
    columns: ttcColumns('TABLE_NAME', 'NAME', 'ROW_COUNT:number', 'BOUND_TEXT:long'),
    rows: [
      ['MEASURES', 'P_2024', '30', "TO_DATE(' 2025-01-01 00:00:00', 'SYYYY-MM-DD HH24:MI:SS', 'NLS_CALENDAR=GREGORIAN')"],
      ['MEASURES', 'P_REST', null, 'MAXVALUE'],
    ],
  },
  routines: {
    columns: ttcColumns('NAME', 'KIND', 'PARENT_NAME'),
    rows: [
      ['BILLING', 'PACKAGE', null],
      ['CLOSE_MONTH', 'PROCEDURE', null],
      ['HIDDEN', 'FUNCTION', null],
      ['NOTE_ORDERS', 'TRIGGER', 'ORDERS'],
      ['TOTAL_OF', 'FUNCTION', null],
    ],
  },
  sources: {
    columns: ttcColumns('NAME', 'KIND', 'LINE_TEXT'),
    rows: [
      ['BILLING', 'PACKAGE', 'PACKAGE billing AS\n'],
      ['BILLING', 'PACKAGE', '  PROCEDURE charge;\nEND;\n'],
      ['BILLING', 'PACKAGE BODY', 'PACKAGE BODY billing AS\n  PROCEDURE charge IS BEGIN NULL; END;\nEND;\n'],
      [
        'CLOSE_MONTH',
        'PROCEDURE',
        'PROCEDURE close_month(month IN VARCHAR2, closed IN OUT NUMBER) IS\nBEGIN INSERT INTO audit_log VALUES (1); END;\n',
      ],
      ['NOTE_ORDERS', 'TRIGGER', 'TRIGGER note_orders BEFORE INSERT ON orders BEGIN NULL; END;\n'],
      ['TOTAL_OF', 'FUNCTION', 'FUNCTION total_of(customer NUMBER) RETURN NUMBER IS BEGIN RETURN 0; END;\n'],
    ],
  },
  arguments: {
    columns: ttcColumns('NAME', 'ARGUMENT_NAME', 'PLACE:number', 'TYPE_NAME', 'MODE_TEXT'),
    rows: [
      ['CLOSE_MONTH', 'MONTH', '1', 'VARCHAR2', 'IN'],
      ['CLOSE_MONTH', 'CLOSED', '2', 'NUMBER', 'IN/OUT'],
      ['TOTAL_OF', null, '0', 'NUMBER', 'OUT'],
      ['TOTAL_OF', 'CUSTOMER', '1', 'NUMBER', 'IN'],
    ],
  },
  sequences: { columns: ttcColumns('NAME'), rows: [['TICKET']] },
  synonyms: {
    columns: ttcColumns('NAME', 'TARGET_SCHEMA', 'TARGET_NAME', 'DB_LINK'),
    rows: [
      ['BUYERS', 'CRM', 'CUSTOMERS', null],
      ['FAR', null, 'THINGS', 'ELSEWHERE'],
    ],
  },
};

export const KINDS = {
  table: 4 + PLAIN.length,
  view: 1 + VIEWS.length,
  'materialized-view': 1,
  'external-table': 1,
  function: 2,
  procedure: 1,
  package: 1,
  trigger: 1,
  sequence: 1,
  synonym: 2,
};
