-- Stock at the end of each day: movements of the day, and a running total over all days before.
truncate table marts.fct_inventory_daily;

with movements as (
    select
        d.date_key,
        p.product_key,
        m.warehouse_code,
        sum(case when m.movement_type in ('receipt', 'return') then m.signed_quantity else 0 end) as received_quantity,
        -sum(case when m.movement_type = 'shipment' then m.signed_quantity else 0 end) as shipped_quantity,
        sum(case when m.movement_type in ('scrap', 'count') then m.signed_quantity else 0 end) as adjusted_quantity,
        sum(m.signed_quantity) as day_change
    from staging.stg_stock_movements as m
    inner join marts.dim_date as d on d.calendar_date = m.movement_date
    inner join marts.dim_product as p on p.product_id = m.product_id
    group by d.date_key, p.product_key, m.warehouse_code
)

insert into marts.fct_inventory_daily (
    date_key, product_key, warehouse_code,
    received_quantity, shipped_quantity, adjusted_quantity, closing_quantity
)
select
    date_key,
    product_key,
    warehouse_code,
    received_quantity,
    shipped_quantity,
    adjusted_quantity,
    sum(day_change) over (
        partition by product_key, warehouse_code
        order by date_key
        rows between unbounded preceding and current row
    ) as closing_quantity
from movements;
