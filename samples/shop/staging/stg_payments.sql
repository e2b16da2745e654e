-- Card payments and bank transfers become one list.
delete from staging.stg_payments;

insert into staging.stg_payments (payment_key, order_id, method, amount, currency, paid_on, card_brand, is_captured)
select
    'card-' || p.payment_id as payment_key,
    p.order_id,
    'card' as method,
    p.amount,
    p.currency,
    cast(p.paid_at as date) as paid_on,
    p.gateway_response ->> 'brand' as card_brand,
    coalesce((p.gateway_response ->> 'captured')::boolean, false) as is_captured
from raw.card_payments as p
inner join staging.stg_orders as o on o.order_id = p.order_id

union all

select
    'bank-' || t.transfer_id,
    o.order_id,
    'bank transfer',
    t.amount,
    t.currency,
    t.value_date,
    null,
    true
from raw.bank_transfers as t
inner join staging.stg_orders as o on o.order_number = upper(trim(t.order_reference));
