-- Lines of the orders that passed staging, with their amounts worked out once for everybody.
with lines as (
    select
        l.order_id,
        l.line_no,
        l.product_id,
        abs(l.quantity) as quantity,
        l.unit_price,
        coalesce(l.discount_amount, 0) as discount_amount,
        coalesce(l.tax_rate, 0.1) as tax_rate,
        row_number() over (partition by l.order_id, l.line_no order by l.loaded_at desc) as version_rank
    from raw.order_lines as l
    where l.quantity <> 0
        and l.unit_price is not null
),

priced as (
    select
        order_id,
        line_no,
        product_id,
        quantity,
        unit_price,
        quantity * unit_price as gross_amount,
        least(discount_amount, quantity * unit_price) as discount_amount,
        tax_rate
    from lines
    where version_rank = 1
)

insert into staging.stg_order_lines (
    order_id, line_no, product_id, quantity, unit_price,
    gross_amount, discount_amount, tax_amount, net_amount
)
select
    p.order_id,
    p.line_no,
    p.product_id,
    p.quantity,
    p.unit_price,
    p.gross_amount,
    p.discount_amount,
    round((p.gross_amount - p.discount_amount) * p.tax_rate, 2) as tax_amount,
    p.gross_amount - p.discount_amount as net_amount
from priced as p
inner join staging.stg_orders as o using (order_id)
inner join staging.stg_products as s using (product_id)
on conflict (order_id, line_no) do nothing;
