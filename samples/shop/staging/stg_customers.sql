-- Newest version of each customer. Blank names and odd country codes come from a form that did not check them.
with ranked as (
    select
        c.customer_id,
        c.full_name,
        c.full_name_local,
        c.email,
        c.phone,
        c.country_code,
        c.city,
        c.signup_at,
        c.marketing_consent,
        c.updated_at,
        row_number() over (
            partition by c.customer_id
            order by c.updated_at desc, c.loaded_at desc
        ) as version_rank
    from raw.customers as c
),

cleaned as (
    select
        r.customer_id,
        coalesce(nullif(trim(r.full_name), ''), trim(r.full_name_local), 'unknown') as full_name,
        nullif(trim(r.full_name_local), '') as local_name,
        lower(trim(r.email)) as email,
        regexp_replace(r.phone, '[^0-9+]', '', 'g') as phone_digits,
        case upper(trim(r.country_code))
            when 'KOR' then 'KR'
            when 'USA' then 'US'
            when '' then null
            else upper(trim(r.country_code))
        end as country_code,
        initcap(trim(r.city)) as city,
        cast(r.signup_at as date) as signup_date,
        lower(r.marketing_consent) in ('y', 'yes', 'true', '1') as marketing_consent,
        r.updated_at as source_updated_at
    from ranked as r
    where r.version_rank = 1
)

insert into staging.stg_customers (
    customer_id, full_name, local_name, email, phone_digits,
    country_code, city, signup_date, marketing_consent, source_updated_at
)
select
    customer_id, full_name, local_name, email, phone_digits,
    country_code, city, signup_date, coalesce(marketing_consent, false), source_updated_at
from cleaned
on conflict (customer_id) do update set
    full_name = excluded.full_name,
    local_name = excluded.local_name,
    email = excluded.email,
    phone_digits = excluded.phone_digits,
    country_code = excluded.country_code,
    city = excluded.city,
    marketing_consent = excluded.marketing_consent,
    source_updated_at = excluded.source_updated_at
where staging.stg_customers.source_updated_at < excluded.source_updated_at;
