-- Ten years of days; a recursive query would do as well, generate_series is shorter.
insert into marts.dim_date (
    date_key, calendar_date, year, quarter, month, month_name,
    week_of_year, day_of_week, is_weekend, is_holiday
)
select
    cast(to_char(d.day, 'YYYYMMDD') as integer) as date_key,
    cast(d.day as date) as calendar_date,
    extract(year from d.day) as year,
    extract(quarter from d.day) as quarter,
    extract(month from d.day) as month,
    to_char(d.day, 'FMMonth') as month_name,
    extract(week from d.day) as week_of_year,
    extract(isodow from d.day) as day_of_week,
    extract(isodow from d.day) in (6, 7) as is_weekend,
    h.holiday_date is not null as is_holiday
from generate_series(timestamp '2020-01-01', timestamp '2029-12-31', interval '1 day') as d (day)
left join finance.holidays as h
    on h.holiday_date = cast(d.day as date)
    and h.country_code = 'KR'
on conflict (date_key) do update set is_holiday = excluded.is_holiday;
