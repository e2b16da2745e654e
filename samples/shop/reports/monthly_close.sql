-- Figures that finance asks for on the first working day.

-- 1. Revenue of the month before, by channel.
select
    h.channel_name,
    sum(m.net_revenue) as net_revenue,
    sum(m.refunds) as refunds,
    -- planted: the column is called revenue_after_refunds
    sum(m.revenue_after_refund) as settled_revenue
from marts.mart_daily_revenue as m
inner join marts.dim_channel as h on h.channel_code = m.channel_code
where m.calendar_date >= date_trunc('month', current_date) - interval '1 month'
    and m.calendar_date < date_trunc('month', current_date)
group by h.channel_name
order by net_revenue desc;

-- 2. Orders whose payments do not add up to what was sold.
with due as (
    select
        o.order_id,
        o.order_number,
        o.shipping_fee + sum(l.net_amount + l.tax_amount) as amount_due
    from staging.stg_orders as o
    inner join staging.stg_order_lines as l on l.order_id = o.order_id
    where o.status in ('paid', 'shipped', 'delivered')
    group by o.order_id, o.order_number, o.shipping_fee
),

received as (
    select
        p.order_id,
        sum(p.amount) filter (where p.is_captured) as amount_received
    from staging.stg_payments as p
    group by p.order_id
)

select
    d.order_number,
    d.amount_due,
    coalesce(r.amount_received, 0) as amount_received,
    d.amount_due - coalesce(r.amount_received, 0) as difference
from due as d
left join received as r on r.order_id = d.order_id
where abs(d.amount_due - coalesce(r.amount_received, 0)) > 1
order by abs(d.amount_due - coalesce(r.amount_received, 0)) desc;
