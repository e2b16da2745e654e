select 1

select * except (a, b) replace (c * 2 as c), t.struct_col.* from `my-project.data.t` as t

select as struct 1 as a, 'b' as b

select array(select as value x from unnest([1, 2, 3]) as x with offset as i where i > 0 order by i limit 2)

select o.id, item.price from my-project.shop.orders as o, o.items as item, unnest(item.tags) as tag with offset pos

select a[offset(0)], a[safe_ordinal(1)], j.x.y, struct(1 as a, 'x'), struct<a int64, b array<string>>(1, ['x']), (select as struct 1), array<int64>[1, 2] from t

select r'\d+', b"x", rb'''a''', """it's "x" """, 'it\'s', "a", date '2024-01-01', timestamp "2024-01-01", numeric '1.5', json '{"a": 1}', interval 1 day, 0xFF, 1e3

select safe_cast(a as int64), cast(b as string format 'YYYY'), safe.parse_date('%F', c), if(a, b, c), date_trunc(d, week(monday)), extract(dayofweek from d at time zone 'UTC') from t

select a, sum(b) over w, row_number() over (partition by a order by b desc) as rn from t where true qualify rn = 1 window w as (partition by a rows between 1 preceding and current row)

select approx_quantiles(x, 4 ignore nulls)[offset(2)], array_agg(distinct x ignore nulls order by x limit 3), string_agg(a, ',' order by b), count(distinct c having max d) from t

select a, b, sum(c) from t group by rollup (a, b) having sum(c) > 1 order by a nulls last limit 10 offset 5

select a, count(*) from t group by all

select a, b, grouping(a) from t group by grouping sets (a, (b), ())

select * from t pivot (sum(amount) as total, count(*) as n for quarter in ('Q1' as q1, 'Q2'))

select * from t unpivot include nulls (amount for quarter in (q1 as 'first', q2))

select * from `p.d.events_*` where _table_suffix between '20240101' and '20240131' and _partitiontime > timestamp('2024-01-01')

select * from t for system_time as of timestamp_sub(current_timestamp(), interval 1 hour) tablesample system (10 percent)

with recursive n as (select 1 as i union all select i + 1 from n where i < 3) select * from n

select a from t union all (select b from u except distinct select c from v)

select a from t full outer union all by name select b from u

from orders |> where amount > 0 |> extend amount * 2 as twice |> set amount = 0 |> drop note |> rename id as order_id |> aggregate sum(twice) as total group by customer_id desc |> select customer_id, total |> order by total desc |> limit 10

from t |> as x |> join u using (id) |> distinct |> union all (select 1), (select 2) |> pivot (sum(a) for b in ('x')) |> tablesample system (1 percent)

select * from ml.predict(model `d.m`, (select * from t), struct(0.5 as threshold))

select @p, @@project_id, ? from t

select lower(x) like any ('a%', 'b%'), x in unnest(@list), x is not distinct from y from t

insert d.t (a, b) values (1, default), (2, (select max(x) from u))

insert into d.t select * from u

update d.t as t set t.a = s.a, b.c = 1 from s where t.id = s.id

delete d.t where true

delete from d.t as t where t.id in (select id from u)

merge d.t as t using (select * from s) as s on t.id = s.id when matched and s.gone then delete when matched then update set a = s.a when not matched by source and t.x then update set gone = true when not matched by target then insert row

create or replace table d.t (id int64 not null options (description = 'key'), items array<struct<sku string, price numeric(10, 2)>>, day date default current_date(), primary key (id) not enforced) partition by date_trunc(day, month) cluster by id, day options (expiration_timestamp = null)

create temp table x as select 1 as a

create table if not exists d.copy like d.t as select * from d.t

create table d.c clone d.t for system_time as of timestamp '2024-01-01'

create external table d.e with partition columns (day date) options (format = 'CSV', uris = ['gs://b/*.csv'])

create or replace view d.v (a options (description = 'x')) options (labels = [('k', 'v')]) as select 1 as a

create materialized view d.mv partition by day as select day, count(*) as n from d.t group by day

create temp function f (x int64, y any type) returns int64 as (x + y)

create or replace procedure d.p (in a int64, out b string) begin declare c int64 default 0; set (a, c) = (1, 2); if a > 0 then select a; elseif a < 0 then raise using message = 'x'; else call d.q(); end if; while c < 3 do set c = c + 1; end while; for r in (select * from t) do select r.a; end for; loop break; end loop; begin transaction; commit transaction; exception when error then select @@error.message; end

declare x, y int64 default (select max(a) from t)

execute immediate 'select ?' into x using 1

alter table d.t add column if not exists b string options (description = 'x'), drop column c

export data options (uri = 'gs://b/*.csv', format = 'CSV') as select * from d.t

assert exists (select 1 from d.t) as 'empty'

from orders |> select id, amount |> where id > 1 |> aggregate sum(amount) as s group and order by id desc

with a as (select 1 x), b as (from a |> where x = 1) select x from b

select any_value(note having max amount), count(distinct if(amount > 1, id, null)), last_value(note ignore nulls) over w from orders window w as (order by id)

repeat set x = 1; until x > 1 end repeat

select parse_json('{}').a.b, [1, 2][safe_offset(0)], struct(id, note) as s, (id, note) as t, cast(note as array<struct<a int64>>), bignumeric '1' from orders

select (select as value i from unnest(items) i limit 1).sku, user.*, items[0].sku, e.* except (items) from events e

create table function tf(y int64) as select id from orders where id = y

create row access policy p on orders grant to ('x') filter using (id = 1)

case when 1 = 1 then select 1; else select 2; end case

l: begin select 1; leave l; end l

update orders set note = 'x', amount = default where true

from orders |> select id, amount, |> where id > 1

select distinct as struct a, b from t

select as value struct(1 as x, 'a' as y) from t

select * except (a, b) replace (c + 1 as c, d as d) from t

select t.* except (a), u.c.* from t, unnest(t.arr) as u with offset as o

select a.b[offset(0)].c, d[safe_offset(1)], e[ordinal(1)], f[safe_ordinal(2)], g['k'], h[0] from t

select x from unnest([1, 2, 3]) x with offset off order by off

select * from unnest(array<struct<a int64, b string>>[(1, 'x'), (2, 'y')])

select array(select as struct a, b from t), array_agg(distinct a ignore nulls order by b desc limit 5), string_agg(a, ',' order by b limit 2), any_value(a having max b), array_concat_agg(a order by b)

select struct<int64, string>(1, 'a'), struct<a int64, b array<string>>(1, ['x']), (1, 2), array<int64>[1], [1, 2], [struct(1 as a)]

select date '2024-01-01', timestamp '2024-01-01 00:00:00+00', datetime "2024-01-01", time '10:00:00', numeric '1.5', bignumeric '2', json '{"a": 1}', interval 1 day, interval '1-2' year to month, interval '1 2:3' day to minute, range<date> '[2024-01-01, unbounded)', b'x', r'\d', rb"""a""", '''x
y'''

select a.b.c, json_col.x.y[0].z, json_col['a'] from t

select cast(a as string format 'YYYY'), cast(b as timestamp format 'x' at time zone 'UTC'), safe_cast(c as numeric(10, 2)), cast(d as array<int64>), cast(e as struct<a int64>), cast(f as range<date>), safe.substr(g, 1), net.host(h), keys.new_keyset('x')

select extract(week(monday) from a), extract(date from b at time zone 'UTC'), date_trunc(c, isoweek), date_add(d, interval 1 + 1 month), date_diff(e, f, week(sunday)), timestamp_sub(g, interval x hour), generate_date_array('2024-01-01', '2024-02-01', interval 1 week), last_day(h, quarter) from t

select if(a > 1, 'x', 'y'), case when a then 1 end, coalesce(a, b), nullif(a, 0), ifnull(a, b), a is not distinct from b, a in unnest(c), a not in (select 1), a between 1 and 2, a like any ('x%', 'y%'), a not like all ('z'), a like some unnest(arr), exists(select 1)

select a || b, a << 1, a >> 2, a & b, a | b, a ^ b, ~a, -a, not a, a <> b, a != b

select with(x as 1, y as x + 1, x + y)

select with(a as 1, a)

select count(*) over w, sum(a) over (partition by b order by c range between 1 preceding and unbounded following), rank() over (w order by d), lag(a, 1, 0) over (w2) from t window w as (partition by e), w2 as w

select a from t qualify row_number() over (partition by b order by c) = 1

select a, count(*) from t group by rollup(a, b) having count(*) > 1

select a from t group by grouping sets ((a), (b, c), rollup (d), cube (e), ())

select a from t group by all order by all

select a from t for system_time as of timestamp_sub(current_timestamp(), interval 1 hour) u

select a from t tablesample system (10 percent)

select a from t as x pivot (sum(s) as total, count(*) c for q in ('Q1' as q1, 'Q2')) as p

select a from t unpivot include nulls (v for k in (a, b as 'bb'))

select a from t unpivot ((x, y) for k in ((a, b) as 'h1', (c, d) as 2))

select a from t inner join u using (a) left outer join v on t.a = v.a cross join w full join x on true, y

select a from t join unnest(t.arr) as x on x.id = t.id left join t.arr2 y

select a from t join@{join_method=hash_join} u on t.a = u.a

(select a from t union all select b from u) intersect distinct select c from v except distinct select d from w limit 10 offset 5

select a from t union all by name on (a, b) select b from u

select a from t left union all corresponding by (a) select b from u

select a from t inner union all strict corresponding select b from u

with recursive a as (select 1 x union all select x + 1 from a where x < 5), b as (select * from a) select * from b

with differential_privacy_x as (select 1) select 1

select with differential_privacy options (epsilon = 1, delta = 0.1, privacy_unit_column = id) a, sum(b, contribution_bounds_per_group => (0, 1)) from t group by a

select with aggregation_threshold options (threshold = 50) a from t group by a

select @p, @@project_id, @@script.job_id, ? from t where a = @x

select * from ml.predict(model `d.m`, table t, struct(0.5 as threshold))

select * from ml.predict(model d.m, (select a from t))

select * from ml.evaluate(model d.m)

select * from ml.forecast(model d.m, struct(30 as horizon, 0.8 as confidence_level))

select * from ml.generate_text(model d.m, (select concat('x', a) as prompt from t), struct(0.2 as temperature, true as flatten_json_output))

select * from ai.forecast(table d.t, data_col => 'a', timestamp_col => 'b', horizon => 10)

select ai.generate_bool(('x', a), connection_id => 'us.c', endpoint => 'g').result from t

select * from vector_search(table d.t, 'emb', (select * from q), query_column_to_search => 'e', top_k => 5, distance_type => 'COSINE', options => '{}')

select * from search(t, 'x')

select a from t where search((a, b), 'x', analyzer => 'LOG_ANALYZER') and contains_substr(t, 'y')

select * from external_query('us.c', 'select 1', '{}')

select * from d.tvf(1, (select 2 as x), table u)

select * from appends(table d.t, null, null), changes(table d.t, timestamp '2024-01-01')

select * from range_sessionize(table t, 'r', ['k'], 'MEETS')

select * from gap_fill(table t, ts_column => 'a', bucket_width => interval 1 minute, partitioning_columns => ['b'], value_columns => [('c', 'locf')])

select * from graph_table(d.g match (p:Person {id: 1})-[o:Owns where o.x > 1]->(a:Account) where p.name = 'x' return p.name as n, a.id)

graph d.g match (a)-[e]->(b) return a.id

select array_transform(arr, x -> x + 1), array_filter(arr, (e, i) -> e > i), array_first(arr)

select a.fn().g(), (a).substr(1), arr[0].x.y

select format('%d', 1), parse_date('%Y', x), regexp_extract(a, r'x(\d+)', 1, 2), to_json_string(struct(a, b)), json_value(a, '$.b'), lax_int64(j.x), st_geogpoint(1, 2), farm_fingerprint(a)

select percentile_cont(a, 0.5 respect nulls) over (), first_value(a ignore nulls) over (order by b), nth_value(a, 2) over w, approx_quantiles(a, 100 ignore nulls), count(distinct if(a, b, null)), countif(a), logical_or(a), sum(if(a, 1, 0)) from t window w as (order by b)

select grouping(a), group_concat(b) from t group by a, 2

select a from t order by a collate 'und:ci' asc nulls last, 2 desc limit @n

select 1 as `select`, 2 as date, 3 timestamp, 4 as current_value from t

select * from (select 1) join (select 2) on true

select * from t1 cross join t2 as b cross join unnest(b.x) c

select t from t

select (select as struct 1 a, 2 b).a, (select 1), [1, 2][offset(0)], 'x'[0], struct(1 as a).a

select sum(a) from t having sum(a) > 1

select a, from t

select all a from t where true and not false or null is null

values (1)

from t |> where a > 1 |> select a, b as c |> extend a + 1 as d, rank() over (order by a) as r |> set a = 1, b = a + 2 |> drop c, d |> rename a as x, b y |> as z |> distinct |> limit 10 offset 5

from t |> aggregate sum(a) as s, count(*) desc group by b as x asc, c desc nulls last

from t |> aggregate count(*) group and order by a, b desc

from t |> aggregate count(*), max(b) asc nulls first

from t |> aggregate group by a

from t |> as x |> join u on x.a = u.a |> left join v using (a) |> cross join w |> full outer join y on true |> join unnest(x.arr) as e with offset

from t |> union all (select 1), (select 2) |> intersect distinct by name (from u) |> except distinct (select 3) |> left outer union all by name (select 4) |> union all corresponding (select 5)

from t |> order by a desc, b |> tablesample system (1 percent) |> pivot (sum(a) for b in ('x' as y)) |> unpivot (v for k in (a, b)) |> call d.tvf(1, 'x') as z |> window sum(a) over (partition by b) as w

from t |> with c as (select 1) |> where a in (select * from c)

from t |> assert a > 0, 'msg' |> log |> describe |> static_describe

from t |> recursive union all (from u)

from t |> match_recognize (order by a measures first(a) as f pattern (x y+) define x as a > 1)

select a from t |> where a > 1 |> select *

(select 1 as a union all select 2) |> where a > 1

with x as (from t |> where a = 1) from x |> select a.b, c.* except (d)

from ml.predict(model d.m, table t) |> where a > 1

from t, u |> where t.a = u.a

from unnest([1, 2]) as n with offset |> extend n * 2 as m

select * from match_t match_recognize (partition by a order by b measures last(c) as x after match skip past last row pattern (a b* c+?) define a as d > 1 options (use_longest_match = true))

select * from t where a = 1 limit 1

select a from t, unnest(arr) group by 1

select a from unnest(generate_array(1, 10)) as a

select ifnull(array_length(x), 0) from (select [1,2] as x)

select timestamp_trunc(a, day, 'UTC'), timestamp(b), date(c, 'x'), datetime(d), time(e), string(f), int64(g), bool(h), float64(j) from t

select * from `region-us`.information_schema.jobs_by_project where creation_time > timestamp_sub(current_timestamp, interval 1 day)

select * from project-1.dataset_2.table-3 as x

insert d.t (a, b) values (1, default), (2, (select 3))

insert into `p.d.t` (a) with x as (select 1) select * from x

insert into t (a, b) select a, b from unnest([struct(1 as a, 'x' as b), (2, 'y')])

insert into t row values (1)

update d.t x set a = 1, x.b.c = 'y', d = default, e = array(select f from unnest(e) f where f > 1) from u y where x.id = y.id

update t set a = struct(1 as b) where true

delete from d.t as x where x.a in (select a from u)

delete d.t where a = 1 and exists (select 1)

truncate table d.t

merge into d.t x using (select * from u) y on x.a = y.a and x.b is null when matched and y.c = 1 then update set a = y.a, b = default when matched then delete when not matched by target then insert (a, b) values (y.a, current_date()) when not matched by source and x.d < 5 then delete when not matched by source then update set z = 1

merge t using u on false when not matched then insert row when not matched by source then delete

merge d.t t using d.u u on t.a = u.a when not matched then insert values (1, 2)

create or replace table `p.d.t` (a int64 not null options (description = 'x'), b array<struct<c string, d array<int64>>>, e struct<f int64 options (description = 'y'), g string collate 'und:ci'>, h numeric(10, 2) default 1.5, i timestamp default current_timestamp(), j string(10), k bignumeric(38, 9), l json, m geography, n range<date>, primary key (a) not enforced, constraint fk foreign key (b) references u (a) not enforced) default collate 'und:ci' partition by date(i) cluster by a, j options (expiration_timestamp = timestamp '2025-01-01', labels = [('a', 'b')], require_partition_filter = true)

create table if not exists t (a int64 primary key not enforced, b int64 references u (x) not enforced)

create temp table t as select 1 a

create temporary table t (a int64)

create table t partition by range_bucket(a, generate_array(0, 100, 10)) cluster by b as select * from u

create table t partition by timestamp_trunc(ts, hour) options (a = 1) as with x as (select 1 ts) select * from x

create table t partition by _partitiondate as select 1

create table d.t like d.u as select * from d.u

create table t copy u

create table t clone u for system_time as of timestamp_sub(current_timestamp(), interval 1 day)

create snapshot table d.s clone d.t for system_time as of timestamp '2024-01-01' options (expiration_timestamp = null)

create or replace external table t (a int64, b string) with partition columns (c string, d date) with connection `p.us.c` options (format = 'csv', uris = ['gs://x/*'])

create external table t with connection default options (format = 'parquet')

create view d.v (a options (description = 'x'), b) options (friendly_name = 'y') as select 1, 2

create or replace view if not exists v as select 1

create materialized view mv partition by date(a) cluster by b options (enable_refresh = true, refresh_interval_minutes = 60) as select date(a) a, count(*) b from t group by 1

create materialized view replica mv options (x = 1) as replica of d.v

create schema if not exists `p.d` default collate 'und:ci' options (location = 'us')

create external schema s with connection c options (external_source = 'x')

create or replace function d.f (a int64, b any type) returns float64 as (a + b)

create temp function f (a array<string>) returns string language js deterministic options (library = ['gs://x']) as r"""return a;"""

create function f (a string) returns string language python options (entry_point = 'x', runtime_version = 'python-3.11') as r'''
def x(a): return a
'''

create function d.f (a int64) returns int64 remote with connection `p.us.c` options (endpoint = 'https://x', max_batching_rows = 10)

create aggregate function d.f (a int64, b int64 not aggregate) returns int64 as (sum(a) + b)

create or replace table function d.f (a int64, t table<x int64, y string>) returns table<a int64, b string> as select a, 'x' as b

create table function d.f (a any type) as (select * from t where b = a)

create procedure d.p (in a int64, out b string, inout c array<int64>) options (strict_mode = false) begin declare x int64 default 1; set b = 'x'; select x; end

create or replace procedure d.p () with connection c options (engine = 'SPARK', runtime_version = '1.1') language python as r"""print(1)"""

create row access policy p on d.t grant to ('user:a@x', 'group:b') filter using (a = session_user())

create or replace row access policy if not exists p on t filter using (region = 'us')

drop row access policy if exists p on d.t

drop all row access policies on d.t

create model d.m options (model_type = 'linear_reg', input_label_cols = ['y']) as select * from t

create or replace model d.m transform (ml.standard_scaler(a) over () as a, b) options (model_type = 'x') as select a, b from t

create model d.m input (a int64, b array<float64>) output (c float64) remote with connection c options (endpoint = 'x')

create model d.m options (x = 1) as (training_data as (select * from t), custom_holiday as (select 1))

create search index i on d.t (all columns) options (analyzer = 'x')

create search index i on d.t (a, b options (x = 1))

create or replace vector index i on d.t (e) storing (a, b) partition by date_trunc(c, month) options (index_type = 'IVF', distance_type = 'COSINE')

alter vector index if exists i on d.t rebuild

drop search index if exists i on d.t

create capacity `p.region-us.c` options (slot_count = 100, plan = 'FLEX')

create reservation `p.region-us.r` options (slot_capacity = 100)

create assignment `p.region-us.r.a` options (assignee = 'projects/x', job_type = 'QUERY')

create reservation `r` as json '{"slot_capacity": 100}'

create property graph d.g node tables (p key (id) label person properties (id, name), q as qq label l1 no properties label l2 properties all columns except (x)) edge tables (k key (id) source key (a) references p (id) destination key (b) references p label knows properties (since as s))

create connection c options (x = 1)

create data_policy `p.d` options (x = 1)

create or replace constant d.c as 1

alter table d.t add column if not exists a int64 options (description = 'x'), add column b struct<c int64>, drop column if exists d, rename column e to f

alter table t rename column a to b, rename column if exists c to d

alter table if exists t add primary key (a) not enforced, add constraint fk foreign key (b) references u (c) not enforced

alter table t drop primary key if exists, drop constraint if exists fk

alter table t alter column a set options (description = 'x')

alter table t alter column if exists a set data type numeric, alter column b drop not null, alter column c set default current_date(), alter column d drop default, alter column e set not null

alter table t rename to u

alter table t set options (expiration_timestamp = timestamp_add(current_timestamp(), interval 7 day))

alter table t set default collate 'und:ci'

alter view if exists d.v set options (x = 1)

alter materialized view d.mv set options (enable_refresh = false)

alter schema if exists d set options (default_table_expiration_days = 3)

alter schema d set default collate ''

alter schema d add replica `x` options (location = 'y')

alter schema d drop replica x

alter project p set options (`region-us.default_time_zone` = 'x')

alter organization set options (`region-us.x` = 1)

alter bi_capacity `p.region-us.default` set options (size_gb = 10)

alter capacity c set options (plan = 'x')

alter reservation r set options (slot_capacity = 10)

alter model if exists d.m set options (x = 1)

alter view v alter column a set options (description = 'y')

alter row access policy p on t rename to q

alter function f set options (x = 1)

drop table if exists d.t

drop external table t

drop snapshot table if exists d.s

drop view v

drop materialized view if exists mv

drop schema if exists d cascade

drop external schema s

drop function if exists d.f

drop table function f

drop procedure if exists d.p

drop model if exists m

drop capacity c

drop assignment a

drop reservation if exists r

drop vector index i on t

drop property graph if exists g

drop connection c

undrop schema if not exists d options (x = 1)

grant `roles/bigquery.dataViewer`, `roles/x` on schema `p`.d to 'user:a@x', 'group:b'

grant `roles/x` on table d.t to "user:a"

revoke `roles/x` on view v from 'user:a'

grant fine_grained_reader on x to 'y'

export data options (uri = 'gs://x/*.csv', format = 'csv', overwrite = true, header = true) as select * from t order by a limit 10

export data with connection `c` options (uri = 'x') as (select 1)

export model d.m options (uri = 'gs://x')

load data into d.t (a int64, b string) partition by c cluster by a options (x = 1) from files (format = 'avro', uris = ['gs://x']) with partition columns (d string) with connection c

load data overwrite d.t partitions (_partitiontime = timestamp '2024-01-01') from files (uris = ['x'])

load data into temp table t from files (uris = ['x'], format = 'csv')

declare a, b int64 default 1

declare x array<struct<a int64>>

declare y default (select max(a) from t)

set x = 5

set (a, b) = (1, 2)

set (a, b) = (select as struct 1, 2)

set @@dataset_id = 'x'

set @@query_label = 'a:b'

execute immediate 'select @a' into x, y using 1 as a, z as b

execute immediate format('select %d', 1)

execute immediate concat('select', ' ? ') into r using 5, 'x'

begin select 1; exception when error then select @@error.message; end

begin declare x int64; set x = 1; begin insert into t values (x); end; end

if x > 1 then select 1; elseif x = 2 then select 2; else select 3; end if

if exists (select 1 from t) then return; end if

loop set x = x + 1; if x > 10 then leave; end if; end loop

while x < 10 do set x = x + 1; continue; end while

repeat set x = x + 1; until x > 5 end repeat

for r in (select a, b from t) do select r.a; end for

for r in (with x as (select 1 a) select * from x) do insert into t values (r.a); end for

case x when 1 then select 1; when 2 then select 2; else select 3; end case

case when x > 1 then select 1; end case

lbl: begin select 1; leave lbl; end lbl

outer_l: loop inner_l: while true do break outer_l; iterate inner_l; end while inner_l; end loop outer_l

call d.p(1, x, 'y')

raise using message = 'x'

begin transaction

commit transaction

assert (select count(*) from t) > 0 as 'empty'

assert x > 1

explain select 1

describe t

create or replace table d.t (a int64, b string) as select 1, 'x'

create table t (a string collate 'und:ci' not null, `b c` int64, _d bytes(5))

create table d.t (x interval, y time, z datetime, w bool, v bytes) options ()

alter table t alter column a set data type string(20)

create table t (a int64) partition by datetime_trunc(b, month)

create view v as (select 1) union all select 2

create procedure p (x any type) begin end

begin
  declare i int64 default 0;
  while i < 5 do
    insert into t (a) values (i);
    set i = i + 1;
  end while;
exception when error then
  raise using message = @@error.message;
end;

select user_id, array_agg(struct(event, ts) order by ts desc limit 10) as events from `proj.ds.events_*` where _table_suffix between format_date('%Y%m%d', date_sub(current_date(), interval 7 day)) and '20240101' group by 1

select e.key, e.value.string_value from `p.d.t`, unnest(event_params) as e where e.key = 'x'

select * except(rn) from (select *, row_number() over (partition by id order by ts desc) as rn from t) where rn = 1

select (select value.int_value from unnest(params) where key = 'a') as a, (select count(1) from unnest(arr) x where x > 1) n from t

select safe_divide(a, b), round(c, 2), ieee_divide(1, 0), if(a = 1, 'x', null), ifnull(b, 0) from t

select date_trunc(d, week(monday)), extract(isoweek from d), date_diff(current_date(), d, day), timestamp_millis(x), parse_timestamp('%F', s) from t

select regexp_extract(s, r'(\d+)'), regexp_contains(s, r'^a'), split(s, ',')[safe_offset(0)], concat('a', 'b'), s || 'x' from t

select json_extract_scalar(j, '$.a'), json_query_array(j, '$.b'), string(j.c), int64(j.d[0]) from t

select approx_top_count(a, 10), approx_quantiles(b, 100)[offset(50)], hll_count.init(c), corr(a, b) from t

select a, sum(b) over (partition by c order by unix_seconds(ts) range between 3600 preceding and current row) from t

with a as (select 1 x union all select 2), b as (select x from a where x > 1) select a.x from a left join b using (x) where b.x is null

select x, count(*) as n from t group by x having n > 1 order by n desc limit 10

select * from unnest(generate_date_array(date '2024-01-01', date '2024-12-31', interval 1 month)) as m

select * from t pivot(sum(amt) for q in ('Q1', 'Q2'))

select distinct a from t where a is not null and b in unnest(@list)

select st_distance(st_geogpoint(a, b), st_geogpoint(c, d)) from t

create or replace table `p.d.t` partition by date(ts) cluster by a, b options(require_partition_filter=true) as select * from s

create table if not exists d.t (id int64 not null, name string options(description="x"), tags array<string>, addr struct<street string, zip string>, created timestamp default current_timestamp())

create or replace view d.v options(description='x') as select a from d.t

create materialized view d.mv options(enable_refresh=true) as select a, sum(b) s from d.t group by a

create temp function add_one(x int64) as (x + 1)

create or replace function d.clean(s string) returns string as (trim(lower(s)))

create function d.js(x float64) returns string language js as r""" return x.toString(); """

create or replace procedure d.p(in tbl string, out cnt int64)
begin
  execute immediate format("select count(*) from %s", tbl) into cnt;
exception when error then
  select @@error.message;
end

create model d.m options(model_type='logistic_reg', input_label_cols=['y']) as select * from d.t

select * from ml.predict(model d.m, (select * from d.t))

insert into d.t (id, name) values (1, 'a'), (2, 'b')

insert d.t (id) select id from d.s where id not in (select id from d.t)

update d.t set name = 'x', addr.zip = '1' where id = 1

update d.t t set t.a = s.a from d.s s where t.id = s.id

delete from d.t where date(ts) < date_sub(current_date(), interval 30 day)

merge d.t t using d.s s on t.id = s.id when matched and s.del then delete when matched then update set name = s.name when not matched then insert (id, name) values (id, name)

alter table d.t add column if not exists c numeric(10,2)

alter table d.t drop column c

alter table d.t alter column c set options(description='x')

alter table d.t set options(expiration_timestamp=null)

alter schema d set options(default_table_expiration_days=30)

export data options(uri='gs://b/*.parquet', format='PARQUET') as select * from d.t

load data into d.t from files(format='CSV', uris=['gs://b/x.csv'])

grant `roles/bigquery.dataViewer` on schema d to "user:x@y.com"

declare d date default current_date()

set d = date '2024-01-01'

while x < 10 do set x = x + 1; end while

if (select count(*) from t) > 0 then delete from t where true; else select 'empty'; end if

for rec in (select name from d.t) do execute immediate 'select ' || rec.name; end for

from d.orders |> where status = 'ok' |> join d.customers using (cid) |> aggregate sum(amt) as total, count(*) n group by region |> order by total desc |> limit 5

from d.t |> extend a + b as c |> set a = upper(a) |> drop b |> rename c as d |> select * except (a)

select * from d.t |> pivot (sum(x) for y in ('a', 'b')) |> as p |> where p.a > 0

create snapshot table d.s clone d.t

create search index si on d.t(all columns)

create row access policy rp on d.t grant to ('group:x') filter using (region = 'us')

select * from d.t for system_time as of timestamp_sub(current_timestamp(), interval 1 hour)

call d.p('x', cnt)

begin transaction;

select timestamp '2024-01-01 00:00:00 UTC', date '2024-01-01', numeric '1.1', b'abc', [1, 2], struct(1 as a, 'x' as b)

select array(select x * 2 from unnest([1, 2, 3]) as x with offset as o where o > 0 order by o)

select a.*, b.c from d.a as a cross join unnest(a.arr) as b with offset pos

select logical_and(a), any_value(b having min c), countif(d > 1), string_agg(distinct e, ',' order by e) from t

select col from t tablesample system (1 percent) where rand() < 0.1

select max(a) over w from t window w as (partition by b order by c)

select a from t qualify rank() over (order by a) <= 3

select cast(a as string), safe_cast(b as int64), cast(c as bytes format 'HEX') from t

select bqutil.fn.f(a), `p.d.f`(b), d.sub.g(c) from t
