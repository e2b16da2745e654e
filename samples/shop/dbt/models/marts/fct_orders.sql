{{ config(materialized='incremental', unique_key='order_id') }}

with lines as (
    select
        order_id,
        count(*) as line_count,
        sum(quantity) as units,
        sum(gross_amount) as gross_amount,
        sum(net_amount) as net_amount
    from {{ ref('stg_shop__order_lines') }}
    group by order_id
)

select
    o.order_id,
    o.order_number,
    o.customer_id,
    o.channel_code,
    o.status,
    o.order_date,
    l.line_count,
    l.units,
    l.gross_amount,
    l.net_amount,
    o.shipping_fee,
    o.updated_at
from {{ ref('stg_shop__orders') }} as o
inner join lines as l on l.order_id = o.order_id
{% if is_incremental() %}
where o.updated_at > (select max(updated_at) from {{ this }})
{% endif %}
