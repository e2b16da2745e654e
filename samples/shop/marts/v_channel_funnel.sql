-- From visit to purchase, by source of the visit.
create or replace view marts.v_channel_funnel as
select
    w.utm_source,
    w.device,
    count(*) as sessions,
    count(*) filter (where w.added_to_cart) as carts,
    count(*) filter (where w.purchased) as purchases,
    round(avg(w.page_views), 1) as pages_per_session,
    round(count(*) filter (where w.purchased)::numeric / nullif(count(*), 0), 4) as conversion_rate
from staging.stg_web_sessions as w
group by w.utm_source, w.device;

comment on view marts.v_channel_funnel is 'Conversion of web sessions.';
