-- One row for each product; DISTINCT ON keeps the newest version.
insert into staging.stg_products (
    product_id, sku, product_name, category, subcategory,
    supplier_code, list_price, currency, is_active, source_updated_at
)
select distinct on (p.product_id)
    p.product_id,
    upper(p.sku) as sku,
    coalesce(p.product_name, p.sku) as product_name,
    split_part(p.category_path, '/', 1) as category,
    nullif(split_part(p.category_path, '/', 2), '') as subcategory,
    p.supplier_code,
    p.list_price,
    coalesce(p.currency, 'KRW') as currency,
    coalesce(p.is_active, true) as is_active,
    p.updated_at as source_updated_at
from raw.products as p
order by p.product_id, p.updated_at desc
on conflict (product_id) do update set
    product_name = excluded.product_name,
    category = excluded.category,
    subcategory = excluded.subcategory,
    supplier_code = excluded.supplier_code,
    list_price = excluded.list_price,
    is_active = excluded.is_active,
    source_updated_at = excluded.source_updated_at;
