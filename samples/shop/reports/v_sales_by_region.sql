-- Views for the weekly meeting.
create or replace view marts.v_sales_by_region as
select
    c.region,
    k.country_name,
    d.year,
    d.quarter,
    count(distinct f.order_id) as orders,
    sum(f.net_amount_krw) as revenue,
    round(100 * sum(f.net_amount_krw) / sum(sum(f.net_amount_krw)) over (partition by d.year, d.quarter), 2) as revenue_share
from marts.fct_order_lines as f
inner join marts.dim_customer as c on c.customer_key = f.customer_key
inner join marts.dim_country as k on k.country_code = c.country_code
inner join marts.dim_date as d on d.date_key = f.date_key
where f.order_status <> 'cancelled'
group by c.region, k.country_name, d.year, d.quarter;

-- The same by month, for one region at a time.
select
    -- planted: both dim_customer and dim_country have a column region; one of them must be named
    region,
    d.year,
    d.month_name,
    sum(f.net_amount_krw) as revenue
from marts.fct_order_lines as f
inner join marts.dim_customer as c on c.customer_key = f.customer_key
inner join marts.dim_country as k on k.country_code = c.country_code
inner join marts.dim_date as d on d.date_key = f.date_key
where c.is_current
group by c.region, d.year, d.month_name;
