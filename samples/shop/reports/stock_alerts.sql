-- Products that run out within two weeks at the pace of the last four.
with pace as (
    select
        i.product_key,
        i.warehouse_code,
        sum(i.shipped_quantity) / 28.0 as units_per_day
    from marts.fct_inventory_daily as i
    inner join marts.dim_date as d on d.date_key = i.date_key
    where d.calendar_date >= current_date - 28
    group by i.product_key, i.warehouse_code
),

on_hand as (
    select
        i.product_key,
        i.warehouse_code,
        i.closing_quantity,
        row_number() over (partition by i.product_key, i.warehouse_code order by i.date_key desc) as recency
    from marts.fct_inventory_daily as i
)

select
    p.sku,
    p.product_name,
    s.warehouse_code,
    s.closing_quantity,
    round(s.closing_quantity / nullif(v.units_per_day, 0), 1) as days_left
from on_hand as s
inner join pace as v
    on v.product_key = s.product_key
    and v.warehouse_code = s.warehouse_code
inner join marts.dim_product as p on p.product_key = s.product_key
where s.recency = 1
    and s.closing_quantity < v.units_per_day * 14
order by days_left;

-- What the warehouses wrote off this year.
select
    i.warehouse_code,
    sum(i.adjusted_quantity) as adjusted_quantity
-- planted: there is no such table; the fact is called fct_inventory_daily
from marts.fct_inventory_dayly as i
where i.date_key >= 20260101
group by i.warehouse_code;
