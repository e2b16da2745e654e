-- Checks that run after every load. Each answers with rows only when something is wrong.
select
    'orders without lines' as check_name,
    o.order_number as example
from staging.stg_orders as o
left join staging.stg_order_lines as l on l.order_id = o.order_id
where l.order_id is null

union all

select
    'payments in another currency',
    p.payment_key
from staging.stg_payments as p
inner join staging.stg_orders as o on o.order_id = p.order_id
where p.currency <> o.currency

union all

select
    'customers with two current rows',
    c.customer_id::text
from marts.dim_customer as c
where c.is_current
group by c.customer_id
having count(*) > 1;

-- How late the newest row of each source is.
select
    w.table_name,
    -- planted: the alias in this query is w
    now() - x.loaded_until as behind
from staging.load_watermarks as w
order by behind desc;
