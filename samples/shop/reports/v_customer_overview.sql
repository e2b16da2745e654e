-- One line for each customer, for the service desk.
create or replace view marts.v_customer_overview as
with last_orders as (
    select
        o.customer_id,
        o.order_number,
        o.order_date,
        o.status,
        row_number() over (partition by o.customer_id order by o.ordered_at desc) as recency
    from staging.stg_orders as o
)

select
    c.customer_id,
    c.full_name,
    s.local_name,
    c.email,
    c.city,
    c.region,
    coalesce(v.value_tier, 'new') as value_tier,
    coalesce(v.lifetime_revenue, 0) as lifetime_revenue,
    l.order_number as last_order_number,
    l.order_date as last_order_date,
    l.status as last_order_status
from marts.dim_customer as c
inner join staging.stg_customers as s on s.customer_id = c.customer_id
left join marts.mart_customer_lifetime_value as v on v.customer_id = c.customer_id
left join last_orders as l
    on l.customer_id = c.customer_id
    and l.recency = 1
where c.is_current;
