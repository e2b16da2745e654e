-- Returned goods, with the shop's codes spelt out.
insert into staging.stg_returns (return_id, order_id, line_no, quantity, reason, return_date, refunded_amount)
select
    r.return_id,
    r.order_id,
    r.line_no,
    least(r.quantity, l.quantity) as quantity,
    case r.reason_code
        when 'DMG' then 'damaged'
        when 'WRG' then 'wrong item'
        when 'SIZ' then 'size'
        when 'CHG' then 'changed mind'
        else 'other'
    end as reason,
    cast(r.returned_at as date) as return_date,
    coalesce(r.refunded_amount, 0) as refunded_amount
from raw.returns as r
inner join staging.stg_order_lines as l
    on l.order_id = r.order_id
    and l.line_no = r.line_no
where r.returned_at is not null
on conflict (return_id) do nothing;

-- Goods that came back without a form are entered by the warehouse as one correction.
-- planted: the list names seven columns and the SELECT gives six; refunded_amount is missing
insert into staging.stg_returns (return_id, order_id, line_no, quantity, reason, return_date, refunded_amount)
select -l.order_id, l.order_id, l.line_no, l.quantity, 'other', current_date
from staging.stg_order_lines as l
inner join staging.stg_orders as o on o.order_id = l.order_id
where o.status = 'lost in transit';
