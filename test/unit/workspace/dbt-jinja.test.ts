import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { isInfluence } from '../../../server/src/protocol/index.ts';
import { COFFEE } from './coffee-project.ts';
import { open } from './fixture.ts';

describe('a project with most of what dbt offers', () => {
  it('is without a fault', async () => {
    const { problems } = await open(COFFEE);
    assert.deepEqual(problems(), []);
  });

  it('has the columns that dbt would make', async () => {
    const { columns } = await open(COFFEE);
    const names = (id: string) => columns(id)?.map((column) => column.split(' ')[0]);
    const expected: Readonly<Record<string, readonly string[]>> = {
      stg_orders: ['order_id', 'store_id', 'customer_id', 'ordered_at', 'total', 'tip', 'total_cents'],
      stg_products: ['sku', 'title', 'kind', 'price'],
      drinks_by_order: ['order_id', 'espresso_amount', 'filter_amount', 'tea_amount'],
      kinds_pivot: ['order_id', 'food_count', 'drink_count'],
      customers: ['customer_key', 'customer_id', 'full_name', 'email', 'orders', 'days_active', 'spent'],
      spread: ['espresso_amount', 'filter_amount', 'tea_amount'],
      guarded: ['guarded_id'],
      flagged: ['order_id', 'total', 'store_id'],
      unioned: ['order_id', 'ordered_at', 'origin'],
      product_prices: ['sku', 'title', 'price', 'dbt_scd_id', 'dbt_updated_at', 'dbt_valid_from', 'dbt_valid_to'],
      menu: ['sku', 'price'],
      menu_before: ['sku', 'title'],
    };
    for (const [id, list] of Object.entries(expected)) assert.deepEqual(names(id), list, id);
  });

  const lineage = (target: string, ...edges: readonly string[]) =>
    it(`knows where the columns of ${target} come from`, async () => {
      const { workspace } = await open(COFFEE);
      const found = [...workspace.flow.edges()]
        .filter((edge) => edge.target.node === target && !isInfluence(edge))
        .map(({ source, target: end, kind, uncertain }) => {
          const column = end.column === '*' ? '*' : end.column;
          return `${source.node}.${source.column} ${kind} ${column}${uncertain ? ' ?' : ''}`;
        });
      assert.deepEqual(found.sort(), [...edges].sort());
    });

  lineage(
    'stg_orders',
    'raw_till.orders.id copy order_id',
    'raw_till.orders.store_id copy store_id',
    'raw_till.orders.customer_id copy customer_id',
    'raw_till.orders.ordered_at copy ordered_at',
    'raw_till.orders.total_cents transform total',
    'raw_till.orders.tip_cents transform tip',
    'raw_till.orders.total_cents copy total_cents',
  );
  lineage(
    'drinks_by_order',
    'items_priced.order_id copy order_id',
    ...['espresso', 'filter', 'tea'].flatMap((drink) => [
      `items_priced.kind aggregate ${drink}_amount`,
      `items_priced.amount aggregate ${drink}_amount`,
    ]),
  );
  lineage('events', 'stg_orders.order_id copy order_id', 'stg_orders.ordered_at copy ordered_at');
  lineage(
    'unioned',
    'orders.order_id copy order_id',
    'orders.ordered_at copy ordered_at',
    'events.order_id copy order_id',
    'events.ordered_at copy ordered_at',
  );
  lineage('wrapped', 'orders.store_id copy store_id', 'orders.total aggregate total');
  lineage(
    'stg_products',
    ...['sku copy sku', 'title copy title', 'kind copy kind', 'price_cents transform price'].map((edge) => `raw_till.product_list.${edge}`),
  );
  lineage('scored', 'orders.* transform * ?');
  lineage('exposure:board', 'customers.* transform * ?');
  lineage('by_query', 'orders.* aggregate n ?', 'orders.store_id aggregate * ?', 'orders.total aggregate * ?');
  lineage('menu', 'dim_menu_v2.sku copy sku', 'dim_menu_v2.price copy price');
  lineage('menu_before', 'dim_menu_v1.sku copy sku', 'dim_menu_v1.title copy title');
});

describe('a mistake', () => {
  /** Puts a mistake into the project; `problems` are those of the whole project. */
  const plant = (name: string, from: string, to: string, ...expected: readonly string[]) =>
    it(name, async () => {
      assert.equal(COFFEE.split(from).length, 2, 'the text to change has to be there once');
      const { problems } = await open(COFFEE.replace(from, () => to));
      assert.deepEqual(problems(), expected);
    });

  plant(
    'in the incremental branch',
    'where o.ordered_at > (select max(ordered_at) from {{ this }})',
    'where o.orderd_at > (select max(ordered_at) from {{ this }})',
    '/models/marts/orders.sql:17 unknown-column orderd_at',
  );
  plant(
    'in the other branch',
    'where o.ordered_at >= \'{{ var("first_day") }}\'',
    'where o.order_at >= \'{{ var("first_day") }}\'',
    '/models/marts/orders.sql:19 unknown-column order_at',
  );
  plant(
    'of syntax in a branch',
    'where o.ordered_at > (select max',
    'where where o.ordered_at > (select max',
    '/models/marts/orders.sql:17 syntax where',
  );
  plant(
    'behind a branch',
    "left join {{ ref('drinks_by_order') }} as d on d.order_id",
    "left join {{ ref('drinks_by_order') }} as d on d.oder_id",
    '/models/marts/orders.sql:15 unknown-column oder_id',
  );
  plant(
    'in what is handed to a macro',
    "{{ money('price_cents') }} as price",
    "{{ money('price_cent') }} as price",
    '/models/staging/stg_products.sql:2 unknown-column price_cent',
  );
  plant(
    'in a macro of the project',
    'where {{ column }} > (select',
    'where {{ column }}_x > (select',
    "/models/marts/events.sql:4 unknown-column {{ only_new('ordered_at') }}",
  );
  plant(
    'in a loop',
    'then amount else 0 end) as {{ kind }}_amount',
    'then amont else 0 end) as {{ kind }}_amount',
    '/models/marts/drinks_by_order.sql:5 unknown-column amont',
  );
  plant('in a list of names', 'd.tea_amount\nfrom', 'd.te_amount\nfrom', '/models/marts/orders.sql:12 unknown-column te_amount');
  plant('in ref', "from {{ ref('stg_stores') }} s", "from {{ ref('stg_store') }} s", '/models/marts/stores.sql:2 unknown-table stg_store');
  plant(
    'in ref beside a macro',
    "from {{ ref('stores_monthly') }} m",
    "from {{ ref('store_monthly') }} m",
    '/models/marts/stores_vs_target.sql:2 unknown-table store_monthly',
  );
  plant(
    'in source',
    "from {{ source('crm', 'stores') }}",
    "from {{ source('crm', 'shops') }}",
    '/models/staging/stg_stores.sql:1 unknown-table shops',
  );
  plant(
    'in a column of a snapshot',
    'select sku, price, dbt_valid_from,',
    'select sku, prise, dbt_valid_from,',
    '/models/marts/history.sql:1 unknown-column prise',
  );
  plant(
    'in a column of a version',
    "select sku, title from {{ ref('dim_menu', v=1) }}",
    "select sku, price from {{ ref('dim_menu', v=1) }}",
    '/models/marts/menu_before.sql:1 unknown-column price',
  );
  plant(
    'in the caller of a macro',
    "{% call as_cte('base') %}select store_id, total",
    "{% call as_cte('base') %}select store_id, totl",
    '/models/marts/wrapped.sql:1 unknown-column totl',
    '/models/marts/wrapped.sql:2 unknown-column total',
  );
  plant(
    'that ends no block',
    '{% else %}\nwhere o.ordered_at >=',
    '{% endfor %}\nwhere o.ordered_at >=',
    '/models/marts/orders.sql:18 jinja {% endfor %}',
  );
  plant(
    'in a singular test',
    "select order_id from {{ ref('orders') }} where total < 0",
    "select id from {{ ref('orders') }} where total < 0",
    '/tests/positive.sql:1 unknown-column id',
  );

  plant(
    'in a ref that is handed to a macro',
    "{{ latest_of(ref('orders'), 'customer_id', 'ordered_at') }}",
    "{{ latest_of(ref('ordrs'), 'customer_id', 'ordered_at') }}",
    '/models/marts/latest_orders.sql:1 unknown-table ordrs',
  );

  plant(
    'in the Jinja of a macro',
    '{% if is_incremental() %}\n  where {{ column }}',
    '{% if is_incremental( %}\n  where {{ column }}',
    '/macros/since.sql:2 jinja',
  );

  it('says which macro has made it, and offers no other name for the macro', async () => {
    const { workspace } = await open(COFFEE.replace('round({{ column }} /', 'round({{ column }}_x /'));
    const [found] = workspace.diagnostics('file:///models/staging/stg_products.sql');
    assert.match(found?.message ?? '', /^In the SQL that money makes: There is no column price_cents_x.*Did you mean price_cents\?$/);
    assert.deepEqual(found?.suggestions, []);
  });
});

describe('a change', () => {
  it('of a macro checks those who use it, and nobody else', async () => {
    const { workspace, problems } = await open(COFFEE);
    await workspace.settle();
    const text = workspace.file('file:///macros/money.sql')?.text ?? '';
    workspace.show('file:///macros/money.sql', text.replace('{{ column }} / 100.0', '{{ column }}_x / 100.0'), 1);
    const checked = await workspace.settle();
    assert.deepEqual(
      problems().map((problem) => problem.split(' ')[0]),
      [
        '/models/marts/stores_vs_target.sql:1',
        '/models/staging/stg_orders.sql:10',
        '/models/staging/stg_orders.sql:12',
        '/models/staging/stg_products.sql:2',
      ],
    );
    // The price has no type any more, which is news to all who read it; the others are left alone.
    const others = ['stg_supplies', 'stg_order_items'].map((name) => `file:///models/staging/${name}.sql`);
    assert.deepEqual(
      others.filter((uri) => checked.includes(uri)),
      [],
    );
    workspace.show('file:///macros/money.sql', text, 2);
    await workspace.settle();
    assert.deepEqual(problems(), []);
  });

  it('of a table renders again who asks for its columns', async () => {
    const { workspace, columns } = await open(COFFEE);
    const { text = '' } = workspace.file('file:///models/staging/_sources.yml') ?? {};
    workspace.show(
      'file:///models/staging/_sources.yml',
      text.replace('{ name: kind, data_type: text }', '{ name: brew, data_type: text }'),
      1,
    );
    await workspace.settle();
    assert.deepEqual(
      columns('stg_products')?.map((column) => column.split(' ')[0]),
      ['sku', 'title', 'brew', 'price'],
    );
  });

  it('that removes a macro leaves its users without an answer, and says nothing', async () => {
    const { workspace, files, problems, columns } = await open(COFFEE);
    files.contents.delete('/macros/money.sql');
    await workspace.filesChanged(['file:///macros/money.sql']);
    await workspace.settle();
    assert.deepEqual(problems(), []);
    assert.ok(columns('stg_products')?.some((column) => column.startsWith('price')));
  });
});

describe('target/manifest.json', () => {
  const MODEL =
    "{% set kinds = run_query('select 1') %}\nselect {% for kind in kinds %}sum({{ kind }}) as {{ kind }}_n,{% endfor %} id from {{ ref('a') }}\n";
  const compiled = 'select sum(x) as x_n,sum(y) as y_n, id from "dev"."main"."a"';
  const project = (model: string, checksumOf: string) => `-- file: dbt_project.yml
name: p
-- file: packages.yml
packages: [{ package: some/tools }]
-- file: models/a.sql
select 1 as id, 2 as x, 3 as y
-- file: models/b.sql
${model}
-- file: models/c.sql
select b.y_n, b.z_n, t.code, u.* from {{ ref('b') }} b cross join {{ ref('tool_codes') }} t cross join {{ ref('undefined_somewhere') }} u
-- file: target/manifest.json
${JSON.stringify({
  nodes: {
    'model.p.a': {
      resource_type: 'model',
      package_name: 'p',
      name: 'a',
      relation_name: '"dev"."main"."a"',
      original_file_path: 'models/a.sql',
    },
    'model.p.b': {
      resource_type: 'model',
      package_name: 'p',
      name: 'b',
      original_file_path: 'models/b.sql',
      compiled_code: compiled,
      checksum: { name: 'sha256', checksum: createHash('sha256').update(checksumOf.trim()).digest('hex') },
      depends_on: { nodes: ['model.p.a'] },
    },
    'model.tools.tool_codes': {
      resource_type: 'model',
      package_name: 'tools',
      name: 'tool_codes',
      columns: { code: { name: 'code', data_type: 'text' } },
    },
  },
})}
`;

  it('tells the columns of what only a run can render', async () => {
    const { columns, problems, workspace } = await open(project(MODEL, MODEL));
    assert.deepEqual(columns('b'), ['x_n integer', 'y_n integer', 'id integer']);
    assert.deepEqual(problems(), ['/models/c.sql:1 unknown-column z_n']);
    const edges = [...workspace.flow.edges()]
      .filter(({ target }) => target.node === 'b')
      .map(({ source, target, uncertain }) => `${source.node}.${source.column} ${target.column} ${uncertain}`);
    assert.deepEqual(edges, ['a.x x_n false', 'a.y y_n false', 'a.id id false']);
  });

  it('is left aside when the model has changed since', async () => {
    const { problems, workspace } = await open(project(MODEL, `${MODEL}-- another`));
    assert.deepEqual(problems(), []);
    assert.ok([...workspace.flow.edges()].filter(({ target }) => target.node === 'b').every(({ uncertain }) => uncertain));
  });

  it('knows the models of packages that are not installed', async () => {
    const { columns } = await open(project(MODEL, MODEL));
    assert.deepEqual(columns('tool_codes'), ['code text']);
  });

  it('that is broken says nothing', async () => {
    const { problems } = await open(
      '-- file: dbt_project.yml\nname: p\n-- file: target/manifest.json\n{"nodes": [\n-- file: models/a.sql\nselect 1 as id\n',
    );
    assert.deepEqual(problems(), []);
  });
});
