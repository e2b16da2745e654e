with daily as (
    select
        order_date,
        channel_code,
        count(*) as orders,
        sum(net_amount) as revenue
    from {{ ref('fct_orders') }}
    where status <> 'cancelled'
    group by order_date, channel_code
)

select
    order_date,
    channel_code,
    orders,
    revenue,
    lag(revenue, 7) over (partition by channel_code order by order_date) as revenue_week_before,
    revenue - lag(revenue, 7) over (partition by channel_code order by order_date) as revenue_change
from daily
