-- Movements with their sign: receipts add, shipments and scrap subtract, counts correct either way.
insert into staging.stg_stock_movements (
    movement_id, warehouse_code, product_id, movement_date, movement_type, signed_quantity
)
select
    m.movement_id,
    upper(m.warehouse_code) as warehouse_code,
    m.product_id,
    cast(m.moved_at as date) as movement_date,
    m.movement_type,
    case
        when m.movement_type in ('receipt', 'return') then m.quantity
        when m.movement_type in ('shipment', 'scrap') then -m.quantity
        else m.quantity
    end as signed_quantity
from raw.stock_movements as m
where exists (select 1 from staging.stg_products as p where p.product_id = m.product_id)
on conflict (movement_id) do nothing;
