{# Placed before the first day means placed in the old shop; its orders are not comparable. #}
with ranked as (
    select
        order_id,
        order_number,
        customer_id,
        lower(channel) as channel_code,
        lower(status) as status,
        cast(ordered_at as date) as order_date,
        coalesce(currency, 'KRW') as currency,
        coalesce(shipping_fee, 0) as shipping_fee,
        updated_at,
        row_number() over (partition by order_id order by updated_at desc) as version_rank
    from {{ source('raw', 'orders') }}
    where ordered_at >= '{{ var("first_day") }}'
)

select
    order_id,
    order_number,
    customer_id,
    channel_code,
    status,
    order_date,
    currency,
    shipping_fee,
    updated_at
from ranked
where version_rank = 1
