-- Type 1: a product has only its present description.
insert into marts.dim_product (
    product_id, sku, product_name, category, subcategory, supplier_code, list_price, is_active
)
select
    p.product_id,
    p.sku,
    p.product_name,
    p.category,
    p.subcategory,
    p.supplier_code,
    p.list_price,
    p.is_active
from staging.stg_products as p
on conflict (product_id) do update set
    sku = excluded.sku,
    product_name = excluded.product_name,
    category = excluded.category,
    subcategory = excluded.subcategory,
    supplier_code = excluded.supplier_code,
    list_price = excluded.list_price,
    is_active = excluded.is_active;
