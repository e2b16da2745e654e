-- Products by month, with their rank inside the category and the change to the month before.
truncate table marts.mart_product_performance;

with sold as (
    select
        f.product_key,
        cast(date_trunc('month', d.calendar_date) as date) as month_start,
        sum(f.quantity) as units_sold,
        sum(f.net_amount_krw) as revenue
    from marts.fct_order_lines as f
    inner join marts.dim_date as d using (date_key)
    where f.order_status <> 'cancelled'
    group by f.product_key, date_trunc('month', d.calendar_date)
),

returned as (
    select
        r.product_key,
        cast(date_trunc('month', d.calendar_date) as date) as month_start,
        sum(r.quantity) as units_returned
    from marts.fct_returns as r
    inner join marts.dim_date as d on d.date_key = r.return_date_key
    group by 1, 2
)

insert into marts.mart_product_performance
select
    p.product_id,
    s.month_start,
    p.product_name,
    p.category,
    s.units_sold,
    s.revenue,
    coalesce(t.units_returned, 0) as units_returned,
    round(coalesce(t.units_returned, 0)::numeric / nullif(s.units_sold, 0), 4) as return_rate,
    rank() over (partition by p.category, s.month_start order by s.revenue desc) as category_rank,
    s.revenue - lag(s.revenue) over (partition by p.product_id order by s.month_start) as revenue_change
from sold as s
inner join marts.dim_product as p on p.product_key = s.product_key
left join returned as t
    on t.product_key = s.product_key
    and t.month_start = s.month_start;
