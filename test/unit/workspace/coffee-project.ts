/** A dbt project in the manner of those that people learn dbt with, with most of what they do in Jinja. */
export const COFFEE = `-- file: dbt_project.yml
name: coffee
profile: coffee
vars:
  first_day: "2024-01-01"
  drinks: [espresso, filter, tea]
  with_tips: true
  coffee:
    currency: EUR
models:
  coffee:
    staging:
      +materialized: view
-- file: profiles.yml
coffee:
  target: dev
  outputs:
    dev: { type: postgres }
-- file: packages.yml
packages:
  - package: dbt-labs/dbt_utils
    version: 1.1.1
  - local: ../shop_helpers
-- file: dbt_packages/dbt_utils/dbt_project.yml
name: dbt_utils
-- file: dbt_packages/dbt_utils/macros/star.sql
{% macro star(from, relation_alias=False, except=[], prefix='', suffix='', quote_identifiers=True) -%}
  {{ return(adapter.dispatch('star', 'dbt_utils')(from, relation_alias, except, prefix, suffix, quote_identifiers)) }}
{%- endmacro %}
{% macro default__star(from, relation_alias, except, prefix, suffix, quote_identifiers) -%}
  {%- if not execute -%}{% do return('*') %}{%- endif -%}
  {%- set cols = dbt_utils.get_filtered_columns_in_relation(from, except) -%}
  {%- if cols | length <= 0 -%}
    *
  {%- else -%}
    {%- for col in cols -%}
      {%- if relation_alias %}{{ relation_alias }}.{% else %}{%- endif -%}{{ adapter.quote(col) | trim }}
      {%- if prefix != '' or suffix != '' %} as {{ adapter.quote(prefix ~ col ~ suffix) | trim }}{%- endif -%}
      {%- if not loop.last %},{{ '\\n  ' }}{%- endif -%}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro %}
{% macro get_filtered_columns_in_relation(from, except=[]) -%}
  {%- set include_cols = [] -%}
  {%- set cols = adapter.get_columns_in_relation(from) -%}
  {%- set except = except | map("lower") | list -%}
  {%- for col in cols -%}
    {%- if col.column | lower not in except -%}{% do include_cols.append(col.column) %}{%- endif -%}
  {%- endfor -%}
  {{ return(include_cols) }}
{%- endmacro %}
{% macro generate_surrogate_key(field_list) -%}
  {{ return(adapter.dispatch('generate_surrogate_key', 'dbt_utils')(field_list)) }}
{%- endmacro %}
{% macro default__generate_surrogate_key(field_list) -%}
  {%- set fields = [] -%}
  {%- for field in field_list -%}
    {%- do fields.append("coalesce(cast(" ~ field ~ " as " ~ dbt.type_string() ~ "), '_null_')") -%}
    {%- if not loop.last %}{%- do fields.append("'-'") -%}{%- endif -%}
  {%- endfor -%}
  {{ dbt.hash(dbt.concat(fields)) }}
{%- endmacro %}
-- file: dbt_packages/dbt_utils/integration_tests/dbt_project.yml
name: dbt_utils_tests
-- file: dbt_packages/dbt_utils/integration_tests/models/broken.sql
select from where
-- file: dbt_packages/shop_helpers/dbt_project.yml
name: shop_helpers
-- file: dbt_packages/shop_helpers/models/calendar.sql
{{ config(materialized='table') }}
select cast(null as date) as day, 1 as week
-- file: dbt_packages/shop_helpers/macros/clean.sql
{% macro clean_text(column) %}trim(lower({{ column }})){% endmacro %}
-- file: models/staging/_sources.yml
version: 2
sources:
  - name: till
    schema: raw_till
    tables:
      - name: orders
        columns:
          - { name: id, data_type: int }
          - { name: store_id, data_type: int }
          - { name: customer_id, data_type: int }
          - { name: ordered_at, data_type: timestamp }
          - { name: total_cents, data_type: int }
          - { name: tip_cents, data_type: int }
      - name: order_items
        columns:
          - { name: id, data_type: int }
          - { name: order_id, data_type: int }
          - { name: sku, data_type: text }
          - { name: quantity, data_type: int }
      - name: products
        identifier: product_list
        columns:
          - { name: sku, data_type: text }
          - { name: title, data_type: text }
          - { name: kind, data_type: text }
          - { name: price_cents, data_type: int }
  - name: crm
    schema: "{{ var('crm_schema', 'crm') }}"
    tables:
      - name: customers
        columns:
          - { name: id, data_type: int }
          - { name: full_name, data_type: text }
          - { name: email, data_type: text }
      - name: stores
        columns:
          - { name: id, data_type: int }
          - { name: city, data_type: text }
          - { name: opened_on, data_type: date }
      - name: supplies
        columns:
          - { name: id, data_type: int }
          - { name: sku, data_type: text }
          - { name: cost_cents, data_type: int }
-- file: macros/money.sql
{# Cents as units of the currency. #}
{% macro money(column, digits=2) -%}
  round({{ column }} / 100.0, {{ digits }})
{%- endmacro %}
-- file: macros/days.sql
{% macro days_between(a, b) %}{{ return(adapter.dispatch('days_between', 'coffee')(a, b)) }}{% endmacro %}
{% macro default__days_between(a, b) %}datediff(day, {{ a }}, {{ b }}){% endmacro %}
{% macro postgres__days_between(a, b) %}({{ b }}::date - {{ a }}::date){% endmacro %}
-- file: macros/since.sql
{% macro only_new(column) %}
  {% if is_incremental() %}
  where {{ column }} > (select coalesce(max({{ column }}), '1900-01-01') from {{ this }})
  {% endif %}
{% endmacro %}
-- file: macros/latest.sql
{% macro latest_of(relation, key, order) %}
  select * from (
    select t.*, row_number() over (partition by {{ key }} order by {{ order }} desc) as rn
    from {{ relation }} as t
  ) as ranked
  where rn = 1
{% endmacro %}
-- file: macros/wrapped.sql
{% macro as_cte(name) %}{{ name }} as ({{ caller() }}){% endmacro %}
-- file: seeds/regions.csv
city,region
Lyon,south
-- file: seeds/targets.csv
store_id,month,target_cents
1,1,100
-- file: models/staging/stg_orders.sql
with source as (
    select * from {{ source('till', 'orders') }}
),
renamed as (
    select
        id as order_id,
        store_id,
        customer_id,
        ordered_at,
        {{ money('total_cents') }} as total,
        {% if var('with_tips') %}
        {{ money('tip_cents', digits=1) }} as tip,
        {% endif %}
        total_cents
    from source
)
select * from renamed
-- file: models/staging/stg_order_items.sql
select
    id as item_id,
    order_id,
    {{ shop_helpers.clean_text('sku') }} as sku,
    quantity
from {{ source('till', 'order_items') }}
-- file: models/staging/stg_products.sql
select {{ dbt_utils.star(from=source('till', 'products'), except=['price_cents']) }},
  {{ money('price_cents') }} as price
from {{ source('till', 'products') }}
-- file: models/staging/stg_customers.sql
{{ config(materialized='view', tags=['pii']) }}
select id as customer_id, full_name, {{ shop_helpers.clean_text('email') }} as email
from {{ source('crm', 'customers') }}
-- file: models/staging/stg_stores.sql
select id as store_id, city, opened_on from {{ source('crm', 'stores') }}
-- file: models/staging/stg_supplies.sql
select id as supply_id, sku, cost_cents from {{ source('crm', 'supplies') }}
-- file: models/staging/_staging.yml
models:
  - name: stg_orders
    columns:
      - name: order_id
        data_tests: [unique, not_null]
-- file: models/ephemeral/order_sizes.sql
{{ config(materialized='ephemeral') }}
select order_id, sum(quantity) as items from {{ ref('stg_order_items') }} group by order_id
-- file: models/marts/items_priced.sql
select i.item_id, i.order_id, p.kind, i.quantity * p.price as amount
from {{ ref('stg_order_items') }} i
join {{ ref('stg_products') }} p using (sku)
-- file: models/marts/drinks_by_order.sql
{% set kinds = var('drinks') %}
select
    order_id,
    {% for kind in kinds -%}
    sum(case when kind = '{{ kind }}' then amount else 0 end) as {{ kind }}_amount{{ "," if not loop.last }}
    {% endfor %}
from {{ ref('items_priced') }}
group by 1
-- file: models/marts/kinds_pivot.sql
{%- set kinds = ['food', 'drink'] -%}
select order_id
  {%- for kind in kinds %}
  , count(*) filter (where kind = '{{ kind }}') as {{ kind }}_count
  {%- endfor %}
from {{ ref('items_priced') }}
{{ dbt_utils.group_by(1) if false }} group by order_id
-- file: models/marts/orders.sql
{{ config(materialized='incremental', unique_key='order_id') }}
select
    o.order_id,
    o.customer_id,
    o.store_id,
    o.ordered_at,
    o.total,
    o.tip,
    s.items,
    d.espresso_amount,
    d.filter_amount,
    d.tea_amount
from {{ ref('stg_orders') }} as o
left join {{ ref('order_sizes') }} as s on s.order_id = o.order_id
left join {{ ref('drinks_by_order') }} as d on d.order_id = o.order_id
{% if is_incremental() %}
where o.ordered_at > (select max(ordered_at) from {{ this }})
{% else %}
where o.ordered_at >= '{{ var("first_day") }}'
{% endif %}
-- file: models/marts/events.sql
{{ config(materialized='incremental') }}
with new_rows as (
    select order_id, ordered_at from {{ ref('stg_orders') }}
    {{ only_new('ordered_at') }}
)
select order_id, ordered_at from new_rows
-- file: models/marts/customers.sql
with orders as (select * from {{ ref('orders') }}),
totals as (
    select customer_id, count(*) as orders, min(ordered_at) as first_order, max(ordered_at) as last_order, sum(total) as spent
    from orders
    group by customer_id
)
select
    {{ dbt_utils.generate_surrogate_key(['c.customer_id', 'c.email']) }} as customer_key,
    c.*,
    t.orders,
    {{ days_between('t.first_order', 't.last_order') }} as days_active,
    t.spent
from {{ ref('stg_customers') }} c
left join totals t on t.customer_id = c.customer_id
-- file: models/marts/stores.sql
select s.store_id, s.city, r.region, {{ dbt.date_trunc('month', 's.opened_on') }} as opened_month
from {{ ref('stg_stores') }} s
left join {{ ref('regions') }} r on r.city = s.city
-- file: models/marts/latest_orders.sql
{{ latest_of(ref('orders'), 'customer_id', 'ordered_at') }}
-- file: models/marts/wrapped.sql
with {% call as_cte('base') %}select store_id, total from {{ ref('orders') }}{% endcall %}
select store_id, sum(total) as total from base group by store_id
-- file: models/marts/unioned.sql
{% set parts = ['orders', 'events'] %}
{% for part in parts %}
select order_id, ordered_at, '{{ part }}' as origin from {{ ref(part) }}
{% if not loop.last %}union all{% endif %}
{% endfor %}
-- file: models/marts/daily.sql
select c.day, c.week, count(o.order_id) as orders
from {{ ref('calendar') }} c
left join {{ ref('orders') }} o on cast(o.ordered_at as date) = c.day
group by 1, 2
-- file: models/marts/daily_twice.sql
select c.day from {{ ref('shop_helpers', 'calendar') }} c
-- file: models/marts/stores_monthly.sql
select o.store_id, {{ dbt.date_trunc('month', 'o.ordered_at') }} as month, sum(o.total) as total
from {{ ref('orders') }} o
group by 1, 2
-- file: models/marts/stores_vs_target.sql
select m.store_id, m.month, m.total, {{ money('t.target_cents') }} as target
from {{ ref('stores_monthly') }} m
left join {{ ref('targets') }} t on t.store_id = m.store_id
-- file: models/marts/history.sql
select sku, price, dbt_valid_from, dbt_valid_to from {{ ref('product_prices') }} where dbt_valid_to is null
-- file: models/marts/by_query.sql
{% set statuses = dbt_utils.get_column_values(ref('orders'), 'store_id') %}
{% set rows = run_query('select 1') %}
select
  {% for status in statuses %}
  sum(case when store_id = {{ status }} then total end) as total_{{ status }},
  {% endfor %}
  count(*) as n, no_such_column
from {{ ref('orders') }}
-- file: models/marts/guarded.sql
{% if target.type == 'bigquery' %}
select * from unnest([1])
{% elif target.type == 'postgres' %}
select store_id as guarded_id from {{ ref('stores') }}
{% else %}
{{ exceptions.raise_compiler_error('not here') }}
{% endif %}
-- file: models/marts/flagged.sql
select
  order_id
  {% if env_var('WITH_TOTAL', '') == 'yes' %}, total{% endif %}
  {% if env_var('WITH_STORE', '') == 'yes' %}, store_id{% endif %}
from {{ ref('orders') }}
-- file: models/marts/spread.sql
{% set columns = adapter.get_columns_in_relation(ref('orders')) %}
select {% for column in columns if column.name.endswith('_amount') %}{{ column.name }}{% if not loop.last %}, {% endif %}{% endfor %}
from {{ ref('orders') }}
-- file: models/marts/commented.sql
{# select nothing from nowhere #}
{% docs not_here %} {{ ref('nothing') }} {% enddocs %}
select 1 as one -- {{ ref('unused_in_comment') }}
-- file: models/marts/scored.py
def model(dbt, session):
    orders = dbt.ref("orders")
    return orders
-- file: models/marts/after_python.sql
select customer_id, score from {{ ref('scored') }}
-- file: models/marts/_marts.yml
models:
  - name: dim_menu
    latest_version: 2
    versions:
      - v: 1
      - v: 2
exposures:
  - name: board
    type: dashboard
    depends_on: [ref('customers')]
semantic_models:
  - name: orders
    model: ref('orders')
-- file: models/marts/dim_menu_v1.sql
select sku, title from {{ ref('stg_products') }}
-- file: models/marts/dim_menu_v2.sql
select sku, title, price from {{ ref('stg_products') }}
-- file: models/marts/menu.sql
select sku, price from {{ ref('dim_menu') }}
-- file: models/marts/menu_before.sql
select sku, title from {{ ref('dim_menu', v=1) }}
-- file: snapshots/product_prices.sql
{% snapshot product_prices %}
{{ config(target_schema='history', unique_key='sku', strategy='check', check_cols=['price']) }}
select sku, title, price from {{ ref('stg_products') }}
{% endsnapshot %}
-- file: analyses/top.sql
select * from {{ ref('customers') }} order by spent desc limit {{ var('top', 10) }}
-- file: tests/positive.sql
select order_id from {{ ref('orders') }} where total < 0
`;
