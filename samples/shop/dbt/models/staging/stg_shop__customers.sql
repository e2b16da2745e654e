with source as (
    select * from {{ source('raw', 'customers') }}
),

ranked as (
    select
        *,
        row_number() over (partition by customer_id order by updated_at desc) as version_rank
    from source
)

select
    customer_id,
    coalesce(full_name_local, full_name) as display_name,
    lower(email) as email,
    upper(country_code) as country_code,
    city,
    cast(signup_at as date) as signup_date
from ranked
where version_rank = 1
