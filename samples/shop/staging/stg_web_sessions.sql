-- Clicks folded into sessions. The page of the first event is where the visitor landed.
with events as (
    select
        e.session_id,
        e.customer_id,
        e.occurred_at,
        e.payload ->> 'type' as event_type,
        e.payload ->> 'path' as page_path,
        e.payload ->> 'device' as device,
        e.payload -> 'utm' ->> 'source' as utm_source,
        first_value(e.payload ->> 'path') over (
            partition by e.session_id order by e.occurred_at
        ) as landing_page
    from raw.web_events as e
)

insert into staging.stg_web_sessions (
    session_id, customer_id, started_at, ended_at, landing_page,
    utm_source, device, page_views, added_to_cart, purchased
)
select
    session_id,
    max(customer_id) as customer_id,
    min(occurred_at) as started_at,
    max(occurred_at) as ended_at,
    min(landing_page) as landing_page,
    coalesce(max(utm_source), 'direct') as utm_source,
    max(device) as device,
    count(*) filter (where event_type = 'page_view') as page_views,
    bool_or(event_type = 'add_to_cart') as added_to_cart,
    bool_or(event_type = 'purchase') as purchased
from events
group by session_id
on conflict (session_id) do nothing;
