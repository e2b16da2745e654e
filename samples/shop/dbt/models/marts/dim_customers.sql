with totals as (
    select
        customer_id,
        min(order_date) as first_order_date,
        max(order_date) as last_order_date,
        count(*) as order_count,
        sum(net_amount) as lifetime_value
    from {{ ref('fct_orders') }}
    where status <> 'cancelled'
    group by customer_id
)

select
    c.customer_id,
    c.display_name,
    c.email,
    k.country_name,
    k.region,
    c.signup_date,
    t.first_order_date,
    t.last_order_date,
    coalesce(t.order_count, 0) as order_count,
    coalesce(t.lifetime_value, 0) as lifetime_value,
    case
        when t.order_count is null then 'prospect'
        when t.order_count = 1 then 'first order'
        else 'returning'
    end as customer_state
from {{ ref('stg_shop__customers') }} as c
left join {{ ref('country_codes') }} as k on k.country_code = c.country_code
left join totals as t on t.customer_id = c.customer_id
