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
