select
    l.order_id,
    l.line_no,
    l.product_id,
    l.quantity,
    l.quantity * l.unit_price as gross_amount,
    coalesce(l.discount_amount, 0) as discount_amount,
    {{ net_amount('l.quantity * l.unit_price', 'l.discount_amount') }} as net_amount
from {{ source('raw', 'order_lines') }} as l
where l.quantity > 0
