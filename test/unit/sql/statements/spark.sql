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

select distinct a, b as c, d e from db.t as x

select all /*+ broadcast(t), repartition(3, a), coalesce(2) */ a from t

select * except (a, b), t.* except (c), struct(*) from t

select a from t tablesample (10 percent) repeatable (5), u tablesample (5 rows), v tablesample (bucket 1 out of 4)

select a from t version as of 1, u timestamp as of '2024-01-01', v for version as of 2, w for timestamp as of current_timestamp() - interval 1 day, x@v1, `y@20240101000000000`

select a from delta.`/mnt/x` d join parquet.`s3://y/z` p on d.a = p.a, csv.`x.csv`

select a from read_files('/x', format => 'csv', header => true), range(1, 10, 2) r (n), explode(array(1, 2)) e (x), stack(2, 1, 2, 3, 4) as (a, b)

select a, x, y from t lateral view outer explode(m) tt as x, y lateral view posexplode(n) as p, q

select a from t, lateral (select b from u where u.a = t.a) l, lateral explode(t.c) as e (x)

select a from t left semi join u on t.a = u.a left anti join v using (b) cross join w natural join x right outer join y on true full join z on false anti join q on 1 = 1 semi join r on 2 = 2

select a from t join lateral (select 1 b) on true

select * from t pivot (sum(a) as s, avg(b) for (c, d) in ((1, 'x') as p, (2, 'y') as q))

select * from t unpivot include nulls (v for k in (a as x, b))

select * from t unpivot ((v, w) for k in ((a, b) as x, (c, d) y)) as u

select a, sum(b) from t group by a with rollup

select a from t group by a, b with cube

select a from t group by a, b grouping sets ((a), (b), ())

select a from t group by grouping sets ((a, b), a, ()), cube (a, b), rollup (a)

select a from t group by all having count(*) > 1 order by all limit all offset 2

select a from t distribute by a sort by b desc nulls last, c

select a from t cluster by a, b

select a from t where a > 1 order by a desc nulls first, b limit 10 offset 5

select a, row_number() over (partition by b order by c) r from t qualify r = 1

select sum(a) over w, lag(b, 1) ignore nulls over (partition by c order by d rows between 1 preceding and current row), first(a) filter (where b > 1) over (distribute by x sort by y range between interval 1 day preceding and current row) from t window w as (partition by e), w2 as (order by f)

select count(distinct a, b), count(*) filter (where a > 1), percentile_cont(0.5) within group (order by a), any_value(a) ignore nulls, listagg(a, ',') within group (order by b), collect_list(a), max_by(a, b) from t

select a union select b union all select c except select d minus all select e intersect distinct select f

with a as (select 1 x), b (y) as (select x from a), c as (values (1)) select * from b, c

with recursive r (n) max recursion level 10 as (select 1 union all select n + 1 from r where n < 5) select * from r

values (1, 'a'), (2, 'b')

select * from values (1, 'a'), (2, 'b') as t (x, y)

select * from (values (1), (2)) as t (a)

table db.t

from t select a where a > 1

from t insert into u select a where b = 1 insert overwrite table v partition (c = 1) select d

select transform (a, b) row format delimited fields terminated by ',' using 'cat' as (c string, d int) row format serde 'x' from t

map a, b using 'script' as c from t

reduce a using 'x' from t

select transform(arr, x -> x + 1), filter(arr, (x, i) -> x > i), aggregate(arr, 0, (acc, x) -> acc + x, acc -> acc * 2), exists(arr, x -> x is null), map_filter(m, (k, v) -> k > v) from t

select cast(a as decimal(10, 2)), a::string, try_cast(b as array<int>), cast(c as struct<x: int, y: map<string, array<int>>>), cast(d as interval day to second), cast(e as timestamp_ntz), f::variant from t

select a.b.c, a['x'], b[0].c, col:path.x[0]::int, col:`a b`, col:['x'], col:arr[*].z from t

select interval 1 day, interval '1' year, interval '1-2' year to month, interval 3 days 4 hours, interval -1 month, interval a day, date '2024-01-01', timestamp '2024-01-01 00:00:00', timestamp_ntz'2024-01-01', x'1F', 1L, 2S, 3Y, 1.5BD, 1e5, .5D, 2F, r'\d', "str", 'a' 'b', 5 div 2, 5 % 2

select case a when 1 then 'x' else 'y' end, if(a, 1, 2), coalesce(a, b), nvl(a, b), decode(a, 1, 2), extract(year from a), trim(both 'x' from a), trim(leading from b), substring(a from 1 for 2), position('a' in b), overlay(a placing 'x' from 1 for 2), date_add(day, 1, a), dateadd(month, 1, a), datediff(day, a, b), timestampadd(hour, 1, a), date_diff(a, b), current_date, current_timestamp, current_user, ceil(a, 1), floor(b to month) from t

select map(1, 'a'), array(1, 2), struct(1 as a, 2), named_struct('a', 1), (1, 'x'), [1, 2], from_json(a, 'x int'), schema_of_json('{}')

select `a b`, `x``y`, `t`.`c`, t.`d.e` from `db`.`t`

select :p, ?, ${x}, {{ y }}, identifier(:c), identifier('a' || 'b') from identifier(:t)

select a as (x, y), inline(b), explode(c) as (k, v), stack(1, 2) as z from t

select * from t where exists (select 1 from u) and a = any (select 1) and b > all (select 2)

select ai_query('m', a), vector_search(b), session_user(), uuid() from t

select * from table(f(1)), f(table(t) partition by a order by b), g(table t), h(table(select 1) with single partition), i(args => 1)

select /*+ mapjoin(a) */ a from t

select /* x */ a -- c
from t

from t |> where a > 1 |> select a, b as c |> extend a + 1 as d |> set a = 1 |> drop b |> aggregate sum(a) as s group by b |> as x |> join u on x.a = u.a |> order by a |> limit 5 offset 1 |> union all (select 1) |> pivot (sum(a) for b in (1, 2)) |> unpivot (v for k in (a, b)) |> tablesample (10 percent) |> distribute by a |> sort by b |> cluster by c |> window w as (order by a)

table t |> where a = 1

select 1 |> select *

values (1) |> extend 1 as a

select a from stream t, stream(db.u), stream read_files('x')

select * from t@v123

select window(ts, '5 minutes', '1 minute').start, session_window(ts, '5 min') from t group by window(ts, '5 minutes', '1 minute')

select count(if(a, 1, null)), sum(distinct a) from t

select 'it\'s', "a", 'x''y' from t

select a from t limit 5 percent

select cube, rollup, grouping, date, timestamp, interval, year, user from t

select t.* from t order by t.a

select * from parquet.`x`.y

select date_format(a, 'yyyy'), try_divide(a, b), a[b], element_at(m, 'k'), m.k, size(a) from t

select * from (select 1) t (a) left join (select 2) u (b)

select a from t where b collate utf8_lcase = 'x' order by a collate unicode

select grouping_id(), grouping(a), count(*) from t group by cube (a)

select timestamp'2020-01-01', date"2020-01-01"

select cast(1 as int) as int, 2 as `2`, 3 third

select 5 div 2 as d, 7 % 3, -a, +b

insert into t values (1, 'a'), (2, default)

insert into table db.t partition (a = 1, b) (c, d) select 1, 2

insert overwrite table t partition (a = 1) if not exists select * from u

insert into t by name select 1 as a

insert into t replace where a > 1 select * from u

insert overwrite t select 1

insert into t table u

insert into t from u select a

insert overwrite directory '/x' using parquet options (a 1) select * from t

insert overwrite local directory '/x' row format delimited fields terminated by ',' stored as textfile select * from t

insert into delta.`/x` values (1)

insert with schema evolution into t select 1

insert into t (a, b) values (1, 2)

update t as x set x.a = 1, b = default, c.d = 2 where a in (select 1)

delete from t as x where x.a = 1

delete from delta.`/x` where a = 1

merge into t as x using (select 1 a) y on x.a = y.a when matched and y.b then update set * when matched then update set x.a = y.a when not matched then insert * when not matched by target and y.c then insert (a, b) values (y.a, 1) when not matched by source and x.d then delete when not matched by source then update set x.e = default

merge with schema evolution into t using s on t.a = s.a when matched then update set * except (c) when not matched then insert * except (d)

copy into t from '/x' fileformat = csv files = ('a', 'b') pattern = '*' format_options ('header' = 'true') copy_options ('mergeSchema' = 'true')

copy into delta.`/x` from (select a::int, b from 's3://y') fileformat = json validate all

create table if not exists c.d.t (a int not null comment 'x', b string default 'y' collate utf8_lcase, c bigint generated always as identity (start with 1 increment by 1), d date generated always as (cast(e as date)), e timestamp, f array<struct<x: int comment 'y', z: string not null>>, g map<string, int>, h varchar(10), i decimal(10, 2), j int primary key, k int constraint fk foreign key references u (a), l string mask f using columns (a), constraint pk primary key (a, b) rely, constraint ck check (a > 0)) using delta options (x = 'y') partitioned by (a, bucket(4, b), days(e)) clustered by (a) sorted by (b desc) into 4 buckets location '/x' comment 'z' tblproperties ('a' = 'b', c.d = 1, e = true) with row filter f on (a, b)

create or replace table t (a int) using delta cluster by (a, b)

create or replace table t cluster by auto as select 1 a

replace table t using iceberg as select 1

create external table t (a int) partitioned by (b string, c int) row format serde 'x' with serdeproperties ('a' = 'b') stored as inputformat 'x' outputformat 'y' location '/z'

create table t (a int) row format delimited fields terminated by ',' escaped by '\\' collection items terminated by ':' map keys terminated by '#' lines terminated by '\n' null defined as 'NULL' stored as textfile

create table t like u using delta location '/x' tblproperties ('a' = 'b')

create table t shallow clone u version as of 1

create or replace table t deep clone c.d.u tblproperties ('a' = 'b') location '/x'

create table t using csv options (header = true, path '/x') as select * from u

create temporary view v as select 1

create or replace global temporary view if not exists v (a comment 'x', b) comment 'y' tblproperties ('a' = 'b') as select 1, 2

create temp view v using csv options (path 'x', header 'true')

create view v with schema compensation as select 1

create view v schema binding as select 1

create or replace materialized view mv (a int, constraint x expect (a > 0) on violation drop row) partitioned by (a) comment 'x' schedule cron '0 0 * * *' at time zone 'UTC' tblproperties ('a' = 'b') as select 1 a

create materialized view mv schedule every 1 hour as select 1

create or refresh streaming table st (a int, constraint c expect (a is not null) on violation fail update) schedule refresh every 2 hours as select * from stream read_files('/x')

create streaming live table st as select * from stream(live.t)

create or refresh live table t as select 1

create flow f as insert into once t by name select * from stream u

apply changes into live.t from stream(live.s) keys (a) apply as delete when op = 'D' sequence by ts columns * except (op) stored as scd type 2 track history on * except (x)

create flow f as auto cdc into t from stream(s) keys (a) sequence by b stored as scd type 1

create function f (a int default 1 comment 'x', b string) returns int language sql deterministic contains sql comment 'y' return a + 1

create or replace temporary function f as 'com.x.Y' using jar '/x.jar', file '/y'

create function if not exists c.d.f (a int) returns table (b int, c string) return select 1, 'x'

create function f (a int) returns string language python environment (dependencies = '["x"]', environment_version = 'None') as $$ return str(a) $$

create function f(x int) returns int return (select max(a) from t where b = x)

create or replace procedure p (in a int, out b string, inout c int default 1) language sql sql security invoker comment 'x' as begin set b = 'x'; end

create schema if not exists c.s comment 'x' location '/y' with dbproperties ('a' = 'b')

create database d managed location 'x'

create catalog if not exists c managed location 's3://x' comment 'y'

create foreign catalog c using connection k options (database 'd')

create catalog c using share p.s

create external volume v location 's3://x' comment 'y'

create volume if not exists c.s.v

create external location l url 's3://x' with (storage credential c) comment 'y'

create storage credential c

create connection k type mysql options (host 'x', port '3306', user secret('a', 'b'))

create share s comment 'x'

create recipient r using id 'x' properties (a = 'b')

create server s

create group g

create bloomfilter index on table t for columns (a options (fpp = 0.1))

create index i on table t (a)

create policy p on schema s row filter f to u for tables match columns has_tag('x') as c using columns (c)

create variable v int default 5

declare or replace variable x int default (select 1)

declare v = 1

set var x = 5

set variable (a, b) = (select 1, 2)

set a.b.c = d

set -v

set time zone 'UTC'

set time zone interval 1 hour

set time zone local

set role admin

reset a.b

use c.d

use catalog c

use schema s

use database d

drop table if exists t purge

drop view if exists v

drop materialized view mv

drop streaming table st

drop database if exists d cascade

drop schema s restrict

drop catalog if exists c cascade

drop function if exists f

drop temporary function f

drop temporary variable if exists v

drop volume v

drop external location l force

drop storage credential c

drop connection k

drop share s

drop recipient r

drop bloomfilter index on t for columns (a)

drop policy p on table t

drop procedure p

undrop table t

undrop schema s

truncate table t partition (a = 1)

alter table t rename to u

alter table t add columns (a int comment 'x' first, b string after c, d.e int)

alter table t add column a int not null

alter table t drop column if exists a

alter table t drop columns (a, b.c)

alter table t rename column a to b

alter table t alter column a type bigint

alter table t alter column a set not null, b drop not null

alter table t alter column a comment 'x'

alter table t alter column a first

alter table t change column a b int comment 'x' after c

alter table t alter column a set default 1

alter table t alter column a sync identity

alter table t alter column a set mask f using columns (b)

alter table t alter column a set tags ('x' = 'y')

alter table t replace columns (a int, b string)

alter table t add if not exists partition (a = 1, b = 'x') location '/y' partition (a = 2)

alter table t drop if exists partition (a = 1), partition (a = 2) purge

alter table t partition (a = 1) rename to partition (a = 2)

alter table t partition (a = 1) set location '/x'

alter table t recover partitions

alter table t set tblproperties ('a' = 'b', c = 1)

alter table t unset tblproperties if exists ('a', 'b')

alter table t set serde 'x' with serdeproperties ('a' = 'b')

alter table t set serdeproperties ('a' = 'b')

alter table t set fileformat parquet

alter table t set location '/x'

alter table t set owner to `u`

alter table t owner to u

alter table t add constraint c check (a > 0)

alter table t add constraint pk primary key (a) not enforced rely

alter table t drop constraint if exists c cascade

alter table t drop primary key if exists cascade

alter table t cluster by (a, b)

alter table t cluster by none

alter table t set row filter f on (a)

alter table t drop row filter

alter table t enable predictive optimization

alter table t drop feature deletionVectors truncate history

alter table t set tags ('a' = 'b')

alter table t unset tags ('a')

alter view v as select 1

alter view v rename to w

alter view v set tblproperties ('a' = 'b')

alter view v with schema evolution

alter materialized view mv add schedule cron 'x'

alter streaming table st drop schedule

alter schema s set dbproperties ('a' = 'b')

alter database d set location '/x'

alter catalog c owner to u

alter volume v rename to w

alter share s add table t partition (a = 'x') as u with history

alter recipient r rotate token

alter connection k options (a 'b')

alter external location l set url 'x' force

alter storage credential c rename to d

alter group g add user u

alter table t compact 'major'

describe table extended t

describe extended t partition (a = 1)

describe formatted t a

desc database extended d

describe function extended f

describe query select 1

describe history t

describe detail delta.`/x`

describe catalog c

describe volume v

describe share s

describe external location l

describe t as json

describe procedure p

show tables in d like 'x*'

show table extended in d like 'x' partition (a = 1)

show databases like 'x'

show schemas in c

show catalogs

show columns in t in d

show create table t as serde

show functions like 'x'

show user functions

show partitions t partition (a = 1)

show tblproperties t ('a')

show views in d

show volumes in s

show grants on table t

show grants `u` on schema s

show shares

show all in share s

show recipients

show connections

show external locations

show storage credentials

show groups

show users

show tables dropped in s

show policies on table t

show current namespace

show procedures

explain extended select 1

explain formatted with a as (select 1) select * from a

explain cost select 1

analyze table t compute statistics

analyze table t partition (a = 1, b) compute statistics noscan

analyze table t compute statistics for columns a, b

analyze table t compute statistics for all columns

analyze tables in d compute statistics noscan

analyze table t compute delta statistics

cache table t

cache lazy table t options ('storageLevel' = 'DISK_ONLY') as select * from u

cache select a from t where b = 1

uncache table if exists t

clear cache

refresh table t

refresh materialized view mv full

refresh streaming table st async

refresh foreign catalog c

refresh function f

refresh '/x'

repair table t sync partitions

msck repair table t add partitions

optimize t where a > 1 zorder by (a, b)

optimize delta.`/x` full

vacuum t retain 168 hours dry run

vacuum t full

restore table t to version as of 1

restore t to timestamp as of '2024-01-01'

reorg table t where a > 1 apply (purge)

reorg table t apply (upgrade uniform (iceberg_compat_version = 2))

generate symlink_format_manifest for table delta.`/x`

convert to delta parquet.`/x` no statistics partitioned by (a int)

fsck repair table t dry run

load data local inpath '/x' overwrite into table t partition (a = 1)

add jar '/x.jar'

add files a b

add archive x.zip

list jars

list file a

grant select on table t to `u`

grant usage, create on schema s to g

grant all privileges on catalog c to u

revoke select on table t from u

deny select on table t to u

grant select on share s to recipient r

msck repair privileges on table t

sync schema c.s from hive_metastore.d dry run

comment on table t is 'x'

comment on catalog c is null

comment on column t.a is 'x'

comment on volume v is 'x'

execute immediate 'select ?' into a using 1, b

execute immediate 'x' using (1 as a, 2 as b)

call p(1, a => 2)

call system.rollback_to_snapshot('t', 1)

put '/x' into '/Volumes/y' overwrite

get '/Volumes/x' to '/y'

remove '/Volumes/x'

list '/Volumes/x' limit 5

set tag on table t a = b

unset tag on table t a

create widget text a default 'x'

remove widget a

begin declare x int default 1; declare c cursor for select 1; declare exit handler for sqlexception begin select 1; end; if x > 1 then select 1; elseif x = 2 then select 2; else select 3; end if; while x < 10 do set x = x + 1; end while; repeat set x = 1; until x > 5 end repeat; lbl: loop leave lbl; iterate lbl; end loop lbl; for r as select a from t do select r.a; end for; case x when 1 then select 1; else select 2; end case; signal x set message_text = 'y'; end

begin atomic insert into t values (1); update t set a = 2; end

begin transaction

create table t (a timestamp_ltz, b timestamp_ntz, c variant, d interval year to month, e void, f geometry(4326), g string collate unicode_ci)

create or replace temp view v as with a as (select 1) select * from a

alter database d set owner to u

cache table t as select 1

table t |> select /*+ repartition(3) */ all x

values (0, 'a'), (1, 'b') tab(x, y) |> union table t |> minus all table u

table t |> tablesample (100 percent) repeatable (0) |> tablesample (bucket 1 out of 2) repeatable (1)

select (values (0) tab(col) |> select col) as result

table a |> join lateral (select b.c from b where b.x = a.y) |> left semi join c |> natural join d

(table t |> select x) union all select x from t where x < 1

create or refresh streaming table st flow auto cdc from stream(src) keys (id) sequence by ts stored as scd type 2

create streaming table st cluster by auto trigger on update at most every interval 1 hour as select * from stream(t)

create or refresh private materialized view mv as select 1 a

select a, b from t where a in (select max(x) from u group by y having count(*) > 1) order by 1 nulls last limit 10

select t1.id, coalesce(t2.v, 0) v from t1 left outer join t2 on t1.id = t2.id and t2.d >= date_sub(current_date(), 7)

select explode(split(a, ',')) as x from t

select posexplode(arr) as (pos, val) from t

select inline_outer(array(struct(1, 'a'), struct(2, 'b'))) as (id, name)

select * from t lateral view json_tuple(j, 'a', 'b') jt as a, b where jt.a is not null

select id, sum(x) over (partition by id order by ts range between interval 7 days preceding and current row) from t

select date_trunc('month', d) m, count(distinct u) from t group by 1 order by m desc

select stack(3, 'a', a, 'b', b, 'c', c) as (k, v) from t

select percentile(a, array(0.5, 0.9)), approx_percentile(a, 0.5, 100), histogram_numeric(a, 5) from t

with t1 as (select 1 a), t2 as (select a + 1 b from t1) insert into x select * from t2

with t as (select 1 a) update u set x = (select a from t)

insert into table t partition (dt = '2024-01-01', hr) select a, b, hr from s

insert into t replace where dt = '2024-01-01' select * from s

insert into t replace using (a, b) select * from s

create table t using parquet partitioned by (y, m) as select *, year(d) y, month(d) m from s

create table t (id bigint, data string, ts timestamp) using iceberg partitioned by (bucket(16, id), days(ts), truncate(4, data)) tblproperties ('format-version' = '2')

alter table t add partition field bucket(16, id) as shard

alter table t replace partition field ts_day with day(ts)

alter table t write ordered by a asc nulls first, b

alter table t write distributed by partition locally ordered by a

alter table t set identifier fields a, b

alter table t create branch b1 as of version 1 retain 7 days

alter table t create or replace tag t1 as of version 5 retain 365 days

alter table t drop branch b1

alter table t alter column a drop not null

alter table t alter column a.b type bigint

alter table t alter column a after b

alter table t add columns (a.b.c int comment 'x' after d)

alter table t set tblproperties ('delta.feature.x' = 'supported')

call cat.system.rewrite_data_files(table => 'db.t', strategy => 'sort', sort_order => 'a desc', options => map('x', '1'))

select * from t version as of 123

select * from db.t.snapshots order by committed_at

select * from db.t.`branch_b1`

select input_file_name(), _metadata.file_path from t

select * except (rn) from (select *, row_number() over (partition by id order by ts desc) rn from t) where rn = 1

select map_from_entries(collect_list(struct(k, v))) m from t group by id

select transform(a, (x, i) -> x + i), zip_with(a, b, (x, y) -> x * y), array_sort(a, (l, r) -> case when l < r then -1 else 1 end) from t

select if(a is null, 'x', cast(a as string)), a <=> b, not (c or d) from t

select * from t where ts between timestamp '2024-01-01 00:00:00' and current_timestamp() - interval 1 day

select * from t where s rlike '^a.*' and s not like '%b' and lower(s) ilike any ('c%', 'd%')

describe history delta.`/path` limit 5

describe extended db.t col

show create table db.t

show partitions db.t partition (y = 2024)

show tblproperties db.t ('k')

show columns from t

show tables from db like 'a|b'

explain codegen select 1

cache lazy table t

set spark.sql.ansi.enabled = true

set hive.exec.dynamic.partition.mode=nonstrict

reset spark.sql.ansi.enabled

drop table if exists db.t purge

create or replace function db.f(x double comment 'in', y double default 1.0) returns double not deterministic return x * y

create function g(s string) returns table (w string, n int) return select w, count(*) from (select explode(split(s, ' ')) w) group by w

create temporary function f as 'com.x.F' using jar 's3://x.jar'

use catalog main

create schema if not exists main.s comment 'x' with dbproperties (a = 'b')

comment on schema s is 'x'

grant select, modify on schema main.s to `grp@x.com`

create view v (a comment 'x', b) tblproperties ('a' = 'b') as select 1, 2

create or replace view v as select * from t1 union all by name select * from t2

optimize db.t where dt >= '2024-01-01' zorder by (a, b)

vacuum db.t retain 0 hours

restore table t to version as of 5

create table c shallow clone db.t version as of 3

copy into t from 's3://b/p' fileformat = parquet copy_options ('mergeSchema' = 'true')

merge into t using (select * from s where op <> 'x') s on t.id = s.id and t.dt = s.dt when matched and s.op = 'D' then delete when matched then update set t.v = s.v, t.ts = current_timestamp() when not matched and s.op != 'D' then insert (id, v) values (s.id, s.v)

load data inpath '/x' overwrite into table t partition (a = '1')

select count(*) filter (where a > 1) as n, first_value(b, true) fv from t

select cast(a as struct<x:int,y:array<string>>), cast('1' as decimal(38,18)), a.x, b['k'], c[0] from t

select from_unixtime(a), to_timestamp(b, 'yyyy'), unix_timestamp(), make_date(1, 2, 3), c::date from t

select sum(a), b from t group by b with rollup having grouping(b) = 0

select * from (select 1 a) t join (select 1 a) u using (a) cross join (select 2) v

select `my col`, "str", 'it''s', r'raw\n', 0xFF, X'1A' from t

from t select a, count(*) where b > 1 group by a order by 2

select a from t1 intersect all select a from t2 except all select a from t3

select named_struct('a', 1, 'b', 'x').a, struct(1 as a).a, array(1, 2)[0], map('k', 'v')['k']

select distinct on_col from t

execute immediate 'select * from identifier(:t) where a = :a' using 'x' as t, 1 as a

select * from identifier('db' || '.t') where identifier(:c) = 1

declare variable x int default 5

set var x = (select max(a) from t)

create table t (a int, b string) using delta cluster by (a) comment 'x' location 's3://y'
