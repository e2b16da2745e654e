-- Revenue by day and channel. Only the last 30 days are rebuilt: older returns are settled by then.
delete from marts.mart_daily_revenue
where calendar_date >= current_date - 30;

with sales as (
    select
        d.calendar_date,
        h.channel_code,
        count(distinct f.order_id) as order_count,
        count(distinct c.customer_id) as customer_count,
        sum(f.gross_amount * f.net_amount_krw / nullif(f.net_amount, 0)) as gross_revenue,
        sum(f.net_amount_krw) as net_revenue
    from marts.fct_order_lines as f
    inner join marts.dim_date as d on d.date_key = f.date_key
    inner join marts.dim_channel as h on h.channel_key = f.channel_key
    inner join marts.dim_customer as c on c.customer_key = f.customer_key
    where f.order_status <> 'cancelled'
    group by d.calendar_date, h.channel_code
),

refunds as (
    select
        d.calendar_date,
        h.channel_code,
        sum(r.refunded_amount_krw) as refunded
    from marts.fct_returns as r
    inner join marts.dim_date as d on d.date_key = r.return_date_key
    inner join marts.dim_channel as h on h.channel_key = r.channel_key
    group by d.calendar_date, h.channel_code
),

combined as (
    select
        s.calendar_date,
        s.channel_code,
        s.order_count,
        s.customer_count,
        coalesce(s.gross_revenue, 0) as gross_revenue,
        s.net_revenue,
        coalesce(x.refunded, 0) as refunds
    from sales as s
    left join refunds as x
        on x.calendar_date = s.calendar_date
        and x.channel_code = s.channel_code
)

insert into marts.mart_daily_revenue (
    calendar_date, channel_code, order_count, customer_count, gross_revenue,
    net_revenue, refunds, revenue_after_refunds, revenue_7d_average
)
select
    calendar_date,
    channel_code,
    order_count,
    customer_count,
    gross_revenue,
    net_revenue,
    refunds,
    net_revenue - refunds as revenue_after_refunds,
    avg(net_revenue - refunds) over (
        partition by channel_code
        order by calendar_date
        rows between 6 preceding and current row
    ) as revenue_7d_average
from combined
where calendar_date >= current_date - 30
on conflict (calendar_date, channel_code) do nothing;
