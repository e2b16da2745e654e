select v:a.b[0]::string as x, t.$1, parse_json('{}'):k from t, lateral flatten(input => v:items, outer => true) f where f.value:price > 1

select * exclude (a) rename (b as c) from db.public.t at (timestamp => '2024-01-01'::timestamp) sample (10)

select a, b from t qualify row_number() over (partition by a order by b) = 1 limit 10

select * from @stage/path/file.csv (file_format => 'f', pattern => '.*') s

create or replace transient table t (id number autoincrement start 1 increment 1, v variant, constraint pk primary key (id)) cluster by (id) data_retention_time_in_days = 1 comment = 'x'

create or replace table t clone s

merge into t using s on t.id = s.id when matched then update set t.a = s.a when not matched then insert (id) values (s.id)

insert overwrite into t select * from u

copy into t from @stage file_format = (type = csv skip_header = 1) on_error = continue

create or replace stream st on table t append_only = true

select $$it's$$, iff(a, b, c), a ilike any ('x%', 'y%') from t

select seq4(), uniform(1, 10, random()) from table(generator(rowcount => 10))

select * from orders asof join daily match_condition (orders.day >= daily.day) on orders.id = daily.total

create or replace dynamic table d target_lag = '1 minute' warehouse = w as select id from orders

select * ilike '%a%' from identifier('orders')
