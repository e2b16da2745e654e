-- Slowly changing dimension of type 2, in two steps: close what changed, then open the new rows.
merge into marts.dim_customer as d
using (
    select
        s.customer_id,
        s.full_name,
        s.country_code,
        s.city
    from staging.stg_customers as s
) as s
    on d.customer_id = s.customer_id
    and d.is_current
when matched and (
    d.full_name is distinct from s.full_name
    or d.country_code is distinct from s.country_code
    or d.city is distinct from s.city
) then
    update set
        valid_to = current_date,
        is_current = false;

insert into marts.dim_customer (
    customer_id, full_name, email, country_code, region, city,
    signup_date, valid_from, valid_to, is_current
)
select
    s.customer_id,
    s.full_name,
    s.email,
    k.country_code,
    k.region,
    s.city,
    s.signup_date,
    case when h.customer_id is null then coalesce(s.signup_date, current_date) else current_date end as valid_from,
    date '9999-12-31' as valid_to,
    true as is_current
from staging.stg_customers as s
left join marts.dim_country as k on k.country_code = s.country_code
left join marts.dim_customer as d
    on d.customer_id = s.customer_id
    and d.is_current
left join (
    select distinct customer_id
    from marts.dim_customer
) as h on h.customer_id = s.customer_id
where d.customer_key is null;
