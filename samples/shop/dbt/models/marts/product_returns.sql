select
    p.product_id,
    p.product_name,
    p.category,
    count(r.return_id) as returns,
    sum(r.refunded_amount) as refunded_amount
from {{ ref('stg_shop__products') }} as p
-- planted: there is no model stg_shop__returns
left join {{ ref('stg_shop__returns') }} as r on r.product_id = p.product_id
group by p.product_id, p.product_name, p.category
