import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { openFixture, SHOP } from './fixture.ts';

/** `expected` are the first labels of the list, in order; with `insert`, what the first inserts. */
async function check(
  fixture: string,
  expected: readonly string[],
  options: {
    readonly dialect?: DialectName;
    readonly insert?: string;
    readonly without?: readonly string[];
    readonly holds?: readonly string[];
  } = {},
): Promise<void> {
  const { ide, file, offset } = await openFixture(fixture, options.dialect);
  const { items } = ide.complete(file, offset);
  const labels = items.map(({ label }) => label);
  assert.deepEqual(labels.slice(0, expected.length), expected, `got ${labels.slice(0, 12).join(', ')}`);
  if (options.insert !== undefined) assert.equal(items[0]?.insert, options.insert);
  for (const label of options.without ?? []) assert.ok(!labels.includes(label), `${label} should not be offered`);
  for (const label of options.holds ?? [])
    assert.ok(labels.includes(label), `${label} should be offered, got ${labels.slice(0, 30).join(', ')}`);
}

test('columns of this SELECT come first, though FROM comes later', () =>
  check(`${SHOP}-- file: q.sql\nSELECT $0 FROM orders o`, ['id', 'customer_id', 'amount', 'day']));

test('a prefix of letters filters', () => check(`${SHOP}-- file: q.sql\nSELECT am$0 FROM orders o`, ['amount']));

test('letters in order match too', () => check(`${SHOP}-- file: q.sql\nSELECT cid$0 FROM orders o`, ['customer_id']));

test('after an alias only its columns', () =>
  check(
    `${SHOP}-- file: q.sql\nSELECT o.$0 FROM orders o JOIN customers c ON c.id = o.customer_id`,
    ['id', 'customer_id', 'amount', 'day'],
    {
      without: ['name', 'email', 'coalesce', 'COALESCE', 'FROM'],
    },
  ));

test('after an alias while the statement is half typed', () =>
  check(`${SHOP}-- file: q.sql\nSELECT * FROM orders o WHERE o.$0`, ['id', 'customer_id', 'amount', 'day']));

test('a correlated subquery sees the columns around it, after its own', async () => {
  await check(`${SHOP}-- file: q.sql\nSELECT * FROM orders o WHERE EXISTS (SELECT 1 FROM customers c WHERE c.id = o.$0)`, [
    'id',
    'customer_id',
    'amount',
    'day',
  ]);
  await check(`${SHOP}-- file: q.sql\nSELECT * FROM orders o WHERE EXISTS (SELECT 1 FROM customers c WHERE $0)`, ['id', 'name', 'email'], {
    holds: ['amount'],
  });
});

test('a derived table does not see its neighbours', () =>
  check(`${SHOP}-- file: q.sql\nSELECT * FROM orders o, (SELECT $0 FROM customers c) d`, ['id', 'name', 'email'], { without: ['amount'] }));

test('columns of a CTE, a subquery and a temp table', async () => {
  await check(`${SHOP}-- file: q.sql\nWITH t AS (SELECT id AS key, amount FROM orders) SELECT t.$0 FROM t`, ['key', 'amount']);
  await check(`${SHOP}-- file: q.sql\nSELECT d.$0 FROM (SELECT id AS key FROM orders) d`, ['key']);
  await check(`-- file: q.sql\nSELECT 1 AS a, 2 AS b INTO #t;\nSELECT x.$0 FROM #t x`, ['a', 'b'], { dialect: 'tsql' });
});

test('columns to assign in UPDATE, aliases in MERGE', async () => {
  await check(`${SHOP}-- file: q.sql\nUPDATE orders SET $0`, ['id', 'customer_id', 'amount', 'day']);
  await check(`${SHOP}-- file: q.sql\nUPDATE orders SET amount = 1 WHERE $0`, ['id', 'customer_id', 'amount', 'day']);
  await check(`${SHOP}-- file: q.sql\nMERGE INTO orders o USING customers c ON o.$0`, ['id', 'customer_id', 'amount', 'day']);
  await check(`${SHOP}-- file: q.sql\nDELETE FROM orders WHERE $0`, ['id', 'customer_id', 'amount', 'day']);
});

test('tables where they are written, too', async () => {
  await check(`${SHOP}-- file: q.sql\nINSERT INTO cu$0`, ['customers']);
  await check(`${SHOP}-- file: q.sql\nUPDATE cu$0`, ['customers']);
  await check(`${SHOP}-- file: q.sql\nDROP TABLE cu$0`, ['customers']);
});

test('outputs can be ordered by', () => check(`${SHOP}-- file: q.sql\nSELECT sum(amount) AS grand FROM orders ORDER BY gr$0`, ['grand']));

test('the beginning of a file and of a second statement', async () => {
  await check('-- file: q.sql\n$0', [], { holds: ['SELECT', 'INSERT INTO'] });
  await check(`${SHOP}-- file: q.sql\nselect 1;\nsel$0`, ['select']);
});

test('capitals of the catalog become small where the person writes small', () =>
  check('-- file: s.sql\nCREATE TABLE T (AMOUNT int);\n-- file: q.sql\nselect am$0 from t', ['AMOUNT'], {
    dialect: 'oracle',
    insert: 'amount',
  }));

test('names of two relations are qualified', () =>
  check(`${SHOP}-- file: q.sql\nSELECT i$0 FROM orders o JOIN customers c ON c.id = o.customer_id`, ['o.id', 'c.id'], { insert: 'o.id' }));

test('tables after FROM, CTEs before them', () =>
  check(`${SHOP}-- file: q.sql\nWITH recent AS (SELECT * FROM orders) SELECT * FROM $0`, ['recent'], {
    holds: ['customers', 'orders', 'order_items'],
  }));

test('tables of a schema after its name', () =>
  check(`-- file: s.sql\nCREATE TABLE mart.daily (day date);\n-- file: q.sql\nSELECT * FROM mart.$0`, ['daily'], { insert: 'daily' }));

test('a table of another schema is inserted with it', () =>
  check(`-- file: s.sql\nCREATE TABLE mart.daily (day date);\n-- file: q.sql\nSELECT * FROM da$0`, ['daily'], { insert: 'mart.daily' }));

test('join condition from a foreign key', () =>
  check(`${SHOP}-- file: q.sql\nSELECT * FROM orders o JOIN customers c ON $0`, ['c.id = o.customer_id']));

test('join condition from equal names', () =>
  check(`-- file: s.sql\nCREATE TABLE a (order_id int); CREATE TABLE b (order_id int);\n-- file: q.sql\nSELECT * FROM a JOIN b ON $0`, [
    'b.order_id = a.order_id',
  ]));

test('a joined table with its condition', () =>
  check(`${SHOP}-- file: q.sql\nSELECT * FROM orders o JOIN $0`, [
    'customers c ON c.id = o.customer_id',
    'order_items oi ON oi.order_id = o.id',
  ]));

test('column list of INSERT', () =>
  check(`${SHOP}-- file: q.sql\nINSERT INTO customers (name, $0`, ['all other columns', 'id', 'email'], {
    insert: 'id, email',
    without: ['name'],
  }));

test('a star becomes its columns', () =>
  check(`${SHOP}-- file: q.sql\nSELECT *$0 FROM customers`, ['* → columns'], { insert: 'id, name, email' }));

test('an alias for a table', () => check(`${SHOP}-- file: q.sql\nSELECT * FROM order_items AS $0`, ['oi', 'items']));

test('functions come with their parameters', async () => {
  const { ide, file, offset } = await openFixture(`${SHOP}-- file: q.sql\nSELECT coal$0 FROM orders`);
  const found = ide.complete(file, offset).items.find(({ label }) => label === 'coalesce');
  assert.equal(found?.snippet, true);
  assert.match(found?.insert ?? '', /^coalesce\(.*\)$/);
});

test('keywords in the case in which the person writes them', () => check(`${SHOP}-- file: q.sql\nselect * from orders o w$0`, ['where']));

test('a reserved word is quoted as the dialect quotes', async () => {
  await check('-- file: s.sql\nCREATE TABLE t (`order` int);\n-- file: q.sql\nSELECT or$0 FROM t', ['order'], {
    dialect: 'mysql',
    insert: '`order`',
  });
  await check('-- file: s.sql\nCREATE TABLE t ([order] int);\n-- file: q.sql\nSELECT or$0 FROM t', ['order'], {
    dialect: 'tsql',
    insert: '[order]',
  });
  await check('-- file: s.sql\nCREATE TABLE t ("order" int);\n-- file: q.sql\nSELECT or$0 FROM t', ['order'], { insert: '"order"' });
});

test('nothing inside a comment or a string', async () => {
  await check(`${SHOP}-- file: q.sql\nSELECT id -- a $0`, [], { without: ['id', 'SELECT', 'FROM'] });
  await check(`${SHOP}-- file: q.sql\nSELECT 'a $0' FROM orders`, [], { without: ['id', 'amount'] });
});

const DBT = `# file: dbt_project.yml
name: shop
version: '1.0'
model-paths: [models]
# file: models/sources.yml
version: 2
sources:
  - name: erp
    tables:
      - name: orders
        columns: [{ name: id }, { name: amount }]
-- file: models/stg_orders.sql
select id, amount from {{ source('erp', 'orders') }}
`;

test('models inside ref, sources inside source', async () => {
  await check(`${DBT}-- file: models/daily.sql\nselect * from {{ ref('$0') }}`, ['stg_orders']);
  await check(`${DBT}-- file: models/daily.sql\nselect * from {{ source('$0') }}`, ['erp']);
  await check(`${DBT}-- file: models/daily.sql\nselect * from {{ source('erp', '$0') }}`, ['orders']);
  await check(`${DBT}-- file: models/daily.sql\nselect * from {{ r$0 }}`, ['ref']);
});

test('in dbt a table after FROM is a ref', () =>
  check(`${DBT}-- file: models/daily.sql\nselect * from stg$0`, ['stg_orders'], { insert: "{{ ref('stg_orders') }}" }));

test('columns of a model', () => check(`${DBT}-- file: models/daily.sql\nselect s.$0 from {{ ref('stg_orders') }} s`, ['id', 'amount']));

test('documentation is added when an item is chosen', async () => {
  const { ide, file, offset } = await openFixture(`${SHOP}-- file: q.sql\nSELECT amo$0 FROM orders`);
  const [item] = ide.complete(file, offset).items;
  assert.ok(item?.subject);
  assert.match(ide.resolveCompletion(file, item.subject) ?? '', /\*\*amount\*\* `numeric\(10, 2\)`/);
});

test('in a comparison, columns of a fitting type come first', async () => {
  await check(`${SHOP}-- file: q.sql\nSELECT * FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.amount > $0`, [
    'o.id',
    'customer_id',
    'amount',
    'c.id',
  ]);
  await check(`${SHOP}-- file: q.sql\nSELECT * FROM orders o WHERE o.day = o.$0`, ['day', 'id', 'customer_id', 'amount']);
});

test('in an argument, columns of a fitting type come first', async () => {
  await check(`${SHOP}-- file: q.sql\nSELECT sum($0) FROM orders o`, ['id', 'customer_id', 'amount', 'day']);
  await check(`${SHOP}-- file: q.sql\nSELECT upper($0) FROM customers`, ['name', 'email', 'id']);
  await check(`${SHOP}-- file: q.sql\nSELECT date_trunc('month', $0) FROM orders o`, ['day', 'id', 'customer_id', 'amount']);
});
