-- Questions asked once. The broken one in the middle must not hide the others.
select
    p.category,
    sum(f.net_amount_krw) as revenue
from marts.fct_order_lines as f
inner join marts.dim_product as p on p.product_key = f.product_key
group by p.category
order by revenue desc
limit 10;

select
    c.city,
    count(*) as customers
from marts.dim_customer as c
where c.is_current
    -- planted: AND is written twice
    and and c.country_code = 'KR'
group by c.city;

select
    d.day_of_week,
    d.is_weekend,
    avg(m.net_revenue) as average_revenue
from marts.mart_daily_revenue as m
inner join marts.dim_date as d on d.calendar_date = m.calendar_date
group by d.day_of_week, d.is_weekend
order by d.day_of_week;
