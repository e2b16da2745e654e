-- What each customer has been worth so far, and in which fifth of all customers that puts them.
truncate table marts.mart_customer_lifetime_value;

with orders as (
    select
        c.customer_id,
        f.order_id,
        min(d.calendar_date) as order_date,
        sum(f.net_amount_krw) as order_value
    from marts.fct_order_lines as f
    inner join marts.dim_customer as c on c.customer_key = f.customer_key
    inner join marts.dim_date as d on d.date_key = f.date_key
    where f.order_status in ('paid', 'shipped', 'delivered')
    group by c.customer_id, f.order_id
),

refunds as (
    select
        c.customer_id,
        sum(r.refunded_amount_krw) as refunded
    from marts.fct_returns as r
    inner join marts.dim_customer as c on c.customer_key = r.customer_key
    group by c.customer_id
),

per_customer as (
    select
        o.customer_id,
        min(o.order_date) as first_order_date,
        max(o.order_date) as last_order_date,
        count(*) as order_count,
        sum(o.order_value) as lifetime_revenue,
        avg(o.order_value) as average_order_value
    from orders as o
    group by o.customer_id
)

insert into marts.mart_customer_lifetime_value (
    customer_id, full_name, first_order_date, last_order_date, order_count,
    lifetime_revenue, average_order_value, refund_rate, value_tier
)
select
    t.customer_id,
    c.full_name,
    t.first_order_date,
    t.last_order_date,
    t.order_count,
    t.lifetime_revenue - coalesce(r.refunded, 0) as lifetime_revenue,
    t.average_order_value,
    coalesce(r.refunded / nullif(t.lifetime_revenue, 0), 0) as refund_rate,
    case ntile(5) over (order by t.lifetime_revenue desc)
        when 1 then 'gold'
        when 2 then 'silver'
        else 'standard'
    end as value_tier
from per_customer as t
inner join marts.dim_customer as c
    on c.customer_id = t.customer_id
    and c.is_current
left join refunds as r on r.customer_id = t.customer_id;
