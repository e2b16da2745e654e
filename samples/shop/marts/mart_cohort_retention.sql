-- Share of each month's new customers who buy again n months later.
create materialized view marts.mart_cohort_retention as
with first_orders as (
    select
        o.customer_id,
        cast(date_trunc('month', min(o.order_date)) as date) as cohort_month
    from staging.stg_orders as o
    where o.status <> 'cancelled'
    group by o.customer_id
),

activity as (
    select distinct
        o.customer_id,
        cast(date_trunc('month', o.order_date) as date) as active_month
    from staging.stg_orders as o
    where o.status <> 'cancelled'
),

months as (
    select
        f.cohort_month,
        cast(
            extract(year from age(a.active_month, f.cohort_month)) * 12
            + extract(month from age(a.active_month, f.cohort_month)) as integer
        ) as months_later,
        count(*) as active_customers
    from first_orders as f
    inner join activity as a on a.customer_id = f.customer_id
    group by f.cohort_month, months_later
)

select
    m.cohort_month,
    m.months_later,
    m.active_customers,
    round(
        m.active_customers::numeric / first_value(m.active_customers) over (
            partition by m.cohort_month order by m.months_later
        ), 4
    ) as retention_rate
from months as m;

comment on materialized view marts.mart_cohort_retention is 'Refreshed every Monday.';
