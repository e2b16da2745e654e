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

select top 5 a, b as c from t

select * exclude a rename b as c replace (d + 1 as d) from t

select * exclude (a, b) rename (c as d, e as f), t.* ilike '%x%' from t

select t.* exclude a, * ilike 'x%' replace (a as b) from t

select $1, t.$2, $3:a.b::string from @stage/path (file_format => 'f', pattern => '.*csv') t

select $1 from '@db.sch.st/x'

select a:b.c[0].d::int, a['x']['y'], b:"Q R"::variant, get_path(a, 'b'), a:b:c from t

select value:name::string as n, f.index, f.key, f.path, f.this from t, lateral flatten(input => t.x, path => 'y', outer => true, recursive => false, mode => 'array') f, table(flatten(t.z)) g

select * from table(result_scan(last_query_id()))

select * from table(information_schema.query_history(dateadd('hours', -1, current_timestamp()))) q

select * from table(generator(rowcount => 10, timelimit => 5)), table(split_to_table('a,b', ',')) s

select seq4(), uniform(1, 10, random()), row_number() over (order by a) from t

select a from t sample (10), u tablesample bernoulli (5.5) seed (3), v sample system (3) repeatable (99), w sample row (10 rows), x sample block (0.1)

select a from t at (timestamp => '2024-01-01'::timestamp_ltz) x, u before (statement => 'x'), v at (offset => -60), w at(stream => 's')

select a from t changes (information => default) at (timestamp => $ts) end (offset => 0)

select a from t asof join u match_condition (t.ts >= u.ts) on t.id = u.id

select a from t asof join u match_condition (t.ts >= u.ts) using (id)

select a from t natural full outer join u left outer join v using (a) cross join lateral (select 1) x

select a from t inner directed join u on t.a = u.a

select * from t pivot (sum(a) for b in (any order by b)) p

select * from t pivot (sum(a) for b in (select distinct b from u) default on null (0)) as p (x, y)

select * from t pivot (max(a) for b in ('x', 'y' as yy)) unpivot include nulls (v for k in (c as 'cc', d))

select a from t qualify row_number() over (partition by b order by c desc nulls last) = 1 order by all desc

select a, sum(b) from t group by all having sum(b) > 1

select a from t group by grouping sets ((a), rollup (b, c), cube (d)), a

select a from t group by rollup (a, b)

select a from t limit 10 offset 5

select a from t offset 5 rows fetch first 10 rows only

select a from t limit null offset 2

select a from t fetch 5

select a from t for update nowait

select * from t match_recognize (partition by a order by b measures match_number() as m, first(b) as f, count(down.*) as c all rows per match omit empty matches after match skip to first down pattern (x+ (y | z)* {2,5}) subset s = (x, y) define x as c < lag(c)) as mr

select level, sys_connect_by_path(a, '/'), connect_by_root b from t start with a is null connect by prior b = c

with recursive a (x) as (select 1 union all select x + 1 from a where x < 5) select * from a

with a as procedure (x int) returns int language sql as $$ begin return x; end $$ call a(1)

select a ilike '%x%', a like any ('x', 'y'), a ilike any ('z'), a like all ('q'), a rlike 'b', a regexp 'c', a not ilike 'x' escape '^', a is distinct from b, a between 1 and 2, a in (1, 2), (a, b) in ((1, 2)), not a in (select 1) from t

select try_cast(a as int), cast(b as number(10, 2)), c::varchar(10), d::timestamp_ntz(9), e::vector(float, 3), f::array(int not null), g::object(a int, b varchar), h::map(varchar, int), i::geography, to_date(j), k::double precision from t

select date '2024-01-01', timestamp '2024-01-01 00:00:00', interval '1 day, 2 hours', dateadd(day, 1, a), datediff('month', a, b), date_trunc(week, c), extract(year from d), date_part(epoch_second, e), last_day(f, 'month'), time_slice(g, 1, 'hour') from t

select iff(a, 1, 2), nvl(a, b), nvl2(a, b, c), decode(a, 1, 'x', 'y'), zeroifnull(a), coalesce(a, b), case when a then b end, greatest(a, b), ifnull(a, b) from t

select array_construct(1, 2), [1, 'a', null], {'a': 1, 'b': {'c': 2}}, {}, object_construct('a', 1), object_construct(*), parse_json('{}'), {*}, {t.*}, {* ilike 'x%'} from t

select filter(a, x -> x > 1), transform(b, x int -> x + 1), reduce(c, 0, (acc, x) -> acc + x), filter(d, (x variant) -> x:y > 1) from t

select listagg(distinct a, ',') within group (order by b) over (partition by c), array_agg(a) within group (order by b desc), percentile_cont(0.5) within group (order by a), approx_percentile(a, 0.5), count_if(a), any_value(b), max_by(a, b), object_agg(k, v), hll(a), median(a), mode(b) from t

select lag(a, 1, 0) ignore nulls over (partition by b order by c), sum(a) over (order by b rows between unbounded preceding and current row), sum(a) over (order by b range between interval '1 day' preceding and current row), conditional_change_event(a) over (order by b), ratio_to_report(a) over () from t

select current_date, current_timestamp(3), sysdate(), current_user(), current_role(), localtime from t

select 'a\'b', 'a''b', $$raw ' text$$, 1e5, .5, 1_000, x'AB', 'a' || 'b' from t

select "Mixed", "a""b", identifier('x'), identifier($v), a$b, _c from identifier('db.t'), table('u'), table($v), table(identifier(:x))

select t1.a from db..t t1, db.sch.t t2, "DB"."S"."T" t3

select * from values (1, 'a'), (2, 'b') as v (x, y)

select * from (values (1), (2)) v, (select 1) x

values (1, 2), (3, 4)

select * from t1 minus select * from t2 except select * from t3 intersect select * from t4 union all by name select * from t5 union by name select 1 a

select :x, ?, :1, $a, $$x$$

select a, b, from t where a = 1

select a from t order by a asc nulls first, 2 desc, b

select seq.nextval, s.currval from table(getnextval(seq)) n

select f(a => 1, b => 'x'), sch.f(1), f(table(select 1)), udtf.*, f(distinct a) from t, table(udtf(t.a, 'x') over (partition by t.b order by t.c)) udtf

select m!predict(input_data => {*}) from t

select snowflake.cortex.complete('m', 'x'), ai_complete('m', prompt('x {0}', a)), ai_filter(prompt('y', b)) from t

call m!forecast(forecasting_periods => 3)

select * from semantic_view(sv metrics m.a, m.b dimensions d.c where d.e > 1)

select * from t ->> select * from $1

show tables ->> select "name" from $1 where "rows" > 0

select a from t where a = any (select 1) or b > all (select 2) or exists (select 1) and not exists (select 2)

select grouping(a), grouping_id(a, b) from t group by cube (a, b)

select a as "A b", b c, 'x' d from t as "T" (x, y)

select position('a' in b), position('a', b), trim(a, 'x'), substr(a, 1, 2), substring(a from 1 for 2), translate(a, 'b', 'c'), ltrim(a), charindex('a', b), split(a, ',')[0]::string, split_part(a, '-', 1) from t

select a[0:2], a[1], x::array[0], (select 1)::int, (a)::date - 1, -a::int from t

select case a when 1 then 'x' else 'y' end from t

select * from t limit 10

insert into t (a, b) values (1, default), (2, null)

insert into t with x as (select 1) select * from x

insert all into t1 values (a, b) into t2 (c) values (d) select a, b, d from t

insert overwrite all into t1 select 1

insert first when a > 1 then into t1 when a > 2 then into t2 (x) values (y) else into t3 select a, y from t

insert into t select parse_json($1) from values ('{}')

update t set a = 1, b = u.b from u, v where t.c = u.c and u.d = v.d

update t x set x.a = default where x.b in (select 1)

delete from t using u, (select 1 a) v where t.a = u.a

delete from t where a = 1

merge into t using (select 1 a) s on t.a = s.a when matched and s.b then update set t.b = s.b, c = 1 when matched then delete when not matched and s.c > 1 then insert (a, b) values (s.a, s.b) when not matched then insert values (1, 2)

merge into t using s on t.a = s.a when matched then update all by name when not matched then insert all by name

truncate table if exists t

create or replace transient table if not exists db.s.t (a int not null autoincrement start 1 increment 1 noorder, b varchar(10) collate 'en-ci' default 'x' comment 'y', c number(10, 2) identity (1, 1), d timestamp_ltz as (e::timestamp) , f variant with masking policy mp using (f, g), h string with tag (t1 = 'x', t2 = 'y'), i int unique references u (a) match full on delete cascade not enforced rely, j vector(float, 256), k object(a int), constraint pk primary key (a, b) rely, foreign key (i) references u (x) on update no action, unique (b)) cluster by (a, to_date(d)) enable_schema_evolution = true data_retention_time_in_days = 1 max_data_extension_time_in_days = 10 change_tracking = true default_ddl_collation = 'x' copy grants comment = 'z' with row access policy rap on (a, b) with tag (c = 'd') with aggregation policy ap

create temporary table t like u

create table t clone u at (timestamp => '2024-01-01'::timestamp) copy grants

create table t as select 1 a

create or replace table t (a, b) as select 1, 2

create table t using template (select array_agg(object_construct(*)) from table(infer_schema(location => '@s', file_format => 'f')))

create table t (a int) stage_file_format = (type = csv field_delimiter = '|' skip_header = 1) stage_copy_options = (on_error = continue)

create table t backup from u

create hybrid table t (a int primary key, b int, index ix (b) include (c))

create external table e (a date as to_date(value:c1), b varchar as (value:c2::varchar)) partition by (a) location = @s/x/ file_format = (type = parquet) auto_refresh = true pattern = '.*' aws_sns_topic = 'x' table_format = delta

create iceberg table t (a int) catalog = 'snowflake' external_volume = 'v' base_location = 'x'

create dynamic table d (a, b) target_lag = '1 minute' warehouse = w refresh_mode = incremental initialize = on_create cluster by (a) as select a, b from t

create dynamic iceberg table d target_lag = downstream warehouse = w as select 1

create event table e

create or replace secure recursive view if not exists v (a comment 'x' with masking policy m, b with tag (t = 'y')) copy grants comment = 'c' change_tracking = true with row access policy r on (a) as select 1, 2

create materialized view mv cluster by (a) as select a, count(*) from t group by a

create semantic view sv tables (t as db.s.t primary key (a) with synonyms = ('x')) relationships (r as t (a) references u) dimensions (t.d as a) metrics (t.m as sum(b)) comment = 'x'

create or replace stage s url = 's3://x' storage_integration = si credentials = (aws_key_id = 'a' aws_secret_key = 'b') encryption = (type = 'aws_sse_kms' kms_key_id = 'k') directory = (enable = true auto_refresh = true) file_format = (format_name = 'f') copy_options = (on_error = 'skip_file') comment = 'c' tag (a = 'b')

create temporary stage if not exists s

create file format f type = json strip_outer_array = true null_if = ('', 'NULL') compression = auto

create or replace pipe p auto_ingest = true error_integration = e aws_sns_topic = 'x' comment = 'c' as copy into t from @s file_format = (type = csv)

create or replace stream s on table t at (offset => -60) append_only = true show_initial_rows = false comment = 'x'

create stream s on stage st

create stream s on view v copy grants

create stream s on dynamic table d

create task t warehouse = w schedule = 'using cron 0 9 * * * UTC' allow_overlapping_execution = false user_task_timeout_ms = 1 comment = 'x' after t1, t2 when system$stream_has_data('s') as insert into x select * from s

create task t schedule = '5 minute' user_task_managed_initial_warehouse_size = 'xsmall' as call p()

create task t finalize = r as begin insert into x values (1); end

create alert a warehouse = w schedule = '1 minute' if (exists (select 1 from t)) then insert into x values (1)

create function f (a int, b varchar default 'x') returns int language sql immutable memoizable strict comment = 'c' as 'a + 1'

create or replace function f (a float) returns table (b int, c varchar not null) as $$ select 1, 'x' $$

create function f (a int) returns variant language javascript called on null input volatile as $$ return A; $$

create function f () returns string language python runtime_version = '3.10' packages = ('a', 'b==1.0') imports = ('@s/x.py') handler = 'x' external_access_integrations = (e) secrets = ('a' = b) as $$ def x(): return 1 $$

create secure aggregate function f (a int) returns int language python runtime_version = 3.9 handler = 'H' as $$ x $$

create external function f (a int) returns variant api_integration = i headers = ('x' = 'y') max_batch_rows = 10 as 'https://x'

create or replace procedure p (a int, b varchar default null) returns table (c int) language sql execute as caller as $$ declare x int default 1; begin let y := x + 1; return table(select 1); end; $$

create procedure p () returns varchar not null language sql as begin return 'x'; end

create procedure p () returns string language python runtime_version = '3.8' packages = ('snowflake-snowpark-python') handler = 'run' execute as owner as 'x'

with p as procedure () returns int language sql as $$ begin return 1; end $$ call p()

create schema if not exists s clone t at (offset => -1) with managed access data_retention_time_in_days = 1

create transient database d data_retention_time_in_days = 0 comment = 'x'

create database d from share a.b

create or replace warehouse w with warehouse_size = 'xsmall' auto_suspend = 60 auto_resume = true min_cluster_count = 1 scaling_policy = 'standard' initially_suspended = true

create role if not exists r comment = 'x'

create database role d.r

create user u password = 'x' default_role = r must_change_password = true rsa_public_key = 'y' days_to_expiry = 1

create resource monitor r with credit_quota = 100 frequency = monthly start_timestamp = immediately triggers on 90 percent do suspend on 100 percent do suspend_immediate

create sequence s start = 1 increment = 1 noorder comment = 'x'

create or replace sequence s start with 1 increment by 2

create masking policy m as (v string, w int) returns string -> case when current_role() in ('A') then v else '***' end comment = 'x'

create row access policy r as (a varchar) returns boolean -> exists (select 1 from m where x = a)

create tag t allowed_values 'a', 'b' comment = 'x'

create network policy n allowed_ip_list = ('1.1.1.1') blocked_ip_list = ('2.2.2.2')

create network rule n mode = ingress type = ipv4 value_list = ('1.1.1.1')

create password policy p password_min_length = 10

create session policy s session_idle_timeout_mins = 5

create authentication policy a authentication_methods = ('saml')

create aggregation policy a as () returns aggregation_constraint -> aggregation_constraint(min_group_size => 5)

create projection policy p as () returns projection_constraint -> projection_constraint(allow => false)

create storage integration s type = external_stage storage_provider = 's3' enabled = true storage_aws_role_arn = 'x' storage_allowed_locations = ('*')

create notification integration n type = email enabled = true allowed_recipients = ('x')

create api integration a api_provider = aws_api_gateway api_aws_role_arn = 'x' enabled = true api_allowed_prefixes = ('y')

create security integration s type = oauth enabled = true oauth_client = custom

create external access integration e allowed_network_rules = (n) enabled = true

create catalog integration c catalog_source = glue table_format = iceberg enabled = true

create external volume v storage_locations = ((name = 'x' storage_provider = 's3' storage_base_url = 'y'))

create secret s type = generic_string secret_string = 'x'

create share s

create managed account a admin_name = 'x', admin_password = 'y', type = reader

create failover group f object_types = databases allowed_databases = d allowed_accounts = o.a replication_schedule = '10 minute'

create connection c as replica of o.a.c

create git repository g origin = 'https://x' api_integration = a

create image repository i

create compute pool p min_nodes = 1 max_nodes = 2 instance_family = cpu_x64_xs

create service s in compute pool p from specification $$ x: y $$

create streamlit s root_location = '@s' main_file = '/x.py'

create notebook n

create application a from application package p

create application package p

create application role r

create cortex search service c on a attributes b, c warehouse = w target_lag = '1 hour' as select * from t

create snowflake.ml.forecast m (input_data => table(v), timestamp_colname => 'a', target_colname => 'b')

create data metric function d (t table (a int)) returns number as 'select count(*) from t'

create listing l

create organization account a

create privacy policy p as () returns privacy_budget -> privacy_budget(budget_name => 'x')

create model m from @s

alter table t add column if not exists a int default 1, b varchar not null

alter table t drop column a, b

alter table t rename column a to b

alter table t rename to db.s.u

alter table t swap with u

alter table t alter column a set not null, column b drop not null, c type varchar(10), d set default s.nextval, e comment 'x', f unset comment

alter table t modify column a set masking policy m using (a, b) force

alter table t modify column a unset masking policy, column b set tag x = 'y', column c unset tag z

alter table t modify (a drop default, b set data type number(10))

alter table t cluster by (a, b)

alter table t drop clustering key

alter table t suspend recluster

alter table t recluster

alter table t add constraint pk primary key (a) not enforced

alter table t drop primary key

alter table t rename constraint a to b

alter table t add row access policy r on (a), drop row access policy s

alter table t drop all row access policies

alter table t set data_retention_time_in_days = 1 change_tracking = true comment = 'x'

alter table t unset data_retention_time_in_days, comment

alter table t set tag a = 'b', c = 'd'

alter table t unset tag a

alter table t add search optimization on equality(a, b), substring(*), geo(c)

alter table t drop search optimization on equality(a)

alter table t set stage_file_format = (type = csv)

alter external table t refresh 'x'

alter external table t add partition (a = 'x') location 'y'

alter iceberg table t refresh 'x'

alter dynamic table d suspend

alter dynamic table d set target_lag = '5 minutes' warehouse = w

alter dynamic table d refresh

alter view v rename to w

alter view v set secure comment = 'x'

alter view v modify column a set masking policy m

alter materialized view mv suspend

alter warehouse w set warehouse_size = large wait_for_completion = true

alter warehouse if exists w resume if suspended

alter warehouse w abort all queries

alter session set timezone = 'x', query_tag = 'y'

alter session unset query_tag

alter account set network_policy = n

alter user u set password = 'x' default_warehouse = w

alter user u add delegated authorization of role r to security integration s

alter database d swap with e

alter database d enable replication to accounts o.a

alter schema s enable managed access

alter task t modify as select 1

alter task t add after t1, t2

alter task t set schedule = '1 minute'

alter task t modify when system$x()

alter pipe p set pipe_execution_paused = true

alter pipe p refresh prefix = 'x' modified_after = 'y'

alter stage s set url = 'x' credentials = (aws_role = 'y')

alter stage s refresh subpath = 'x'

alter stream s set append_only = true

alter masking policy m set body -> case when a then b else c end

alter row access policy r rename to s

alter tag t add allowed_values 'x'

alter tag t set masking policy m force

alter share s add accounts = a, b

alter sequence s set increment by 5

alter procedure p(int, varchar) execute as caller

alter function f(int) set secure

alter network policy n set allowed_ip_list = ('x')

alter resource monitor r set credit_quota = 5 triggers on 80 percent do notify

alter alert a resume

alter git repository g fetch

alter application a upgrade

alter service s suspend

alter compute pool p stop all

alter failover group f refresh

alter secret s set secret_string = 'x'

drop table if exists t cascade

drop external table t

drop dynamic table d

drop materialized view v

drop stage s

drop file format f

drop pipe p

drop stream s

drop task t

drop warehouse w

drop function f(int, varchar)

drop procedure if exists p(number)

drop masking policy m

drop row access policy r

drop tag t

drop network policy n

drop integration i

drop storage integration s

drop share s

drop resource monitor r

drop database role d.r

drop alert a

drop secret s

drop git repository g

drop iceberg table t

drop semantic view v

undrop table t

undrop schema s

undrop dynamic table d

describe table t type = stage

desc view v

describe stage s

describe function f(int)

desc result last_query_id()

describe integration i

show tables like 'x%' in database d starts with 'y' limit 10 from 'z'

show terse schemas history in account

show grants to role r

show grants of share s

show future grants in schema s

show parameters like 'x' in session

show columns in table t

show primary keys in t

show warehouses

show user functions in schema s

show versions in git repository g

use role r

use secondary roles all

use warehouse w

use database d

use schema d.s

use d.s

grant select on all tables in schema s to role r

grant ownership on table t to role r copy current grants

grant usage on future schemas in database d to database role x

grant all privileges on warehouse w to role r with grant option

grant role a to user u

grant create table, usage on schema s to role r

grant database role d.r to share s

grant usage on integration i to application a

grant caller select on table t to role r

grant apply masking policy on account to role r

revoke select on table t from role r cascade

revoke grant option for all on schema s from role r

revoke role a from user u

set a = 1

set (a, b) = (1, 'x')

set v = (select max(a) from t)

unset a

unset (a, b)

begin transaction

begin name t1

start transaction

commit work

copy into t from @s/x/ files = ('a', 'b') pattern = '.*' file_format = (type = csv field_optionally_enclosed_by = '"' skip_header = 1) on_error = continue purge = true force = true match_by_column_name = case_insensitive

copy into t (a, b) from (select $1, s.$2:x::int from @s/x (file_format => f) s) on_error = 'skip_file_10%' validation_mode = return_errors

copy into 's3://x' from t storage_integration = s file_format = (type = parquet) header = true overwrite = true max_file_size = 10 partition by (a)

copy into @s/x from (select * from t) single = true

copy into t from 's3://x' credentials = (aws_key_id = 'x') include_metadata = (a = metadata$filename)

copy files into @a from @b

put file:///tmp/x.csv @s auto_compress = true parallel = 4 overwrite = true

put 'file://C:\x y.csv' @~/staged

get @%t file:///tmp/

list @s/x pattern = '.*'

ls @~

remove @s/x

rm @%t

execute task t

execute immediate 'select 1'

execute immediate $$ begin return 1; end $$

execute immediate :s using (a, b)

execute immediate from @s/x.sql

execute alert a

execute notebook n('x')

call p(1, a => 'x')

call p(1) into :x

comment on table t is 'x'

comment if exists on column t.a is 'y'

explain using tabular select * from t

create or replace table t copy grants as select 1

create or alter table t (a int)

declare x int default 1; y := 'a'; z varchar; c1 cursor for select a from t where b = ?; rs resultset default (select 1); rs2 resultset := (execute immediate 'x'); e exception (-20001, 'msg'); begin return x; end

begin let x int := 1; let y := x * 2; let c cursor for select 1; let rs resultset := (select a from t); return y; end

begin open c1 using (x, 1); fetch c1 into a, b; close c1; for r in c1 do let z := r.a; end for; for i in 1 to 10 do x := x + i; end for; for i in reverse 1 to 5 loop y := i; end loop; return x; end

begin while (x < 10) do x := x + 1; if (x = 5) then break; end if; end while; repeat x := x - 1; until (x = 0) end repeat; loop if (x > 3) then break lbl; end if; continue; end loop lbl; return x; end

begin case (x) when 1 then return 'a'; when 2 then return 'b'; else return 'c'; end case; end

begin case when x > 1 then return 1; end; return 2; end

begin if (a) then return 1; elseif (b) then return 2; else return 3; end if; end

begin insert into t values (:x); select a into :y from t; update t set a = :z where b = :w; return sqlrowcount; exception when e then return sqlcode; when statement_error or expression_error then raise; when other then return object_construct('x', sqlerrm); end

begin select a, b into x, y from t where c = :d; return table(rs); end

begin async (insert into t values (1)); await all; return 1; end

begin rs := (select 1); res := (call p()); let q := 'select 1'; execute immediate :q; return null; end

begin begin return 1; exception when other then return 2; end; end

execute immediate $$
declare
  x int;
begin
  x := 1;
  return x;
end;
$$

begin create or replace table t (a int); drop table u; call p(:x); return 'done'; end

begin let r := (select count(*) from t); if (r > 0 and exists (select 1)) then null; end if; end;

begin for rec in rs do insert into t values (rec.a, :y); end for; return; end

begin let stmt varchar := 'x' || :a; rs := (execute immediate :stmt using (a, b)); return table(rs); end

begin raise my_ex; end

begin let x := case when a = 1 then 'y' else 'z' end; system$log('info', 'x'); return x; end

create dynamic table dt target_lag = '1 hour' warehouse = wh immutable where (d < current_date()) as select a, d from t

create or alter dynamic table dt (a int) target_lag = downstream warehouse = wh as select a from t

create dynamic table dt frozen where (a < 5) target_lag = '5 minutes' warehouse = w as select a from t

create account a1 admin_name = adm admin_password = 'd' email = 'd' edition = standard

create tag t allowed_values 'V1', 'v2' comment = '1'

create replication group rg object_types = databases allowed_accounts = o.a

create semantic view sv tables (c as db.s.c primary key (id), o as db.s.o primary key (id) with synonyms ('orders') comment = 'x') relationships (o_c as o (cid) references c) facts (o.amt as amount) dimensions (c.name as c_name comment = 'y') metrics (o.total as sum(o.amt)) ai_sql_generation 'z'

alter table t add search optimization

alter table t add column a int, b varchar

alter table if exists t alter a set data type varchar(20), b drop default

alter table t modify column a set masking policy p

alter table t alter column a type number(10,2)

alter table t add foreign key (a) references u (b)

alter table t add unique (a, b)

alter table t drop unique (a)

alter table t alter constraint c rename to d

alter table t set enable_schema_evolution = true

alter table t clone u

alter table t1 rename to t2

alter session set week_start = 1

alter user u set rsa_public_key = 'x'

alter warehouse w suspend

alter task t resume

alter stage s set file_format = (format_name = f)

alter database d rename to e

select a.b:c.d::string, a:b[0]:c::number(10,2), parse_json(x):y, f.value:z::date from t, lateral flatten(input => a:list, outer => true) f

select t.*, row_number() over (partition by a order by b) rn from t qualify rn = 1 and b > 0

select listagg(a, ', ') within group (order by a) from t

select * from t at (offset => -60*5) where a = 1

select * from t before (statement => '01a') x join u on x.id = u.id

select dateadd(month, -1, date_trunc('month', current_date())), datediff(day, a, b), to_char(a, 'YYYY-MM'), try_to_number(b), a::timestamp_tz from t

select * from (select a, b, c from t) pivot (sum(c) for b in ('x', 'y')) as p (a, x, y) order by a

select * from t unpivot (v for k in (jan, feb, mar))

select object_construct('a', a, 'b', array_agg(b) within group (order by c)) from t group by a

select $1::int a, $2 b, metadata$filename f from @st/path/file.csv (file_format => 'ff')

select count(*) as cnt, a from t group by all having cnt > 1 order by cnt desc limit 5 offset 10

select sum(iff(a = 'x', 1, 0)) / nullif(count(*), 0) as r from t

select regexp_substr(a, '\\d+', 1, 1, 'e', 1), split_part(a, '.', -1), a rlike '.*x.*' from t

select case when a is null then 'n' when a in ('x') then 'y' else a end, nvl(a, b), zeroifnull(c) from t

select * from t1 inner join t2 using (id, d) left join t3 on t1.id = t3.id and t3.x is not null full outer join t4 on t4.a = t1.a

select array_size(a), array_contains('x'::variant, b), a[array_size(a) - 1], object_keys(c) from t

with recursive m as (select id, mgr, 1 lvl from e where mgr is null union all select e.id, e.mgr, m.lvl + 1 from e join m on e.mgr = m.id) select * from m

select * from table(flatten(parse_json('[1,2]'))) f, table(my_udtf(f.value::int)) u

select last_value(a) ignore nulls over (partition by b order by c rows between unbounded preceding and unbounded following) from t

select current_timestamp()::date, sysdate(), current_account(), system$typeof(a) from t

select a, b from t minus select a, b from u

insert into t select a, parse_json(b) from values (1, '{}'), (2, '[]') as v (a, b)

insert into db.s.t (a, b, c) values ('x', current_timestamp(), null)

update t set a = u.a from (select id, max(a) a from s group by id) u where t.id = u.id

merge into t using s on t.id = s.id when matched and s.del then delete when matched then update set a = s.a when not matched then insert (id, a) values (s.id, s.a)

create or replace table t as select * from u where 1 = 0

create table t like db.s.u

create temp table t (id number autoincrement, v variant, ts timestamp_ntz default current_timestamp())

create or replace view v (a, b) comment = 'x' as select a, b from t where c

create or replace secure view v as select * from t

create materialized view if not exists mv as select a, sum(b) s from t group by a

create stage st url = 's3://b/' credentials = (aws_key_id = 'x' aws_secret_key = 'y') file_format = (type = 'csv')

create file format ff type = 'csv' field_delimiter = '|' skip_header = 1 null_if = ('NULL') empty_field_as_null = true

create or replace task tk warehouse = w schedule = 'USING CRON 0 * * * * UTC' as insert into t select current_timestamp()

create task child after parent as call p()

create stream st on table t append_only = true

create function f(a varchar) returns varchar as $$ upper(a) $$

create or replace function area(r float) returns float as 'pi() * r * r'

create function ft() returns table (x int) as 'select 1'

create procedure sp(x float) returns string language javascript execute as owner as $$ var a = X; return "ok"; $$

copy into t from @st pattern = '.*[.]csv' file_format = (format_name = 'ff') on_error = 'continue'

copy into @st/out/ from (select * from t) file_format = (type = parquet) overwrite = true header = true

put file://c:/tmp/x.csv @%t auto_compress = false

list @~/staged pattern = '.*gz'

show tables like 'x%' in schema db.s

show grants on database d

describe table db.s.t

set v = (select count(*) from t)

grant select on future tables in schema s to role r

grant role r to user u

revoke all privileges on table t from role r

comment on column t.a is 'x'

drop schema s cascade

undrop database d

execute task tk

call sp(1.5)

select t.a, s.b from t asof join s match_condition (t.ts >= s.ts) on t.k = s.k

select * from t match_recognize (partition by id order by ts measures first(a) as fa one row per match pattern (x y+) define y as a > lag(a))

select * ilike '%id%' exclude (x) from t

select * exclude (a, b) rename (c as d) from t

select a.* exclude x, b.* rename y as z from a join b on a.id = b.id

select filter(arr, x -> x:val > 10), reduce(arr, 0, (a, x) -> a + x), transform(arr, x int -> x * 2) from t

select 1 where exists (select 1 from t where a = any (select b from u))

create or replace masking policy mp as (val string) returns string -> case when current_role() = 'A' then val else '*' end

alter table t modify column a unset masking policy

create network policy np allowed_ip_list = ('1.2.3.4/32')
