-- Returns take their keys from the line that was sold. The refund is converted at the rate of the sale.
insert into marts.fct_returns (
    return_id, order_id, line_no, return_date_key, customer_key, product_key,
    channel_key, quantity, refunded_amount_krw, reason
)
select
    r.return_id,
    r.order_id,
    r.line_no,
    d.date_key as return_date_key,
    f.customer_key,
    f.product_key,
    f.channel_key,
    r.quantity,
    round(r.refunded_amount * f.net_amount_krw / nullif(f.net_amount, 0), 2) as refunded_amount_krw,
    r.reason
from staging.stg_returns as r
inner join marts.fct_order_lines as f
    on f.order_id = r.order_id
    and f.line_no = r.line_no
inner join marts.dim_date as d on d.calendar_date = r.return_date
where f.net_amount <> 0
on conflict (return_id) do nothing;
