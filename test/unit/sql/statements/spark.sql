select /*+ broadcast(a) */ a.id, explode(items) as item from a lateral view outer explode(b) e as x, y where a.id <=> 1

select transform(xs, x -> x + 1), named_struct('a', 1).a, m['k'], `odd name` from t distribute by a sort by b

insert overwrite table t partition (day = '2024-01-01', hour) select * from u

create table if not exists db.t (id bigint comment 'key', s struct<a: int, b: array<string>>) using parquet partitioned by (id) location 's3://x' tblproperties ('a' = 'b') comment 'x'

create or replace temporary view v as select * from t

merge into t using s on t.id = s.id when matched then update set * when not matched then insert *

select * from t tablesample (10 percent) left semi join u on t.id = u.id

select * from t version as of 3 where a rlike 'x'

cache table x as select 1

select a, b from t group by a, b with cube

create table t (a int) stored as parquet

select transform(array(1), (x, i) -> x + i), posexplode(array(1)) as (p, v), map('a', 1)['a'], id div 2 from orders

optimize orders zorder by (id)

with a as (select id from orders) insert into daily select id, id from a

from orders insert into daily select day, amount insert overwrite table big partition (day = 1) select id where amount > 10

select transform (a, b) row format delimited fields terminated by ',' using 'cat' as (c string, d int) from orders

map a, b using 'script.py' as c from orders
