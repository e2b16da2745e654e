-- Incremental: only what arrived since the last run, then the watermark moves on in the same transaction.
begin;

create temporary table new_orders on commit drop as
select
    o.order_id,
    o.order_number,
    o.customer_id,
    lower(o.channel) as channel_code,
    lower(o.status) as status,
    o.ordered_at,
    coalesce(o.currency, 'KRW') as currency,
    coalesce(o.shipping_fee, 0) as shipping_fee,
    nullif(o.coupon_code, '') as coupon_code,
    o.shipping_address ->> 'city' as ship_city,
    o.shipping_address ->> 'country_code' as ship_country_code,
    o.updated_at,
    o.loaded_at,
    row_number() over (partition by o.order_id order by o.updated_at desc, o.loaded_at desc) as version_rank
from raw.orders as o
where o.loaded_at > (
    select coalesce(max(w.loaded_until), timestamptz '1970-01-01 00:00:00+00')
    from staging.load_watermarks as w
    where w.table_name = 'raw.orders'
);

insert into staging.stg_orders (
    order_id, order_number, customer_id, channel_code, status, order_date, ordered_at,
    currency, shipping_fee, coupon_code, ship_city, ship_country_code, source_updated_at
)
select
    n.order_id,
    n.order_number,
    n.customer_id,
    n.channel_code,
    n.status,
    cast(n.ordered_at at time zone 'Asia/Seoul' as date) as order_date,
    n.ordered_at,
    n.currency,
    n.shipping_fee,
    n.coupon_code,
    n.ship_city,
    n.ship_country_code,
    n.updated_at
from new_orders as n
inner join staging.stg_customers as c on c.customer_id = n.customer_id
where n.version_rank = 1
    and n.ordered_at is not null
on conflict (order_id) do update set
    status = excluded.status,
    shipping_fee = excluded.shipping_fee,
    ship_city = excluded.ship_city,
    ship_country_code = excluded.ship_country_code,
    source_updated_at = excluded.source_updated_at
where staging.stg_orders.source_updated_at < excluded.source_updated_at;

insert into staging.load_watermarks (table_name, loaded_until)
select 'raw.orders', max(n.loaded_at)
from new_orders as n
having max(n.loaded_at) is not null
on conflict (table_name) do update set loaded_until = excluded.loaded_until;

commit;
