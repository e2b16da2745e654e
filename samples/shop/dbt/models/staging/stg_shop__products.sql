select distinct on (product_id)
    product_id,
    sku,
    product_name,
    split_part(category_path, '/', 1) as category,
    list_price
from {{ source('raw', 'products') }}
order by product_id, updated_at desc
