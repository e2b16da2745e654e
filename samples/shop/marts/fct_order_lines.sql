-- The central fact. The customer row is the one that held on the day of the order.
with rates as (
    select
        r.rate_date,
        r.from_currency,
        r.rate
    from finance.exchange_rates as r
    where r.to_currency = 'KRW'
),

lines as (
    select
        l.order_id,
        l.line_no,
        l.product_id,
        l.quantity,
        l.gross_amount,
        l.discount_amount,
        l.tax_amount,
        l.net_amount,
        o.customer_id,
        o.channel_code,
        o.order_date,
        o.status,
        case when o.currency = 'KRW' then 1 else x.rate end as rate_to_krw
    from staging.stg_order_lines as l
    inner join staging.stg_orders as o on o.order_id = l.order_id
    left join rates as x
        on x.rate_date = o.order_date
        and x.from_currency = o.currency
)

insert into marts.fct_order_lines (
    order_id, line_no, date_key, customer_key, product_key, channel_key, order_status,
    quantity, gross_amount, discount_amount, tax_amount, net_amount, net_amount_krw
)
select
    n.order_id,
    n.line_no,
    d.date_key,
    c.customer_key,
    p.product_key,
    h.channel_key,
    n.status as order_status,
    n.quantity,
    n.gross_amount,
    n.discount_amount,
    n.tax_amount,
    n.net_amount,
    round(n.net_amount * n.rate_to_krw, 2) as net_amount_krw
from lines as n
inner join marts.dim_date as d on d.calendar_date = n.order_date
inner join marts.dim_customer as c
    on c.customer_id = n.customer_id
    and n.order_date >= c.valid_from
    and n.order_date < c.valid_to
inner join marts.dim_product as p on p.product_id = n.product_id
inner join marts.dim_channel as h on h.channel_code = n.channel_code
where n.rate_to_krw is not null
on conflict (order_id, line_no) do update set order_status = excluded.order_status;
