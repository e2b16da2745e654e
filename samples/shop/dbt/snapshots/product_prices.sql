{% snapshot product_prices %}

{{ config(target_schema='snapshots', unique_key='product_id', strategy='check', check_cols=['list_price']) }}

select
    product_id,
    sku,
    list_price
from {{ ref('stg_shop__products') }}

{% endsnapshot %}
